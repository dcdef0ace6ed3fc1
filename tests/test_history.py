"""Every change says who, why and what; reading it costs the same however long it is."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.core import checks
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from partnership.agencies.models import Agency, Kind
from partnership.jobs import registry, services
from partnership.people.models import User
from partnership.records import writing
from partnership.records.acting import running
from partnership.records.history import ANOTHER, changes_of, changes_of_one
from partnership.records.sets import in_sets
from partnership.records.writing import save_all_because
from reviews.models import Incident
from reviews.services import record_notice
from tests.factories import LONG_AGO, agency, person

pytestmark = pytest.mark.django_db


def test_a_change_tells_who_why_and_from_what_to_what(world, incident):
    row = incident(date(2026, 3, 2))
    row = record_notice(row, on=date(2026, 3, 4), by=world.head, today=date(2026, 3, 5))
    newest, first = changes_of(row)
    by = f"{world.head.name}, Head of Service"
    assert (newest.by, newest.reason) == (by, "notice to the Panel recorded")
    assert newest.fields == [("Panel notified on", "nothing", "4 March 2026")]
    assert (first.by, first.reason) == (f"{world.officer.name}, Service officer", "recorded")
    assert ("council whose area it is", "nothing", "A council") in first.fields
    assert ("about", "nothing", "A child") in first.fields


def test_what_no_person_did_was_the_portal():
    assert changes_of(agency("A trust"))[0].by == "The portal"


def test_what_a_job_did_names_the_job(monkeypatch):
    def work(key: str, now: datetime) -> None:
        agency("A trust")

    monkeypatch.setitem(registry._work, "test.work", work)
    now = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
    assert services.run(services.request("test.work", "a", now=now).pk, now=now)
    assert changes_of(Agency.objects.get())[0].by == "The portal, job test.work"


def test_what_a_person_did_through_a_command_names_both(world):
    with running("command import_partnership"):
        world.trust.save_because("renamed", by=world.head)
    by = f"{world.head.name}, Head of Service, command import_partnership"
    assert changes_of(world.trust)[0].by == by
    world.trust.save_because("renamed back", by=None)
    assert changes_of(world.trust)[0].by == "The portal"


def test_a_command_names_itself():
    asks = "from partnership.records.acting import acted_as; print(acted_as(None))"
    said = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", asks],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "command shell"


def test_a_line_of_history_holds_every_field_as_the_row_does(world, incident):
    row = incident(date(2026, 3, 2))
    line = row.history.get()
    row.refresh_from_db()
    for field in Incident._meta.concrete_fields:
        assert getattr(line, field.attname) == getattr(row, field.attname), field.name


def test_a_history_is_one_statement_beside_the_row(world, incident):
    row = incident(date(2026, 3, 2))
    assert world.officer.office_line  # known before, as in a request
    with CaptureQueriesContext(connection) as plain:
        row.save_without_historical_record()
    row._history_user = world.officer
    with CaptureQueriesContext(connection) as told:
        row.save()
    assert len(told) == len(plain) + 1
    assert row.history.count() == 2


def test_a_plain_save_leaves_history_too():
    made = Agency(key="a", name="A", kind=Kind.COUNCIL, starts_on=LONG_AGO)
    made.save()
    made.name = "B"
    made.save()
    assert [line.name for line in made.history.order_by("history_id")] == ["A", "B"]
    assert [line.history_type for line in made.history.order_by("history_id")] == ["+", "~"]


def test_signing_in_is_no_change_of_the_person_and_a_password_is_in_no_history(client):
    who = person("Somebody")
    before = who.history.count()
    client.force_login(who)
    assert who.history.count() == before
    columns = {field.name for field in User.history.model._meta.get_fields()}
    assert not columns & {"password", "last_login"}


def many_agencies(number: int) -> list[Agency]:
    return [
        Agency(key=f"trust-{n}", name=f"Trust {n}", kind=Kind.NHS_TRUST, starts_on=LONG_AGO)
        for n in range(number)
    ]


@pytest.mark.parametrize("number", [1, 2, 300])
def test_many_rows_are_written_with_their_history_in_the_same_few_statements(world, number):
    assert world.officer.office_line
    rows = save_all_because(many_agencies(1), "imported", by=world.officer)
    assert rows[0].history.get().history_change_reason == "imported"
    Agency.objects.filter(key="trust-0").get().delete_because("again", by=world.officer)
    with CaptureQueriesContext(connection) as asked:
        rows = save_all_because(many_agencies(number), "imported", by=world.officer)
    lines = Agency.history.filter(history_change_reason="imported", history_type="+")
    assert lines.filter(id__in=[row.pk for row in rows]).count() == number
    assert len([query for query in asked if "historicalagency" in query["sql"]]) == 1


def test_known_rows_changed_together_tell_what_changed(world):
    rows = save_all_because(many_agencies(30), "imported", by=world.officer)
    for row in rows:
        row.note = "Merged"
    save_all_because(rows, "merged", by=world.head, fields=["note"])
    newest = changes_of(rows[7])[0]
    assert (newest.by, newest.reason) == (f"{world.head.name}, Head of Service", "merged")
    assert newest.fields == [("note", "nothing", "Merged")]
    with pytest.raises(ValueError, match="which fields"):
        save_all_because(rows, "merged", by=world.head)
    assert save_all_because([], "nothing", by=world.head) == []


@pytest.mark.parametrize("changed", [slice(3, 7), slice(0, 10, 3)], ids=["side by side", "apart"])
def test_only_the_rows_that_changed_have_a_new_line(world, changed):
    rows = save_all_because(many_agencies(10), "imported", by=world.officer)
    some = rows[changed]
    save_all_because(some, "merged", by=world.head, fields=["note"])
    told = Agency.history.filter(history_change_reason="merged")
    assert sorted(told.values_list("id", flat=True)) == sorted(row.pk for row in some)


def test_a_set_with_one_wrong_row_writes_nothing(world):
    before = Agency.objects.count(), Agency.history.count()
    with pytest.raises(IntegrityError):
        save_all_because([*many_agencies(3), *many_agencies(1)], "imported", by=world.officer)
    assert (Agency.objects.count(), Agency.history.count()) == before


def test_a_row_taken_away_leaves_its_last_state_and_the_reason(world):
    made = save_all_because(many_agencies(1), "imported", by=world.officer)[0]
    pk = made.pk
    made.delete_because("entered twice", by=world.head)
    line = Agency.history.filter(id=pk).latest("history_id")
    assert (line.history_type, line.name, line.history_user) == ("-", "Trust 0", world.head)
    assert line.history_change_reason == "entered twice"
    assert Agency.history.filter(id=pk).count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", ["save", "save_because", "save_all_because", "delete_because"])
def test_what_breaks_between_a_row_and_its_history_leaves_neither(monkeypatch, act):
    there = save_all_because(many_agencies(1), "imported", by=None)[0]
    new = Agency(key="new", name="New", kind=Kind.COUNCIL, starts_on=LONG_AGO)
    before = list(Agency.objects.values_list("key")), Agency.history.count()

    def power_cut(*args, **kwargs):
        raise RuntimeError("the power is cut")

    acts = {
        "save": lambda: new.save(),
        "save_because": lambda: new.save_because("made", by=None),
        "save_all_because": lambda: save_all_because([new], "made", by=None),
        "delete_because": lambda: there.delete_because("gone", by=None),
    }
    with monkeypatch.context() as patch:
        patch.setattr(writing, "write_lines", power_cut)
        with pytest.raises(RuntimeError, match="power"):
            acts[act]()
    assert (list(Agency.objects.values_list("key")), Agency.history.count()) == before


def test_pages_of_changes_hold_each_line_once_and_compare_across_their_edge(world):
    row = save_all_because(many_agencies(1), "imported", by=world.officer)[0]
    for n in range(6):
        row.note = f"Note {n}"
        row.save_because(f"noted {n}", by=world.officer)
    pages = [changes_of_one(row, first, 3) for first in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [change for page in pages for change in page] == changes_of(row)
    assert pages[0][-1].fields == [("note", "Note 2", "Note 3")]


def test_nobody_is_named_to_a_reader_who_does_not_see_them(world):
    world.trust.save_because("renamed", by=world.head)
    told = changes_of(world.trust, may_name=lambda model, pks: set())[0]
    assert told.by == ANOTHER
    assert world.head.name in changes_of(world.trust, may_name=lambda model, pks: pks)[0].by


def test_a_long_history_takes_no_more_queries_than_a_short_one(world, incident):
    row = incident(date(2026, 3, 2))
    with CaptureQueriesContext(
        connection,
    ) as short:
        changes_of(row)
    for n in range(20):
        row.council = agency(f"Council {n}")
        row.save_because("moved", by=world.officer)
    with CaptureQueriesContext(connection) as long:
        changes = changes_of(row)
    assert len(changes) == 21
    assert len(long) <= len(short)


def test_a_broken_row_writes_neither_row_nor_history(world, incident):
    row = incident(date(2026, 3, 2))
    row.notified_on = date(2026, 3, 1)
    with pytest.raises(Exception, match="cannot be notified before"):
        row.save_because("wrong", by=world.officer)
    assert Incident.objects.get(pk=row.pk).notified_on is None
    assert row.history.count() == 1


def test_every_model_of_ours_keeps_its_history_or_says_why_not():
    assert [x for x in checks.run_checks() if x.id == "records.E001"] == []


def test_sets_walk_a_whole_table_once(world, incident):
    for _ in range(7):
        incident(date(2026, 3, 2))
    walked = [row.pk for rows in in_sets(Incident.objects.all(), 3) for row in rows]
    assert walked == list(Incident.objects.order_by("pk").values_list("pk", flat=True))
