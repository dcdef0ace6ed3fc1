"""Facts and arguments for the rows of proceedings.txt."""

from datetime import date
from typing import Any

from partnership.ui.months import KnownDay
from reviews.involvement.services import Offered, record_offer
from reviews.proceedings.services import State, record_proceeding

TODAY = date(2026, 11, 19)


def plant(d: Any) -> None:
    """An inquest beside a review and an offer to a family in it, here and elsewhere."""
    here, there = d.reviews["under-way"], d.reviews["elsewhere"]
    d.beside, d.heard = {}, {}
    for tag, row, by in (("beside", here, d.w.officer), ("far", there, d.people["outsider"])):
        at: dict[str, Any] = {"by": by, "today": TODAY}
        facts = {"kind": "inquest", "led_by": "The coroner", "their_reference": "INQ-7"}
        opening = KnownDay(date(2026, 10, 1), "day")
        d.beside[tag] = record_proceeding(row.incident, State(), opening=opening, **facts, **at)
        offer = Offered("begin", "parent", TODAY, "letter", "A visit")
        d.heard["heard" if row is here else "heard-there"] = record_offer(row, offer, **at)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    beside, heard = d.beside["beside"], d.heard["heard"]
    found: dict[str, list[Any]] = {
        "exports:download@proceedings": ["proceedings", "csv"],
        "exports:download_of@involvement-heard": ["involvement", heard.review.address, "csv"],
        "proceedings:of_incident@unnamed": [d.unnamed.incident.reference],
        "involvement:involvement@unnamed": [d.unnamed.reference],
        "access:why@proceeding": [beside._meta.label, beside.pk],
        "access:changes@proceeding": [beside._meta.label, beside.pk],
        "access:why@involvement": [heard._meta.label, heard.pk],
        "access:changes@involvement": [heard._meta.label, heard.pk],
    }
    for tag, row in d.beside.items():
        case = row.incident
        found |= {f"proceedings:{page}@{tag}": [case.address] for page in ("of_incident", "record")}
        found[f"proceedings:of_review@{tag}"] = [case.review.address]
        found |= {f"proceedings:{page}@{tag}": [row.pk] for page in ("update", "end", "strike")}
    for tag, row in d.heard.items():
        pages = ("involvement", "offer")
        found |= {f"involvement:{page}@{tag}": [row.review.address] for page in pages}
        found |= {f"involvement:{page}@{tag}": [row.pk] for page in ("answer", "strike")}
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""

    def three(name: str) -> dict[str, int]:
        return {f"{name}_day": 19, f"{name}_month": 11, f"{name}_year": 2026}

    opened = {"kind": "criminal", "led_by": "The police", **three("opening")}
    return {
        "proceedings:record": opened,
        "proceedings:update": {"news": "A trial is set", "agreed": "Nobody is heard before it."},
        "proceedings:end": {"outcome": "A conclusion", **three("on")},
        "proceedings:strike": {"because": "Another case"},
        "involvement:offer": {
            **{"role": "parent", "stage": "work", "how": "call"},
            **three("offered_on"),
        },
        "involvement:answer": {"answer": "accepted", **three("on")},
        "involvement:strike": {"because": "Another review"},
    }
