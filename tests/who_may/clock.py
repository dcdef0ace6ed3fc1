"""What the rows about the rulebook need: a late holiday and an adopted edition."""

from datetime import UTC, date, datetime
from typing import Any

from partnership.clock import keeping

TODAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


def plant(deployment: Any) -> None:
    """Added by the Head of Service here, far from any deadline of the deployment."""
    w = deployment.w
    who = {"by": w.head, "today": TODAY, "now": NOON}
    said = {"extent": "here", "announced_on": TODAY, "source": "A proclamation"}
    deployment.holiday, deployment.gone = (
        keeping.add_holiday(w.partnership, day=day, name="A day", **said, **who)
        for day in (date(2030, 6, 3), date(2030, 6, 4))
    )
    keeping.withdraw_holiday(w.partnership, deployment.gone, because="A slip", **who)
    deployment.edition = keeping.adopt_edition(
        w.partnership,
        **_edition("FOIA2027", date(2027, 6, 1)),
        code="FOI-20",
        **who,
    )


def _edition(key: str, in_force_from: date) -> dict[str, Any]:
    return {
        "key": key,
        "authority": "An Act",
        "in_force_from": in_force_from,
        "number": 15,
        "counts_from": "the request was received",
        "sure": "high",
        "because": "The Act was changed",
    }


def objects(deployment: Any) -> dict[str, list[Any]]:
    """The same pages by the right of each of the two partnerships."""
    found: dict[str, list[Any]] = {}
    places = {"here": deployment.w.partnership.key, "elsewhere": deployment.there.key}
    for tag, key in places.items():
        found |= {
            f"rulebook:local@{tag}": [key],
            f"rulebook:add_holiday@{tag}": [key],
            f"rulebook:withdraw_holiday@{tag}": [key, deployment.holiday.pk],
            f"rulebook:adopt_edition@{tag}": [key, "FOI-20"],
            f"rulebook:withdraw_edition@{tag}": [key, deployment.edition.pk],
            f"rulebook:change_local@{tag}": [key, "REMIND-FIRST"],
        }
    here = places["here"]
    return {
        **found,
        "rulebook:withdraw_holiday@withdrawn": [here, deployment.gone.pk],
        "rulebook:adopt_edition@no-such-rule": [here, "NO-RULE"],
        "rulebook:change_local@no-such-value": [here, "NO-VALUE"],
    }


def says(deployment: Any) -> dict[str, Any]:
    """What somebody with the right sends once they have read what it would move."""
    read = {"confirmed": "yes"}
    edition = _edition("FOIA2026", date(2026, 12, 1))
    del edition["in_force_from"]
    return {
        "rulebook:add_holiday": lambda: {
            **read,
            "name": "A day of mourning",
            "extent": "here",
            "source": "A proclamation",
            **_day("day", date(2026, 11, 30)),
            **_day("announced_on", TODAY),
        },
        "rulebook:withdraw_holiday": lambda: {**read, "because": "A slip"},
        "rulebook:adopt_edition": lambda: {
            **read,
            **edition,
            **_day("in_force_from", date(2026, 12, 1)),
        },
        "rulebook:withdraw_edition": lambda: {**read, "because": "A slip"},
        "rulebook:change_local": lambda: {
            **read,
            "number": "8",
            "because": "Decided",
            **_day("starts_on", TODAY),
        },
    }


def _day(name: str, on: date) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}
