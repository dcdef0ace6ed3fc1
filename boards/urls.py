"""The addresses of boards and agencies."""

from django.urls import path

from boards import letters_views, views

app_name = "boards"
urlpatterns = [
    path("boards/", views.structure, name="structure"),
    path("boards/<slug:key>/", views.board, name="board"),
    path("boards/<slug:key>/meetings/new/", views.record_meeting, name="record_meeting"),
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/<slug:key>/", views.agency, name="agency"),
    path("letters/", letters_views.letters, name="letters"),
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
