"""The addresses of actions."""

from django.urls import path

from boards.actions.views import acts, deciding, mine, reading

app_name = "actions"
urlpatterns = [
    path("boards/<slug:key>/actions/", reading.of_board, name="of_board"),
    path("boards/<slug:key>/actions/new/", acts.raise_one, name="raise_action"),
    path("agencies/<slug:key>/actions/", reading.of_agency, name="of_agency"),
    path("meetings/<int:pk>/actions/", reading.of_meeting, name="of_meeting"),
    path("actions/", reading.register, name="register"),
    path("actions/mine/", mine.all_mine, name="mine"),
    path("actions/by-link/<str:token>/", mine.by_link, name="by_link"),
    path("actions/<int:pk>/", reading.action, name="action"),
    path("actions/<int:pk>/update/", acts.update, name="update"),
    path("actions/<int:pk>/move/", acts.move, name="move"),
    path("actions/<int:pk>/close/", acts.close, name="close"),
    path("actions/<int:pk>/open-again/", acts.reopen, name="reopen"),
    path("actions/<int:pk>/judge/", acts.judge, name="judge"),
    path("actions/<int:pk>/owner/", acts.hand_over, name="hand_over"),
    path("actions/<int:pk>/spoken-of/", acts.discussed, name="discussed"),
    path("actions/updates/<int:pk>/", deciding.answer, name="answer"),
    path("actions/moves/<int:pk>/", deciding.decide_move, name="decide_move"),
    path("actions/closings/<int:pk>/", deciding.end, name="end"),
    path("actions/closings/<int:pk>/lasted/", deciding.check, name="check"),
]
