"""Facts and arguments for the rows of differences.txt."""

from datetime import UTC, datetime
from typing import Any

from boards.differences import services
from boards.differences.models import Difference
from boards.differences.services import Raised
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()


def plant(d: Any) -> None:
    """One of the trust and the ICB, two that the council raised, one elsewhere."""
    w, there = d.w, d.people["outsider"]
    police = d.people["delegated-officer"].appointments.get().agency
    council = {"raised_for": w.council, "asked": [police]}
    second = d.second_there = d.listing_there.agency
    d.differences = {
        "open": _raise(w.partnership, d.people["practitioner"], w.trust, [d.icb]),
        "of-chair": _raise(w.partnership, w.chair, **council),
        "of-trainer": _raise(w.partnership, w.officer, **council),
        "elsewhere": _raise(d.there, there, second, [_another(d)]),
    }
    # Raised by somebody whose office raises none: it opens nothing to them.
    row = d.differences["of-trainer"]
    row.raised_by = d.people["trainer"]
    row.save_because("raised", by=None)


def _another(d: Any) -> Any:
    """A second agency of the other partnership."""
    d.asked_there = make.agency("A second agency elsewhere")
    make.listing(d.there, d.asked_there)
    return d.asked_there


def _raise(place: Any, by: Any, raised_for: Any, asked: list[Any]) -> Difference:
    raised = Raised(raised_for, asked, "children", "need", "No answer")
    return services.raise_difference(place, raised, by=by, today=TODAY, now=NOON)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    places = {"partnership": d.w.partnership, "elsewhere": d.there}
    found: dict[str, list[Any]] = {"access:why@difference": _open(d)}
    found["access:changes@difference"] = _open(d)
    for tag, place in places.items():
        for page in ("register", "begin", "policy"):
            found[f"differences:{page}@{tag}"] = [place.key]
        found[f"differences:raise_one@{tag}"] = [place.key, "not-now"]
        found[f"differences:set_policy@{tag}"] = [place.key, "adults"]
    for tag, row in d.differences.items():
        for page in ("difference", "resolve", "record_safety", "raise_action", "propose"):
            found[f"differences:{page}@{tag}"] = [row.pk]
        found[f"differences:move_on@{tag}"] = [row.pk, 1]
    return found


def _open(d: Any) -> list[Any]:
    return ["differences.Difference", d.differences["open"].pk]


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    raised = {"raised_for": d.w.trust.pk, "asked": d.w.council.pk, "remit": "adults"}
    there = {"raised_for": d.second_there.pk, "asked": d.asked_there.pk, "remit": "adults"}
    due = {"due_on_day": 1, "due_on_month": 12, "due_on_year": 2026}
    stage = {"title_1": "One", "meets_1": "All of them", "office_1": "agency_lead"}
    begins = {"starts_on_day": 1, "starts_on_month": 12, "starts_on_year": 2026}
    board = {"board": d.w.group.pk}
    return {
        "differences:raise_one": {**raised, "ground": "risk"},
        "differences:raise_one@elsewhere": {**there, "ground": "risk"},
        "differences:set_policy": {**begins, **stage, "source": "The policy"},
        "differences:move_on": {"because": "No agreement"},
        "differences:resolve": {"outcome": "agreed", "theme": "roles"},
        "differences:record_safety": {"words": "Told the front door"},
        "differences:raise_action": {
            **board,
            **due,
            "owner_agency": d.w.council.pk,
            "what": "Do it",
        },
        "differences:propose": {**board, "title": "What is learned"},
    }
