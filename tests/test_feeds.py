"""Calendar feeds and keys for programs: one person's, while they are in office, and no more."""

import io
import json
import logging
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from gunicorn.config import Config
from icalendar import Calendar

from boards.interests.models import How
from boards.interests.services.declaring import declare
from boards.meetings.models import Purpose as ToDo
from boards.meetings.services import agenda, papers
from boards.models import BoardKind, Meeting
from boards.tests.factories import a_meeting
from partnership.access.models import Reading
from partnership.access.offices import Office
from partnership.outbox.models import Letter
from partnership.people.models import User
from partnership.people.services import reset_second_factor
from partnership.tokens import services
from partnership.tokens.calendars import Entry, calendar_of, entries_of
from partnership.tokens.logs import HideTokens, QuietLogger, without_tokens
from partnership.tokens.models import Purpose, Token
from tests import factories as make
from tests.factories import PASSWORD, World
from tests.signing_in import code_of, sign_in, with_app

pytestmark = pytest.mark.django_db

LISTS = "/exports/incidents.json"


@pytest.fixture(autouse=True)
def uncounted() -> None:
    """No test counts for the rate of another."""
    cache.clear()


def a_token(person: User, purpose: Purpose = Purpose.CALENDAR, name: str = "Phone") -> str:
    """The secret of a new one."""
    return services.make(purpose=purpose, name=name, by=person, now=timezone.now())[1]


def address(secret: str) -> str:
    return reverse("feeds:calendar", args=[secret])


def leave(person: User, by: User) -> None:
    """Their offices ended yesterday."""
    for tenure in [*person.memberships.all(), *person.appointments.all()]:
        tenure.ends_on = timezone.localdate() - timedelta(days=1)
        tenure.save_because("left", by=by)


def events(body: bytes) -> list[Any]:
    return list(Calendar.from_ical(body).walk("VEVENT"))


def feed_of(person: User) -> list[Any]:
    today = timezone.localdate()
    return events(calendar_of(person, today=today, now=timezone.now()))


def days_of(person: User) -> set[date]:
    return {entry.day for entry in entries_of(person, today=timezone.localdate())}


def as_program(secret: str, path: str = LISTS, method: str = "get") -> Any:
    """What a program with this key is answered."""
    return getattr(Client(), method)(path, headers={"Authorization": f"Bearer {secret}"})


# --- making, showing once, revoking ------------------------------------------------------------


def test_a_feed_is_shown_once_and_stored_nowhere(client: Client, world: World):
    client.force_login(world.member)
    page = client.post(reverse("tokens:mine"), {"purpose": "calendar", "name": "Outlook"})
    assert page.status_code == 201
    shown = page.context["shown"]
    secret = shown.removeprefix(f"{configured.PORTAL_ADDRESS}/feeds/").removesuffix(".ics")
    assert len(secret) > 40
    token = Token.objects.get()
    kept = [str(value) for value in vars(token).values()]
    assert not any(secret in words for words in kept)
    assert token.hashed == services.fingerprint(secret)
    assert secret not in str(dict(client.session))
    assert secret not in client.get(reverse("tokens:mine")).content.decode()
    assert secret not in Letter.objects.get().words
    assert Client().get(address(secret)).status_code == 200


def test_two_secrets_are_never_alike(world: World):
    assert a_token(world.member) != a_token(world.chair)
    assert len({token.hashed for token in Token.objects.all()}) == 2


def test_a_second_click_makes_no_second_one(client: Client, world: World):
    client.force_login(world.member)
    said = {"purpose": "api", "name": "Program"}
    assert client.post(reverse("tokens:mine"), said).status_code == 201
    again = client.post(reverse("tokens:mine"), said)
    assert again.status_code == 200
    assert services.TAKEN in again.content.decode()
    assert Token.objects.count() == 1


def test_a_name_is_free_again_once_it_is_revoked(client: Client, world: World):
    secret = a_token(world.member)
    client.force_login(world.member)
    client.post(reverse("tokens:revoke", args=[Token.objects.get().pk]))
    assert Client().get(address(secret)).status_code == 404
    assert Client().get(address(a_token(world.member))).status_code == 200


def test_nobody_has_more_than_ten(client: Client, world: World):
    for n in range(services.MOST_LIVE):
        a_token(world.member, name=f"Phone {n}")
    client.force_login(world.member)
    page = client.post(reverse("tokens:mine"), {"purpose": "api", "name": "One more"})
    assert services.TOO_MANY in page.content.decode()
    assert Token.objects.count() == services.MOST_LIVE


def test_its_person_is_written_to_when_one_is_made_and_revoked(client: Client, world: World):
    a_token(world.member)
    client.force_login(world.member)
    for _ in range(2):
        client.post(reverse("tokens:revoke", args=[Token.objects.get().pk]))
    assert sorted(letter.heading for letter in Letter.objects.filter(to=world.member)) == [
        "A calendar feed of your account was made",
        "A calendar feed of your account was revoked",
    ]


def test_nobody_else_sees_or_revokes_it(client: Client, world: World):
    secret = a_token(world.member)
    for other in (world.head, World().officer):
        client.force_login(other)
        page = reverse("tokens:revoke", args=[Token.objects.get().pk])
        assert client.post(page).status_code == 404
        assert "Phone" not in client.get(reverse("tokens:mine")).content.decode()
    assert Client().get(address(secret)).status_code == 200


@pytest.mark.parametrize("name", ["", "a" * 81, "\x00"])
def test_a_name_that_cannot_be_is_said_at_its_field(client: Client, world: World, name: str):
    client.force_login(world.member)
    page = client.post(reverse("tokens:mine"), {"purpose": "calendar", "name": name})
    assert page.status_code == 200
    assert page.context["form"].errors["name"]
    assert not Token.objects.exists()


# --- the feed ----------------------------------------------------------------------------------


def test_a_feed_holds_the_meetings_of_ones_own_boards_alone(world: World):
    today = timezone.localdate()
    for group in (world.group, world.adults, world.executive, World().group):
        make.meeting(group, today + timedelta(days=7))
    make.meeting(world.group, today + timedelta(days=400))
    make.meeting(world.group, today - timedelta(days=90))
    make.meeting(world.group, today - timedelta(days=91))
    days = [timedelta(days=n) for n in (-90, 7, 400)]
    assert sorted(days_of(world.member)) == [today + later for later in days]
    assert len(feed_of(world.member)) == 3
    assert feed_of(world.lead) == []
    assert feed_of(world.officer) == []  # the service looks after the groups; it sits in none


def test_a_seat_that_does_not_open_meetings_puts_none_in_the_calendar(world: World):
    make.meeting(world.group, timezone.localdate())
    trainer = world.holder(Office.TRAINER, world.group)
    assert feed_of(trainer) == []


def test_a_meeting_leaves_the_calendar_with_the_seat(world: World):
    make.meeting(world.executive, timezone.localdate())
    seat = make.seat(world.member, Office.GROUP_MEMBER, world.executive)
    assert len(feed_of(world.member)) == 1
    seat.ends_on = timezone.localdate() - timedelta(days=1)
    seat.save_because("ended", by=world.head)
    assert feed_of(world.member) == []


def test_titles_tell_nothing_of_reviews(world: World, review):
    today = timezone.localdate()
    review()
    a_meeting(world.group, today, place="Room of the case of Child D")
    board = make.board(world.partnership, BoardKind.BOARD, name="Children’s Board")
    make.seat(world.member, Office.GROUP_MEMBER, board)
    a_meeting(board, today, place="Shire Hall")
    body = calendar_of(world.member, today=today, now=timezone.now()).decode()
    assert sorted(str(event["summary"]) for event in events(body.encode())) == [
        "Children’s Board meeting",
        "Meeting",
    ]
    assert "Shire Hall" in body
    for told in ("Child D", "CR-2026", world.group.name, "agenda"):
        assert told not in body


def test_the_calendar_holds_nothing_of_agendas_and_interests(world: World):
    """Neither to whom an item is open nor to whom it is kept from."""
    ahead = timezone.localdate() + timedelta(days=20)
    meeting, now = make.meeting(world.executive, ahead), timezone.now()
    make.seat(world.member, Office.GROUP_MEMBER, world.executive)
    facts = {"title": "Obsidian", "purpose": ToDo.NOTE, "by": world.officer}
    item = agenda.add_item(meeting, **facts)
    because = {"because": "A case", "by": world.officer}
    papers.restrict_item(item, readers=[world.member], **because)
    how = {"how": How.MEETING, "now": now, "item": item, "by": world.officer}
    declare(meeting, what="Feldspar", person=world.member, **how)
    body = calendar_of(world.member, today=timezone.localdate(), now=now).decode()
    assert ahead.strftime("%Y%m%d") in body
    assert not [word for word in ("Obsidian", "Feldspar") if word in body]


def test_a_meeting_is_at_its_hour_in_summer_and_in_winter(world: World):
    summer, winter = date(2027, 7, 1), date(2027, 12, 1)
    for day in (summer, winter):
        a_meeting(world.group, day, starts_at=time(9, 30), ends_at=time(11))
    body = calendar_of(world.member, today=date(2027, 6, 1), now=timezone.now())
    first, second = events(body)
    london = ZoneInfo("Europe/London")
    assert first.decoded("dtstart") == datetime(2027, 7, 1, 9, 30, tzinfo=london)
    assert first.decoded("dtstart").utcoffset() == timedelta(hours=1)
    assert second.decoded("dtend").utcoffset() == timedelta(0)
    assert b"DTSTART;TZID=Europe/London:20270701T093000\r\n" in body
    zone = Calendar.from_ical(body).walk("VTIMEZONE")[0]
    offsets = {part.name: str(part["tzoffsetto"].to_ical()) for part in zone.subcomponents}
    assert offsets == {"DAYLIGHT": "+0100", "STANDARD": "+0000"}


def test_a_meeting_without_hours_is_for_the_day(world: World):
    day = timezone.localdate() + timedelta(days=3)
    make.meeting(world.group, day)
    event = feed_of(world.member)[0]
    assert event.decoded("dtstart") == day
    assert event.decoded("dtend") == day + timedelta(days=1)


def test_the_same_meeting_keeps_its_name_when_it_moves(world: World):
    meeting = make.meeting(world.group, timezone.localdate())
    before = str(feed_of(world.member)[0]["uid"])
    meeting.held_on = timezone.localdate() + timedelta(days=1)
    meeting.starts_at = time(10)
    meeting.save_because("moved", by=world.officer)
    event = feed_of(world.member)[0]
    assert str(event["uid"]) == before
    assert event["dtstamp"] is not None


NASTY = "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x\u2028y\x85z;,\\n"


def test_what_people_wrote_adds_no_line_to_the_file(world: World):
    board = make.board(world.partnership, BoardKind.BOARD, name=NASTY)
    make.seat(world.member, Office.GROUP_MEMBER, board)
    a_meeting(board, timezone.localdate(), place=NASTY)
    body = calendar_of(world.member, today=timezone.localdate(), now=timezone.now())
    assert body.count(b"BEGIN:VEVENT") - body.count(b" BEGIN:VEVENT") == 1
    assert len(events(body)) == 1
    assert not {b"\n", b"\r"} & {line[-1:] for line in body.split(b"\r\n")}
    assert "\u2028" not in body.decode()
    assert "\x85" not in body.decode()


def test_rooms_above_add_to_the_calendar(world: World, monkeypatch: pytest.MonkeyPatch):
    today = timezone.localdate()

    def bookings(person: Any, since: date, now: date) -> list[Entry]:
        return [Entry("booking-1", "Course", today, time(9))]

    monkeypatch.setattr("partnership.tokens.calendars._sources", [bookings])
    event = feed_of(world.lead)[0]
    assert str(event["summary"]) == "Course"
    assert str(event["uid"]).startswith("booking-1@")


def test_a_feed_is_read_without_a_session_and_leaves_none(world: World):
    answer = Client().get(address(a_token(world.member)))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert Token.objects.get().last_used_on == timezone.localdate()


def test_a_feed_is_dead_when_revoked_when_its_person_left_or_is_closed(world: World):
    secrets = {name: a_token(getattr(world, name)) for name in ("member", "chair", "independent")}
    assert all(Client().get(address(secret)).status_code == 200 for secret in secrets.values())
    services.revoke(Token.objects.get(person=world.member), now=timezone.now())
    leave(world.chair, world.head)
    world.independent.is_active = False
    world.independent.save()
    assert [Client().get(address(secret)).status_code for secret in secrets.values()] == [404] * 3


@pytest.mark.parametrize(
    "secret", ["x", "a" * 5000, "%00" * 20, "🧒🏽" * 12, "cal-" + "A" * 43, "' OR 1=1 --" * 4]
)
def test_a_secret_that_is_nobodys_is_not_found(world: World, secret: str):
    a_token(world.member)
    assert Client().get(f"/feeds/{secret}.ics").status_code == 404


def test_part_of_a_secret_opens_nothing(world: World):
    secret = a_token(world.member)
    for wrong in (secret[:-1], secret.lower(), secret + "A", services.fingerprint(secret)):
        assert Client().get(address(wrong)).status_code == 404


def test_a_feed_that_is_read_too_often_is_slowed(world: World, settings: Any):
    settings.FEEDS_A_MINUTE = 2
    secret = a_token(world.member)
    assert [Client().get(address(secret)).status_code for _ in range(3)] == [200, 200, 429]


def test_a_feed_costs_the_same_with_few_and_many_meetings(
    world: World, django_assert_max_num_queries: Any
):
    secret, today = a_token(world.member), timezone.localdate()
    for n in range(60):
        make.meeting(world.group, today + timedelta(days=n))
    Client().get(address(secret))
    with django_assert_max_num_queries(6):
        assert len(events(Client().get(address(secret)).content)) == 60
    assert Meeting.objects.count() == 60


# --- nothing of it in a log ------------------------------------------------------------------


def written_by(handler: logging.Handler, record: logging.LogRecord) -> str:
    """What this handler would write."""
    stream = io.StringIO()
    twin = logging.StreamHandler(stream)
    twin.filters = list(handler.filters)
    twin.handle(record)
    return stream.getvalue()


def a_line(message: str, *args: Any) -> logging.LogRecord:
    return logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)


def test_a_secret_in_an_address_is_written_into_no_log(world: World):
    secret = a_token(world.member)
    line = a_line("%s: %s", "Not Found", address(secret))
    handlers = [
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(one, HideTokens) for one in handler.filters)
    ]
    assert handlers, "the log of the portal hides nothing"
    for handler in handlers:
        written = written_by(handler, line)
        assert secret not in written
        assert "Not Found: /feeds/…" in written


def test_the_web_servers_log_hides_it_too_should_somebody_turn_it_on(world: World):
    config = Config()
    config.set("accesslog", "-")
    config.set("errorlog", "-")
    logger = QuietLogger(config)
    assert logger.access_log.handlers
    assert logger.error_log.handlers
    secret = a_token(world.member)
    for handler in (*logger.access_log.handlers, *logger.error_log.handlers):
        line = a_line('"GET %s HTTP/1.1" 200', address(secret))
        assert secret not in written_by(handler, line)


def test_other_addresses_are_written_as_they_are():
    line = "GET /boards/case-review-group/ from https://portal.example.org/feeds/"
    assert without_tokens(line) == line
    assert without_tokens("/feeds/abc.ics?x=1 next") == "/feeds/…?x=1 next"


# --- a key for programs -------------------------------------------------------------------------


def test_a_program_reads_what_its_person_sees_and_no_more(world: World, incident):
    row = incident()
    whole = json.loads(as_program(a_token(world.officer, Purpose.API)).content)
    assert [one["Reference"] for one in whole["rows"]] == [row.reference]
    assert (whole["list"], whole["total"], whole["next"]) == ("incidents", 1, None)
    for other in (world.lead, World().officer):
        assert json.loads(as_program(a_token(other, Purpose.API)).content)["rows"] == []
    assert Reading.objects.about(row).filter(person=world.officer).count() == 1


def test_a_program_leaves_no_session_and_no_cookie(world: World):
    answer = as_program(a_token(world.officer, Purpose.API))
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/exports/incidents.csv", "get"),
        ("/exports/incidents.xlsx", "get"),
        ("/exports/", "get"),
        ("/", "get"),
        ("/incidents/", "get"),
        ("/account/tokens/", "get"),
        ("/account/tokens/", "post"),
        (LISTS, "post"),
        (LISTS, "put"),
        (LISTS, "delete"),
    ],
)
def test_a_key_opens_no_other_page(world: World, path: str, method: str):
    answer = as_program(a_token(world.officer, Purpose.API), path, method)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))
    assert Token.objects.count() == 1


@pytest.mark.parametrize("secret", ["", "x", "A" * 50, "é" * 30, "a b c"])
def test_a_wrong_key_is_told_so(world: World, secret: str):
    answer = as_program(secret)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert not answer.cookies


def test_a_wrong_key_does_not_fall_back_on_the_browsers_session(client: Client, world: World):
    client.force_login(world.officer)
    answer = client.get(LISTS, headers={"Authorization": "Bearer nothing"})
    assert answer.status_code == 401


def test_a_feed_is_no_key_and_a_key_no_feed(world: World):
    assert as_program(a_token(world.officer, Purpose.CALENDAR)).status_code == 401
    key = a_token(world.officer, Purpose.API)
    assert Client().get(address(key)).status_code == 404


def test_a_key_is_dead_when_revoked_when_its_person_left_or_is_closed(world: World):
    people = (world.officer, world.chair, world.independent)
    keys = [a_token(person, Purpose.API) for person in people]
    assert [as_program(key).status_code for key in keys] == [200] * 3
    services.revoke(Token.objects.get(person=world.officer), now=timezone.now())
    leave(world.chair, world.head)
    world.independent.is_active = False
    world.independent.save()
    assert [as_program(key).status_code for key in keys] == [401] * 3


def test_a_list_or_board_that_is_not_there_is_not_found(world: World):
    key = a_token(world.officer, Purpose.API)
    there = World().group.key
    for path in ("/exports/nothing.json", f"/exports/members/{there}.json"):
        assert as_program(key, path).status_code == 404
    assert as_program(key, f"/exports/members/{world.group.key}.json").status_code == 200


def test_a_program_is_slowed_like_its_person(world: World, settings: Any):
    settings.EXPORTS_A_MINUTE = 2
    key = a_token(world.officer, Purpose.API)
    answers = [as_program(key) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert "error" in json.loads(answers[-1].content)


def test_a_long_list_comes_in_portions_that_lose_and_double_nothing(
    world: World, settings: Any, incident
):
    settings.EXPORT_ROWS_AT_ONCE = 4
    told = {incident().reference for _ in range(10)}
    key, path, found = a_token(world.officer, Purpose.API), LISTS, []
    for _ in range(3):
        portion = json.loads(as_program(key, path).content)
        assert portion["total"] == 10
        found += [row["Reference"] for row in portion["rows"]]
        path = portion["next"]
    assert path is None
    assert len(found) == 10
    assert set(found) == told


@pytest.mark.parametrize("typed", ["-1", "x", "9" * 30, "²", "1e3", "\x00"])
def test_a_start_that_is_no_number_means_the_first_row(world: World, incident, typed: str):
    incident()
    key = a_token(world.officer, Purpose.API)
    headers = {"Authorization": f"Bearer {key}"}
    answer = Client().get(LISTS, {"rows_from": typed}, headers=headers)
    assert len(json.loads(answer.content)["rows"]) == 1


# --- a second factor, and the end of what was made before ---------------------------------------


def test_what_was_made_with_a_password_alone_opens_nothing_once_the_office_asks_for_more(
    world: World, settings: Any
):
    settings.REQUIRE_SECOND_FACTOR = True
    key, feed = a_token(world.lead, Purpose.API), a_token(world.lead)
    assert Client().get(address(feed)).status_code == 200
    make.seat(world.lead, Office.GROUP_MEMBER, world.group)
    assert as_program(key).status_code == 401
    assert Client().get(address(feed)).status_code == 404


def test_a_key_made_with_a_second_factor_shown_goes_on(world: World, settings: Any):
    settings.REQUIRE_SECOND_FACTOR = True
    client = Client()
    secret = with_app(world.member)
    sign_in(world.member, client=client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    page = client.post(reverse("tokens:mine"), {"purpose": "api", "name": "Program"})
    assert as_program(page.context["shown"]).status_code == 200


def test_a_reset_of_the_second_factor_ends_feeds_and_keys_and_frees_their_names(world: World):
    with_app(world.member)
    key = a_token(world.member, Purpose.API)
    reset_second_factor(world.member, because="phone lost", by=world.head)
    assert as_program(key).status_code == 401
    world.member.refresh_from_db()
    assert as_program(a_token(world.member, Purpose.API)).status_code == 200


def test_a_new_password_ends_feeds_and_keys(world: World, settings: Any):
    settings.REQUIRE_SECOND_FACTOR = False
    feed = a_token(world.member)
    client = sign_in(world.member)
    new = "another long and quiet phrase"
    said = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(reverse("account_change_password"), said)
    assert Client().get(address(feed)).status_code == 404
