"""Lists and tables."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator

from partnership.ui.specimens.kinds import FOLDER, Component, State

HERE = "#due"


def components() -> tuple[Component, ...]:
    """What is due, registers, facts, tasks, pages of a list."""
    return _due(), _key(), _table(), _value(), _facts(), _tasks(), _pagination()


def due(what: str, says: str, day: date | None, left: str, tag: str, tint: str) -> dict[str, Any]:
    """One row of a due list."""
    row = {"href": HERE, "what": what, "says": says, "day": day, "left": left}
    return {**row, "tag": tag, "tint": tint}


def _due() -> Component:
    late = [
        due(
            "Send the copy of the review to the inspectorate",
            "CR-2026-044. Its publication is blocked until it goes",
            date(2026, 11, 30),
            "2 working days late",
            "Blocks publication",
            "red",
        )
    ]
    proof = {"href": HERE, "words": "How the days were counted", "hidden": "for RR-2026-061"}
    soon = [
        due(
            "Sign the rapid review",
            "RR-2026-061. Two of three partners have signed",
            date(2026, 12, 3),
            "in 1 working day",
            "Day 14 of 15",
            "amber",
        )
        | {"more": proof, "also": {"tag": "Provisional", "tint": "amber"}},
        due(
            "Answer the question of Marshland Borough Council",
            "Yearly return, question 6.3",
            date(2026, 12, 8),
            "in 4 working days",
            "Reply owed",
            "blue",
        ),
    ]
    today = [
        due("Quality group (adults)", "10am to 12 noon, Mill House", None, "", "Quorate", "green"),
        due("Exploitation task group", "2pm, online", None, "", "One seat short", "amber"),
    ]
    return Component(
        "What needs you",
        "due",
        "On home pages and in rails: what to do, by when, how it stands; the late first.",
        "Not for registers: those are tables.",
        FOLDER + "due.html",
        (
            State("Overdue", {"heading": "Overdue", "rows": late, "late": True, "level": 4}),
            State("Soon", {"heading": "This week", "rows": soon, "shown": "2 of 5", "level": 4}),
            State("Without a group", {"rows": soon[1:]}),
            State("In a rail", {"rows": today, "rail": True}),
        ),
    )


def _key() -> Component:
    tags = (
        ("Overdue", "red"),
        ("In 2 working days", "amber"),
        ("Signed", "green"),
        ("With the chair", "blue"),
        ("Restricted", "plum"),
        ("Not met", "solid-red"),
        ("Not started", ""),
        ("Not in: no return yet", "out"),
    )
    return Component(
        "Tag",
        "tag",
        "A state in one to four words; the tint repeats it. Several together are a key.",
        "Never a link, never a button, never without words.",
        FOLDER + "key.html",
        (State("Every tint", {"tags": [{"tag": tag, "tint": tint} for tag, tint in tags]}),),
        line='{% tag "Overdue" "red" %}',
    )


def cells(heads: list[dict[str, Any]], *values: Any) -> list[dict[str, Any]]:
    """A row of a table under these heads; a value is words or a dict as value.html takes it."""
    rows = [value if isinstance(value, dict) else {"words": value} for value in values]
    return [
        {**value, "th": head["words"], "num": head.get("num", False)}
        for head, value in zip(heads, rows, strict=True)
    ]


def _table() -> Component:
    heads = [{"words": words} for words in ("Duty", "Due", "Done", "Verdict")]
    lines = (
        ("is-late", "Copy to the inspectorate", date(2026, 11, 30), "Not sent", "Late", "red"),
        ("is-soon", "Finish and publish", date(2026, 12, 9), "Open", "In 5 working days", "amber"),
        ("is-ok", "Notify the panel", date(2026, 5, 18), "14 May 2026", "In time", "green"),
    )
    rows = [
        {
            "css": css,
            "cells": cells(
                heads,
                {"words": duty, "href": "#table"},
                {"day": day},
                done,
                {"tag": tag, "tint": tint},
            ),
        }
        for css, duty, day, done, tag, tint in lines
    ]
    counts: list[dict[str, Any]] = [
        {"words": "Seat"},
        *({"words": w, "num": True} for w in ("Present", "Missed")),
    ]
    seats = [
        {"cells": cells(counts, {"words": "Police", "small": "Fenshire Constabulary"}, 4, 2)},
        {"cells": cells(counts, "Health", 6, 0)},
    ]
    return Component(
        "Table",
        "table",
        "Registers and figures: words to the left, figures to the right; stacks on a phone.",
        "Not for one thing (facts), nor for what waits (what needs you).",
        FOLDER + "table.html",
        (
            State(
                "A register; late and soon rows have an edge and a tag",
                {"heads": heads, "rows": rows},
            ),
            State(
                "Figures with their sum, in a region that scrolls",
                {
                    "heads": counts,
                    "rows": seats,
                    "foot": cells(counts, "All", 10, 2),
                    "caption": "Meetings attended of six",
                    "scroll": "Specimen of a table that scrolls",
                },
            ),
        ),
    )


def _value() -> Component:
    return Component(
        "Value",
        "value",
        "Inside cells, facts and findings: words, a day, a link or a tag, escaped once.",
        "Not on its own on a page.",
        FOLDER + "value.html",
        (
            State(
                "Words that lead to their rows",
                {"value": {"words": "76 of 97", "href": "#value", "hidden": "standards met"}},
            ),
            State("A day", {"value": {"day": date(2026, 12, 7), "words": " (in 3 working days)"}}),
            State("A tag", {"value": {"tag": "Nil, in words", "tint": "green"}}),
        ),
    )


def _facts() -> Component:
    rows = [
        {"name": "For", "words": "Everyone who may make a referral"},
        {"name": "Cancel by", "day": date(2026, 12, 8), "words": " (in 4 working days)"},
        {"name": "State", "tag": "3 places left", "tint": "amber"},
        {"name": "Trainer", "words": "Lena Quill", "href": "#facts"},
    ]
    return Component(
        "Facts",
        "facts",
        "Names and values of one thing.",
        "Not to compare several things.",
        FOLDER + "facts.html",
        (
            State("On its own", {"rows": rows}),
            State("Beside something else", {"rows": rows[:2], "tight": True}),
        ),
        width="half",
    )


def _tasks() -> Component:
    lines = (
        ("1 Leadership", "6 of 6 answered", "Pia Norwood", "Complete", "green"),
        ("3 Accountability", "5 of 7 answered", "Pia Norwood", "Incomplete", "amber"),
        ("5 Training", "9 carried over, 3 confirmed", "Hal Tennant", "To confirm", "blue"),
        ("6 Safer recruitment", "0 of 8 answered", "Hal Tennant", "Not started", ""),
    )
    names = ("name", "says", "who", "tag", "tint")
    tasks = [dict(zip(names, line, strict=True), href="#tasks") for line in lines]
    last = {"name": "Sign-off", "says": "Opens when all parts are complete", "tag": "Not yet"}
    return Component(
        "Task list",
        "tasks",
        "Parts of a return or a report, each with who has it and how far it is.",
        "Incomplete is not the same as not started. What was carried over is to confirm.",
        FOLDER + "tasks.html",
        (State("Every state; the last is not open yet", {"tasks": [*tasks, last]}),),
    )


def _pagination() -> Component:
    pages = Paginator(range(120), 50)
    return Component(
        "Pages of a list",
        "pagination",
        "Below a register that is longer than a page.",
        "Not below what needs you: that list is short or it is not read.",
        FOLDER + "pagination.html",
        (
            State(
                "In the middle",
                {"page": pages.page(2), "address": "?q=x", "label": "Pages, specimen"},
            ),
            State(
                "At the start; newest first",
                {
                    "page": pages.page(1),
                    "earlier": "Newer",
                    "later": "Older",
                    "noun": "entries",
                    "label": "Pages, second specimen",
                },
            ),
        ),
    )
