"""The addresses of boards and agencies."""

from django.urls import path

from boards import arranging_views as arranging
from boards import (
    components_views,
    health_views,
    import_views,
    letters_views,
    seat_views,
    views,
    waiting_views,
)
from boards import meeting_views as meetings

app_name = "boards"
urlpatterns = [
    path("about/clock/", health_views.clock, name="clock"),
    path("boards/", views.structure, name="structure"),
    path("boards/<slug:key>/", views.board, name="board"),
    path("boards/<slug:key>/meetings/new/", views.record_meeting, name="record_meeting"),
    path("boards/<slug:key>/change/", arranging.change_board, name="change_board"),
    path("boards/<slug:key>/reports-to/", arranging.move_board, name="move_board"),
    path("boards/<slug:key>/close/", arranging.end_board, name="end_board"),
    path("boards/<slug:key>/seats/", seat_views.seats, name="seats"),
    path("boards/<slug:key>/seats/new/", seat_views.open_seat, name="open_seat"),
    path("seats/<int:pk>/", seat_views.seat, name="seat"),
    path("seats/<int:pk>/change/", seat_views.change_seat, name="change_seat"),
    path("seats/<int:pk>/end/", seat_views.end_seat, name="end_seat"),
    path("seats/<int:pk>/deputies/new/", seat_views.add_deputy, name="add_deputy"),
    path("deputies/<int:pk>/end/", seat_views.end_deputy, name="end_deputy"),
    path("registers/", views.registers_of_work, name="registers"),
    path("imports/<slug:key>/", import_views.imports, name="imports"),
    path("imports/<slug:key>/of/<int:pk>/", import_views.one, name="import"),
    path("imports/<slug:key>/of/<int:pk>/apply/", import_views.apply, name="apply_import"),
    path("imports/<slug:key>/of/<int:pk>/invite/", import_views.invite, name="invite_imported"),
    path("imports/<slug:key>/of/<int:pk>/undo/", import_views.take_back, name="undo_import"),
    path("imports/<slug:key>/<slug:kind>/", import_views.upload, name="import_sheet"),
    path(
        "imports/<slug:key>/<slug:kind>/template.<slug:form>",
        import_views.template,
        name="import_template",
    ),
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/<slug:key>/", views.agency, name="agency"),
    path("agencies/<slug:key>/change/", arranging.change_agency, name="change_agency"),
    path("agencies/<slug:key>/end/", arranging.end_agency, name="end_agency"),
    path("agencies/<slug:key>/team/new/", views.invite_colleague, name="invite_colleague"),
    path("agencies/<slug:key>/team/<int:tenure>/end/", views.end_colleague, name="end_colleague"),
    path("listings/<int:pk>/change/", arranging.change_entry, name="change_entry"),
    path("listings/<int:pk>/end/", arranging.take_off_list, name="take_off_list"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/change/", meetings.change_meeting, name="change_meeting"),
    path("meetings/<int:pk>/not-held/", meetings.call_off, name="call_off"),
    path("meetings/<int:pk>/held/", meetings.put_back, name="put_back"),
    path("meetings/<int:pk>/invite/", meetings.invite, name="invite_to_meeting"),
    path("meetings/<int:pk>/reply/", meetings.reply, name="reply"),
    path("rsvp/answered/", meetings.answered, name="answered"),
    path("rsvp/<str:token>/", meetings.reply_by_link, name="reply_by_link"),
    path("components/", components_views.components, name="components"),
    path("set-up/", arranging.arrangements, name="arrangements"),
    path("set-up/<str:token>/", arranging.open_partnership, name="open_partnership"),
    path("partnerships/<slug:key>/", arranging.change_partnership, name="change_partnership"),
    path("partnerships/<slug:key>/agencies/new/", arranging.add_agency, name="add_agency"),
    path("partnerships/<slug:key>/boards/new/", arranging.add_board, name="add_board"),
    path("partnerships/<slug:key>/not-in-yet/", waiting_views.waiting, name="waiting"),
    path(
        "partnerships/<slug:key>/not-in-yet/<int:pk>/again/",
        waiting_views.send_again,
        name="send_again",
    ),
    path("letters/", letters_views.letters, name="letters"),
    path("letters/<int:pk>/file/<slug:format>/", letters_views.letter_as_file, name="letter_file"),
    path("letters/<int:pk>/again/", letters_views.letter_again, name="letter_again"),
    path("letters/<int:pk>/aside/", letters_views.letter_aside, name="letter_aside"),
    path("vacancies/", letters_views.vacancies, name="vacancies"),
    *(
        path(f"{place}/<slug:key>/mailboxes/{rest}", view, name=name)
        for place, rest, view, name in (
            ("boards", "", letters_views.board_mailboxes, "board_mailboxes"),
            ("boards", "new/", letters_views.add_board_mailbox, "add_board_mailbox"),
            ("boards", "<int:pk>/end/", letters_views.end_board_mailbox, "end_board_mailbox"),
            ("agencies", "", letters_views.agency_mailboxes, "agency_mailboxes"),
            ("agencies", "new/", letters_views.add_agency_mailbox, "add_agency_mailbox"),
            ("agencies", "<int:pk>/end/", letters_views.end_agency_mailbox, "end_agency_mailbox"),
        )
    ),
]
