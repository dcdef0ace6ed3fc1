"""The addresses of agendas, items and papers."""

from django.urls import path

from boards.meetings.views import agenda, decisions, files, items, minutes, papers

app_name = "meetings"
urlpatterns = [
    path("boards/<slug:key>/propose/", agenda.propose, name="propose"),
    path("meetings/<int:pk>/agenda/", agenda.agenda, name="agenda"),
    path("meetings/<int:pk>/agenda/draw-up/", agenda.draw_up, name="draw_up"),
    path("meetings/<int:pk>/agenda/times/", agenda.save_times, name="save_times"),
    path("meetings/<int:pk>/agenda/new/", agenda.add_item, name="add_item"),
    path("meetings/<int:pk>/agenda/take/<int:item>/", agenda.take_in, name="take_in"),
    path(
        "meetings/<int:pk>/agenda/suggested/take/", agenda.take_suggestion, name="take_suggestion"
    ),
    path(
        "meetings/<int:pk>/agenda/suggested/leave/",
        agenda.leave_suggestion,
        name="leave_suggestion",
    ),
    path("meetings/<int:pk>/issue/", agenda.issue, name="issue"),
    path("meetings/<int:pk>/pack/", papers.pack, name="pack"),
    path("papers/<int:pk>/", papers.paper, name="paper"),
    path("papers/<int:pk>/withdraw/", papers.withdraw, name="withdraw_paper"),
    path("items/<int:pk>/decline/", agenda.decline, name="decline_item"),
    path("meetings/<int:pk>/files/<slug:what>/<slug:format>/", files.take_away, name="take_away"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("items/<int:pk>/", items.item, name="item"),
    path("items/<int:pk>/change/", items.change, name="change_item"),
    path("items/<int:pk>/up/", items.move, {"way": "up"}, name="move_up"),
    path("items/<int:pk>/down/", items.move, {"way": "down"}, name="move_down"),
    path("items/<int:pk>/off/", items.drop, name="drop_item"),
    path("items/<int:pk>/back/", items.bring_back, name="bring_back"),
    path("items/<int:pk>/papers/new/", items.add_paper, name="add_paper"),
    path("items/<int:pk>/readers/", items.restrict, name="restrict"),
    path("items/<int:pk>/open/", items.open_up, name="open_item"),
    path("items/<int:pk>/withhold/", items.withhold, name="withhold"),
    path("items/<int:pk>/withheld/<int:row>/end/", items.give_back, name="give_back"),
    path("meetings/<int:pk>/minutes/", minutes.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/begin/", minutes.begin, name="begin_minutes"),
    path("items/<int:pk>/minutes/", minutes.minute_item, name="minute_item"),
    path("items/<int:pk>/correct/", minutes.correct, name="correct"),
    path("minutes/<int:pk>/send/", minutes.send, name="send_minutes"),
    path("minutes/<int:pk>/take-back/", minutes.take_back, name="take_back_minutes"),
    path("minutes/<int:pk>/check/", minutes.check, name="check_minutes"),
    path("minutes/<int:pk>/send-back/", minutes.send_back, name="send_back_minutes"),
    path("minutes/<int:pk>/approve/", minutes.approve, name="approve_minutes"),
    path("lines/<int:pk>/change/", minutes.change_line, name="change_line"),
    path("lines/<int:pk>/action/", minutes.make_action, name="make_action"),
    path("lines/<int:pk>/strike/", minutes.drop_line, name="drop_line"),
    path("papers/<int:pk>/versions/new/", items.add_version, name="add_version"),
]
