"""Cases and their clocks."""

from datetime import date, timedelta
from typing import Any

from partnership.ui.specimens.kinds import FOLDER, Component, State

TODAY = date(2026, 12, 2)


def components() -> tuple[Component, ...]:
    """Clocks, the way of a case, what blocks it, its counted days."""
    return _clocks(), _beads(), _way(), _blocked(), _cal()


def _days(gone: int, of: int) -> dict[str, Any]:
    """The drawing of working days, five to a week."""
    beads = []
    for n in range(of):
        state = "gone" if n < gone else "today" if n == gone else "to-come"
        beads.append({"x": 1 + 16 * n + 7 * (n // 5), "width": 13, "state": state})
    end = 1 + 16 * of + 7 * ((of - 1) // 5) + 2
    return {"beads": beads, "end": end, "words": f"Day {gone + 1} of {of} working days"}


def _months(gone: int, part: float, of: int = 6) -> dict[str, Any]:
    """The drawing of months, one of them partly gone."""
    bars: list[dict[str, Any]] = []
    for n in range(of):
        done = 1.0 if n < gone else part if n == gone else 0.0
        bars.append({"x": 2 + 48 * n, "width": 44, "state": "to-come"})
        if done:
            bars.append({"x": 2 + 48 * n, "width": round(44 * done, 1), "state": "gone"})
    now = 2 + 48 * gone + 44 * part
    words = f"{gone} of {of} months gone"
    return {"beads": bars, "end": 2 + 48 * of, "words": words, "now": now}


def _clocks() -> Component:
    days, months = _days(13, 15), _months(4, 0.3)
    clocks = [
        {
            "href": "#clocks",
            "name": "RR-2026-061",
            "kind": "rapid review",
            "beads": days,
            "words": days["words"],
            "day": date(2026, 12, 3),
            "left": "in 1 working day",
        },
        {
            "href": "#clocks",
            "name": "SAR-2026-033",
            "kind": "adult review",
            "beads": months,
            "words": months["words"],
            "day": date(2027, 1, 24),
            "tag": "Waits for a report",
            "tint": "amber",
        },
    ]
    return Component(
        "Clocks running",
        "clocks",
        "In a rail: each running clock drawn, and the same in words.",
        "Not for a clock that is met or that counts back.",
        FOLDER + "clocks.html",
        (State("Days and months", {"clocks": clocks}),),
        width="rail",
    )


def _beads() -> Component:
    return Component(
        "Beads",
        "beads",
        "Up to twenty working days as beads with a gap at days off; longer as months.",
        "Never without the same in words.",
        FOLDER + "beads.html",
        (
            State("Begun today", {"beads": _days(0, 5)}),
            State("The last day is here", {"beads": _days(14, 15)}),
            State("Months", {"beads": _months(2, 0.6)}),
        ),
        width="rail",
    )


def _step(title: str, day: date | None, words: str, tag: str, tint: str, css: str) -> Any:
    return {"title": title, "day": day, "words": words, "tag": tag, "tint": tint, "css": css}


def _way() -> Component:
    steps = [
        _step("Incident known", date(2026, 5, 11), "The council knew", "Recorded", "", ""),
        _step("Notified", date(2026, 5, 14), " of 5 working days", "In time", "green", "")
        | {"strong": "Day 3"},
        _step("Rapid review sent", date(2026, 6, 4), "Limit 5 June", "In time", "green", ""),
        _step("Decision", date(2026, 6, 9), "Six months start", "Signed", "green", ""),
        _step("Copies sent", None, "One is missing", "Incomplete", "amber", "part")
        | {"strong": "2 of 3. "},
        _step("Publication", date(2026, 12, 9), "Planned", "Blocked", "red", "next stop"),
        _step("Six months end", date(2026, 12, 9), "5 days left", "At risk", "red", "next"),
    ]
    return Component(
        "The way of a case",
        "way",
        "Seven steps from the incident to the end of the clock; the section says: not to scale.",
        "Not for steps without an order, and not for plans.",
        FOLDER + "way.html",
        (State("Done, begun, blocked, still to come", {"steps": steps, "level": 4}),),
    )


def _blocked() -> Component:
    reasons = [
        {"words": "No copy to the inspectorate is recorded", "href": "#blocked"},
        {
            "words": "No reason for passing the six months is recorded",
            "says": "Every lawful day is now after 9 December.",
        },
    ]
    lawful = {
        "strong": "First lawful day: Friday 11 December 2026",
        "words": "if the copy is sent today.",
    }
    return Component(
        "Blocked, and until when",
        "blocked",
        "Where law or policy stops an act: each reason leads to its mending.",
        "Not for a field left empty (that is an error), nor for what belongs to another office.",
        FOLDER + "blocked.html",
        (
            State(
                "With a first lawful day",
                {
                    "id": "blocked-1",
                    "title": "Publication is blocked",
                    "reasons": reasons,
                    "lawful": lawful,
                    "button": "Publish: blocked",
                    "links": [{"href": "#blocked", "words": "Move the planned date"}],
                    "source": "Two named people can override this, with a reason.",
                    "level": 4,
                },
            ),
            State(
                "No day can be said",
                {
                    "id": "blocked-2",
                    "title": "The report cannot be endorsed",
                    "reasons": reasons[1:],
                    "button": "Endorse: blocked",
                    "level": 4,
                },
            ),
        ),
        width="half",
    )


def _cell(day: date) -> dict[str, Any]:
    """A day of the specimen, counted back from Friday 11 December."""
    numbers = {10: 1, 9: 2, 8: 3, 7: 4, 4: 5, 3: 6, 2: 7}
    if day == TODAY:
        return {"day": day, "css": "send", "words": "Day 7. Send today"}
    if day.day == 11:
        return {"day": day, "css": "pub", "words": "Publish"}
    if day.weekday() > 4:
        return {"day": day, "css": "off", "words": "Off"}
    number = numbers.get(day.day)
    return {"day": day, "css": "on" if number else "", "words": f"Day {number}" if number else ""}


def _cal() -> Component:
    monday = date(2026, 11, 30)
    days = [_cell(monday + timedelta(days=n)) for n in range(14)]
    lines = [
        {"day": date(2026, 12, 10), "number": 1, "why_not": ""},
        {"day": date(2026, 12, 6), "number": None, "why_not": "Sunday"},
        {"day": TODAY, "number": 7, "why_not": ""},
    ]
    return Component(
        "Counted days",
        "cal",
        "The proof of each deadline: each day counted or not, and why, drawn and listed.",
        "Not as a diary.",
        FOLDER + "cal.html",
        (
            State(
                "Counted back",
                {
                    "counted_from": date(2026, 12, 11),
                    "backward": True,
                    "weeks": [days[:7], days[7:]],
                    "lines": lines,
                },
            ),
        ),
        width="half",
    )
