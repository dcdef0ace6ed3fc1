"""One source, two editions; the public one is confirmed by a second person before it is out."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.access.services import NotAllowed
from reviews.deaths.disclosure import check_of
from reviews.deaths.editions import edition_of
from reviews.deaths.models import Death, PanelReport, PublishedPanelReport
from reviews.deaths.services import reporting
from reviews.deaths.services.counting import correct_figures, enter_figures
from reviews.deaths.suppressing import HIDDEN
from reviews.deaths.tests.conftest import TODAY, Place

pytestmark = pytest.mark.django_db
Make = Callable[..., Death]
YEAR = date(2025, 4, 1)


@pytest.fixture(autouse=True)
def no_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "as_pdf", lambda written: b"%PDF-1.7\n%%EOF\n")


@pytest.fixture
def report(place: Place) -> PanelReport:
    enter_figures(
        place.partnership,
        by=place.officer,
        today=TODAY,
        length="year",
        starts_on=YEAR,
        of="",
        notified=29,
        reviewed=20,
        modifiable=3,
        by_category={"7": 9, "8": 8, "1": 3},
        source="Export",
        source_on=date(2026, 4, 20),
    )
    return reporting.begin_report(
        place.partnership,
        starts_on=YEAR,
        title="Child deaths in the year",
        done="The panel met and reviewed deaths.",
        effective="Most were reviewed in time.",
        learning="One baby of three months died while sleeping on a sofa.",
        for_professionals="What only professionals read.",
        by=place.officer,
        today=TODAY,
    )


def said(report: PanelReport, *, public: bool) -> str:
    return repr(edition_of(report, public=public).blocks)


def test_professionals_read_the_numbers_and_everybody_what_is_left(report: PanelReport):
    professional, public = said(report, public=False), said(report, public=True)
    assert "What only professionals read." in professional
    assert "What only professionals read." not in public
    assert "('of these, with modifiable factors', '3')" in professional
    assert f"('of these, with modifiable factors', '{HIDDEN}')" in public
    assert HIDDEN not in professional
    inflicted = "Deliberately inflicted injury, abuse or neglect"
    assert f"('{inflicted}', '3')" in professional
    assert f"('{inflicted}', '{HIDDEN}')" in public


def test_the_check_lists_what_is_left_out_and_what_may_tell_of_a_child(report: PanelReport):
    check = check_of(report, [])
    assert "2025-26: the number with modifiable factors, and its per cent" in check.left_out
    assert "2025-26, category “Infection”" in check.left_out
    assert ("What was learned", "One baby") in [(one.section, one.words) for one in check.findings]


def test_a_second_person_confirms_before_anything_is_published(place: Place, report: PanelReport):
    now = timezone.now()
    with pytest.raises(ValidationError, match="A second person confirms"):
        reporting.publish_report(report, by=place.officer, today=TODAY, now=now)
    with pytest.raises(ValidationError, match="Nobody has checked"):
        reporting.confirm_disclosure(report, by=place.head, today=TODAY)
    reporting.check_disclosure(report, by=place.officer, today=TODAY)
    with pytest.raises(ValidationError, match="somebody else confirms"):
        reporting.confirm_disclosure(report, by=place.officer, today=TODAY)
    with pytest.raises(NotAllowed):
        reporting.confirm_disclosure(report, by=place.member, today=TODAY)
    reporting.confirm_disclosure(report, by=place.chair, today=TODAY)
    row = reporting.publish_report(report, by=place.officer, today=TODAY, now=now)
    assert row.published_on == TODAY


def confirmed(place: Place, report: PanelReport) -> PanelReport:
    reporting.check_disclosure(report, by=place.officer, today=TODAY)
    return reporting.confirm_disclosure(report, by=place.head, today=TODAY)


def test_words_that_change_take_the_check_away(place: Place, report: PanelReport):
    row = confirmed(place, report)
    row = reporting.change_report(row, by=place.officer, because="A slip", done="Other words.")
    assert (row.checked_on, row.confirmed_on) == (None, None)


def test_figures_that_change_after_the_check_stop_publication(place: Place, report: PanelReport):
    row = confirmed(place, report)
    figures = place.partnership.child_death_figures.get()
    numbers = {"notified": 30, "reviewed": 20, "modifiable": 3, "by_category": {}}
    numbers |= {"source": "Export", "source_on": figures.source_on}
    correct_figures(figures, because="Late", by=place.officer, today=TODAY, **numbers)
    with pytest.raises(ValidationError, match="has changed since it was checked"):
        reporting.publish_report(row, by=place.head, today=TODAY, now=timezone.now())
    assert not PublishedPanelReport.objects.exists()


def test_everybody_reads_what_was_published_and_nothing_after_it_is_withdrawn(
    client: Client, place: Place, report: PanelReport
):
    row = confirmed(place, report)
    published = reporting.publish_report(row, by=place.officer, today=TODAY, now=timezone.now())
    pages = [
        published.get_absolute_url(),
        reverse("deaths:publication_paper", args=[published.slug]),
    ]
    assert [client.get(page).status_code for page in pages] == [200, 200]
    words = client.get(pages[0]).content.decode()
    assert HIDDEN in words
    assert "What only professionals read." not in words
    assert published.title in client.get(reverse("deaths:published")).content.decode()
    reporting.withdraw_report(row, because="A child may be told", by=place.head, today=TODAY)
    assert [client.get(page).status_code for page in pages] == [404, 404]
    assert published.title not in client.get(reverse("deaths:published")).content.decode()


def test_the_editions_are_for_the_panel_and_the_service(
    client: Client, place: Place, report: PanelReport, monkeypatch: Any
):
    monkeypatch.setattr("partnership.documents.giving.as_pdf", lambda written: b"%PDF-1.7")
    page = reverse("deaths:edition", args=[report.pk, "professional"])
    paper = reverse("deaths:paper", args=[report.pk, "public", "pdf"])
    for reader, answer in ((place.member, 200), (place.independent, 404), (place.reviewer, 404)):
        client.force_login(reader)
        assert client.get(page).status_code == answer
        assert client.get(paper).status_code == answer
    client.force_login(place.member)
    nowhere = reverse("deaths:edition", args=[report.pk, "secret"])
    assert client.get(nowhere).status_code == 404
