"""Shared mailboxes of agencies: what they are told, and who they can never be."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnership.outbox import door, services
from partnership.outbox.jobs import sweep
from partnership.outbox.models import Letter, Mailbox
from partnership.outbox.services import deliver, post
from partnership.people.models import User
from tests.factories import World, listing
from tests.letters.days import AWARE, LAST, a_day, news, noon


@pytest.fixture
def mailbox(world):
    """The service's shared mailbox."""
    return services.add_mailbox(
        world.service, address="Team@shared.example", because="Asked", by=world.officer, today=AWARE
    )


def test_a_shared_mailbox_gets_reference_and_title_of_what_its_body_is_told(
    world, incident, mailbox
):
    row = incident(AWARE)
    sweep("a", noon(LAST))
    sweep("b", noon(LAST))
    assert deliver(now=noon(LAST)) == 2
    [copy] = [message for message in mail.outbox if message.to == ["team@shared.example"]]
    assert copy.subject.startswith(f"To a shared mailbox: sign in to act. {row.reference}: Notify")
    assert "Working Together" not in copy.body
    assert row.what_happened not in copy.body
    assert world.officer.name not in copy.body
    # The next rung is the Independent Chair's: another body is asked.
    late = date(2026, 3, 16)
    a_day(date(2026, 3, 10))
    before = len(mail.outbox)
    a_day(late)
    assert [message.to for message in mail.outbox[before:]] == [[world.independent.email]]


def test_a_shared_mailbox_has_its_own_daily_mail(world, incident, mailbox):
    for _ in range(2):
        incident(AWARE)
    a_day(AWARE)
    a_day(AWARE)
    assert sorted((message.to[0], message.subject) for message in mail.outbox) == sorted(
        [
            (world.officer.email, "Your daily mail: 2 things"),
            (
                "team@shared.example",
                "To a shared mailbox: sign in to act. Your daily mail: 2 things",
            ),
        ]
    )


def test_a_mailbox_is_told_nothing_once_it_has_ended(world, incident, mailbox):
    incident(AWARE)
    sweep("a", noon(LAST))
    services.end_mailbox(mailbox, because="Read by nobody", by=world.head, today=LAST)
    assert deliver(now=noon(LAST)) == 1
    assert Letter.objects.get(to=None).dropped_because == door.MAILBOX_ENDED


def test_a_mailbox_is_told_nothing_when_its_body_has_ended(world, incident, mailbox):
    incident(AWARE)
    sweep("a", noon(LAST))
    world.service.ends_on = LAST - timedelta(days=1)
    world.service.save_because("ended", by=None)
    deliver(now=noon(LAST))
    assert Letter.objects.get(to=None).dropped_because == door.NOT_ASKED


def test_a_mailbox_is_told_nothing_that_no_office_in_its_body_opens(world, incident):
    row = incident(AWARE)
    box = services.add_mailbox(
        world.council, address="duty@shared.example", because="Asked", by=world.officer, today=AWARE
    )
    post([news(box, row, kind="reminder-late")], now=noon(AWARE))
    assert deliver(now=noon(AWARE)) == 0
    assert Letter.objects.get().dropped_because == door.NOT_ASKED


def test_an_address_is_a_persons_or_a_mailboxs_and_never_both(world, mailbox):
    with pytest.raises(ValidationError) as refused:
        services.add_mailbox(
            world.group,
            address=world.member.email.upper(),
            because="Asked",
            by=world.officer,
            today=AWARE,
        )
    assert "person" in refused.value.message_dict["address"][0]
    with pytest.raises(ValidationError) as refused:
        User.objects.create_user("TEAM@shared.example", "Somebody")
    assert "shared mailbox" in refused.value.message_dict["email"][0]


def test_a_mailbox_that_became_a_persons_address_all_the_same_is_told_nothing(
    world, incident, mailbox
):
    incident(AWARE)
    sweep("a", noon(LAST))
    User.objects.filter(pk=world.stranger.pk).update(email="team@shared.example")
    deliver(now=noon(LAST))
    assert Letter.objects.get(to=None).dropped_because == door.IS_A_PERSON


def test_a_mailbox_cannot_sign_in_or_ask_for_a_password(client, mailbox):
    address = "team@shared.example"
    client.post(reverse("account_login"), {"login": address, "password": "a long password"})
    client.post(reverse("account_reset_password"), {"email": address})
    assert "_auth_user_id" not in client.session
    assert not [message for message in mail.outbox if "/password/reset/key/" in message.body]


def test_the_same_address_is_added_to_a_body_once(client, world, mailbox):
    client.force_login(world.officer)
    page = reverse("boards:add_board_mailbox", args=[world.service.key])
    answer = client.post(page, {"address": "team@shared.example", "because": "Again"})
    assert "already" in answer.content.decode()
    assert Mailbox.objects.count() == 1


def test_an_agency_of_two_partnerships_shows_neither_the_mailbox_of_the_other(client, db):
    here, there = World(), World()
    listing(there.partnership, here.council)
    box = services.add_mailbox(
        here.council, address="duty@shared.example", because="Ours", by=here.officer, today=AWARE
    )
    page = reverse("boards:agency_mailboxes", args=[here.council.key])
    for world, told in ((here, True), (there, False)):
        client.force_login(world.officer)
        words = client.get(page).content.decode()
        assert ("duty@shared.example" in words) is told
        assert ("Ours" in words) is told
        end = reverse("boards:end_agency_mailbox", args=[here.council.key, box.pk])
        assert client.get(end).status_code == (200 if told else 404)
