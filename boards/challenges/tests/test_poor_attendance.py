"""Poor attendance: when a letter is drafted, who sends it, who reads it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.challenges import services
from boards.challenges.models import Source, State
from boards.challenges.services import Attended
from boards.challenges.tests.asking import Asking, sees, signed_in
from boards.tests.factories import a_board
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


def attended(group: Asking, *was_there: bool) -> list[Attended]:
    first = group.today - timedelta(days=200)
    return [
        Attended(group.trust.pk, n, first + timedelta(days=30 * n), there)
        for n, there in enumerate(was_there)
    ]


@pytest.mark.parametrize(
    ("was_there", "meetings"),
    [
        ((True, True, False), None),
        ((False, False, True), None),
        ((True, False, False), (1, 2)),
        ((False, True, False, True, False), (0, 2, 4)),
    ],
)
def test_two_meetings_running_or_three_of_a_year_are_poor_attendance(group, was_there, meetings):
    rows = attended(group, *was_there)
    limits = services.limits_of(group.partnership, group.today)
    found = services.poor_attenders(reversed(rows), limits, today=group.today)
    assert [one.meetings for one in found] == ([meetings] if meetings else [])


def test_the_chair_edits_and_sends_the_drafted_letter_and_the_answer_is_logged(group):
    by = {"by": group.officer, "today": group.today}
    row = services.draft_attendance_challenge(group.board, group.trust, absences=[group.held], **by)
    assert (row.state, row.source) == (State.DRAFT, Source.ATTENDANCE)
    again = services.draft_attendance_challenge(
        group.board, group.trust, absences=[group.held], **by
    )
    assert again == row
    assert sees(group.constable) == sees(group.lead) == set()
    client = signed_in(group.chair)
    page = reverse("challenges:send", args=[row.pk])
    assert str(group.trust) in client.get(page).content.decode()
    assert client.post(page, {"letter": "Tell us who will come."}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.letter) == (State.ASKED, "Tell us who will come.")
    assert (
        "Tell us who will come."
        in signed_in(group.lead).get(row.get_absolute_url()).content.decode()
    )
    assert group.answers(row).state == State.ANSWERED
    with pytest.raises(ValidationError, match="no draft"):
        services.send_draft(row, letter="x", by=group.chair, today=group.today, now=group.now)


def test_a_drafted_letter_that_was_withdrawn_stays_with_the_chairs_and_the_service(group):
    by = {"by": group.officer, "today": group.today}
    row = services.draft_attendance_challenge(group.board, group.trust, absences=[group.held], **by)
    group.withdraws(row, "The register was wrong")
    assert not Letter.objects.exists(), "nobody was written to of it"
    for person in (group.lead, group.top, group.constable, group.nurse):
        assert sees(person) == set()
        assert signed_in(person).get(row.get_absolute_url()).status_code == 404
    for person in (group.officer, group.chair, group.independent):
        assert sees(person) == {row.reference}
    sent = group.raises()
    group.withdraws(sent)
    assert sees(group.lead) == sees(group.constable) == {sent.reference}


def test_a_letter_about_no_meeting_or_one_of_another_group_is_not_drafted(group):
    other = a_board(group.partnership, "Other group")
    held = [] if other.meetings.exists() else [group.meeting]  # still to come
    for absences in ([], held):
        with pytest.raises(ValidationError, match="seat was empty"):
            services.draft_attendance_challenge(
                group.board, group.trust, absences=absences, by=group.chair, today=group.today
            )
