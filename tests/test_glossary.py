"""The glossary explains every short name, and pages lead to it without hovering or script."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from partnership.ui.glossary import terms, terms_in, terms_with
from tests.factories import World

TEMPLATES = Path(settings.BASE_DIR) / "templates"
REPORT_2015_16 = {
    *("CAMH", "CCC", "CCG", "CDOP", "CJB", "CP", "CPFT", "CQC", "CSC", "CSE", "DOLs", "GCP", "GP"),
    *("HWB", "LPG", "LSCB", "MASE", "NICE", "QEG", "SAB", "SCR", "TDWSG"),
}


def test_every_short_name_of_the_report_of_2015_16_is_explained():
    assert {term.short for term in terms()} >= REPORT_2015_16


def test_each_entry_stands_once_and_has_a_place_of_its_own():
    assert len({term.anchor for term in terms()}) == len(terms())
    assert all(term.anchor and term.meaning for term in terms())


@pytest.mark.django_db
def test_everybody_reads_it_and_may_look_for_words(client: Client):
    everything = client.get(reverse("glossary:words")).content.decode()
    assert all(f'id="{term.anchor}"' in everything for term in terms_in(()))
    some = client.get(reverse("glossary:words"), {"q": "REVIEW adult"}).content.decode()
    assert 'id="sar"' in some
    assert 'id="gp"' not in some
    none = client.get(reverse("glossary:words"), {"q": "<script>\x00"}).content.decode()
    assert "No entry with “&lt;script&gt;”" in none
    assert [term.short for term in terms_with("nhs ENGLAND 1 july", terms())] == []


def local_terms(client: Client) -> set[str]:
    found = client.get(reverse("glossary:words")).context
    assert found["in_all"] == len(found["terms"])
    return {term.short for term in found["terms"] if term.of}


@pytest.mark.django_db
def test_words_of_one_partnership_are_shown_to_those_who_see_it_and_to_no_other(client: Client):
    known_by_file = {term.of for term in terms() if term.of}
    assert known_by_file == {"cambridgeshire-and-peterborough"}
    assert local_terms(client) == set()
    here, there = World(), World()
    assert local_terms(client) == set()
    here.partnership.key = known_by_file.pop()
    here.partnership.save_because("named", by=None)
    assert local_terms(client) == set()  # two partnerships: a public page tells of none
    client.force_login(there.officer)
    assert local_terms(client) == set()
    client.force_login(here.officer)
    assert local_terms(client) == {"CCC", "CPFT", "LPG", "QEG", "TDWSG"}


def test_a_term_is_a_link_that_is_heard_in_full():
    shown = Template('{% term "SAR" %}').render(Context())
    assert shown == (
        '<a class="term" href="/glossary/#sar">SAR'
        '<span class="vh"> (Safeguarding adult review)</span></a>'
    )


def test_every_term_that_a_page_uses_is_in_the_glossary():
    used = {
        short
        for path in TEMPLATES.rglob("*.html")
        for short in re.findall(r'{% term "([^"]+)" %}', path.read_text("utf-8"))
    }
    assert used
    assert used <= {term.short for term in terms()}


WITH_HELP = [
    *("boards:arrangements", "boards:vacancies", "boards:letters", "rulebook:index"),
    *("account_home", "mfa_index", "outbox:preferences", "tokens:mine", "people:list"),
]


@pytest.mark.parametrize("page", WITH_HELP)
def test_pages_that_newcomers_open_have_help(page: str, signed_in: Client):
    assert "Help with this page" in signed_in.get(reverse(page)).content.decode()


def test_help_stands_folded_where_it_is_written_and_nowhere_else(signed_in: Client):
    assert "Help with this page" in signed_in.get("/search/").content.decode()
    assert "Help with this page" not in signed_in.get("/glossary/").content.decode()
    assert "Help with this page" not in signed_in.get("/reviews/CR-1066-001/").content.decode()


@pytest.fixture
def signed_in(world, client: Client) -> Client:
    """A browser of somebody who is signed in."""
    client.force_login(world.officer)
    return client
