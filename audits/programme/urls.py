"""Addresses of the programme of audits."""

from django.urls import path

from audits.programme.views import judging, planning, reporting

app_name = "programme"
AUDIT = "audits/<int:pk>/"
PART = "audits/parts/<int:pk>/"
urlpatterns = [
    path("audits/of/<slug:key>/", planning.register, name="register"),
    path("audits/of/<slug:key>/plan/", planning.plan, name="plan"),
    path("audits/of/<slug:key>/tell/", reporting.log, name="log"),
    path(AUDIT, planning.one, name="audit"),
    path(f"{AUDIT}move/", planning.move, name="move"),
    path(f"{AUDIT}not-done/", planning.give_up, name="give_up"),
    path(f"{AUDIT}cases/", planning.add_cases, name="add_cases"),
    path(f"{AUDIT}ask/", planning.ask, name="ask"),
    path(f"{AUDIT}report/", reporting.report, name="report"),
    path(f"{AUDIT}findings/add/", reporting.add_finding, name="add_finding"),
    path(f"{AUDIT}actions/<int:action>/", reporting.recheck, name="recheck"),
    path("audits/cases/<int:pk>/drop/", planning.drop_case, name="drop_case"),
    path("audits/findings/<int:pk>/action/", reporting.action, name="action"),
    path(PART, judging.part, name="part"),
    path(f"{PART}cases/<int:case>/", judging.judge, name="judge"),
    path(f"{PART}hand-in/", judging.hand_in, name="hand_in"),
    path(f"{PART}send-back/", judging.send_back, name="send_back"),
    path("audits/judgements/<int:pk>/agree/", judging.agree, name="agree"),
]
