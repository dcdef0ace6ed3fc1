"""Figures: the grid of grades, and charts with their tables."""

from typing import Any

from partnership.ui.charts import (
    Divided,
    Graded,
    Part,
    Point,
    Row,
    bars,
    divided,
    line,
    rag_strip,
)
from partnership.ui.specimens.kinds import FOLDER, Component, State
from partnership.ui.specimens.lists import cells

PEOPLE = (("Health", 301), ("Education", 214), ("Police", 61), ("Probation", 0))
SEATS = (("Marshland Probation", 3, 1, 2), ("Fenshire Police", 4, 0, 2), ("Lay member", 6, 0, 0))
MONEY = (("Fenshire Police", 28_000, 69_260), ("Fenshire Council", 148_600, 148_600))
REFERRALS = (
    Point("2019-20", 412),
    Point("2020-21", 455),
    Point("2021-22", 640, breaks="Counted by child"),
    Point("2022-23", None, "not supplied"),
    Point("2023-24", 588),
    Point("2024-25", 541),
    Point("2025-26", 497),
)
GRADES = (
    ("Spring 2025", "not", "Not met"),
    ("Autumn 2025", "part", "Partly met"),
    ("Spring 2026", "met", "Met"),
    ("Autumn 2026", "out", "Not in"),
    ("Spring 2027", "na", "Does not apply"),
)


def components() -> tuple[Component, ...]:
    """The heat-map and the charts."""
    return _heat(), _chart()


def _heat() -> Component:
    titles = ("Leadership", "Policies", "Voice", "Training", "Recruitment")
    key = {
        "met": {"words": "Met", "tint": "green"},
        "part": {"words": "Partly met", "tint": "amber"},
        "not": {"words": "Not met", "tint": "red"},
        "na": {"words": "Does not apply", "tint": ""},
        "out": {"words": "Not in", "tint": "out"},
    }
    lines = (
        ("Marshland Borough Council", "met part not part na", "1 of 4"),
        ("Fenshire Constabulary", "met met part met met", "4 of 5"),
        ("Fenland Fire Service", "out out out out out", "Reminded 30 Nov"),
        ("Quayside Hospitals", "met met met met met", "5 of 5"),
    )
    rows = [
        {
            "agency": agency,
            "cells": [{**key[state], "href": "#heat"} for state in states.split()],
            "last": last,
        }
        for agency, states, last in lines
    ]
    return Component(
        "Heat-map",
        "heat",
        "Agencies by standards, the weakest first; each grade a link to its answer.",
        "Not for counts: a tint is a grade, never an amount.",
        FOLDER + "heat.html",
        (
            State(
                "Every grade",
                {
                    "label": "Specimen of standards by agency",
                    "key": list(key.values()),
                    "standards": [
                        {"number": n, "title": title} for n, title in enumerate(titles, start=1)
                    ],
                    "rows": rows,
                    "last": "Standards met",
                    "source": "Moderated grades, cycle 2026: 10 of 14 met; 1 does not apply "
                    "and is left out; 1 agency not in. As at 2 December 2026.",
                },
            ),
        ),
    )


def _chart() -> Component:
    return Component(
        "Chart",
        "chart",
        "Below its finding: bars from zero, the worst first; its table and its source with it.",
        "Never without the table. No pies, no second axis, no third dimension.",
        FOLDER + "chart.html",
        (_bars(), _divided(), _money(), _line(), _strip(), _long()),
        width="half",
    )


def _table(heads: tuple[str, ...], rows: Any, foot: tuple[Any, ...] = ()) -> dict[str, Any]:
    shown = [{"words": words, "num": n > 0} for n, words in enumerate(heads)]
    return {
        "heads": shown,
        "rows": [{"cells": cells(shown, *row)} for row in rows],
        "foot": cells(shown, *foot) if foot else [],
    }


def _state(words: str, number: int, title: str, finding: str, **more: Any) -> State:
    context = {"id": f"chart-{number}", "title": title, "finding": [{"words": finding}]}
    return State(words, {**context, "level": 4, **more})


def _bars() -> State:
    return _state(
        "Bars",
        1,
        "Training reach",
        "576 people came; nobody from probation.",
        svg=bars([Row(*one) for one in PEOPLE], title="People trained by sector"),
        table=_table(("Sector", "People"), PEOPLE, ("All", 576)),
        source="April to November 2026.",
    )


def _divided() -> State:
    kinds = ("first", "second", "missing")
    words = ("present", "by deputy", "missed")
    rows = [
        Divided(
            seat,
            [
                Part(n, f"{n} {said}", kind)
                for n, said, kind in zip(counts, words, kinds, strict=True)
            ],
        )
        for seat, *counts in SEATS
    ]
    return _state(
        "Divided bars; what was missed is dashed",
        2,
        "Attendance",
        "Two seats missed two of six meetings.",
        svg=divided(rows, title="Meetings attended of six, by seat"),
        table=_table(("Seat", "Present", "Deputy", "Missed"), SEATS, ("All", 13, 1, 4)),
        source="Six meetings to 14 October 2026. A deputy counts for the seat.",
    )


def _money() -> State:
    rows = [
        Row(who, has, f"£{has:,} of £{due:,}" if has < due else f"£{has:,}, all in", agreed=due)
        for who, has, due in MONEY
    ]
    money = [(who, f"{due:,}", f"{has:,}") for who, has, due in MONEY]
    return _state(
        "Agreed and not received",
        3,
        "Funding",
        "£41,260 of £217,860 agreed has not come, all of it from one partner.",
        svg=bars(rows, title="Contributions received against agreed"),
        table=_table(("Partner", "Agreed £", "Received £"), money, ("All", "217,860", "176,600")),
        source="2026-27. Dashed is agreed and not received.",
    )


def _line() -> State:
    rows = [(p.label, p.state if p.value is None else p.value) for p in REFERRALS]
    return _state(
        "A line that breaks",
        4,
        "Contacts by year",
        "Contacts fell for two years; before 2021-22 they were counted another way.",
        svg=line(REFERRALS, title="Contacts by year"),
        table=_table(("Year", "Contacts"), rows),
        source="Years to 31 March. 2022-23 was not supplied.",
    )


def _strip() -> State:
    cells_shown = [Graded(label, grade) for label, grade, _ in GRADES]
    return _state(
        "Grades over time",
        5,
        "Voice of children",
        "Met in spring 2026, for the first time.",
        svg=rag_strip(cells_shown, title="Grade of the standard, by half-year"),
        table=_table(("Half-year", "Grade"), [(label, words) for label, _, words in GRADES]),
        source="Moderated grades.",
    )


def _long() -> State:
    name = "Safeguarding service of the Fenshire and Marshland community health partnership trust"
    return _state(
        "One row, with a long name",
        6,
        "One agency",
        "One agency sent people.",
        svg=bars([Row(name, 1_204)], title="People trained, one agency"),
        table=_table(("Agency", "People"), [(name, "1,204")]),
        source="April to November 2026.",
    )
