"""Meetings and training."""

from datetime import date
from typing import Any

from django import forms

from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm
from partnership.ui.specimens.kinds import FOLDER, Component, State

MARKS = ("Present", "Deputy", "Apology", "Absent")


class LineForm(PortalForm):
    """The one open line of the minutes."""

    kind = forms.ChoiceField(
        label="Kind of line",
        choices=[(w, w) for w in ("Note", "Decision", "Action", "Challenge", "Risk")],
    )
    owner = forms.CharField(label="Owner")
    words = forms.CharField(
        label="What was said or agreed", widget=forms.Textarea(attrs={"rows": 3})
    )
    by_when = DayField(label="By when?", required=False)


def components() -> tuple[Component, ...]:
    """The register, minutes, sessions and their filter."""
    return _seat(), _minutes(), _sessions(), _datebox(), _filters()


def _seat() -> Component:
    def seat(name: str, title: str, who: str, chosen: str) -> dict[str, object]:
        choices = [
            {"value": mark.lower(), "words": mark, "chosen": mark == chosen} for mark in MARKS
        ]
        return {"name": name, "title": title, "who": who, "choices": choices}

    vacant = {
        "title": "Fenshire Transport Police",
        "who": "Vacant since 1 September 2026",
        "vacant": "Vacant seat",
        "says": "Counted as vacant, not as absent.",
    }
    return Component(
        "Seat of a register",
        "seat",
        "One row a seat: mark the seat, not the person. A vacant seat has a tag, no radios.",
        "Not for a list of people who came by chance.",
        FOLDER + "seat.html",
        (
            State("Marked", {"seat": seat("s1", "Fenshire Council", "Imani Ferrow", "Deputy")}),
            State("To be marked", {"seat": seat("s2", "Quayside Hospitals", "Dr Piet Ash", "")}),
            State("Vacant", {"seat": vacant}),
        ),
    )


def _minutes() -> Component:
    lines = [
        {"kind": "Note", "what": "The audit read 24 files of five agencies."},
        {
            "kind": "Challenge",
            "tint": "plum",
            "what": "Why had six of the weaker cases no profile?",
            "meta": [
                {"words": "To Marshland Borough Council"},
                {"before": "Answer by ", "day": date(2026, 12, 23)},
            ],
        },
        {
            "kind": "Decision",
            "tint": "green",
            "what": "The findings are accepted.",
            "meta": [{"words": "Agreed by all"}],
        },
        {
            "kind": "Action",
            "tint": "amber",
            "what": "Give each team manager half a day on the profile.",
            "meta": [
                {"words": "Lena Quill"},
                {"day": date(2027, 3, 31)},
                {"words": "Action 2026-188", "href": "#mins"},
            ],
        },
        {
            "kind": "Risk",
            "tint": "red",
            "what": "Two agencies cannot say who is trained.",
            "meta": [{"words": "On the risk register"}],
        },
    ]
    return Component(
        "Lines of minutes",
        "mins",
        "Minutes as typed lines: note, decision, action, challenge, risk. One line is open.",
        "Not as running prose; a line that asks for something is an action with an owner.",
        FOLDER + "mins.html",
        (
            State(
                "Written, with one line open", {"lines": lines, "form": LineForm(auto_id="line_%s")}
            ),
            State("Confirmed", {"lines": lines[:1]}),
        ),
    )


def _sessions() -> Component:
    rows = [
        {
            "day": date(2026, 12, 10),
            "href": "#sessions",
            "name": "When you refer: what to expect",
            "words": "1pm to 3pm, online",
            "says": "Level 2. For all who may make a referral",
            "tag": "3 places left",
            "tint": "amber",
        },
        {
            "day": date(2026, 12, 15),
            "href": "#sessions",
            "name": "Neglect: working with a profile",
            "words": "9:30am to 4:30pm, Mill House",
            "says": "Level 3",
            "tag": "Full: waiting list of 6",
        },
        {
            "day": date(2027, 1, 27),
            "href": "#sessions",
            "name": "Disagreeing well",
            "words": "10am to 12 noon, online",
            "tag": "Opens 7 December",
            "tint": "blue",
        },
    ]
    return Component(
        "Sessions by day",
        "sessions",
        "What can be booked or read, by its day, soonest first.",
        "Not as cards in a grid; not for a register.",
        FOLDER + "sessions.html",
        (State("With places, full, not open yet", {"rows": rows, "level": 4}),),
    )


def _datebox() -> Component:
    return Component(
        "Date to the side",
        "datebox",
        "At the left of a row that stands on its day.",
        "Not for a deadline: that is said in words with the days left.",
        FOLDER + "datebox.html",
        (State("A day", {"day": date(2026, 12, 8)}),),
    )


def _filters() -> Component:
    online = {"value": "o", "words": "Online"}
    groups: list[dict[str, Any]] = [
        {
            "legend": "Where",
            "name": "where",
            "choices": [
                online,
                {"value": "m", "words": "Marshland", "chosen": True},
            ],
        }
    ]
    return Component(
        "Filter",
        "filters",
        "Beside a list by day: folded on a phone, open on a desk, the choice in its summary.",
        "Not for fewer than about ten rows.",
        FOLDER + "filters.html",
        (
            State(
                "Something is chosen",
                {
                    "id": "filter-1",
                    "label": "Filter, specimen",
                    "summary": "Filter: Marshland",
                    "words": {"label": "Words", "value": "neglect"},
                    "groups": groups,
                    "show": "Show training",
                    "clear_href": "#filters",
                    "open": True,
                },
            ),
            State(
                "Nothing is chosen",
                {
                    "id": "filter-2",
                    "label": "Filter, second specimen",
                    "summary": "Filter: any place",
                    "groups": [{**groups[0], "choices": [online]}],
                },
            ),
        ),
        width="rail",
    )
