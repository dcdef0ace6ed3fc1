"""Facts and arguments for the rows of meetings.txt."""

from datetime import UTC, date, datetime
from typing import Any

from boards.meetings.models import AgendaItem, Purpose
from boards.meetings.services import agenda, papers
from partnership.documents.models import Document
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
BECAUSE = {"because": "Agreed"}


def plant(d: Any) -> None:
    """A meeting with a draft agenda, one that is issued, and one of the other partnership."""
    w, outsider = d.w, d.people["outsider"]
    d.drafted = make.meeting(w.group, date(2026, 12, 16))
    d.issued = make.meeting(w.group, date(2026, 12, 9))
    d.meeting_there = make.meeting(d.group_there, date(2026, 12, 9))
    items = {
        "first": _item(d.drafted, w.officer),
        "draft": _item(d.drafted, w.officer),
        "last": _item(d.drafted, w.officer),
        "open": _item(d.issued, w.officer),
        "named": _item(d.issued, w.officer),
        "kept": _item(d.issued, w.officer),
        "kept-from-member": _item(d.issued, w.officer),
        "first-elsewhere": _item(d.meeting_there, outsider),
        "elsewhere": _item(d.meeting_there, outsider),
        "last-elsewhere": _item(d.meeting_there, outsider),
    }
    d.papers = {
        tag: papers.add_paper(
            item,
            title="Paper",
            paper=make.pdf(),
            by=outsider if "elsewhere" in tag else w.officer,
            now=NOON,
        )
        for tag, item in items.items()
    }
    # An office that sits in no meeting opens nothing, whether it is named or its agency is.
    trainer = d.people["trainer"]
    make.seat(trainer, "trainer", w.group, agency=d.icb)
    readers = {"readers": [d.icb, trainer], "because": "A case", "by": w.officer}
    papers.restrict_item(items["named"], **readers)
    d.kept_from_member = papers.withhold(
        items["kept-from-member"], person=w.member, because="An interest", by=w.officer
    )
    facts = {"title": "Proposed", "purpose": Purpose.NOTE}
    items["waits"] = agenda.propose_item(w.group, by=w.member, **facts)
    # What somebody proposed who has no seat any more.
    gone = AgendaItem(board=w.group, proposed_by=trainer, **facts)
    gone.save_because("proposed", by=trainer)
    items["waits-of-trainer"] = gone
    papers.issue_pack(d.issued, by=w.officer, today=TODAY, now=NOON)
    papers.withhold(items["kept"], person=w.officer, because="An interest", by=w.head)
    d.items = items


def _item(meeting: Any, by: Any) -> AgendaItem:
    title = f"An item {meeting.items.count() + 1}"  # the same again would be the second click
    facts = {"title": title, "purpose": Purpose.NOTE}
    return agenda.add_item(meeting, by=by, **facts)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    meetings = {"drafted": d.drafted, "issued": d.issued, "elsewhere": d.meeting_there}
    of_meetings = ("agenda", "draw_up", "add_item", "issue", "save_times")
    of_items = (
        "item",
        "change_item",
        "drop_item",
        "bring_back",
        "add_paper",
        "restrict",
        "open_item",
        "withhold",
        "move_up",
        "move_down",
    )
    kept = d.kept_from_member
    return {
        **{
            f"meetings:{page}@{tag}": [row.pk]
            for page in of_meetings
            for tag, row in meetings.items()
        },
        **{f"meetings:{page}@{tag}": [row.pk] for page in of_items for tag, row in d.items.items()},
        **{f"documents:fetch@paper-{tag}": [_file(row)] for tag, row in d.papers.items()},
        "meetings:take_in@waits": [d.drafted.pk, d.items["waits"].pk],
        "meetings:propose@group": [d.w.group.key],
        "meetings:propose@elsewhere": [d.group_there.key],
        "meetings:give_back@kept-from-member": [kept.item_id, kept.pk],
        "meetings:add_version@paper": [d.papers["open"].pk],
        "meetings:add_version@elsewhere": [d.papers["elsewhere"].pk],
        "access:changes@agenda-item": ["meetings.AgendaItem", d.items["draft"].pk],
        "access:changes@paper": ["meetings.Paper", d.papers["open"].pk],
        "access:why@agenda-item": ["meetings.AgendaItem", d.items["open"].pk],
        "access:why@kept-item": ["meetings.AgendaItem", d.items["kept"].pk],
    }


def _file(paper: Any) -> int:
    return Document.objects.about(paper.versions.get()).get().pk


def _times(meeting: Any) -> dict[str, str]:
    return {f"minutes_{item.pk}": "25" for item in meeting.items.all()}


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    item = {"title": "Another title", "purpose": "note", "minutes": "5"}
    member, there = d.w.member.pk, d.chair_there.pk
    return {
        "meetings:add_item": item,
        "meetings:propose": item,
        "meetings:save_times@drafted": _times(d.drafted),
        "meetings:save_times@elsewhere": _times(d.meeting_there),
        "meetings:change_item": {**item, **BECAUSE},
        "meetings:drop_item": BECAUSE,
        "meetings:bring_back": {"after": "1"},
        "meetings:add_paper": lambda: {"title": "Paper", "paper": make.pdf(words="A newer report")},
        "meetings:add_version": lambda: {"file": make.pdf(words="A newer report")},
        "meetings:restrict@draft": {"readers": [f"person:{member}"], **BECAUSE},
        "meetings:restrict@kept": {"readers": [f"person:{member}"], **BECAUSE},
        "meetings:restrict@elsewhere": {"readers": [f"person:{there}"], **BECAUSE},
        "meetings:open_item": BECAUSE,
        "meetings:withhold@draft": {"person": str(member), **BECAUSE},
        "meetings:withhold@kept": {"person": str(member), **BECAUSE},
        "meetings:withhold@elsewhere": {"person": str(there), **BECAUSE},
        "meetings:give_back": BECAUSE,
    }
