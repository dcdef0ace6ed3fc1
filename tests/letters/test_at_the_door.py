"""What is written is asked again before it leaves: still so, still theirs to see."""

from datetime import date, timedelta

from django.core import mail

from boards.models import BoardKind
from partnership.access.offices import Office
from partnership.outbox import door
from partnership.outbox.jobs import digest, sweep
from partnership.outbox.models import Letter
from partnership.outbox.services import Draft, deliver, post
from partnership.people.models import User
from reviews.services import publish, record_notice
from tests.factories import board, seat
from tests.letters.days import AWARE, LAST, news, noon


def test_a_reminder_of_what_is_done_meanwhile_is_not_sent(world, incident):
    row = incident(AWARE)
    sweep("a", noon(LAST))
    record_notice(row, on=LAST, by=world.officer, today=LAST)
    assert deliver(now=noon(LAST)) == 0
    assert Letter.objects.get().dropped_because == door.DONE


def test_a_reminder_whose_day_has_moved_is_not_sent(world, incident):
    incident(AWARE)
    sweep("a", noon(LAST))
    letter = Letter.objects.get()
    Letter.objects.update(due_on=letter.due_on + timedelta(days=1))
    assert deliver(now=noon(LAST)) == 0
    assert Letter.objects.get().dropped_because == door.MOVED


def test_lines_that_may_no_longer_be_seen_are_left_out_and_an_empty_daily_mail_is_not_sent(
    world, incident
):
    row, other = incident(AWARE), board(world.partnership, BoardKind.TASK)
    drafts = [news(world.member, subject) for subject in (row, other)]
    drafts.append(news(world.chair, row))
    post(drafts, now=noon(AWARE))
    digest("a", noon(AWARE))
    for who in (world.member, world.chair):
        seat(who, Office.GROUP_MEMBER, other)
        tenure = who.memberships.get(board=world.group)
        tenure.ends_on = AWARE - timedelta(days=1)
        tenure.save_because("moved", by=world.head)
    assert deliver(now=noon(AWARE)) == 1
    [message] = mail.outbox
    assert message.subject == "Your daily mail: 1 thing"
    assert str(other) in message.body
    assert row.reference not in message.body
    assert set(Letter.objects.filter(sent_at=None).values_list("dropped_because", flat=True)) == {
        door.MAY_NOT_SEE
    }
    assert deliver(now=noon(AWARE) + timedelta(days=1)) == 0


def test_who_holds_no_office_is_told_nothing_even_of_what_everybody_may_see(
    world, signed_off, plan, send
):
    row = signed_off(date(2026, 3, 17))
    send(row, date(2026, 3, 18))
    row = plan(row, date(2026, 4, 20), today=date(2026, 3, 18))
    page = publish(row, by=world.officer, today=date(2026, 4, 20))
    day = date(2026, 4, 21)
    post([news(world.stranger, page), news(world.member, page)], now=noon(day))
    digest("a", noon(day))
    assert deliver(now=noon(day)) == 1
    assert Letter.objects.get(to=world.stranger).dropped_because == door.LEFT
    assert [message.to for message in mail.outbox] == [[world.member.email]]


def test_a_closed_account_is_told_nothing_not_even_account_matters(world):
    User.objects.filter(pk=world.stranger.pk).update(is_active=False)
    post([news(world.stranger, world.stranger)], now=noon(AWARE))
    assert deliver(now=noon(AWARE)) == 0
    assert Letter.objects.get().dropped_because == door.LEFT


def test_every_mail_ends_with_whom_to_ring_and_answers_no_robot(settings, world, incident):
    row = incident(AWARE)
    post([Draft("k", world.officer, row, "A\r\nBcc: all@example.org", "News.")], now=noon(AWARE))
    digest("a", noon(AWARE))
    deliver(now=noon(AWARE))
    sweep("a", noon(LAST))
    deliver(now=noon(LAST))
    assert len(mail.outbox) == 2
    for message in mail.outbox:
        assert message.body.count(settings.SERVICE_PHONE) == 1
        assert message.extra_headers["Auto-Submitted"] == "auto-generated"
        assert not set("\r\n") & set(message.subject)
        assert message.recipients() == [world.officer.email]
