"""Meetings to come: papers, invitations, answers by a link that needs no password."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from boards import services
from boards.models import BoardKind
from boards.services.meetings import RSVP
from boards.tests.factories import a_board, a_meeting, a_partnership, a_person, a_seat
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.links.services import DeadLink, open_link, sign
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()
COMING = date(2026, 12, 2)


@pytest.fixture
def group() -> SimpleNamespace:
    """A group with a chair, a member and a meeting to come."""
    partnership = a_partnership()
    service = a_board(partnership, "Service", kind=BoardKind.SERVICE)
    board = a_board(partnership, "Forum")
    chair, member, officer, left = map(a_person, ("chair", "member", "officer", "left"))
    a_seat(chair, board, Office.GROUP_CHAIR)
    a_seat(member, board)
    a_seat(left, board, ends_on=TODAY)
    a_seat(officer, service, Office.SERVICE_OFFICER)
    return SimpleNamespace(
        board=board,
        meeting=a_meeting(board, COMING, starts_at=time(14), ends_at=time(15, 30)),
        chair=chair,
        member=member,
        officer=officer,
    )


def invited(group, **more) -> services.Written:
    return services.invite_members(
        group.meeting, **{"by": group.officer, "today": TODAY, "now": NOON, **more}
    )


def test_those_who_sit_there_on_the_day_are_written_to_once(group):
    assert invited(group) == services.Written(now=2, before=0)
    assert invited(group) == services.Written(now=0, before=2)
    letters = Letter.objects.all()
    assert {letter.to for letter in letters} == {group.chair, group.member}
    assert "2pm to 3:30pm" in letters[0].words


def test_the_page_says_how_many_letters_are_new_and_to_whom_they_go(group, client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    client.force_login(group.officer)
    address = f"/meetings/{group.meeting.pk}/invite/"
    assert "A letter goes to: chair, member." in client.get(address).content.decode()
    first = client.post(address, follow=True).content.decode()
    assert "2 letters are written. They go with the next daily mail" in first
    again = client.post(address, follow=True).content.decode()
    assert "No new letter is written: all 2 members were written to before." in again
    a_seat(a_person("newcomer"), group.board)
    page = client.get(address).content.decode()
    assert "A letter goes to: newcomer. Written to before: chair, member." in page
    third = client.post(address, follow=True).content.decode()
    assert "1 letter is written. It goes with the next daily mail" in third
    assert "2 members were written to before and get no second one." in third
    assert "Nobody gets a letter. Written to before: " in client.get(address).content.decode()


def test_a_meeting_that_is_held_after_all_is_invited_to_again(group):
    invited(group)
    said = {"because": "Snow", "by": group.officer}
    services.call_off(group.meeting, today=TODAY, now=NOON, **said)
    group.meeting = services.put_back(group.meeting, **said)
    assert invited(group) == services.Written(now=2, before=0)
    assert invited(group) == services.Written(now=0, before=2)


def token_in(letter: Letter) -> str:
    link = next(line for line in letter.words.splitlines() if "/rsvp/" in line)
    return link.rstrip("/").rsplit("/", 1)[-1]


def test_a_link_answers_once_and_only_when_it_is_sent(group, client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    invited(group)
    address = f"/rsvp/{token_in(Letter.objects.get(to=group.member))}/"
    assert client.get(address).status_code == 200
    assert not group.meeting.replies.exists()
    assert client.post(address, {"answer": "deputy", "deputy": "A deputy"}).status_code == 302
    assert group.meeting.replies.get().deputy == "A deputy"
    assert client.post(address, {"answer": "apologies"}).status_code == 410
    assert group.meeting.replies.get().answer == "deputy"


def test_the_page_after_a_link_repeats_who_answered_what_and_how_to_change_it(
    group, client, monkeypatch
):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    invited(group)
    address = f"/rsvp/{token_in(Letter.objects.get(to=group.member))}/"
    said = {"answer": "deputy", "deputy": "Ada Quill"}
    page = client.post(address, said, follow=True).content.decode()
    assert f"{group.member}: “A deputy comes for me: Ada Quill”, for {group.meeting}." in page
    assert "To change your answer, sign in and open the meeting" in page
    assert f"?next=/meetings/{group.meeting.pk}/" in page
    for odd in ("?meeting=x", "?meeting=9999999999999", "?meeting=%00", ""):
        assert '?next=/"' in client.get(f"/rsvp/answered/{odd}").content.decode()


def test_a_link_is_for_one_purpose_one_person_and_one_meeting(group):
    token = sign(RSVP, person=group.member, subject=group.meeting, until=NOON + timedelta(days=1))
    for purpose, now in ((RSVP, NOON + timedelta(days=2)), ("invitation", NOON)):
        with pytest.raises(DeadLink):
            open_link(token, purpose, now=now)
    seat = group.member.memberships.get()
    seat.ends_on = TODAY - timedelta(days=900)
    seat.save_because("left", by=None)
    with pytest.raises(DeadLink):
        open_link(token, RSVP, now=NOON)


@pytest.mark.parametrize("token", ["x", "a:b:c", "é", "a" * 5000, "e30:1abc:zzz"])
def test_a_forged_link_says_that_it_no_longer_works(group, client, token):
    assert client.get(f"/rsvp/{token}/").status_code == 410


def test_a_deputy_is_named(group, client):
    client.force_login(group.member)
    page = client.post(f"/meetings/{group.meeting.pk}/reply/", {"answer": "deputy"})
    assert "Enter who comes instead" in page.content.decode()


def test_nobody_is_asked_or_answers_after_the_meeting(group):
    after = COMING + timedelta(days=1)
    with pytest.raises(ValidationError):
        invited(group, today=after)
    with pytest.raises(ValidationError):
        services.reply(group.meeting, answer="coming", by=group.member, today=after, now=NOON)


def test_a_meeting_is_kept_by_the_service_alone(group):
    with pytest.raises(NotAllowed):
        invited(group, by=group.chair)


def test_the_hours_of_a_meeting_are_changed_by_two_at_once_without_a_loss(group, client):
    client.force_login(group.officer)
    address = f"/meetings/{group.meeting.pk}/change/"
    form = client.get(address).context["form"]
    assert form["starts_at"].value() == "2pm"
    sent = {"opened": form["opened"].value(), "because": "Agreed", "place": "Hall"}
    sent |= {"held_on_day": COMING.day, "held_on_month": COMING.month, "held_on_year": COMING.year}
    group.meeting.ends_at = time(16)
    group.meeting.save_because("longer", by=None)
    client.post(address, {**sent, "starts_at": "1pm", "ends_at": "3:30pm"})
    group.meeting.refresh_from_db()
    assert (group.meeting.starts_at, group.meeting.ends_at) == (time(13), time(16))
