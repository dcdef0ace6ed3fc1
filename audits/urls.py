"""Addresses of self-assessments."""

from django.urls import path

from audits.views import (
    challenging,
    evidence,
    following,
    moderating,
    returning,
    setting_up,
    surveying,
    wording,
    workbook,
)

app_name = "audits"
HERE = "self-assessments/of/<slug:key>/"
RETURN = "self-assessments/returns/<int:pk>/"
EDITION = "self-assessments/editions/<int:pk>/"
ANSWER = "self-assessments/answers/<int:pk>/"
DAY = "self-assessments/days/<int:pk>/"
TURN = "self-assessments/turns/<int:pk>/"
SECTION = "self-assessments/standards/<int:pk>/"
urlpatterns = [
    path(HERE, setting_up.register, name="register"),
    path(f"{HERE}take-over/", setting_up.take_over, name="take_over"),
    path(f"{HERE}new/", setting_up.draw_up, name="draw_up"),
    path(EDITION, setting_up.edition, name="edition"),
    path(f"{EDITION}publish/", setting_up.publish, name="publish"),
    path(f"{EDITION}next/", wording.begin, name="begin_edition"),
    path(f"{EDITION}add/", wording.add_standard, name="add_standard"),
    path(f"{EDITION}workbook.xlsx", workbook.take_wording, name="take_wording"),
    path(f"{EDITION}workbook/", workbook.bring_wording, name="bring_wording"),
    path(f"{EDITION}workbook/<int:sheet>/", workbook.one_wording, name="wording"),
    path("self-assessments/worded/<int:pk>/rename/", wording.rename, name="rename_standard"),
    path("self-assessments/worded/<int:pk>/drop/", wording.drop_standard, name="drop_standard"),
    path("self-assessments/worded/<int:pk>/add/", wording.add_question, name="add_question"),
    path("self-assessments/questions/<int:pk>/", wording.question, name="question"),
    path("self-assessments/questions/<int:pk>/drop/", wording.drop_question, name="drop_question"),
    path("self-assessments/cycles/<int:pk>/", setting_up.cycle, name="cycle"),
    path("self-assessments/cycles/<int:pk>/launch/", setting_up.launch, name="launch"),
    path("self-assessments/cycles/<int:pk>/survey/", surveying.gap, name="gap"),
    path("self-assessments/cycles/<int:pk>/survey/open/", surveying.open_it, name="open_survey"),
    path("self-assessments/cycles/<int:pk>/days/new/", challenging.plan, name="plan_day"),
    path(DAY, challenging.day, name="challenge_day"),
    path(f"{DAY}tell/", challenging.tell, name="tell_agencies"),
    path(f"{TURN}change/", challenging.change, name="change_slot"),
    path(f"{TURN}outcome/", challenging.outcome, name="say_outcome"),
    path("surveys/<str:token>/", surveying.by_link, name="survey_by_link"),
    path("self-assessments/cycles/<int:pk>/prompts/", following.prompts, name="prompts"),
    path("self-assessments/cycles/<int:pk>/over-time/", following.over_time, name="over_time"),
    path(RETURN, returning.one, name="return"),
    path(f"{RETURN}standard/<int:number>/who/", returning.give, name="give"),
    path(f"{RETURN}carry-over/", returning.carry_over, name="carry_over"),
    path(f"{RETURN}check/", returning.check, name="check"),
    path(f"{RETURN}workbook.xlsx", workbook.take, name="take_workbook"),
    path(f"{RETURN}workbook/", workbook.bring, name="bring_workbook"),
    path(f"{RETURN}workbook/<int:sheet>/", workbook.one, name="workbook"),
    path(f"{RETURN}longer/", moderating.extend, name="extend"),
    path(f"{RETURN}send-back/", moderating.send_back, name="send_back"),
    path(SECTION, returning.answer, name="answer"),
    path(f"{SECTION}evidence/<int:question>/", evidence.add, name="add_evidence"),
    path(f"{SECTION}evidence/<int:question>/again/", evidence.use, name="use_evidence"),
    path("self-assessments/evidence/<int:pk>/off/", evidence.take_off, name="take_off"),
    path(ANSWER, moderating.one, name="one_answer"),
    path(f"{ANSWER}remark/", moderating.remark, name="remark"),
    path(f"{ANSWER}moderate/", moderating.moderate, name="moderate"),
    path(f"{ANSWER}reply/", moderating.reply, name="reply"),
    path(f"{ANSWER}final/", moderating.make_final, name="make_final"),
    path(f"{ANSWER}challenge/", following.challenge, name="challenge"),
    path(f"{ANSWER}action/", following.action, name="action"),
    path(f"{ANSWER}regrade/", moderating.regrade, name="regrade"),
]
