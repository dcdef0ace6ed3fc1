"""The pack: one numbering for every reader, and nothing in it that a reader may not read."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, TextStringObject

from boards.meetings import binding
from boards.meetings.agendas import shown
from boards.meetings.models import AgendaItem, BoundPack, PackPages, Paper, Version
from boards.meetings.packs import plan_of
from boards.meetings.services import agenda, packs, papers
from boards.meetings.tests.factories import NOW, TODAY, Group
from partnership.demo.paper import small_pdf
from partnership.exports.wanted import wanted
from partnership.jobs.models import Job
from partnership.outbox.models import Letter
from partnership.people.models import User
from partnership.search import services as search
from partnership.search.finding import find

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    """How often somebody opened a pack is counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def group(db: None) -> Group:
    return Group()


def of_pages(number: int, words: str = "Words") -> SimpleUploadedFile:
    """An upload of so many pages, each with its words."""
    writer = PdfWriter()
    for at in range(1, number + 1):
        writer.append(BytesIO(small_pdf(f"{words} {at}")))
    out = BytesIO()
    writer.write(out)
    return SimpleUploadedFile("paper.pdf", out.getvalue(), content_type="application/pdf")


def a_paper(group: Group, item: AgendaItem, title: str, file: Any, now: Any = NOW) -> Paper:
    return papers.add_paper(item, title=title, paper=file, by=group.officer, now=now)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def opened(group: Group, user: User) -> PdfReader:
    """The pack as this person gets it."""
    answer: Any = browser(user).get(reverse("meetings:pack", args=[group.meeting.pk]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf", answer.content.decode()[:3000]
    return PdfReader(BytesIO(b"".join(answer.streaming_content)))


def everything_in(found: PdfReader) -> str:
    """Words of all pages, bookmarks, labels and metadata, and the raw file."""

    def titles(outline: Any) -> list[str]:
        return [
            words
            for one in outline
            for words in (titles(one) if isinstance(one, list) else [one.title])
        ]

    parts = [page.extract_text() for page in found.pages]
    parts += [*titles(found.outline), *found.page_labels, str(found.metadata)]
    writer = PdfWriter(clone_from=found)
    for page in writer.pages:
        page.compress_content_streams()
    out = BytesIO()
    writer.write(out)
    return "\n".join([*parts, out.getvalue().decode("latin-1")])


def spans(group: Group, user: User) -> dict[str, str]:
    """What each paper's pages are called on this person's agenda."""
    lines = shown(group.meeting, user, TODAY).lines
    return {str(one.paper): one.span for line in lines for one in line.papers}


@pytest.fixture
def issued(group: Group) -> Group:
    """Three items with papers of two, three and one page; the second for the police alone."""
    for title, number in (("Neglect", 2), ("Quartzite", 3), ("Transition", 1)):
        item = group.item(title)
        if title == "Quartzite":
            readers = [group.police]
            papers.restrict_item(item, readers=readers, because="A case", by=group.officer)
        a_paper(group, item, f"{title} report", of_pages(number, f"{title} words"))
    group.issue()
    return group


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


def test_whoever_reads_the_same_shares_a_file_and_nobody_else_does(issued: Group) -> None:
    for person in (issued.officer, issued.chair, issued.constable):
        opened(issued, person)
    assert BoundPack.objects.count() == 1
    opened(issued, issued.nurse)
    assert BoundPack.objects.count() == 2
    item = issued.meeting.items.get(title="Neglect")
    papers.withhold(item, person=issued.constable, because="An interest", by=issued.officer)
    keys = {plan_of(issued.meeting, one, TODAY).key for one in issued.everybody}
    assert len(keys) == 3
    assert "Neglect" not in everything_in(opened(issued, issued.constable))


def test_a_file_that_lies_ready_is_not_given_once_something_in_it_is_closed(issued: Group) -> None:
    opened(issued, issued.nurse)
    item = issued.meeting.items.get(title="Neglect")
    (row,) = BoundPack.objects.all()
    papers.restrict_item(item, readers=[issued.police], because="A case", by=issued.officer)
    assert not default_storage.exists(row.path)
    assert opened(issued, issued.nurse).page_labels == ["i", "6"]


def test_what_is_closed_while_the_pack_is_bound_is_not_given(
    issued: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    bind = packs.bind

    def slowly(plan: Any, **more: Any) -> Any:
        row = bind(plan, **more)
        item = issued.meeting.items.get(title="Neglect")
        papers.withhold(item, person=issued.nurse, because="An interest", by=issued.officer)
        return row

    monkeypatch.setattr(packs, "bind", slowly)
    answer = browser(issued.nurse).get(reverse("meetings:pack", args=[issued.meeting.pk]))
    assert answer["Content-Type"].startswith("text/html")
    assert "being put together" in answer.content.decode()


def test_two_who_bind_the_same_pack_keep_one_file(issued: Group) -> None:
    plan = plan_of(issued.meeting, issued.nurse, TODAY)
    first = packs.bind(plan, by=issued.nurse, now=NOW)
    second = packs.bind(plan, by=issued.nurse, now=NOW)
    assert first == second
    assert first.path == second.path
    folder = default_storage.listdir(f"packs/{first.place[:2]}")[1]
    assert folder.count(first.place) == 1


def test_a_large_pack_is_made_by_a_job_and_then_given(
    issued: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "PAGES_AT_ONCE", 2)
    client, address = browser(issued.nurse), reverse("meetings:pack", args=[issued.meeting.pk])
    for _ in range(2):
        assert "being put together" in client.get(address).content.decode()
    (job,) = Job.objects.filter(kind=packs.JOB)
    for _ in range(2):
        packs.make(int(job.key), today=timezone.localdate(), now=timezone.now())
    assert opened(issued, issued.nurse).page_labels == ["i", "1", "2", "6"]


def test_a_pack_whose_maker_was_killed_is_made_by_the_next(issued: Group) -> None:
    plan = plan_of(issued.meeting, issued.nurse, TODAY)
    now = timezone.now()
    BoundPack.objects.create(
        meeting=issued.meeting, key=plan.key, asked_by=issued.nurse, asked_at=now
    )
    assert opened(issued, issued.nurse).page_labels == ["i", "1", "2", "6"]


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


def test_a_pack_that_lay_for_days_is_thrown_away(issued: Group) -> None:
    opened(issued, issued.nurse)
    (row,) = BoundPack.objects.all()
    assert packs.throw_away(now=timezone.now()) == 0
    assert packs.throw_away(now=timezone.now() + packs.KEPT_FOR + timedelta(hours=1)) == 1
    assert not default_storage.exists(row.path)


def test_before_the_issue_there_is_no_pack(group: Group) -> None:
    item = group.item("Neglect")
    a_paper(group, item, "Report", of_pages(1))
    for person in (group.officer, group.nurse):
        answer = browser(person).get(reverse("meetings:pack", args=[group.meeting.pk]))
        assert answer.status_code == 302
    assert spans(group, group.officer) == {"Report": ""}


def picture() -> SimpleUploadedFile:
    made = b"\x89PNG\r\n\x1a\n" + b"\x00" * 60
    return SimpleUploadedFile("plan.png", made, content_type="image/png")


def test_what_is_no_pdf_has_one_page_that_names_it(group: Group) -> None:
    item = group.item("Plans")
    a_paper(group, item, "Ground plan", picture())
    a_paper(group, item, "Report", of_pages(2))
    group.issue()
    assert spans(group, group.nurse) == {"Ground plan": "page 1", "Report": "pages 2–3"}
    words = opened(group, group.nurse).pages[1].extract_text()
    assert "Ground plan" in words
    assert "opens as a file of its own" in words


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(small_pdf("Locked")))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (encrypted, "locked with a password"),
        (lambda: b"%PDF-1.7\n" + b"nothing of a PDF " * 40, "No page of the PDF can be read"),
    ],
)
def test_a_pdf_that_opens_for_nobody_is_not_taken(
    group: Group, content: Callable[[], bytes], words: str
) -> None:
    item = group.item("Neglect")
    file = SimpleUploadedFile("paper.pdf", content(), content_type="application/pdf")
    address = reverse("meetings:add_paper", args=[item.pk])
    page = browser(group.officer).post(address, {"title": "Report", "paper": file})
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not Paper.objects.exists()


def test_scripts_files_and_actions_of_a_paper_stay_behind(group: Group) -> None:
    writer = PdfWriter(clone_from=BytesIO(small_pdf("Harmless words")))
    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('tourmaline')"),
        }
    )
    writer.root_object[NameObject("/OpenAction")] = script
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    writer.add_attachment("tourmaline.txt", b"tourmaline")
    writer.add_metadata({"/Author": "Tourmaline"})
    for address in ("https://example.org/page", "javascript:tourmaline()"):
        writer.add_uri(0, address, RectangleObject((50, 50, 200, 100)))
    out = BytesIO()
    writer.write(out)
    item = group.item("Neglect")
    a_paper(group, item, "Report", SimpleUploadedFile("paper.pdf", out.getvalue()))
    group.issue()
    found: Any = opened(group, group.nurse)
    words = everything_in(found).lower()
    assert "harmless words" in words
    (link,) = found.pages[1]["/Annots"]
    assert link.get_object()["/A"]["/URI"] == "https://example.org/page"
    for gone in ("tourmaline", "javascript", "embeddedfile", "openaction"):
        assert gone not in words


def test_a_paper_that_breaks_later_stands_apart_with_all_its_numbers(issued: Group) -> None:
    version = Version.objects.get(paper__title="Neglect report")
    from partnership.documents.models import Document

    file = Document.objects.about(version).get().file
    with file.storage.open(file.name, "wb") as broken:
        broken.write(b"%PDF-1.7 broken")
    found = opened(issued, issued.nurse)
    assert found.page_labels == ["i", "1–2", "6"]
    assert "opens as a file of its own" in found.pages[1].extract_text()


def test_a_program_that_comes_to_no_end_is_said_and_no_error(
    issued: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binding, "_run", lambda act, folder: None)
    answer = browser(issued.nurse).get(reverse("meetings:pack", args=[issued.meeting.pk]))
    assert answer.status_code == 503
    assert "too large, or one of them cannot be read" in answer.content.decode()


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
