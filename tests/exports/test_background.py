"""Long lists: made by the portal once, told, kept for a week."""

import io
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnership.access.models import Reading
from partnership.documents.pdf import NoPdf
from partnership.exports import services
from partnership.exports.models import KEPT_FOR, Export
from partnership.jobs.models import Job
from partnership.outbox.models import Letter
from tests.export_shown_work import references
from tests.exported import as_csv, file_at, get, on_paper
from tests.exports.making import plant_incidents, stored, work
from tests.factories import World

pytestmark = pytest.mark.django_db


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
