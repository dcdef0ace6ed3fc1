"""Lists as files: in every format, for their reader alone, at the same cost."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnership.access.models import Reading
from partnership.access.offices import Office
from partnership.access.templatetags.gate import log_of
from partnership.clock.calendar import working_days_before
from partnership.exports import services
from partnership.exports.formats import Format
from partnership.exports.lists import lists
from partnership.exports.models import Export
from partnership.exports.wanted import wanted
from partnership.records.dated import KnownTo
from tests import factories as make
from tests.export_facts import things_of
from tests.exported import as_csv, as_excel, as_json, as_word, file_at, get, in_plain, on_paper
from tests.exports.making import leave, plant_incidents, work
from tests.factories import World

pytestmark = pytest.mark.django_db


# --- the same as the screen, in every format --------------------------------------------------


@pytest.mark.parametrize("format", Format.values)
def test_a_file_is_a_download_that_no_cache_keeps(client: Client, world: World, format: str):
    client.force_login(world.officer)
    answer = client.get(file_at(("reviews",), format))
    assert answer["Content-Disposition"].startswith('attachment; filename="reviews-')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store, private"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_what_somebody_wrote_is_no_formula_in_any_file(client: Client, world: World):
    world.member.name = "=HYPERLINK(1)"
    world.member.save()
    client.force_login(world.officer)
    names = [row[0] for row in as_csv(get(client, file_at(("people",), "csv")))]
    assert "'=HYPERLINK(1)" in names
    assert "'=HYPERLINK(1)" in [r[0] for r in as_excel(get(client, file_at(("people",), "xlsx")))]
    assert "=HYPERLINK(1)" in [r[0] for r in as_json(get(client, file_at(("people",), "json")))]
    assert "=HYPERLINK(1)" in on_paper(get(client, file_at(("people",), "pdf")))


# --- for this reader alone ---------------------------------------------------------------------


@pytest.mark.parametrize("format", ["csv", "json", "pdf", "docx"])
def test_two_partnerships_find_no_trace_of_each_other_in_any_file(
    client: Client, world: World, review, format: str
):
    theirs = things_of(world, review())
    other = World()
    make.meeting(other.group, date(2026, 3, 16))
    mine = things_of(other)
    client.force_login(other.officer)
    told = [world.partnership.name, world.group.name, world.trust.name, "CR-2026", "N-2026"]
    for found in lists():
        if found.of:
            there = client.get(file_at((found.code, theirs[found.of]), format))
            assert there.status_code == 404, found.code
        if found.of and found.of not in mine:
            continue
        of = (mine[found.of],) if found.of else ()
        body = get(client, file_at((found.code, *of), format))
        words = in_plain(body, format)
        there = [one for one in told if "".join(one.split()) in "".join(words.split())]
        # Both worlds have agencies of one name: only the other's listing may stand there.
        assert [one for one in there if one != world.trust.name] == [], found.code


@pytest.mark.parametrize("of", ["0", "-1", "9" * 30, "reviews-Review-", "a-b-c", "x"])
def test_a_thing_that_no_list_is_of_is_not_found(client: Client, world: World, of: str):
    client.force_login(world.officer)
    for found in lists():
        if found.of:
            assert client.get(file_at((found.code, of), "csv")).status_code == 404, found.code


def test_a_practitioner_gets_the_registers_empty(client: Client, world: World, incident, review):
    incident(), review()
    client.force_login(world.lead)
    for code in ("incidents", "reviews", "due"):
        assert as_csv(get(client, file_at((code,), "csv"))) == []


def test_what_a_list_does_not_take_is_not_read(client: Client, world: World, incident):
    row = incident()
    client.force_login(world.officer)
    query = {"board": "x", "reference__startswith": "Z", "of": "y", "page": "99"}
    assert [r[0] for r in as_csv(get(client, file_at(("incidents",), "csv"), **query))] == [
        row.reference
    ]


def test_every_restricted_row_that_is_taken_away_is_in_its_read_log(
    client: Client, world: World, incident, review
):
    one, two = incident(), review()
    Reading.objects.all().delete()
    client.force_login(world.officer)
    get(client, file_at(("incidents",), "csv"))
    today = timezone.localdate().isoformat()
    read = Reading.objects.about(one).get()
    assert (read.person, read.what) == (world.officer, f"exported in incidents-{today}.csv")
    assert not Reading.objects.about(two).exists()
    get(client, file_at(("due",), "json"))
    assert Reading.objects.about(two).count() == 1  # once, however many duties it has
    get(client, file_at(("people",), "csv"))
    assert Reading.objects.filter(what__contains="people").count() == 0


def test_a_list_of_one_case_is_in_its_read_log_even_when_it_is_empty(
    client: Client, world: World, review
):
    row = review()
    client.force_login(world.officer)
    Reading.objects.all().delete()
    assert as_csv(get(client, file_at(("review-delays", row.reference), "csv"))) == []
    read = Reading.objects.about(row).get()
    today = timezone.localdate().isoformat()
    assert read.what == f"exported in review-delays-{row.reference}-{today}.csv"
    get(client, file_at(("openings", log_of(row)), "docx"))
    assert Reading.objects.about(row).count() == 2


def test_a_day_of_which_only_the_month_is_known_is_no_day_in_a_file(
    client: Client, world: World, incident
):
    row = incident(date(2026, 3, 1))
    row.aware_known_to = KnownTo.MONTH
    row.save_because("only the month is known", by=world.officer)
    client.force_login(world.officer)
    for format in ("csv", "xlsx", "docx"):
        body = get(client, file_at(("incidents",), format))
        rows = {"csv": as_csv, "xlsx": as_excel, "docx": as_word}[format](body)
        assert rows[0][3] == "March 2026", format


def test_whoever_may_not_see_a_page_gets_no_file_of_it(client: Client, world: World, settings: Any):
    client.force_login(world.member)
    group, agency = world.group.key, world.trust.key
    log = log_of(world.group)
    closed = [("letters",), ("vacancies",), ("timetable",), ("failing-jobs",), ("changes", log)]
    closed += [("openings", log), ("imports", world.partnership.key)]
    closed += [("board-mailboxes", group), ("agency-mailboxes", agency)]
    for args in closed:
        assert client.get(file_at(args, "csv")).status_code == 403, args
        assert client.post(file_at(args, "csv")).status_code == 403, args
    assert not Export.objects.exists()


def test_a_list_that_was_asked_for_and_is_closed_since_is_dropped(client: Client, world: World):
    export = services.ask(wanted("letters", "csv", "", {}), by=world.officer, now=timezone.now())
    leave(world.officer, world.head)
    make.seat(world.officer, Office.GROUP_MEMBER, world.group)
    work()
    export.refresh_from_db()
    assert export.dropped_because == services.GONE


# --- how much it costs --------------------------------------------------------------------------


def cost(client: Client, address: str) -> int:
    """The questions put to the database; the read log is written in sets besides."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return sum(not query["sql"].startswith("INSERT") for query in queries)


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
def test_a_register_costs_the_same_with_ten_rows_and_three_hundred(
    client: Client, world: World, format: str
):
    client.force_login(world.officer)
    plant_incidents(world, 10)
    cost(client, file_at(("incidents",), format))
    few = cost(client, file_at(("incidents",), format))
    plant_incidents(world, 290, start=10)
    assert cost(client, file_at(("incidents",), format)) == few <= 12


def test_people_and_boards_cost_the_same_with_few_and_many(client: Client, world: World):
    client.force_login(world.officer)
    addresses = [file_at((code,), "csv") for code in ("people", "boards", "agencies")]
    addresses.append(file_at(("members", world.group.key), "csv"))
    few = [cost(client, address) for address in addresses]
    for _ in range(20):
        make.seat(make.person(), Office.GROUP_MEMBER, world.group)
        make.board(world.partnership)
        make.listing(world.partnership, make.agency())
    assert [cost(client, address) for address in addresses] == few


def test_whoever_asks_too_often_is_slowed_alone(client: Client, world: World, settings: Any):
    settings.EXPORTS_A_MINUTE = 3
    client.force_login(world.officer)
    address = file_at(("people",), "csv")
    assert [client.get(address).status_code for _ in range(4)] == [200, 200, 200, 429]
    slowed = client.get(address)
    assert slowed["Retry-After"] == "60"
    assert "Wait a minute" in slowed.content.decode()
    assert client.post(address).status_code == 429
    client.force_login(world.head)
    assert client.get(address).status_code == 200


# --- long ones are made in the background --------------------------------------------------------


def test_the_home_page_and_its_file_hold_the_same_deadlines(client: Client, world: World, incident):
    for _ in range(3):
        incident(working_days_before(timezone.localdate(), 3))
    client.force_login(world.officer)
    context = client.get(reverse("reporting:home")).context
    rows = [*context["late"], *context["soon"], *context["later"]]
    file = json.loads(get(client, file_at(("due",), "json")))["rows"]
    assert [(row["About"], row["What"], row["Stands"], row["Due on"]) for row in file] == [
        (
            str(row.deadline.subject),
            row.deadline.rule.title,
            row.verdict.words,
            row.deadline.due_on.isoformat(),
        )
        for row in rows
    ]
