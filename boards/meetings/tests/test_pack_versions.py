"""Which version of the pack who may fetch, and what is told of a newer one."""

import pytest
from django.urls import reverse

from boards.meetings.models import BoundPack, Paper, Version
from boards.meetings.services import agenda, papers
from boards.meetings.tests.factories import NOW, Group
from boards.meetings.tests.packs import LATER, browser, of_pages, opened, spans
from partnership.outbox.models import Letter
from partnership.search import services as search
from partnership.search.finding import find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_asked_before")]


def test_members_fetch_the_current_version_alone_and_the_service_all(issued: Group) -> None:
    paper = Paper.objects.get(title="Neglect report")
    old = paper.versions.get()
    papers.add_version(paper, file=of_pages(1, "Obsidian"), by=issued.officer, now=LATER)
    old_file, new_file = (
        reverse("documents:fetch", args=[_file(one)]) for one in paper.versions.order_by("number")
    )
    for person in (issued.nurse, issued.chair, issued.independent):
        client = browser(person)
        assert client.get(old_file).status_code == 404
        assert client.get(new_file).status_code == 200
    assert browser(issued.officer).get(old_file).status_code == 200
    assert old in Version.objects.visible_to(issued.officer)
    page = browser(issued.officer).get(reverse("meetings:paper", args=[paper.pk])).content.decode()
    assert "Pages 1–2" in page
    assert "Page 1a" in page


def _file(version: Version) -> int:
    from partnership.documents.models import Document

    return Document.objects.about(version).get().pk


def test_whoever_opened_the_old_version_is_told_without_a_title(issued: Group) -> None:
    opened(issued, issued.constable)
    opened(issued, issued.nurse)
    case = Paper.objects.get(title="Quartzite report")
    papers.add_version(case, file=of_pages(1), by=issued.officer, now=LATER)
    (letter,) = Letter.objects.filter(kind="paper-replaced")
    assert letter.to == issued.constable
    assert "item 2 of" in letter.words
    assert "Quartzite" not in letter.heading + letter.words
    page = browser(issued.officer).get(reverse("meetings:paper", args=[case.pk])).content.decode()
    assert str(issued.constable) in page


def test_a_withdrawn_paper_is_gone_for_members_and_kept_for_the_service(issued: Group) -> None:
    paper = Paper.objects.get(title="Transition report")
    file = reverse("documents:fetch", args=[_file(paper.versions.get())])
    opened(issued, issued.nurse)
    papers.withdraw_paper(paper, because="Names a child", by=issued.officer)
    assert not BoundPack.objects.exists()
    assert opened(issued, issued.nurse).page_labels == ["i", "1", "2"]
    for person in (issued.nurse, issued.chair):
        assert browser(person).get(file).status_code == 404
        assert "Transition report" not in spans(issued, person)
    assert browser(issued.officer).get(file).status_code == 200
    assert search.catch_up(now=NOW, most=None)
    assert find(issued.nurse, "transition report").in_all == 0
    assert find(issued.officer, "transition report").in_all
    pages = {
        person: browser(person).get(paper.get_absolute_url()).content.decode()
        for person in (issued.officer, issued.nurse)
    }
    assert "Names a child" in pages[issued.officer]
    assert "Names a child" not in pages[issued.nurse]


def test_a_second_click_on_withdraw_says_so(issued: Group) -> None:
    paper = Paper.objects.get(title="Neglect report")
    address = reverse("meetings:withdraw_paper", args=[paper.pk])
    client = browser(issued.officer)
    assert client.post(address, {"because": "Wrong"}).status_code == 302
    assert "withdrawn already" in client.post(address, {"because": "Wrong"}).content.decode()


def test_a_member_who_proposed_is_told_what_became_of_it(group: Group) -> None:
    from boards.meetings.models import Purpose
    from boards.meetings.services import proposals

    facts = {"title": "Feldspar", "purpose": Purpose.DISCUSS}
    taken = agenda.propose_item(group.board, by=group.nurse, **facts)
    declined = agenda.propose_item(group.board, by=group.nurse, **facts)
    agenda.take_in(taken, group.meeting, by=group.officer, now=NOW)
    proposals.decline_item(declined, because="The executive has it", by=group.officer, now=NOW)
    letters = Letter.objects.filter(to=group.nurse, kind="proposal-answered")
    assert letters.count() == 2
    assert not any("Feldspar" in one.heading + one.words for one in letters)
    page = browser(group.nurse).get(declined.get_absolute_url()).content.decode()
    assert "The executive has it" in page
