"""The addresses of challenges."""

from django.urls import path

from boards.challenges.views import acts, log

app_name = "challenges"
urlpatterns = [
    path("partnerships/<slug:key>/challenges/", log.log, name="register"),
    path("boards/<slug:key>/challenges/", log.of_board, name="of_board"),
    path("boards/<slug:key>/challenges/new/", log.raise_one, name="raise_one"),
    path("lines/<int:pk>/challenge/", log.raise_line, name="raise_line"),
    path("challenges/answered/", acts.answered, name="answered"),
    path("challenges/by-link/<str:token>/", acts.answer_by_link, name="answer_by_link"),
    path("challenges/<int:pk>/", log.challenge, name="challenge"),
    path("challenges/<int:pk>/answer/", acts.answer, name="answer"),
    path("challenges/<int:pk>/judge/", acts.judge, name="judge"),
    path("challenges/<int:pk>/due-day/", acts.move, name="move"),
    path("challenges/<int:pk>/withdraw/", acts.withdraw, name="withdraw"),
    path("challenges/<int:pk>/send/", acts.send, name="send"),
    path("challenges/<int:pk>/action/", acts.raise_action, name="raise_action"),
]
