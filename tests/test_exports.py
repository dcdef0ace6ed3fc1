"""Lists as files hold what their page holds, for the same reader, and go to nobody else."""

import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnership.access.models import Reading
from partnership.access.offices import Office
from partnership.access.services import name_exception
from partnership.access.templatetags.gate import log_of
from partnership.clock.calendar import working_days_before
from partnership.documents.pdf import NoPdf
from partnership.exports import services
from partnership.exports.formats import Format
from partnership.exports.lists import lists
from partnership.exports.models import KEPT_FOR, Export
from partnership.exports.wanted import wanted
from partnership.jobs.models import Job
from partnership.jobs.services import run
from partnership.outbox.models import Letter
from partnership.people.models import User
from partnership.records.dated import KnownTo
from reviews.models import About, Incident
from tests import factories as make
from tests.export_facts import things_of
from tests.export_pages import references
from tests.exported import (
    as_csv,
    as_excel,
    as_json,
    as_word,
    file_at,
    get,
    in_plain,
    on_paper,
)
from tests.factories import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(settings: Any) -> None:
    """The rate has a test of its own, and no test counts for another."""
    cache.clear()
    settings.EXPORTS_A_MINUTE = 10_000


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


def plant_incidents(world: World, number: int, start: int = 0) -> None:
    Incident.objects.bulk_create(
        Incident(
            reference=f"N-2026-{n:04}",
            board=world.group,
            about=About.CHILD,
            council=world.council,
            became_aware_on=date(2026, 3, 2),
            what_happened="Something happened.",
            recorded_by=world.officer,
        )
        for n in range(start, start + number)
    )


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


@pytest.fixture
def long(client: Client, world: World, settings: Any) -> str:
    """The address of a register that is too long to wait for; the officer is signed in."""
    settings.EXPORT_ROWS_AT_ONCE = 20
    plant_incidents(world, 25)
    client.force_login(world.officer)
    return file_at(("incidents",), "csv")


def work() -> None:
    """What a worker does at beat's next pass."""
    for job in Job.objects.filter(finished_at__isnull=True, kind="exports.make"):
        run(job.pk, now=timezone.now())


def test_a_long_list_is_asked_for_by_a_form_and_made_by_the_portal(
    client: Client, world: World, long: str
):
    page = client.get(long)
    assert "25 rows" in page.content.decode()
    assert not Export.objects.exists()  # looking changes nothing
    assert client.post(long).url == reverse("exports:mine")
    assert "Being made" in client.get(reverse("exports:mine")).content.decode()
    work()
    export = Export.objects.get()
    assert "Ready" in client.get(reverse("exports:mine")).content.decode()
    rows = as_csv(get(client, export.get_absolute_url()))
    screen = references(client.get(reverse("reviews:incidents")).context)
    assert [row[0] for row in rows] == screen
    assert export.rows == 25
    assert Letter.objects.get().heading == "Your download is ready"
    assert "incident" not in Letter.objects.get().words.lower()


def test_the_second_click_waits_for_the_same_file(client: Client, long: str):
    for _ in range(3):
        client.post(long)
    assert Export.objects.count() == 1
    assert Job.objects.filter(kind="exports.make").count() == 1
    client.post(file_at(("incidents",), "xlsx"))
    assert Export.objects.count() == 2


def test_a_list_that_is_asked_for_again_after_it_was_made_is_made_anew(client: Client, long: str):
    client.post(long), work()
    client.post(long), work()
    assert Export.objects.filter(ready_at__isnull=False).count() == 2


def stored() -> list[str]:
    """Every file of a download on disk."""
    if not default_storage.exists("exports"):
        return []
    folders, files = default_storage.listdir("exports")
    return files + [
        name for folder in folders for name in default_storage.listdir(f"exports/{folder}")[1]
    ]


@pytest.fixture
def empty_store() -> None:
    for folder in (
        default_storage.listdir("exports")[0] if default_storage.exists("exports") else []
    ):
        for name in default_storage.listdir(f"exports/{folder}")[1]:
            default_storage.delete(f"exports/{folder}/{name}")


def test_a_worker_killed_after_writing_the_file_leaves_one_file_and_one_letter(
    client: Client, long: str, empty_store: None, monkeypatch: pytest.MonkeyPatch
):
    client.post(long)
    export, now = Export.objects.get(), timezone.now()
    with monkeypatch.context() as killed:
        killed.setattr(services, "_settle", lambda *args, **facts: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            services.make(export.pk, today=timezone.localdate(), now=now)
    assert len(stored()) == 1
    Reading.objects.all().delete()
    for _ in range(2):
        services.make(export.pk, today=timezone.localdate(), now=now)
    assert stored() == [export.key]
    assert Letter.objects.count() == 1
    assert Reading.objects.filter(person=export.person).count() == 25
    assert len(as_csv(get(client, export.get_absolute_url()))) == 25


def test_two_workers_with_one_download_make_one_file(
    client: Client, long: str, empty_store: None, monkeypatch: pytest.MonkeyPatch
):
    client.post(long)
    export, now = Export.objects.get(), timezone.now()
    settle = services._settle

    def while_another_makes_it(row: Export, **facts: Any) -> bool:
        monkeypatch.setattr(services, "_settle", settle)
        services.make(export.pk, today=timezone.localdate(), now=now)
        return settle(row, **facts)

    monkeypatch.setattr(services, "_settle", while_another_makes_it)
    services.make(export.pk, today=timezone.localdate(), now=now)
    assert stored() == [export.key]
    assert Letter.objects.count() == 1
    assert Reading.objects.filter(person=export.person).count() == 25


def leave(person: User, by: User) -> None:
    """Their offices ended yesterday."""
    for tenure in [*person.memberships.all(), *person.appointments.all()]:
        tenure.ends_on = timezone.localdate() - timedelta(days=1)
        tenure.save_because("left", by=by)


def test_the_queued_download_of_a_leaver_is_dropped_and_says_why(
    client: Client, world: World, long: str, empty_store: None
):
    client.post(long)
    leave(world.officer, world.head)
    work()
    assert Export.objects.get().dropped_because == services.LEFT
    assert stored() == []
    assert not Letter.objects.exists()
    assert not Reading.objects.exists()


def test_a_closed_account_gets_nothing_made(client: Client, world: World, long: str):
    client.post(long)
    world.officer.is_active = False
    world.officer.save()
    work()
    assert Export.objects.get().dropped_because == services.LEFT


def test_it_is_made_with_the_rights_of_the_moment_it_is_made(
    client: Client, world: World, long: str
):
    client.post(long)
    leave(world.officer, world.head)
    make.seat(world.officer, Office.GROUP_MEMBER, world.adults)
    work()
    assert Export.objects.get().rows == 0


def test_a_ready_download_is_dead_once_an_office_has_ended(client: Client, world: World, long: str):
    make.seat(world.officer, Office.GROUP_MEMBER, world.adults)
    client.post(long), work()
    export = Export.objects.get()
    assert client.get(export.get_absolute_url()).status_code == 200
    seat = world.officer.memberships.get(office=Office.SERVICE_OFFICER)
    seat.ends_on = timezone.localdate() - timedelta(days=1)
    seat.save_because("ended", by=world.head)
    refused = client.get(export.get_absolute_url())
    assert refused.status_code == 403
    assert f'action="{long}"' in refused.content.decode()
    assert "N-2026" not in refused.content.decode()
    client.post(long), work()  # made anew, as they may see it now
    assert Export.objects.first().rows == 0
    assert as_csv(get(client, Export.objects.first().get_absolute_url())) == []


def test_a_leaver_cannot_fetch_what_was_ready(client: Client, world: World, long: str):
    client.post(long), work()
    leave(world.officer, world.head)
    answer = client.get(Export.objects.get().get_absolute_url())
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_an_office_more_closes_nothing(client: Client, world: World, long: str):
    client.post(long), work()
    make.seat(world.officer, Office.GROUP_MEMBER, world.adults)
    assert client.get(Export.objects.get().get_absolute_url()).status_code == 200


def test_a_named_exception_that_ends_closes_what_was_made_under_it(
    client: Client, world: World, review
):
    today, row = timezone.localdate(), review()
    given = name_exception(
        row, world.lead, because="Asked", starts_on=today, ends_on=today, by=world.head
    )
    export = services.ask(wanted("reviews", "csv", "", {}), by=world.lead, now=timezone.now())
    work()
    client.force_login(world.lead)
    assert row.reference in get(client, export.get_absolute_url()).decode()
    given.starts_on = given.ends_on = today - timedelta(days=1)
    given.save_because("ended", by=world.head)
    assert client.get(export.get_absolute_url()).status_code == 403


def test_nobody_else_fetches_or_removes_it(client: Client, world: World, long: str):
    client.post(long), work()
    export = Export.objects.get()
    for other in (world.head, world.lead, World().officer):
        client.force_login(other)
        assert client.get(export.get_absolute_url()).status_code == 404
        assert client.post(reverse("exports:remove", args=[export.pk])).status_code == 404
        assert "Nothing is kept" in client.get(reverse("exports:mine")).content.decode()
    assert Export.objects.count() == 1


def test_its_person_removes_it_with_its_file(client: Client, long: str, empty_store: None):
    client.post(long), work()
    assert len(stored()) == 1
    client.post(reverse("exports:remove", args=[Export.objects.get().pk]))
    assert stored() == []
    assert not Export.objects.exists()


def test_one_that_is_removed_while_it_is_made_leaves_no_file(
    client: Client, long: str, empty_store: None, monkeypatch: pytest.MonkeyPatch
):
    client.post(long)
    export, settle = Export.objects.get(), services._settle

    def removed_meanwhile(row: Export, **facts: Any) -> bool:
        services.remove(Export.objects.get(pk=export.pk))
        default_storage.save(export.path, io.BytesIO(b"written just after"))
        return settle(row, **facts)

    monkeypatch.setattr(services, "_settle", removed_meanwhile)
    services.make(export.pk, today=timezone.localdate(), now=timezone.now())
    assert stored() == []
    assert not Letter.objects.exists()


def test_after_a_week_row_and_file_are_gone(client: Client, long: str, empty_store: None):
    client.post(long), work()
    export = Export.objects.get()
    old = timezone.now() - KEPT_FOR
    Export.objects.filter(pk=export.pk).update(asked_at=old)
    assert client.get(export.get_absolute_url()).status_code == 404
    assert services.throw_away(now=timezone.now()) == 1
    assert stored() == []
    assert not Export.objects.exists()


def test_one_that_waited_for_a_week_does_not_stand_in_the_way(client: Client, long: str):
    client.post(long)
    Export.objects.all().update(asked_at=timezone.now() - KEPT_FOR)
    client.post(long), work()
    assert Export.objects.get().ready_at


def test_a_file_that_is_gone_from_disk_can_be_made_anew(client: Client, long: str):
    client.post(long), work()
    export = Export.objects.get()
    default_storage.delete(export.path)
    answer = client.get(export.get_absolute_url())
    assert answer.status_code == 404
    assert "Make it anew" in answer.content.decode()


def test_nobody_keeps_more_than_ten(client: Client, world: World, long: str):
    for n in range(services.MOST_KEPT):
        client.post(file_at(("boards",), "csv") + f"?on=1 May {2005 + n}")
    assert Export.objects.count() == services.MOST_KEPT
    assert "Remove one" in client.post(long, follow=True).content.decode()
    assert Export.objects.count() == services.MOST_KEPT


def test_paper_is_made_in_the_background_sooner_and_never_without_end(
    client: Client, world: World, settings: Any
):
    settings.EXPORT_PDF_ROWS_AT_ONCE, settings.EXPORT_PDF_ROWS_AT_MOST = 3, 8
    plant_incidents(world, 5)
    client.force_login(world.officer)
    paper = file_at(("incidents",), "pdf")
    assert "Make the file" in client.get(paper).content.decode()
    client.post(paper), work()
    assert on_paper(get(client, Export.objects.get().get_absolute_url())).count("N-2026-") == 5
    plant_incidents(world, 5, start=5)
    assert "too many for a PDF" in client.get(paper).content.decode()
    client.post(paper), work()
    assert "too many for a PDF" in Export.objects.first().dropped_because


def test_a_machine_that_cannot_make_paper_says_so(
    client: Client, world: World, long: str, monkeypatch: pytest.MonkeyPatch
):
    def missing(*args: Any) -> bytes:
        raise NoPdf("libpango is missing")

    monkeypatch.setattr("partnership.exports.formats.render_pdf", missing)
    assert client.get(file_at(("people",), "pdf")).status_code == 503
    client.post(file_at(("people",), "pdf")), work()
    assert Export.objects.get().dropped_because == services.NO_PDF


def test_three_thousand_rows_are_written_in_sets(client: Client, world: World):
    plant_incidents(world, 3000)
    client.force_login(world.officer)
    address = file_at(("incidents",), "csv")
    assert "3000 rows" in client.get(address).content.decode()
    client.post(address)
    with CaptureQueriesContext(connection) as queries:
        work()
    assert len(queries) < 60
    rows = as_csv(get(client, Export.objects.get().get_absolute_url()))
    assert [row[0] for row in rows] == references(client.get(reverse("reviews:incidents")).context)
    assert Reading.objects.filter(person=world.officer).count() == 3000


def test_the_download_of_a_board_that_is_no_longer_theirs_is_dropped(world: World):
    export = services.ask(
        wanted("members", "csv", world.group.key, {}), by=world.lead, now=timezone.now()
    )
    leave(world.lead, world.head)
    make.seat(world.lead, Office.GROUP_MEMBER, World().group)
    work()
    export.refresh_from_db()
    assert export.dropped_because == services.GONE


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
