"""The index keeps in step with the facts, whoever changes them and whenever."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.models import Meeting
from partnership.documents.models import Document
from partnership.documents.services import attach
from partnership.jobs.models import Job
from partnership.search import services
from partnership.search.finding import find
from partnership.search.jobs import READ
from partnership.search.models import Entry, Mark
from partnership.search.tasks import refresh
from tests import factories as make
from tests.factories import World
from tests.search.sought import NOW, page, read_files, remove, rename, seek

pytestmark = pytest.mark.django_db


def entries() -> list[tuple[Any, ...]]:
    """Every entry as it stands, whatever its number."""
    names = [field.attname for field in Entry._meta.concrete_fields if field.name != "id"]
    return sorted(Entry.objects.values_list(*names), key=str)


def test_what_was_entered_a_moment_ago_is_found_without_a_worker(world: World):
    page(world.officer, q="anything")
    make.board(world.partnership, name="Peridotite panel")
    assert "Peridotite" in page(world.officer, q="peridotite").content.decode()


def test_a_change_takes_the_old_words_away(world: World):
    assert seek(world.officer, world.group.name)
    old = world.group.name
    rename(world.group, name="Serpentine group")
    assert not [title for title in seek(world.officer, old) if title == old]
    assert "Serpentine group" in seek(world.officer, "serpentine")


def test_a_meeting_is_found_by_the_new_name_of_its_group(world: World):
    make.meeting(world.group, date(2026, 11, 2))
    assert seek(world.officer, world.group.name, kind="meeting")
    rename(world.group, name="Serpentine group")
    assert seek(world.officer, "serpentine", kind="meeting") == [
        "Serpentine group, 2 November 2026"
    ]


def test_a_deleted_row_is_gone_from_the_results(world: World):
    meeting = make.meeting(world.group, date(2026, 11, 2))
    rename(meeting, place="Dolomite hall")
    assert seek(world.officer, "dolomite")
    remove(Meeting.objects.get(pk=meeting.pk))
    assert not seek(world.officer, "dolomite")


def test_a_deleted_file_is_gone_from_the_results(world: World, signed_off: Any):
    row = signed_off()
    extra = attach(row, make.pdf("Talc.pdf"), title="Talc", by=world.officer, now=NOW)
    assert seek(world.officer, "talc") == ["Talc"]
    remove(extra)
    assert not seek(world.officer, "talc")


def test_catching_up_asks_once_when_nothing_has_changed(world: World, review: Any):
    review()
    services.catch_up(now=NOW, most=None)
    with CaptureQueriesContext(connection) as queries:
        assert services.catch_up(now=NOW)
    assert len(queries) == 1


def test_much_at_once_is_read_in_parts_and_the_page_says_so(world: World):
    services.catch_up(now=NOW, most=None)
    for n in range(7):
        make.board(world.partnership, name=f"Granite group {n}")
    assert not services.catch_up(now=NOW, most=5)
    assert find(world.officer, "granite").in_all == 5
    assert services.catch_up(now=NOW, most=5)
    assert find(world.officer, "granite").in_all == 7


def test_a_page_says_when_not_everything_is_found_yet(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(services, "catch_up", lambda now: False)
    assert "The newest of it is found" in page(world.officer, q="a").content.decode()


def test_a_group_with_many_meetings_is_left_to_the_worker(world: World):
    for day in range(1, 8):
        make.meeting(world.group, date(2026, 11, day))
    services.catch_up(now=NOW, most=None)
    rename(world.group, name="Serpentine group")
    assert not services.catch_up(now=NOW, most=5)
    assert services.catch_up(now=NOW, most=None)
    assert find(world.officer, "serpentine", kind="meeting").pks


def test_a_change_whose_transaction_ends_late_is_not_lost(world: World):
    """Its number in the history is lower than one that was seen before it."""
    services.catch_up(now=NOW, most=None)
    late = make.board(world.partnership, name="Latecomer")
    make.board(world.partnership, name="Punctual")
    history = late.history.get()
    kept = {field.attname: getattr(history, field.attname) for field in history._meta.fields}
    late.history.all().delete()
    Entry.objects.filter(title="Latecomer").delete()
    services.catch_up(now=NOW, most=None)
    assert find(world.officer, "punctual").pks
    type(history).objects.create(**kept)
    services.catch_up(now=NOW + timedelta(minutes=1), most=None)
    assert find(world.officer, "latecomer").pks
    services.catch_up(now=NOW + timedelta(minutes=20), most=None)
    assert Mark.objects.get().gaps == {}


def test_a_number_that_never_comes_is_waited_for_only_for_a_while(world: World):
    services.catch_up(now=NOW, most=None)
    gone = make.board(world.partnership, name="Rolled back")
    make.board(world.partnership, name="Kept")
    gone.history.all().delete()
    services.catch_up(now=NOW, most=None)
    assert Mark.objects.get().gaps
    services.catch_up(now=NOW + timedelta(minutes=11), most=None)
    assert not Mark.objects.get().gaps
    with CaptureQueriesContext(connection) as queries:
        services.catch_up(now=NOW + timedelta(minutes=12))
    assert len(queries) == 1


def test_one_row_can_be_indexed_at_once(world: World):
    services.catch_up(now=NOW, most=None)
    world.group.name = "Serpentine group"
    world.group.save()
    world.group.history.all().delete()
    services.index(world.group)
    assert find(world.officer, "serpentine").pks


def test_a_rebuild_changes_nothing_and_twice_is_once(world: World, kinds: dict[str, str]):
    read_files()
    before, numbers = entries(), list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    assert services.rebuild(now=NOW) == len(before)
    assert services.rebuild(now=NOW) == len(before)
    assert entries() == before
    assert list(Entry.objects.order_by("pk").values_list("pk", flat=True)) == numbers


def test_a_rebuild_mends_what_is_missing_wrong_or_left_over(world: World, kinds: dict[str, str]):
    read_files()
    before = [row[:-1] for row in entries()]
    kept = {entry.kind: entry for entry in Entry.objects.exclude(kind="file")}
    kept["board"].delete()
    kept["agency"].digest = ""
    kept["agency"].title = "Wrong"
    kept["agency"].save()
    left = kept["meeting"]
    left.pk, left.subject_id = None, left.subject_id + 1000
    left.save(force_insert=True)
    left.pk, left.kind = None, "nothing-of-ours"
    left.save(force_insert=True)
    services.rebuild(now=NOW)
    assert [row[:-1] for row in entries()] == before


def test_the_worker_indexes_everything_the_first_time(world: World, kinds: dict[str, str]):
    Mark.objects.all().delete()
    Entry.objects.all().delete()
    refresh()
    assert Mark.objects.exists()
    assert find(world.officer, "travertine").pks
    assert Job.objects.filter(kind=READ).count() == Document.objects.count() + 1
    refresh()
    assert Job.objects.filter(kind=READ).count() == Document.objects.count() + 1
