"""One mail a day for each person apart from what cannot wait; nothing lost, nothing told twice."""

import threading
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib import import_module
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.jobs import tell_vacancies
from boards.letters import letters_seen, watch_for
from boards.models import BoardKind, Partnership
from boards.vacancies import vacancies
from partnership.access.offices import Office
from partnership.jobs.services import request
from partnership.outbox import digests, door, services
from partnership.outbox.jobs import StillSweeping, digest, sweep
from partnership.outbox.kinds import Kind, Way, declare_kind, kinds_for
from partnership.outbox.models import Digest, Handling, Letter, Mailbox, Preference
from partnership.outbox.services import Draft, deliver, post
from partnership.outbox.writing import NOT_BY_MAIL
from partnership.people.models import User
from partnership.records.sets import in_sets
from reviews.services import publish, record_notice
from tests.factories import World, agency, board, listing, seat

AWARE = date(2026, 3, 2)  # the notice is due on 9 March: its first reminder goes this day
LAST = date(2026, 3, 6)  # one working day before


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def news(to: Any, subject: Any, key: str = "news", **more: Any) -> Draft:
    return Draft(f"{key}:{to.pk}:{subject.pk}", to, subject, f"News of {subject}", "News.", **more)


def a_day(day: date) -> None:
    """What the portal does by itself on a day."""
    sweep(day.isoformat(), noon(day))
    digest(day.isoformat(), noon(day))
    deliver(now=noon(day))


def refuse(code: int, *addresses: str) -> Any:
    """A mail server that answers these addresses with this number."""

    def send(backend: Any, messages: Any) -> int:
        for message in messages:
            if message.to[0] in addresses:
                raise SMTPRecipientsRefused({message.to[0]: (code, b"no such user")})
            mail.outbox.append(message)
        return len(messages)

    return send


# --- what goes at once and what waits -----------------------------------------------------------


def test_the_first_reminder_comes_in_the_daily_mail_and_the_last_before_a_must_at_once(
    world, incident
):
    row = incident(AWARE)
    sweep("a", noon(AWARE))
    assert deliver(now=noon(AWARE)) == 0
    digest("a", noon(AWARE))
    assert deliver(now=noon(AWARE)) == 1
    sweep("b", noon(LAST))
    assert deliver(now=noon(LAST)) == 1
    first, last = mail.outbox
    assert first.subject == "Your daily mail: 1 thing"
    assert f"/incidents/{row.reference}/" in first.body
    assert last.subject.startswith(f"{row.reference}: Notify the national Panel")
    assert first.to == last.to == [world.officer.email]


def test_a_person_gets_one_daily_mail_however_often_the_job_runs_and_late_letters_wait(
    world, incident
):
    rows = [incident(AWARE) for _ in range(3)]
    sweep("a", noon(AWARE))
    for _ in range(3):
        digest("a", noon(AWARE))
        deliver(now=noon(AWARE))
    post([news(world.officer, rows[0])], now=noon(AWARE))
    digest("a", noon(AWARE) + timedelta(hours=1))
    deliver(now=noon(AWARE) + timedelta(hours=1))
    assert [message.subject for message in mail.outbox] == ["Your daily mail: 3 things"]
    a_day(AWARE + timedelta(days=1))
    assert [message.subject for message in mail.outbox[1:]] == ["Your daily mail: 1 thing"]
    assert not Letter.objects.filter(sent_at=None).exists()


def test_the_daily_mail_counts_what_is_late_and_puts_the_earliest_day_first(world, incident):
    row = incident(AWARE)
    days = [date(2026, 3, 20), None, date(2026, 2, 27), date(2026, 3, 3)]
    drafts = [
        Draft(f"{n}", world.officer, row, f"Line {n}", "x", due_on=day, kind="told-of-change")
        for n, day in enumerate(days)
    ]
    post(drafts, now=noon(AWARE))
    digest("a", noon(AWARE))
    deliver(now=noon(AWARE))
    [message] = mail.outbox
    assert message.subject == "Your daily mail: 4 things, 1 overdue"
    order = [line[-1] for line in message.body.splitlines() if line.startswith("- Line")]
    assert order == ["2", "3", "0", "1"]


def test_a_digest_job_killed_half_way_is_done_again_once_each(world, incident, monkeypatch):
    row, people = incident(AWARE), [world.officer, world.head, world.independent]
    post([news(who, row) for who in people], now=noon(AWARE))
    monkeypatch.setattr(digests, "in_sets", partial(in_sets, size=1))
    write, calls = digests._write, []

    def killed(*args: Any) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise SystemExit
        write(*args)

    with monkeypatch.context() as patch:
        patch.setattr(digests, "_write", killed)
        with pytest.raises(SystemExit):
            digest("a", noon(AWARE))
    assert Digest.objects.count() == 1
    digest("a", noon(AWARE))
    deliver(now=noon(AWARE))
    assert sorted(message.to[0] for message in mail.outbox) == sorted(p.email for p in people)
    assert set(Digest.objects.values_list("to", flat=True)) == {who.pk for who in people}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_and_send_each_daily_mail_once():
    world = World()
    post([news(who, world.group) for who in (world.officer, world.head)], now=noon(AWARE))
    start, failed = threading.Barrier(2), []

    def work() -> None:
        try:
            start.wait()
            digest("a", noon(AWARE))
            deliver(now=noon(AWARE))
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not failed
    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        [world.officer.email, world.head.email]
    )
    assert not Letter.objects.filter(sent_at=None).exists()


def test_a_worker_killed_at_the_hand_over_sends_the_same_daily_mail_under_the_same_id(
    world, incident, monkeypatch
):
    post([news(world.officer, incident(AWARE))], now=noon(AWARE))
    digest("a", noon(AWARE))

    def killed(backend: Any, messages: Any) -> None:
        mail.outbox.extend(messages)
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", killed)
        with pytest.raises(SystemExit):
            deliver(now=noon(AWARE))
    assert deliver(now=noon(AWARE)) == 0  # the lease still runs
    assert deliver(now=noon(AWARE) + timedelta(hours=1)) == 1
    ids = {message.extra_headers["Message-ID"] for message in mail.outbox}
    assert ids == {Digest.objects.get().message_id}


def test_the_daily_mail_is_made_up_after_the_sweep(world, incident):
    incident(AWARE)
    request("outbox.sweep", AWARE.isoformat(), now=noon(AWARE))
    with pytest.raises(StillSweeping):
        digest(AWARE.isoformat(), noon(AWARE))
    assert not Digest.objects.exists()


def test_digests_and_sweeps_take_the_same_number_of_queries_for_ten_letters_and_a_thousand(
    world, incident
):
    row = incident(AWARE)

    def cost(number: int, day: date) -> list[int]:
        drafts = [Draft(f"{day}{n}", world.officer, row, f"Line {n}", "x") for n in range(number)]
        costs = []
        for act in (
            partial(post, drafts, now=noon(day)),
            partial(digest, "a", noon(day)),
            partial(deliver, now=noon(day)),
        ):
            with CaptureQueriesContext(connection) as queries:
                act()
            costs.append(len(queries))
        return costs

    few = cost(10, AWARE)
    many = cost(1000, AWARE + timedelta(days=1))
    # SQLite writes a thousand rows in several statements, PostgreSQL in one.
    assert [many[1], many[2]] <= [few[1] + 1, few[2] + 4]
    assert many[0] <= few[0] + 30
    assert [message.subject for message in mail.outbox][-1] == "Your daily mail: 1000 things"


# --- what a person chooses ----------------------------------------------------------------------


def test_a_person_may_have_a_kind_at_once_or_not_by_mail_and_still_reads_it_in_the_portal(
    client, world
):
    services.choose(world.officer, {"told-of-change": "off"})
    services.choose(world.head, {"told-of-change": "at_once"})
    now = timezone.now()
    post([news(who, world.group) for who in (world.officer, world.head)], now=now)
    assert deliver(now=now) == 1
    assert mail.outbox[0].to == [world.head.email]
    assert Letter.objects.get(to=world.officer).dropped_because == NOT_BY_MAIL
    client.force_login(world.officer)
    page = client.get(reverse("outbox:sent")).content.decode()
    assert f"News of {world.group}" in page
    assert NOT_BY_MAIL in page


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        ("reminder-late", "daily"),
        ("reminder-late", "off"),
        ("account", "daily"),
        ("account", "off"),
        ("reminder-soon", "off"),
        ("reminder-guidance", "off"),
        ("no-such-kind", "daily"),
    ],
)
def test_no_clock_and_no_account_matter_can_be_switched_off(world, kind, way):
    with pytest.raises(ValidationError):
        services.choose(world.officer, {kind: way})
    assert not Preference.objects.exists()


def test_a_choice_written_past_the_form_puts_off_no_urgent_letter(world, incident):
    row = Preference(person=world.officer, kind="reminder-late", way=Way.OFF)
    row.save_because("by hand", by=None)
    incident(AWARE)
    sweep("a", noon(LAST))
    assert deliver(now=noon(LAST)) == 1


def test_the_page_keeps_the_choices_and_offers_none_that_are_not_there(client, world):
    client.force_login(world.officer)
    address = reverse("outbox:preferences")
    said = {"reminder-soon": "at_once", "reminder-guidance": "daily"}
    said |= {"told-of-change": "off", "vacancies": "off", "meeting": "daily"}
    others = [kind for kind in kinds_for(set(world.officer.offices_now)) if kind.key not in said]
    said |= {kind.key: kind.default for kind in others if not kind.urgent}
    assert client.post(address, said).status_code == 302
    assert client.post(address, said).status_code == 302
    kept = dict(Preference.objects.values_list("kind", "way"))
    assert kept == {"reminder-soon": "at_once", "told-of-change": "off", "vacancies": "off"}
    assert client.post(address, {**said, "reminder-soon": "off"}).status_code == 200
    assert dict(Preference.objects.values_list("kind", "way")) == kept
    assert Preference.history.count() == 3


def test_no_kind_of_letter_is_declared_twice():
    with pytest.raises(ValueError, match="twice"):
        declare_kind(Kind("account", "Your account", "Again"))


def test_a_letter_of_an_undeclared_kind_is_refused(world):
    with pytest.raises(KeyError):
        post([news(world.officer, world.group, kind="no-such-kind")], now=noon(AWARE))


def test_a_letter_about_ones_own_account_goes_at_once_also_before_the_first_office(world):
    post([news(world.stranger, world.stranger)], now=noon(AWARE))
    assert deliver(now=noon(AWARE)) == 1
    assert mail.outbox[0].to == [world.stranger.email]


# --- asked again at the door --------------------------------------------------------------------


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


# --- shared mailboxes ---------------------------------------------------------------------------


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


# --- letters that fail --------------------------------------------------------------------------


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


# --- roles that nobody holds --------------------------------------------------------------------


def end(tenure: Any, day: date) -> None:
    tenure.ends_on = day
    tenure.save_because("left", by=None)


def test_where_nobody_holds_the_office_the_head_of_service_is_told_and_told_why(world, incident):
    incident(AWARE)
    end(world.officer.memberships.get(), AWARE)
    sweep("a", noon(LAST))
    letter = Letter.objects.get()
    assert letter.to == world.head
    assert "Nobody holds that office today" in letter.words


def test_where_no_head_is_left_either_somebody_else_of_the_ladder_is_told(world, incident):
    incident(AWARE)
    for who in (world.officer, world.head):
        end(who.memberships.get(), AWARE)
    sweep("a", noon(LAST))
    assert [letter.to for letter in Letter.objects.all()] == [world.independent]


def roles(world: World, day: date) -> set[tuple[str, date | None]]:
    rows = vacancies(Partnership.objects.filter(pk=world.partnership.pk), day)
    return {(row.title, row.since) for row in rows}


def test_a_role_stands_empty_from_the_day_after_its_last_holder(world):
    today = timezone.localdate()
    before = roles(world, today)
    assert (f"Chair of {world.group}", None) not in before
    assert (f"Chair of {world.adults}", None) in before
    assert (f"Lead representative of {world.council}", None) in before
    assert not [title for title, _ in before if str(world.trust) in title]
    end(world.chair.memberships.get(), today - timedelta(days=1))
    end(world.lead.appointments.get(), today - timedelta(days=3))
    assert roles(world, today) - before == {
        (f"Chair of {world.group}", today),
        (f"Agency safeguarding lead of {world.trust}", today - timedelta(days=2)),
    }


def test_a_board_that_an_office_elsewhere_chairs_is_vacant_only_with_that_office(world):
    today = timezone.localdate()
    named = board(world.partnership, BoardKind.BOARD, chaired_by="Independent Chair")
    assert f"Chair of {named}" not in {title for title, _ in roles(world, today)}
    end(world.independent.memberships.get(), today - timedelta(days=1))
    assert (f"Chair of {named}", today) in roles(world, today)


def test_bodies_that_others_fill_and_categories_are_no_vacancies(world):
    for kind in (BoardKind.STATUTORY, BoardKind.DOTTED, BoardKind.PANEL):
        board(world.partnership, kind, name="Not ours")
    category = agency("All schools", is_category=True)
    listing(world.partnership, category)
    titles = {title for title, _ in roles(world, timezone.localdate())}
    assert not {"Chair of Not ours", f"Lead representative of {category}"} & titles


def test_vacancies_take_the_same_number_of_queries_for_few_and_many(
    world, django_assert_num_queries
):
    here = Partnership.objects.filter(pk=world.partnership.pk)
    for number in (1, 12):
        for _ in range(number):
            board(world.partnership)
            listing(world.partnership, agency())
        with django_assert_num_queries(3):
            assert len(vacancies(here, timezone.localdate())) > number


def test_service_offices_see_vacant_roles_at_home_and_on_the_agencys_page(client, world):
    seen = {}
    for who in (world.head, world.member):
        client.force_login(who)
        seen[who] = [
            client.get(address).content.decode()
            for address in (reverse("reporting:home"), world.council.get_absolute_url())
        ]
    home, page = seen[world.head]
    assert f"Chair of {world.adults}" in home
    assert "Nobody is recorded yet" in page
    assert not any("Vacant" in words for words in seen[world.member])


def test_the_service_is_told_of_vacant_roles_once_a_week_in_the_daily_mail(world):
    there = World()
    days = [AWARE + timedelta(days=n) for n in range(8)]  # Monday to Monday
    for day in days:
        tell_vacancies(day.isoformat(), noon(day))
        digest(day.isoformat(), noon(day))
        deliver(now=noon(day))
    told = sorted(message.to[0] for message in mail.outbox)
    people = [world.officer, world.head, there.officer, there.head]
    assert told == sorted(2 * [who.email for who in people])
    mine = next(message for message in mail.outbox if message.to == [world.head.email])
    assert str(world.partnership) in mine.body
    assert str(there.partnership) not in mine.body


def test_an_agencys_shared_mailbox_is_told_that_nobody_leads_it(world):
    services.add_mailbox(
        world.council, address="duty@shared.example", because="Asked", by=world.officer, today=AWARE
    )
    tell_vacancies("a", noon(AWARE))
    digest("a", noon(AWARE))
    deliver(now=noon(AWARE))
    [copy] = [message for message in mail.outbox if message.to == ["duty@shared.example"]]
    assert f"Nobody holds: Lead representative of {world.council}" in copy.body


def test_the_home_page_tells_nothing_of_this_to_those_who_do_not_look_after_it(world):
    assert watch_for(world.member, now=timezone.now()).anything is False
    assert watch_for(world.officer, now=timezone.now()).anything is True


# --- letters written before kinds existed ---------------------------------------------------------


def test_letters_from_before_stay_valid_and_still_go(world, incident):
    incident(AWARE)
    sweep("a", noon(LAST))
    Letter.objects.update(kind="", code="", due_on=None, by_digest=False)
    import_module("partnership.outbox.migrations.0004_kinds_of_letters").read_keys(apps, None)
    letter = Letter.objects.get()
    assert (letter.kind, letter.code) == ("reminder-late", "SIN-PANEL")
    assert letter.due_on == date(2026, 3, 9)
    assert deliver(now=noon(LAST)) == 1
