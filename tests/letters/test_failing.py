"""Letters that fail: tried again, told to officers, set aside."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.letters import letters_seen
from partnership.outbox import services
from partnership.outbox.jobs import digest
from partnership.outbox.models import Handling, Letter
from partnership.outbox.services import deliver, post
from tests.factories import World, listing
from tests.letters.days import AWARE, news, noon


def refuse(code: int, *addresses: str) -> Any:
    """A mail server that answers these addresses with this number."""

    def send(backend: Any, messages: Any) -> int:
        for message in messages:
            if message.to[0] in addresses:
                raise SMTPRecipientsRefused({message.to[0]: (code, b"no such user")})
            mail.outbox.append(message)
        return len(messages)

    return send


@pytest.fixture
def refused(world, incident, monkeypatch):
    """A letter to the officer whose address the mail server refuses for good."""
    row, now = incident(timezone.localdate() - timedelta(days=30)), timezone.now()
    drafts = [news(who, row, kind="reminder-late") for who in (world.officer, world.head)]
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse(550, world.officer.email))
        post(drafts, now=now)
        assert deliver(now=now) == 1
    return Letter.objects.get(to=world.officer)


def test_an_address_refused_for_good_fails_for_good_and_stops_no_other(world, refused):
    assert refused.failed_at
    assert world.officer.email not in refused.last_error
    assert [message.to for message in mail.outbox] == [[world.head.email]]
    assert deliver(now=timezone.now() + timedelta(days=9)) == 0
    assert services.stuck_letters(timezone.now() + timedelta(days=9)) == 0


def test_an_address_refused_for_now_is_tried_again(world, monkeypatch):
    services.choose(world.officer, {"told-of-change": "at_once"})
    post([news(world.officer, world.group)], now=noon(AWARE))
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse(450, world.officer.email))
        assert deliver(now=noon(AWARE)) == 0
    letter = Letter.objects.get()
    assert (letter.failed_at, letter.last_error) == (None, "SMTPRecipientsRefused: 450")
    assert deliver(now=noon(AWARE) + services.FIRST_PAUSE * 1.1) == 1


def test_officers_are_told_on_the_home_page_and_see_which_and_why(client, world, refused):
    client.force_login(world.head)
    assert "1 letter did not go." in client.get(reverse("reporting:home")).content.decode()
    page = client.get(reverse("boards:letters")).content.decode()
    assert refused.heading in page
    assert "The mail server does not take this address" in page
    client.force_login(world.member)
    assert "did not go" not in client.get(reverse("reporting:home")).content.decode()
    assert client.get(reverse("boards:letters")).status_code == 403


def test_a_failed_letter_is_tried_again_once_under_its_old_id(client, world, refused):
    client.force_login(world.head)
    for _ in range(2):
        client.post(reverse("boards:letter_again", args=[refused.pk]))
        deliver(now=timezone.now())
    assert [message.to for message in mail.outbox] == [[world.head.email], [world.officer.email]]
    assert mail.outbox[1].extra_headers["Message-ID"] == refused.message_id
    assert [row.by for row in Handling.objects.all()] == [world.head]


def test_a_failed_letter_is_set_aside_and_no_longer_told(client, world, refused):
    client.force_login(world.head)
    client.post(reverse("boards:letter_aside", args=[refused.pk]))
    assert "did not go" not in client.get(reverse("reporting:home")).content.decode()
    assert deliver(now=timezone.now() + timedelta(days=1)) == 0
    page = client.get(reverse("boards:letters"), {"show": "dropped"}).content.decode()
    assert f"Set aside by {world.head.name}" in page


def test_a_daily_mail_that_is_refused_fails_with_its_lines_and_goes_when_tried_again(
    world, monkeypatch
):
    now = timezone.now()
    post([news(world.officer, row) for row in (world.group, world.adults)], now=now)
    digest("a", now)
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse(550, world.officer.email))
        deliver(now=now)
    failed = letters_seen(world.head, on=timezone.localdate(now)).failing(now)
    assert failed.count() == 2
    services.try_again(failed.first(), by=world.head, now=now)
    assert deliver(now=now) == 1
    assert mail.outbox[-1].subject == "Your daily mail: 2 things"
    assert not Letter.objects.filter(sent_at=None).exists()


def test_letters_that_a_daily_mail_never_took_up_are_told_by_the_health_page(world):
    post([news(world.officer, world.group)], now=noon(AWARE))
    assert services.stuck_letters(noon(AWARE) + timedelta(hours=25)) == 0
    assert services.stuck_letters(noon(AWARE) + timedelta(hours=27)) == 1


def test_two_partnerships_see_nothing_of_each_others_letters(client, refused):
    there = World()
    listing(there.partnership, refused.subject.council)
    post([news(there.officer, refused.subject.council)], now=timezone.now())
    post([news(refused.to, refused.subject.council)], now=timezone.now())
    client.force_login(there.officer)
    page = client.get(reverse("boards:letters"), {"show": "all"})
    assert [row.letter.to for row in page.context["page"].object_list] == [there.officer]
    assert refused.heading not in page.content.decode()
    assert "did not go" not in client.get(reverse("reporting:home")).content.decode()
    for act in ("letter_again", "letter_aside"):
        assert client.post(reverse(f"boards:{act}", args=[refused.pk])).status_code == 404


def test_the_pages_of_letters_cost_the_same_with_few_and_many(client, world, refused):
    client.force_login(world.head)
    pages = [(reverse("boards:letters"), {"show": "all"}), (reverse("outbox:sent"), {})]

    def cost() -> list[int]:
        found = []
        for address, data in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address, data).status_code == 200
            found.append(len(queries))
        return found

    few = cost()
    post([news(world.head, refused.subject, f"n{n}") for n in range(60)], now=timezone.now())
    assert cost() <= few
    assert max(few) <= 14
