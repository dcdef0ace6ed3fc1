"""Facts and arguments for the rows of actions.txt."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from boards.actions.models import Closing
from boards.actions.monthly import PURPOSE
from boards.actions.services import closing, moving, updating
from boards.actions.services.closing import Done
from boards.actions.services.raising import Asked, raise_action
from boards.actions.services.updating import Said
from partnership.documents.models import Document
from partnership.links.services import sign
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
RAISED, DUE = date(2026, 11, 2), date(2027, 3, 1)
AT: dict[str, Any] = {"today": TODAY, "now": NOON}
HELD = {"evidence": "Held by the trust", "no_check_because": "A single act"}


def _raise(d: Any, board: Any, agency: Any, by: Any, **more: Any) -> Any:
    facts: dict[str, Any] = {"raised_on": RAISED, "due_on": DUE, "came_from": "An audit", **more}
    asked = Asked(what="Train the night staff", owner_agency=agency, **facts)
    return raise_action(board, asked, by=by, today=TODAY)


def plant(d: Any) -> None:
    """Actions of the trust in each state, and one of the other partnership."""
    w, lead, outsider = d.w, d.people["agency-lead"], d.people["outsider"]
    mine = {"owner": d.people["practitioner"]}
    names = ("of-the-trust", "closed", "asked", "often", "proposed", "said")
    d.actions = {name: _raise(d, w.group, w.trust, w.officer, **mine) for name in names}
    d.action = d.actions["of-the-trust"]
    lay = {"owner": d.people["lay-member"]}
    d.actions["of-the-lay-member"] = _raise(d, w.group, w.trust, w.officer, **lay)
    d.said = updating.add_update(
        d.actions["said"], Said("Half is done"), by=lead, evidence=make.pdf(), **AT
    )
    d.moves = {"asked": _ask(d.actions["asked"], 10, lead)}
    for days in (3, 6):
        _ask(d.actions["often"], days, w.officer)
    d.moves["often"] = _ask(d.actions["often"], 9, lead)
    done = {"done_on": RAISED, "outcome": "They know", "evidence": "Held by the trust"}
    proposed = Done(**done, no_check_because="A single act")
    d.proposed = closing.close(d.actions["proposed"], proposed, by=lead, **AT)
    tomorrow = TODAY + timedelta(days=1)
    ended = Done(**done, check_on=tomorrow)
    d.ended = closing.close(d.actions["closed"], ended, by=w.officer, **AT)
    there = make.agency("An agency elsewhere")
    make.listing(d.there, there)
    elsewhere = _raise(d, d.group_there, there, outsider)
    d.actions["elsewhere"] = elsewhere
    spokesman = make.person("Lead elsewhere")
    make.appointment(spokesman, "agency_lead", there)
    d.said_there = updating.add_update(elsewhere, Said("Done there"), by=spokesman, **AT)
    assert Closing.objects.count() == 2


def _ask(action: Any, days: int, by: Any) -> Any:
    due = DUE + timedelta(days=days)
    return moving.move_due(action, due_on=due, because="A rota", by=by, **AT)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    until = NOON + timedelta(days=3000)
    bound = {"person": d.people["practitioner"], "subject": d.w.partnership, "until": until}
    pages = ("action", "update", "move", "close", "judge", "discussed", "hand_over", "reopen")
    return {
        **{f"actions:{page}@{tag}": [row.pk] for page in pages for tag, row in d.actions.items()},
        "actions:raise_action@group": [d.w.group.key],
        "actions:raise_action@elsewhere": [d.group_there.key],
        "actions:of_board@group": [d.w.group.key],
        "actions:of_agency@trust": [d.w.trust.key],
        "actions:of_meeting@of-group": [d.lately[d.w.group.pk].pk],
        "actions:by_link@of-the-practitioner": [sign(PURPOSE, **bound)],
        "actions:by_link@for-another-purpose": [sign("rsvp", **bound)],
        "actions:answer@said": [d.said.pk],
        "actions:answer@elsewhere": [d.said_there.pk],
        "actions:decide_move@asked": [d.moves["asked"].pk],
        "actions:decide_move@often": [d.moves["often"].pk],
        "actions:end@proposed": [d.proposed.pk],
        "actions:check@closed": [d.ended.pk],
        "documents:fetch@evidence": [Document.objects.about(d.said).get().pk],
        "access:why@action": ["boards.Action", d.action.pk],
        "access:why@move": ["actions.Move", d.moves["asked"].pk],
        "access:why@closing": ["actions.Closing", d.proposed.pk],
    }


def _day(name: str, on: date) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    because = {"because": "Agreed by the group"}
    said = {f"words_{d.action.pk}": "Half is done"}
    later = _day("due_on", DUE + timedelta(days=30))
    asked = {"what": "Train everybody", "owner_agency": d.w.trust.pk, "source_kind": "audit"}
    meeting = d.w.group.meetings.order_by("-held_on").first()
    ended = {**_day("done_on", RAISED), "outcome": "They know", **HELD}
    return {
        "actions:raise_action": {**asked, **_day("raised_on", RAISED), **_day("due_on", DUE)},
        "actions:update": {"words": "Half is done"},
        "actions:move": {**later, **because},
        "actions:close": ended,
        "actions:judge": {"rag": "at_risk", "words": "Nobody answers"},
        "actions:discussed": {"meeting": str(meeting.pk)},
        "actions:hand_over": {"owner": "", **because},
        "actions:reopen": {**later, **because},
        "actions:answer": {"accepted": "yes", **because},
        "actions:decide_move": {"agreed": "yes", **because},
        "actions:end": {"agreed": "yes", **because},
        "actions:check": {"lasted": "yes", "words": "An audit found it"},
        "actions:mine": said,
        "actions:by_link": said,
    }


def calls(d: Any) -> dict[str, Any]:
    """What is asked of a service itself: to agree once the day has moved too often."""
    said = {"agreed": True, "because": "Agreed", **AT}
    return {"agree_to_move": lambda by: moving.decide_move(d.moves["often"], by=by, **said)}
