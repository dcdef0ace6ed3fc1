"""Facts and arguments for the rows of challenges.txt."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from boards.challenges import services
from boards.challenges.models import Challenge
from boards.challenges.notices import ANSWER
from boards.challenges.services import Asked
from boards.meetings.models import LineKind, MinuteLine, Minutes, Purpose
from boards.meetings.services import agenda, minutes, papers
from boards.meetings.services.minutes import Said
from partnership.links.services import sign
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
MET = date(2026, 10, 14)


def plant(d: Any) -> None:
    """Challenges of two groups to three agencies, two from checked minutes, one elsewhere."""
    w, police = d.w, d.people["delegated-officer"].appointments.get().agency
    prac = d.people["practitioner"]
    d.asked_meeting = make.meeting(w.group, MET)
    d.challenge_line = _line(d)
    named, opened = _line(d, named=True), _line(d)
    _checked(d)
    d.challenges = {
        "asked": _raise(d, w.group, w.trust, "One"),
        "answered": _raise(d, w.group, w.trust, "Two"),
        "closed": _raise(d, w.group, w.trust, "Three", closed_because="A case"),
        "to-icb": _raise(d, w.adults, d.icb, "Four"),
        "to-police": _raise(d, w.adults, police, "Five"),
        "named": _raise(d, w.group, w.trust, "Six", responder=prac),
        "on-named": _raise(d, w.group, w.trust, "Seven", line=named),
        "on-open": _raise(d, w.group, w.trust, "Eight", line=opened),
        "elsewhere": _raise(d, d.group_there, d.council_there, "Nine", by=d.people["outsider"]),
    }
    by_the_agency = {"by": w.lead, "today": TODAY, "now": NOON}
    services.answer_challenge(d.challenges["answered"], words="Done", **by_the_agency)
    d.challenges["draft"] = services.draft_attendance_challenge(
        w.group, w.trust, absences=[d.asked_meeting], by=w.officer, today=TODAY
    )


def _line(d: Any, *, named: bool = False) -> MinuteLine:
    title = f"Item {d.asked_meeting.items.count() + 1}"  # the same again is the second click
    item = agenda.add_item(d.asked_meeting, title=title, purpose=Purpose.NOTE, by=d.w.officer)
    said = Said(kind=LineKind.CHALLENGE, words="Show it")
    line = minutes.write_line(item, said, by=d.w.officer, today=TODAY)
    if named:
        readers = [d.icb, d.people["trainer"]]
        papers.restrict_item(item, readers=readers, because="A case", by=d.w.officer)
    return line


def _checked(d: Any) -> None:
    row = Minutes.objects.get(meeting=d.asked_meeting)
    minutes.send_to_chair(row, by=d.w.officer, today=TODAY, now=NOON)
    minutes.check_minutes(row, by=d.w.chair, now=NOON)


def _raise(d: Any, group: Any, agency: Any, what: str, **more: Any) -> Challenge:
    by, line = more.pop("by", d.w.officer), more.pop("line", None)
    asked = Asked(agency=agency, what=what, challenger="Chair", **more)
    return services.raise_challenge(group, asked, by=by, today=TODAY, now=NOON, line=line)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    pages = ("challenge", "answer", "judge", "move", "withdraw", "send", "raise_action")
    until = NOON + timedelta(days=3)
    lead = d.people["lead-representative"]
    token = sign(ANSWER, person=lead, subject=d.challenges["to-icb"], until=until)
    return {
        "challenges:register@partnership": [d.w.partnership.key],
        "challenges:register@elsewhere": [d.there.key],
        "challenges:of_board@group": [d.w.group.key],
        "challenges:of_board@elsewhere": [d.group_there.key],
        "challenges:raise_one@group": [d.w.group.key],
        "challenges:raise_one@elsewhere": [d.group_there.key],
        "challenges:raise_line@line": [d.challenge_line.pk],
        "challenges:answer_by_link@to-icb": [token],
        "challenges:answer_by_link@forged": ["forged"],
        **{
            f"challenges:{page}@{tag}": [row.pk]
            for page in pages
            for tag, row in d.challenges.items()
        },
        **{
            f"access:{page}@challenge-{tag}": ["challenges.Challenge", row.pk]
            for page in ("why", "changes")
            for tag, row in d.challenges.items()
        },
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    asked = {"agency": str(d.w.trust.pk), "what": "Show it", "challenger": "Chair"}
    there = {"agency": str(d.council_there.pk), "source": "scrutiny"}
    due = {"due_on_day": 1, "due_on_month": 12, "due_on_year": 2026}
    return {
        "challenges:raise_one": {**asked, "source": "scrutiny"},
        "challenges:raise_one@elsewhere": {**asked, **there},
        "challenges:raise_line": asked,
        "challenges:answer": {"words": "Done"},
        "challenges:answer_by_link": {"words": "Done"},
        "challenges:judge": {"verdict": "satisfied", "words": "It is better"},
        "challenges:move": {"because": "Half term", **due},
        "challenges:withdraw": {"because": "A slip"},
        "challenges:send": {"letter": "Tell us"},
        "challenges:raise_action": {"what": "Do it", **due},
    }
