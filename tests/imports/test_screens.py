"""Sheets on the pages, and by the command."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnership.agencies.models import Agency
from partnership.sheets.models import Import
from tests.imports.brought import body, brought, people, sheet_file
from tests.imports.unreadable import UNREADABLE

pytestmark = pytest.mark.django_db


def test_a_sheet_is_brought_tried_applied_and_undone_on_the_pages(world, client):
    client.force_login(world.head)
    key = world.partnership.key
    file = io.BytesIO(sheet_file("agencies", body()))
    file.name = "Our agencies.xlsx"
    answer = client.post(reverse("boards:import_sheet", args=[key, "agencies"]), {"file": file})
    row = Import.objects.get()
    assert answer.url == row_page(row, key)
    page = client.get(answer.url).content.decode()
    assert "Fenshire Hospice" in page
    assert "Apply all 1 row<" in page
    client.post(reverse("boards:apply_import", args=[key, row.pk]))
    assert "Undo the import" in client.get(answer.url).content.decode()
    client.post(reverse("boards:undo_import", args=[key, row.pk]))
    row.refresh_from_db()
    assert row.undone_by == world.head
    assert "Undone" in client.get(reverse("boards:imports", args=[key])).content.decode()


def row_page(row: Import, key: str) -> str:
    return reverse("boards:import", args=[key, row.pk])


def test_no_apply_button_stands_beside_mistakes(world, client):
    client.force_login(world.head)
    row = brought(world, "agencies", body(Kind="Polce"))
    page = client.get(row_page(row, world.partnership.key)).content.decode()
    assert "Did you mean “Police”?" in page
    assert "Apply" not in page


@pytest.mark.parametrize("what", ["a formula", "nothing", "broken XML", "NUL bytes"])
def test_a_bad_file_is_told_on_the_page(world, client, what):
    client.force_login(world.head)
    name, make_file, _ = UNREADABLE[what]
    file = io.BytesIO(make_file())
    file.name = name
    address = reverse("boards:import_sheet", args=[world.partnership.key, "agencies"])
    answer = client.post(address, {"file": file})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert not Import.objects.exists()


def test_the_page_of_an_import_costs_the_same_with_few_and_many_rows(world, client):
    client.force_login(world.head)
    costs = []
    for number in (2, 60):
        row = brought(world, "members", *people(world, number))
        with CaptureQueriesContext(connection) as queries:
            client.get(row_page(row, world.partnership.key))
        costs.append(len(queries))
    assert costs[1] <= costs[0] <= 35


def test_the_command_tries_and_applies_as_somebody_with_the_right(world, tmp_path, capsys):
    path = tmp_path / "agencies.xlsx"
    path.write_bytes(sheet_file("agencies", body()))
    given = ("import_sheet", "agencies", world.partnership.key, str(path), "--as")
    call_command(*given, world.officer.email)
    assert "This was a trial" in capsys.readouterr().out
    call_command(*given, world.officer.email, "--apply")
    assert Agency.objects.filter(name="Fenshire Hospice").exists()
    with pytest.raises(CommandError, match="That belongs to"):
        call_command(*given, world.chair.email)
    with pytest.raises(CommandError, match="Nothing is known as"):
        call_command(*given, "nobody@example.org")
    path.write_bytes(b"")
    with pytest.raises(CommandError, match="The file is empty"):
        call_command(*given, world.officer.email)
