"""Addresses of child deaths, their figures and the panel's reports."""

from django.urls import path

from reviews.deaths.views import acts, deaths, figures, public, reports

app_name = "deaths"
DEATH = "deaths/<int:pk>/"
REPORT = "deaths/reports/<int:pk>/"
urlpatterns = [
    path("deaths/of/<slug:key>/", deaths.register, name="register"),
    path("deaths/of/<slug:key>/new/", deaths.record, name="record"),
    path("deaths/of/<slug:key>/figures/", figures.figures, name="figures"),
    path("deaths/of/<slug:key>/figures/new/", figures.enter, name="enter"),
    path("deaths/of/<slug:key>/reports/", reports.reports, name="reports"),
    path("deaths/of/<slug:key>/reports/new/", reports.begin, name="begin_report"),
    path("deaths/figures/<int:pk>/correct/", figures.correct, name="correct"),
    path("boards/<slug:key>/deaths/", deaths.of_board, name="of_board"),
    path(DEATH, deaths.death, name="death"),
    path(f"{DEATH}change/", acts.change, name="change"),
    path(f"{DEATH}stage/<slug:stage>/", acts.stage, name="stage"),
    path(f"{DEATH}suspicion/", acts.suspicion, name="suspicion"),
    path(f"{DEATH}pause/", acts.pause, name="pause"),
    path(f"{DEATH}pause/<int:number>/end/", acts.end_pause, name="end_pause"),
    path(f"{DEATH}reviewed/", acts.reviewed, name="reviewed"),
    path(f"{DEATH}late/<slug:code>/", acts.late, name="late"),
    path(f"{DEATH}ask/", acts.ask, name="ask"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}change/", reports.change, name="change_report"),
    path(f"{REPORT}check/", reports.check, name="check"),
    path(f"{REPORT}confirm/", reports.confirm, name="confirm"),
    path(f"{REPORT}publish/", reports.publish, name="publish"),
    path(f"{REPORT}withdraw/", reports.withdraw, name="withdraw"),
    path(f"{REPORT}<slug:edition>/", reports.edition, name="edition"),
    path(f"{REPORT}<slug:edition>/report.<slug:format>", reports.paper, name="paper"),
    path("published/child-deaths/", public.published, name="published"),
    path("published/child-deaths/<slug:slug>/", public.publication, name="publication"),
    path("published/child-deaths/<slug:slug>/report/", public.paper, name="publication_paper"),
]
