"""Every list as a file holds what its page holds: the demonstration has rows in each of them."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.demo.management.commands import plant_demo
from partnership.exports.formats import Format
from partnership.exports.lists import lists
from partnership.people.models import User
from tests.export_facts import plant
from tests.export_pages import NAMES, PAGES, found_at
from tests.export_shown_work import references
from tests.exported import (
    as_csv,
    as_excel,
    as_json,
    as_word,
    file_at,
    get,
    on_paper,
    spoken,
)

# Whatever a test writes is taken back to what was planted.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module")
def officer(django_db_setup: None, django_db_blocker: Any) -> Iterator[User]:
    """The service officer of the demonstration, which is planted once and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        plant_demo.Command().plant()
        person = User.objects.get(email="service-officer@demo.example")
        plant(person)
        yield person
        transaction.set_rollback(True)


@pytest.fixture
def client(officer: User, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser of hers. What it does is taken back; the log of openings is itself compared here,
    so that no file adds a line to it."""
    cache.clear()
    settings.EXPORTS_A_MINUTE = 10_000
    settings.EXPORT_PDF_ROWS_AT_ONCE = 2_000  # every agency of the demonstration by standard
    monkeypatch.setattr("partnership.exports.views.note_readings", lambda *args, **how: 0)
    made = Client()
    made.force_login(officer)
    return made


@pytest.mark.parametrize(("page", "query", "args", "column", "held"), PAGES, ids=NAMES)
def test_each_format_holds_the_rows_of_the_page(
    client: Client,
    page: str,
    query: dict[str, str],
    args: tuple[str, ...],
    column: str,
    held: Callable[[Any], list[str]],
):
    page_args, args = found_at(args)
    answer = client.get(reverse(page, args=page_args), query)
    on_screen = held(answer.context)
    assert on_screen
    plain = as_csv(get(client, file_at(args, "csv"), **query))
    whole = json.loads(get(client, file_at(args, "json"), **query))
    place = list(whole["rows"][0]).index(column)
    assert sorted(row[place] for row in plain) == sorted(on_screen)
    assert as_excel(get(client, file_at(args, "xlsx"), **query)) == plain
    assert as_json(get(client, file_at(args, "json"), **query)) == plain
    on_word = as_word(get(client, file_at(args, "docx"), **query))
    assert on_word == [[spoken(cell) for cell in row] for row in plain]
    assert whole["total"] == len(plain)


@pytest.mark.parametrize(("page", "query", "args", "column", "held"), PAGES, ids=NAMES)
def test_paper_holds_them_too_and_the_page_leads_to_every_format(
    client: Client,
    page: str,
    query: dict[str, str],
    args: tuple[str, ...],
    column: str,
    held: Callable[[Any], list[str]],
):
    page_args, args = found_at(args)
    answer = client.get(reverse(page, args=page_args), query)
    words = on_paper(get(client, file_at(args, "pdf"), **query))
    rows = json.loads(get(client, file_at(args, "json"), **query))["rows"]
    column_values = [spoken(row[column]) for row in rows]
    assert [one for one in column_values if "".join(one.split()) not in words] == []
    html = answer.content.decode()
    for format in Format.values:
        assert f'href="{file_at(args, format)}' in html
    if query:
        assert f"{file_at(args, 'csv')}?{next(iter(query))}=" in html


def test_the_order_of_a_register_is_that_of_its_page(client: Client):
    on_screen = references(client.get(reverse("reviews:incidents")).context)
    assert [row[0] for row in as_csv(get(client, file_at(("incidents",), "csv")))] == on_screen


def test_a_day_of_the_past_is_said_in_the_file_and_in_its_name(client: Client):
    answer = client.get(file_at(("agencies",), "json"), {"on": "1 May 2019"})
    assert json.loads(answer.content)["as_at"] == "2019-05-01"
    assert answer["Content-Disposition"] == 'attachment; filename="agencies-2019-05-01.json"'


@pytest.mark.parametrize("on", ["31 February 2026", "\x00", "9" * 5000, "<script>"])
def test_a_day_that_cannot_be_shows_today_as_the_page_does(client: Client, on: str):
    whole = json.loads(get(client, file_at(("agencies",), "json"), on=on))
    assert whole["as_at"] == timezone.localdate().isoformat()


def test_every_list_is_held_against_its_page():
    assert {args[0] for _, _, args, *_ in PAGES} == {found.code for found in lists()}
