"""Facts and arguments for the rows of minutes.txt."""

from datetime import UTC, date, datetime
from typing import Any

from boards.meetings.models import AgendaItem, LineKind, Minutes, Purpose
from boards.meetings.services import agenda, minutes, papers
from boards.meetings.services.minutes import Said
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
BEFORE = date(2026, 9, 1)
BECAUSE = {"because": "Agreed"}
FAR = ("draft", "with-chair", "checked", "approved")


def plant(d: Any) -> None:
    """Minutes at each stage, with a line for everybody and one under a restricted item."""
    w, outsider = d.w, d.people["outsider"]
    d.minuted = {}
    for day, tag in enumerate(FAR, start=20):
        meeting = make.meeting(w.group, date(2026, 10, day))
        d.minuted[tag] = _minute(d, meeting, w.officer)
        d.minuted[f"{tag}-named"] = _named(d, meeting)
    d.unminuted = make.meeting(w.group, date(2026, 11, 13))
    d.unminuted_there = make.meeting(d.group_there, date(2026, 11, 13))
    d.minuted["elsewhere"] = _minute(d, d.lately[d.group_there.pk], outsider)
    by, when = {"by": w.officer}, {"now": NOON}
    for tag in FAR[1:]:
        minutes.send_to_chair(_of(d, tag), today=TODAY, **by, **when)
    for tag in FAR[2:]:
        minutes.check_minutes(_of(d, tag), by=w.chair, **when)
    minutes.approve_minutes(_of(d, "approved"), at=d.lately[w.group.pk], today=TODAY, **by)
    d.addenda = {
        tag: minutes.add_addendum(d.minuted[item], words="Not so", **by, **when)
        for tag, item in (("approved", "approved"), ("on-named", "approved-named"))
    }


def _of(d: Any, tag: str) -> Minutes:
    return Minutes.objects.get(meeting=d.minuted[tag].meeting)


def _item(meeting: Any, by: Any) -> AgendaItem:
    title = f"An item {meeting.items.count() + 1}"  # the same again would be the second click
    facts = {"title": title, "purpose": Purpose.NOTE}
    return agenda.add_item(meeting, by=by, **facts)


def _minute(d: Any, meeting: Any, by: Any) -> AgendaItem:
    item = _item(meeting, by)
    minutes.write_line(item, Said(kind=LineKind.NOTE, words="Said"), by=by, today=TODAY)
    return item


def _named(d: Any, meeting: Any) -> AgendaItem:
    """Under an item for the seat of the ICB, and for somebody whose office sits in no meeting."""
    item = _minute(d, meeting, d.w.officer)
    readers = [d.icb, d.people["trainer"]]
    papers.restrict_item(item, readers=readers, because="A case", by=d.w.officer)
    return item


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    found: dict[str, list[Any]] = {
        "meetings:begin_minutes@unminuted": [d.unminuted.pk],
        "meetings:begin_minutes@elsewhere": [d.unminuted_there.pk],
        "access:why@line-on-named": _line(d, "checked-named"),
        **{
            f"access:{page}@addendum-{tag}": ["meetings.Addendum", row.pk]
            for page in ("why", "changes")
            for tag, row in d.addenda.items()
        },
    }
    for tag in (*FAR, "elsewhere"):
        item, told = d.minuted[tag], _of(d, tag)
        found[f"meetings:minutes@{tag}"] = [item.meeting_id]
        for page in ("minute_item", "correct"):
            found[f"meetings:{page}@{tag}"] = [item.pk]
        for page in ("send", "take_back", "check", "send_back", "approve"):
            found[f"meetings:{page}_minutes@{tag}"] = [told.pk]
        for page in ("change_line", "drop_line", "make_action"):
            found[f"meetings:{page}@{tag}"] = _line(d, tag)[1:]
        for page in ("why", "changes"):
            found[f"access:{page}@line-{tag}"] = _line(d, tag)
            found[f"access:{page}@minutes-{tag}"] = ["meetings.Minutes", told.pk]
    return found


def _line(d: Any, tag: str) -> list[Any]:
    return ["meetings.MinuteLine", d.minuted[tag].lines.get().pk]


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    return {
        "meetings:minute_item": {"kind": "note", "words": "Said as well"},
        "meetings:correct": {"words": "It was ten"},
        "meetings:take_back_minutes": BECAUSE,
        "meetings:check_minutes": {"seen": _of(d, "with-chair").token_now()},
        "meetings:send_back_minutes": {"remarks": "Item 2 says ten: it was nine."},
        "meetings:approve_minutes": {
            "at": str(d.lately[d.w.group.pk].pk),
            "seen": _of(d, "checked").token_now(),
        },
        "meetings:change_line": {"words": "Other words", **BECAUSE},
        "meetings:drop_line": BECAUSE,
        "meetings:make_action": {
            "words": "Look into it",
            "agency": str(d.w.trust.pk),
            **{"due_on_day": 1, "due_on_month": 3, "due_on_year": 2027},
        },
    }
