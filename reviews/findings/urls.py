"""Addresses of what reviews teach."""

from django.urls import path

from reviews.findings.views import answering, learning, national, recommending, registers, themes

app_name = "findings"
REVIEW = "reviews/<slug:reference>/learning/"
FINDING = "learning/findings/<int:pk>/"
ONE = "learning/recommendations/<int:pk>/"
HERE = "learning/of/<slug:key>/"
NATIONAL = "learning/national/"
urlpatterns = [
    path(REVIEW, learning.learning, name="learning"),
    path(f"{REVIEW}new/", learning.record_finding, name="record_finding"),
    path(f"{FINDING}change/", learning.change_finding, name="change_finding"),
    path(f"{FINDING}strike/", learning.strike_finding, name="strike_finding"),
    path(f"{FINDING}shared/", learning.say_shared, name="say_shared"),
    path(
        f"{FINDING}shared/<int:sharing>/withdraw/",
        learning.withdraw_sharing,
        name="withdraw_sharing",
    ),
    path(f"{FINDING}recommend/", recommending.recommend, name="recommend"),
    path(ONE, recommending.recommendation, name="recommendation"),
    path(f"{ONE}change/", recommending.change, name="change"),
    path(f"{ONE}withdraw/", recommending.withdraw, name="withdraw"),
    path(f"{ONE}send/", recommending.send, name="send"),
    path(f"{ONE}call-back/", recommending.call_back, name="call_back"),
    path(f"{ONE}action/", recommending.raise_action, name="raise_action"),
    path(f"{ONE}decide/", answering.decide, name="decide"),
    path(f"{ONE}check/", answering.check, name="check"),
    path(f"{HERE}recommendations/", registers.register, name="register"),
    path(f"{HERE}findings/", registers.findings, name="findings"),
    path(f"{HERE}grid/", registers.grid, name="grid"),
    path(f"{HERE}themes/", themes.themes, name="themes"),
    path(f"{HERE}themes/new/", themes.add_theme, name="add_theme"),
    path("learning/themes/<int:pk>/retire/", themes.retire_theme, name="retire_theme"),
    path(f"{HERE}national/", national.national, name="national"),
    path(f"{HERE}national/new/", national.record_report, name="record_report"),
    path(f"{NATIONAL}reports/<int:pk>/add/", national.add, name="add_national"),
    path(f"{NATIONAL}<int:pk>/", national.one, name="national_one"),
    path(f"{NATIONAL}<int:pk>/status/", national.say_status, name="say_status"),
    path(f"{NATIONAL}<int:pk>/strike/", national.strike, name="strike_national"),
    path(f"{NATIONAL}<int:pk>/action/", national.raise_action, name="national_action"),
]
