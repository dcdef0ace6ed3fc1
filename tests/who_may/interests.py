"""Facts and arguments for the rows of interests.txt."""

from datetime import UTC, date, datetime
from typing import Any

from boards.interests.models import Declaration, How, Interest, Kind, Ruling
from boards.interests.services.declaring import declare, rule
from boards.interests.services.standing import tell_interest
from boards.meetings.models import AgendaItem, LineKind, Minutes, Purpose
from boards.meetings.services import agenda, minutes, papers
from boards.meetings.services.minutes import Said
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
SINCE = date(2020, 1, 1)
BECAUSE = {"because": "Agreed"}
DECIDED = {"outcome": "noted", "because": "Too far away", "minuted": "A member declared."}
OF_ONE = {"kind": Kind.WORK, "what": "Works there", "starts_on": SINCE}


def plant(d: Any) -> None:
    """An interest of the doctor, what was declared for meetings to come and held, and there."""
    w, outsider = d.w, d.people["outsider"]
    doctor = d.people["designated-doctor"]
    d.interests = {
        "of-doctor": _tell(w.partnership, doctor, w.officer),
        # Whoever holds no office that is asked for interests reads what they told, no more.
        "of-administrator": _tell(w.partnership, d.people["administrator"], w.officer),
        "elsewhere": _tell(d.there, d.chair_there, outsider),
    }
    ahead = make.meeting(w.group, date(2026, 12, 23))
    there = make.meeting(d.group_there, date(2026, 12, 23))
    item, item_there = _item(ahead, w.officer), _item(there, outsider)
    d.declared = {
        "declared": _declare(item, doctor, w.officer, "Works there"),
        "ruled": _declare(item, doctor, w.officer, "Owns it"),
        "elsewhere": _declare(item_there, d.chair_there, outsider, "Works there"),
    }
    d.rulings = {
        "ruled": _rule(d.declared["ruled"], w.officer),
        "draft": _rule(_declare(item, doctor, w.officer, "Lives there"), w.officer),
        **_held(d, doctor),
    }


def _held(d: Any, doctor: Any) -> dict[str, Ruling]:
    """Decisions that stand in minutes which the chair has checked."""
    w = d.w
    held = make.meeting(w.group, date(2026, 10, 29))
    items = [_item(held, w.officer) for _ in range(2)]
    for one in items:
        minutes.write_line(
            one, Said(kind=LineKind.DECISION, words="Agreed"), by=w.officer, today=TODAY
        )
    readers = [d.icb, d.people["trainer"]]
    papers.restrict_item(items[1], readers=readers, because="A case", by=w.officer)
    found = {
        "open": _rule(_declare(items[0], doctor, w.officer, "Works there"), w.officer),
        "on-named": _rule(_declare(items[1], w.member, w.officer, "Works there"), w.officer),
        "named-of-nobody-here": _rule(
            _declare(items[1], w.chair, w.officer, "Works there"), w.officer
        ),
    }
    told = Minutes.objects.get(meeting=held)
    minutes.send_to_chair(told, by=w.officer, today=TODAY, now=NOON)
    minutes.check_minutes(told, by=w.chair, now=NOON)
    return found


def _tell(partnership: Any, person: Any, by: Any) -> Interest:
    return tell_interest(partnership, person=person, by=by, today=TODAY, **OF_ONE)


def _item(meeting: Any, by: Any) -> AgendaItem:
    title = f"An item {meeting.items.count() + 1}"  # the same again would be the second click
    facts = {"title": title, "purpose": Purpose.NOTE}
    return agenda.add_item(meeting, by=by, **facts)


def _declare(item: AgendaItem, person: Any, by: Any, what: str) -> Declaration:
    facts: dict[str, Any] = {"how": How.MEETING, "now": NOON}
    return declare(item.meeting, what=what, person=person, by=by, item=item, **facts)


def _rule(row: Declaration, by: Any) -> Ruling:
    return rule(row, item=row.item, by=by, now=NOON, **DECIDED)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    places = {"here": d.w.partnership, "there": d.there}
    meetings = {"declared": d.declared["declared"].meeting, "here": d.declared["ruled"].meeting}
    meetings["elsewhere"] = d.declared["elsewhere"].meeting
    checked, draft = d.minuted["checked"].meeting_id, d.minuted["draft"].meeting_id
    found: dict[str, list[Any]] = {
        "exports:download@interests-csv": ["interests", "csv"],
        "exports:download@decision-register-csv": ["decision-register", "csv"],
        "interests:take_back@ruled": [d.declared["ruled"].pk, d.rulings["ruled"].pk],
        "notes:note@open": [d.items["open"].pk],
        "notes:note@elsewhere": [d.items["elsewhere"].pk],
        "meetings:take_away@agenda": [d.issued.pk, "agenda", "docx"],
        "meetings:take_away@minutes-draft": [draft, "minutes", "docx"],
        "meetings:take_away@minutes-checked": [checked, "minutes", "docx"],
        "meetings:take_away@elsewhere": [d.meeting_there.pk, "agenda", "docx"],
        "outbox:my_letter@to-the-officer": [d.refused["failed"].pk, "docx"],
    }
    for tag, place in places.items():
        for page in ("tell", "write_down"):
            found[f"interests:{page}@{tag}"] = [place.key]
    for tag, interest in d.interests.items():
        for page in ("change", "end"):
            found[f"interests:{page}@{tag}"] = [interest.pk]
    for tag, meeting in meetings.items():
        for page in ("of_meeting", "declare", "write_declared"):
            found[f"interests:{page}@{tag}"] = [meeting.pk]
        code = "declared-interests"
        found[f"exports:download_of@{code}-{tag}"] = [code, str(meeting.pk), "csv"]
    for tag, row in d.declared.items():
        found[f"interests:rule@{tag}"] = [row.pk]
    for tag, letter in d.refused.items():
        found[f"boards:letter_file@{tag}"] = [letter.pk, "docx"]
    return found | _reasons(d)


def _reasons(d: Any) -> dict[str, list[Any]]:
    rows = {"interest": d.interests["of-doctor"], "declaration": d.declared["declared"]}
    rows |= {f"ruling-{tag}": row for tag, row in d.rulings.items()}
    return {
        f"access:{page}@{tag}": [row._meta.label, row.pk]
        for page in ("why", "changes")
        for tag, row in rows.items()
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    since = {"starts_on_day": 1, "starts_on_month": 2, "starts_on_year": 2021}
    until = {"ends_on_day": 1, "ends_on_month": 2, "ends_on_year": 2027}
    interest = {"kind": "family", "what": "A sister", **since}
    item = str(d.declared["declared"].item_id)
    return {
        "interests:tell": interest,
        "interests:write_down@here": {**interest, "person": str(d.w.member.pk)},
        "interests:write_down@there": {**interest, "person": str(d.chair_there.pk)},
        "interests:change": {**interest, **BECAUSE},
        "interests:end": {**until, **BECAUSE},
        "interests:declare": {"what": "A sister"},
        "interests:write_declared": {"what": "A sister", "person": str(d.w.member.pk)},
        "interests:rule": {**DECIDED, "item": item},
        "interests:take_back": BECAUSE,
        "notes:note": {"words": "Ask why"},
    }
