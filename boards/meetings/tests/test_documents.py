"""The agenda, minutes and actions as documents, and the register of decisions."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from boards.meetings.decisions import register_of
from boards.meetings.models import AgendaItem, Agreed, LineKind, Minutes
from boards.meetings.services import minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import NOW, Group, pdf
from partnership.access.models import Reading
from partnership.people.models import User

pytestmark = pytest.mark.django_db

AFTER = date(2026, 12, 10)


@pytest.fixture
def group(db: None, monkeypatch: pytest.MonkeyPatch) -> Group:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return Group()


def write(group: Group, item: AgendaItem, words: str, **more: Any) -> None:
    said = Said(**{"kind": LineKind.NOTE, "words": words, **more})
    minutes.write_line(item, said, by=group.officer, today=AFTER)


def check(group: Group) -> Minutes:
    found = Minutes.objects.get(meeting=group.meeting)
    minutes.send_to_chair(found, by=group.officer, today=AFTER, now=NOW)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    return found


def fetch(person: User, group: Group, what: str, format: str = "docx") -> Any:
    client = Client()
    client.force_login(person)
    return client.get(reverse("meetings:take_away", args=[group.meeting.pk, what, format]))


def opened(answer: Any) -> Any:
    return Document(BytesIO(answer.content))


def words_of(document: Any) -> str:
    told = [one.text for one in document.paragraphs]
    for table in document.tables:
        told += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(told)


def test_the_agenda_in_word_is_what_the_page_shows_its_reader(group: Group) -> None:
    item, case = group.item("Quartz"), group.item("Feldspar")
    papers.add_paper(item, title="Audit of quartz", paper=pdf(), by=group.officer, now=NOW)
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    assert fetch(group.nurse, group, "agenda").status_code == 404
    group.issue()
    nurse, constable = (
        words_of(opened(fetch(one, group, "agenda"))) for one in (group.nurse, group.constable)
    )
    assert "Quartz" in nurse
    assert "Audit of quartz" in nurse
    assert "Feldspar" not in nurse
    assert "Restricted" not in nurse
    assert "Feldspar" in constable
    assert "Restricted: holds items" in constable


def test_a_document_can_be_heard(group: Group) -> None:
    """Title, language, a heading for the title and a table with a head that pages repeat."""
    group.item("Quartz")
    group.issue()
    document = opened(fetch(group.nurse, group, "agenda"))
    facts = document.core_properties
    assert facts.title == f"Agenda: {group.meeting}"
    assert facts.language == "en-GB"
    assert document.paragraphs[0].style.name == "Heading 1"
    (table,) = document.tables
    assert "tblHeader" in table.rows[0]._tr.xml
    assert "tblHeader" not in table.rows[1]._tr.xml
    assert "tblCaption" in table._tbl.xml


def test_minutes_and_actions_come_as_word(group: Group) -> None:
    item = group.item("Neglect")
    due = {"agency": group.trust, "due_on": date(2027, 1, 29)}
    write(group, item, "It is agreed\nin two lines", kind=LineKind.DECISION, agreed=Agreed.VOTE)
    write(group, item, "Train them", kind=LineKind.ACTION, **due)
    assert fetch(group.nurse, group, "minutes").status_code == 404
    check(group)
    document = opened(fetch(group.nurse, group, "minutes"))
    told = words_of(document)
    for words in ("These minutes are: checked by the chair", "It is agreed", "By vote", "Train"):
        assert words in told
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 2"] == [
        "1 Neglect"
    ]
    actions = words_of(opened(fetch(group.nurse, group, "actions")))
    assert "Train them" in actions
    assert "29 January 2027" in actions
    assert "It is agreed" not in actions


def test_a_meeting_without_actions_has_no_list_of_them(group: Group) -> None:
    write(group, group.item("One"), "Said")
    assert fetch(group.officer, group, "actions").status_code == 404
    assert fetch(group.officer, group, "nothing").status_code == 404
    assert fetch(group.officer, group, "minutes", "exe").status_code == 404


def test_a_correction_is_dated(group: Group) -> None:
    item = group.item("One")
    write(group, item, "Said")
    found = check(group)
    at = group.meets(date(2027, 2, 10))
    minutes.approve_minutes(found, at=at, by=group.officer, today=date(2027, 2, 11))
    minutes.add_addendum(item, words="It was ten", by=group.officer, now=NOW)
    told = words_of(opened(fetch(group.nurse, group, "minutes")))
    assert "approved at the meeting of 10 February 2027" in told
    assert "Corrected 23 November 2026: It was ten" in told


def test_taking_away_what_is_restricted_stands_in_its_log_and_nothing_is_kept_in_a_cache(
    group: Group,
) -> None:
    case = group.item("Feldspar")
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    group.issue()
    answer = fetch(group.constable, group, "agenda")
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Content-Disposition"].startswith("attachment; ")
    (read,) = Reading.objects.all()
    assert (read.subject, read.person) == (case, group.constable)
    assert read.what.startswith("taken away as agenda-")


def test_paper_is_made_from_the_same_blocks(group: Group) -> None:
    group.item("Quartz & <Co>")
    group.issue()
    answer = fetch(group.nurse, group, "agenda", "pdf")
    assert answer["Content-Type"] == "application/pdf"
    read = PdfReader(BytesIO(answer.content))
    assert "Quartz & <Co>" in " ".join(page.extract_text() for page in read.pages)
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]


def test_somebody_who_asks_for_too_many_is_slowed(group: Group, settings: Any) -> None:
    cache.clear()
    settings.EXPORTS_A_MINUTE = 1
    group.item("Quartz")
    group.issue()
    assert [fetch(group.nurse, group, "agenda").status_code for _ in range(2)] == [200, 429]


# --- the register of decisions ----------------------------------------------------------------


def decided(group: Group, words: str, item: AgendaItem | None = None, **more: Any) -> AgendaItem:
    item = item or group.item("One")
    write(group, item, words, kind=LineKind.DECISION, **more)
    return item


def register(user: User, **params: str) -> list[str]:
    return [one.what for one in register_of(user, params)]


def test_decisions_of_minutes_stand_in_the_register_once_the_chair_has_checked(
    group: Group,
) -> None:
    decided(group, "We agree", agreed=Agreed.CONSENSUS, basis="Arrangements, part 4")
    assert register(group.officer) == []
    check(group)
    (one,) = register_of(group.nurse, {})
    assert (one.how, one.agreed, one.basis) == (
        "At a meeting",
        "By consensus",
        "Arrangements, part 4",
    )
    assert one.taken_on == group.meeting.held_on


def test_what_is_restricted_or_struck_out_is_no_ones_in_the_register(group: Group) -> None:
    case = group.item("A case")
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    decided(group, "On the case", case)
    other = decided(group, "By mistake")
    line = other.lines.get()
    minutes.drop_line(line, because="A mistake", by=group.officer, today=AFTER)
    check(group)
    assert register(group.nurse) == []
    assert register(group.constable) == register(group.officer) == ["On the case"]
    client = Client()
    client.force_login(group.constable)
    client.get(reverse("meetings:decisions"))
    assert [row.subject for row in Reading.objects.all()] == [case]


def test_the_register_is_narrowed_by_words_and_group(group: Group) -> None:
    item = decided(group, "Tell the quarry")
    decided(group, "Buy a boat", item)
    check(group)
    assert register(group.officer, q="QUARRY tell") == ["Tell the quarry"]
    assert register(group.officer, q=str(group.board)) != []
    assert register(group.officer, group="no-such") == []
    assert len(register(group.officer, group=group.board.key)) == 2


def test_the_register_asks_as_many_questions_for_many_as_for_few(group: Group) -> None:
    item = decided(group, "First")
    for number in range(30):
        decided(group, f"Decision {number}", item)
    check(group)
    client = Client()
    client.force_login(group.officer)
    address = reverse("meetings:decisions")

    def count(query: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"{address}{query}").status_code == 200
        return len(asked)

    count("")
    assert count("") == count("?q=First")
