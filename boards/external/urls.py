"""The addresses of the register of outside bodies."""

from django.urls import path

from boards.external.views import acts, following, register

app_name = "external"
urlpatterns = [
    path("external/of/<slug:key>/", register.of_partnership, name="register"),
    path("external/of/<slug:key>/new/", acts.record, name="record"),
    path("agencies/<slug:key>/external/", register.of_agency, name="of_agency"),
    path("external/<int:pk>/", register.entry, name="entry"),
    path("external/<int:pk>/change/", acts.change, name="change"),
    path("external/<int:pk>/answer/", acts.answer, name="answer"),
    path("external/<int:pk>/no-answer/", acts.no_answer, name="no_answer"),
    path("external/<int:pk>/open-again/", acts.reopen, name="reopen"),
    path("external/<int:pk>/file/", acts.add_file, name="add_file"),
    path("external/<int:pk>/strike/", acts.strike, name="strike"),
    path("external/<int:pk>/action/", following.raise_action, name="raise_action"),
    path("external/<int:pk>/link/", following.link_action, name="link_action"),
    path("external/<int:pk>/challenge/", following.challenge, name="challenge"),
]
