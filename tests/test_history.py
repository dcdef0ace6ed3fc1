"""Every change says who, why and what; reading it costs the same however long it is."""

from datetime import date

import pytest
from django.core import checks
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnership.records.history import changes_of
from partnership.records.sets import in_sets
from reviews.models import Incident
from reviews.services import record_notice
from tests.factories import agency

pytestmark = pytest.mark.django_db


def test_a_change_tells_who_why_and_from_what_to_what(world, incident):
    row = incident(date(2026, 3, 2))
    row = record_notice(row, on=date(2026, 3, 4), by=world.head, today=date(2026, 3, 5))
    newest, first = changes_of(row)
    assert (newest.by, newest.reason) == (world.head.name, "notice to the Panel recorded")
    assert newest.fields == [("Panel notified on", "nothing", "4 March 2026")]
    assert (first.by, first.reason) == (world.officer.name, "recorded")
    assert ("council whose area it is", "nothing", "A council") in first.fields
    assert ("about", "nothing", "A child") in first.fields


def test_what_no_person_did_was_the_portal():
    assert changes_of(agency("A trust"))[0].by == "The portal"


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
