"""How words are found: whole, from their beginning, marked, in pages, and not too often."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from partnership.access.models import Reading
from partnership.search import services
from partnership.search.finding import MOST_HITS, find, show, tokens
from partnership.search.models import Entry
from partnership.search.rates import A_MINUTE
from reviews.models import Incident
from tests import factories as make
from tests.factories import World
from tests.search.sought import NOW, SEARCH, page, rename, seek

pytestmark = pytest.mark.django_db


def test_a_reference_is_found_whole_and_from_its_beginning_and_first(
    world: World, incident: Callable[..., Incident]
):
    rows = [incident(date(2026, 3, day)) for day in (2, 3, 4)]
    rename(rows[2], what_happened=f"Like {rows[0].reference}.")
    found = seek(world.officer, rows[0].reference.lower())
    assert found[0] == f"Incident {rows[0].reference}"
    assert f"Incident {rows[2].reference}" in found
    assert f"Incident {rows[1].reference}" not in found
    beginning = rows[0].reference[:-1]
    assert len(seek(world.officer, beginning)) >= 3


def test_every_word_must_be_found_and_titles_come_before_texts(world: World):
    make.board(world.partnership, name="Forum for schools", purpose="Nothing else.")
    make.board(world.partnership, name="Other group", purpose="Listens to schools in a forum.")
    assert seek(world.officer, "forum schools") == ["Forum for schools", "Other group"]
    assert seek(world.officer, "forum hospitals") == []


def test_the_newest_of_equals_comes_first(world: World):
    for day in (3, 17, 10):
        make.meeting(world.group, date(2026, 11, day))
    found = seek(world.officer, world.group.name, kind="meeting")
    assert [title.split(", ")[1] for title in found] == [
        "17 November 2026",
        "10 November 2026",
        "3 November 2026",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "' | ! & ( ) <-> :* \\",
        "travertine:* | !quarry",
        "NOT (a OR b)",
        "%_%",
        "'; DROP TABLE search_entry; --",
        "\x00",
        "before\x00after",
        "🧒🏽",
        "the and of",
        "٣²ſ",
        "a" * 1_000_000,
        "word " * 200_000,
        "<script>alert('x')</script>",
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
)
def test_whatever_is_typed_is_only_words(world: World, typed: Any):
    answer = page(world.officer, q=typed)
    assert answer.status_code == 200
    body = answer.content.decode()
    assert "<script>alert" not in body
    assert len(body) < 60_000


def test_a_long_question_is_cut_and_shown_as_it_was_searched(world: World):
    answer = page(world.officer, q="x" * 500)
    assert answer.context["question"] == "x" * 200
    assert len(tokens("a b c d e f g h i j k l m n o p")) == 12


def test_a_title_and_a_snippet_come_out_as_text_with_the_words_marked(world: World):
    make.board(
        world.partnership,
        name="<b onclick=alert(1)>Schist</b>",
        purpose="Before <script>alert(2)</script> schist & after",
    )
    body = page(world.officer, q="schist").content.decode()
    assert "<mark>Schist</mark>" in body
    assert "&lt;script&gt;" in body
    assert "&lt;b onclick=alert(1)&gt;" in body
    assert "<b onclick" not in body
    assert "<script>alert" not in body


def test_a_snippet_begins_and_ends_with_whole_words(world: World):
    long = "alpha " * 60 + "schistose rock " + "omega " * 60
    make.board(world.partnership, name="Long", purpose=long)
    assert seek(world.officer, "schistose") == ["Long"]
    hit = show(find(world.officer, "schistose").pks, "schistose")[0]
    words = "".join(part.text for part in hit.snippet).split()
    assert words[0] == words[-1] == "…"
    assert set(words) == {"…", "alpha", "schistose", "rock", "omega"}
    assert [part.text for part in hit.snippet if part.hit] == ["schistose"]


def test_a_kind_narrows_the_results_and_an_unknown_kind_does_nothing(
    world: World, kinds: dict[str, str]
):
    make.board(world.partnership, name="Pumice forum")
    assert len(seek(world.officer, "pumice")) == 2
    assert seek(world.officer, "pumice", kind="board") == ["Pumice forum"]
    answer = page(world.officer, q="pumice", kind="nonsense")
    assert answer.context["found"].in_all == 2
    narrow = page(world.officer, q="pumice", kind="meeting").content.decode()
    assert "Nothing in meetings" in narrow
    assert "Show every kind" in narrow


def test_results_come_in_pages_and_a_thousand_is_the_most(world: World):
    kind = ContentType.objects.get_for_model(world.group)
    services.catch_up(now=NOW, most=None)
    Entry.objects.bulk_create(
        Entry(
            subject_type=kind, subject_id=world.group.pk, kind=f"k{n}", title="Gabbro", address="/"
        )
        for n in range(MOST_HITS + 5)
    )
    answer = page(world.officer, q="gabbro", page=2)
    body = answer.content.decode()
    assert f"More than {MOST_HITS} results" in body
    assert f"Page 2 of {MOST_HITS // 20}" in body
    assert "?q=gabbro&amp;page=3" in body
    assert page(world.officer, q="gabbro", page="nonsense").context["page"].number == 1


def test_nothing_found_says_what_was_searched(world: World):
    body = page(world.officer, q="xyzzy").content.decode()
    assert "Nothing is found for “xyzzy”" in body
    assert "Check the spelling" in body


def test_finding_something_restricted_is_not_opening_it(
    world: World, incident: Callable[..., Incident]
):
    row = incident()
    body = page(world.officer, q=row.reference).content.decode()
    assert f'href="{row.get_absolute_url()}"' in body
    assert not Reading.objects.exists()


def test_the_thirty_first_search_of_a_minute_waits_and_nobody_elses(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    client = Client()
    client.force_login(world.officer)
    address = reverse(SEARCH)
    answers = [client.get(address, {"q": "a"}).status_code for _ in range(A_MINUTE + 1)]
    assert answers == [200] * A_MINUTE + [429]
    assert "Wait a minute" in client.get(address, {"q": "a"}).content.decode()
    assert client.get(address).status_code == 200
    assert page(world.head, q="a").status_code == 200
    later = NOW + timedelta(minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert client.get(address, {"q": "a"}).status_code == 200
