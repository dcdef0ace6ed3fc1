"""Who reads a challenge, and from whom it is kept."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from boards.challenges import services
from boards.challenges.chasing import letters_owed
from boards.challenges.jobs import chase
from boards.challenges.looking import register
from boards.challenges.tests.asking import Asking, link_of, sees, signed_in
from boards.meetings.services import papers
from boards.models import Board, BoardKind
from boards.tests.factories import a_board, a_partnership, a_person, a_seat
from partnership.access.offices import Office
from partnership.outbox.models import Letter
from partnership.people.models import User

pytestmark = pytest.mark.django_db


# --- who reads it -----------------------------------------------------------------------------


def test_a_challenge_between_meetings_is_for_the_group_and_the_agency_asked(group):
    row = group.raises()
    for person in (*group.everybody, group.lead, group.top):
        assert sees(person) == {row.reference}
    assert sees(group.practitioner) == set()


def test_a_practitioner_reads_what_they_are_named_to_answer_while_they_hold_an_office(
    group,
):
    row = group.raises(responder=group.practitioner)
    assert sees(group.practitioner) == {row.reference}
    post = group.practitioner.appointments.get()
    post.ends_on = group.today - timedelta(days=1)
    post.save_because("left", by=None)
    assert sees(group.practitioner) == set()
    letters = [draft.to for drafts in letters_owed(row.due_on) for draft in drafts]
    assert letters == [group.lead]


def test_a_closed_one_is_kept_from_the_members(group):
    row = group.raises(closed_because="Names a service that can be known")
    assert sees(group.constable) == sees(group.nurse) == set()
    for person in (group.officer, group.independent, group.chair, group.lead):
        assert sees(person) == {row.reference}


def test_one_from_a_restricted_item_is_for_its_readers_and_the_agency_alone(group):
    row = group.raises(line=group.line(restricted=True))
    assert sees(group.constable) == set()  # the minutes are not checked
    group.checks()
    assert sees(group.constable) == {row.reference}
    assert sees(group.nurse) == set()
    assert sees(group.lead) == {row.reference}
    letter = Letter.objects.get(to=group.lead, subject_id=row.pk, key__startswith="challenge:")
    assert "/by-link/" not in letter.words + letter.path  # it is answered after signing in


def test_an_item_closed_later_closes_its_challenge_and_its_links_too(group):
    row = group.raises(line=group.line())
    group.checks()
    assert sees(group.nurse) == {row.reference}
    link = link_of(Letter.objects.get(to=group.lead))
    item = row.line.item
    papers.restrict_item(item, readers=[group.police], because="A case", by=group.officer)
    assert sees(group.nurse) == set()
    assert Client().get(link).status_code == 410


def test_what_is_kept_from_a_person_is_kept_from_them_here_too(group):
    row = group.raises(line=group.line())
    group.checks()
    papers.withhold(row.line.item, person=group.officer, because="Interest", by=group.officer)
    papers.withhold(row.line.item, person=group.lead, because="Interest", by=officer_two(group))
    assert sees(group.officer) == sees(group.lead) == set()
    assert sees(group.constable) == {row.reference}


def test_no_letter_tells_of_a_challenge_to_whom_its_item_is_kept_from(group):
    row = group.raises(line=group.line(), by=group.officer)
    group.checks()
    for person in (group.chair, group.lead):
        papers.withhold(row.line.item, person=person, because="Interest", by=group.officer)
    Letter.objects.all().delete()
    chase(key="", now=group.now + timedelta(days=60))
    services.answer_challenge(row, words="They are", by=group.top, today=group.today, now=group.now)
    told = {letter.to for letter in Letter.objects.filter(key__startswith="challenge:")}
    assert not told & {group.chair, group.lead}
    assert group.independent in told


def test_who_raised_a_challenge_and_left_hears_nothing_of_its_answer(group):
    row = group.raises()
    seat = group.chair.memberships.get()
    seat.ends_on = group.today - timedelta(days=1)
    seat.save_because("left", by=None)
    group.answers(row)
    assert not Letter.objects.filter(to=group.chair).exists()
    assert Letter.objects.filter(to=group.independent, heading__contains="an answer").exists()


def officer_two(group: Asking) -> User:
    person = a_person("Second officer")
    service = Board.objects.get(partnership=group.partnership, kind=BoardKind.SERVICE)
    a_seat(person, service, Office.SERVICE_OFFICER)
    return person


def test_another_partnership_finds_no_trace(group):
    row = group.raises()
    there = a_partnership("Elsewhere")
    outsider = a_person("outsider")
    a_seat(
        outsider, a_board(there, "Their service", kind=BoardKind.SERVICE), Office.HEAD_OF_SERVICE
    )
    assert sees(outsider) == set()
    client = signed_in(outsider)
    assert client.get(row.get_absolute_url()).status_code == 404
    log = reverse("challenges:register", args=[group.partnership.key])
    assert client.get(log).status_code == 404
    own = client.get(reverse("challenges:register", args=[there.key]), {"group": row.board.key})
    assert own.status_code == 200
    assert str(row.board) not in own.content.decode()
    found = register(outsider, group.partnership, {"show": "all"}, group.today)
    assert (list(found.rows), found.groups, found.agencies) == ([], [], [])


# --- the register -----------------------------------------------------------------------------


def test_what_is_kept_from_somebody_is_answered_after_signing_in_alone(
    group: Asking, client: Client
):
    line = group.line()
    row = group.raises(line=line)
    letter = Letter.objects.get(to=group.lead)
    address = letter.words[letter.words.index("/challenges/") :].split()[0]
    assert client.get(address).status_code == 200
    papers.withhold(line.item, person=group.nurse, because="An interest", by=group.officer)
    assert client.get(address).status_code == 410
    other = group.line()
    papers.withhold(other.item, person=group.nurse, because="An interest", by=group.officer)
    group.raises("Another", line=other)
    newest = Letter.objects.filter(to=group.lead).latest("pk")
    assert "without a password" not in newest.words
    assert row.pk
