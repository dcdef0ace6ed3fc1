"""The pack: one numbering for every reader, and nothing in it that a reader may not read."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.meetings.models import PackPages, Paper
from boards.meetings.packs import plan_of
from boards.meetings.services import papers
from boards.meetings.tests.factories import NOW, TODAY, Group
from boards.meetings.tests.packs import (
    LATER,
    a_paper,
    browser,
    everything_in,
    of_pages,
    opened,
    spans,
)
from partnership.exports.wanted import wanted
from partnership.outbox.models import Letter
from partnership.search import services as search
from partnership.search.finding import find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_asked_before")]


def test_numbers_are_the_same_for_every_reader_on_the_page_and_in_the_file(issued: Group) -> None:
    everything = {
        "Neglect report": "pages 1–2",
        "Quartzite report": "pages 3–5",
        "Transition report": "page 6",
    }
    for person in (issued.officer, issued.independent, issued.chair, issued.constable):
        assert spans(issued, person) == everything
        assert opened(issued, person).page_labels == ["i", "1", "2", "3", "4", "5", "6"]
    del everything["Quartzite report"]
    assert spans(issued, issued.nurse) == everything
    found = opened(issued, issued.nurse)
    assert found.page_labels == ["i", "1", "2", "6"]
    stamped = [
        set(re.findall(r"pack page (\d+[a-z]*)", page.extract_text())) for page in found.pages[1:]
    ]
    assert stamped == [{"1"}, {"2"}, {"6"}]
    assert "Transition words 1" in found.pages[3].extract_text()


def test_a_restricted_paper_is_nowhere_in_the_pack_of_somebody_else(issued: Group) -> None:
    theirs = everything_in(opened(issued, issued.constable))
    assert "Quartzite" in theirs
    assert "Quartzite words 2" in theirs
    others = everything_in(opened(issued, issued.nurse))
    assert "quartzite" not in others.lower()
    assert "restricted" not in others.lower()


def test_every_copy_says_that_numbers_run_on_and_none_says_why(issued: Group) -> None:
    copies = [opened(issued, one).pages[0].extract_text() for one in issued.everybody]
    assert all("numbers of pages run on for all" in " ".join(copy.split()) for copy in copies)


def test_bookmarks_lead_to_each_item_and_paper(issued: Group) -> None:
    found = opened(issued, issued.nurse)
    outline: Any = found.outline
    first, *rest = outline
    assert first.title == "Agenda and contents"
    assert [one.title for one in rest if not isinstance(one, list)] == ["1 Neglect", "3 Transition"]
    (paper,) = rest[3]  # those under an item stand behind it
    assert (paper.title, found.get_destination_page_number(paper)) == (
        "Transition report, page 6",
        3,
    )
    assert found.metadata is not None
    assert found.metadata.title == f"Pack: {issued.meeting}"


def test_a_restricted_title_is_in_no_page_search_download_or_letter(issued: Group) -> None:
    client = browser(issued.nurse)
    for page in ("meetings:agenda", "meetings:minutes", "boards:meeting"):
        words = client.get(reverse(page, args=[issued.meeting.pk])).content.decode()
        assert "Quartzite" not in words
    agenda_words = client.get(reverse("meetings:agenda", args=[issued.meeting.pk])).content.decode()
    assert "2 items" in agenda_words
    assert search.catch_up(now=NOW, most=None)
    assert find(issued.nurse, "quartzite").in_all == 0
    assert find(issued.constable, "quartzite").in_all
    download = client.get(wanted("agenda", "csv", str(issued.meeting.pk), {}).address)
    assert b"Neglect" in download.content
    assert b"Quartzite" not in download.content
    letters = Letter.objects.all()
    assert not any("Quartzite" in f"{one.heading} {one.words}" for one in letters)


def test_a_late_paper_hangs_on_the_last_page_of_its_item_and_changes_no_number(
    issued: Group,
) -> None:
    before = dict(PackPages.objects.values_list("version", "number"))
    neglect, case, _ = issued.meeting.items.order_by("position")
    a_paper(issued, neglect, "Late", of_pages(2), LATER)
    a_paper(issued, case, "Later", of_pages(1), LATER)
    a_paper(issued, neglect, "Latest", of_pages(1), LATER)
    told = spans(issued, issued.constable)
    assert [told[title] for title in ("Late", "Later", "Latest")] == [
        "pages 2a–2b",
        "page 5a",
        "page 2c",
    ]
    assert before.items() <= dict(PackPages.objects.values_list("version", "number")).items()
    labels = opened(issued, issued.nurse).page_labels
    assert labels == ["i", "1", "2", "2a", "2b", "2c", "6"]
    page = browser(issued.nurse).get(reverse("meetings:agenda", args=[issued.meeting.pk]))
    assert "Added after issue, 24 November 2026 at 10am" in page.content.decode()


def test_an_item_that_comes_late_hangs_on_the_last_page_of_all(issued: Group) -> None:
    tabled = issued.item("Tabled")
    a_paper(issued, tabled, "Tabled paper", of_pages(1), LATER)
    assert spans(issued, issued.nurse)["Tabled paper"] == "page 6a"
    first = Group()
    item = first.item("Alone")
    first.issue()
    a_paper(first, item, "First of all", of_pages(1), LATER)
    assert spans(first, first.nurse) == {"First of all": "page 0a"}


def test_a_newer_version_hangs_on_the_first_page_of_the_paper(issued: Group) -> None:
    paper = Paper.objects.get(title="Neglect report")
    papers.add_version(paper, file=of_pages(3, "Newer"), by=issued.officer, now=LATER)
    assert spans(issued, issued.nurse)["Neglect report"] == "pages 1a–1c"
    papers.add_version(paper, file=of_pages(1, "Newest"), by=issued.officer, now=LATER)
    found = opened(issued, issued.nurse)
    assert found.page_labels == ["i", "1d", "6"]
    assert "Newest 1" in found.pages[1].extract_text()


def test_another_partnership_has_no_pack_here(issued: Group) -> None:
    there = Group()
    for page, pk in (
        ("pack", issued.meeting.pk),
        ("paper", Paper.objects.values_list("pk", flat=True)[0]),
        ("withdraw_paper", Paper.objects.values_list("pk", flat=True)[0]),
    ):
        answer = browser(there.officer).get(reverse(f"meetings:{page}", args=[pk]))
        assert answer.status_code == 404


def test_the_pack_asks_the_database_as_often_for_many_papers_as_for_few(issued: Group) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            plan_of(issued.meeting, issued.chair, TODAY)
        return len(asked)

    few = cost()
    item = issued.meeting.items.get(title="Neglect")
    for number in range(8):
        a_paper(issued, item, f"Paper {number}", of_pages(1), LATER)
    assert cost() == few


def test_before_the_issue_there_is_no_pack(group: Group) -> None:
    item = group.item("Neglect")
    a_paper(group, item, "Report", of_pages(1))
    for person in (group.officer, group.nurse):
        answer = browser(person).get(reverse("meetings:pack", args=[group.meeting.pk]))
        assert answer.status_code == 302
    assert spans(group, group.officer) == {"Report": ""}
