"""Words in boxes and trees: done, empty, aside, steps, structure, prose."""

from datetime import date
from typing import Any

from partnership.ui.specimens.kinds import FOLDER, Component, State

PAINT = {"fill": "#ddebee", "stroke": "#0e5566", "ink": "#15252c", "soft": "#475860", "dash": ""}
DASHED = {**PAINT, "fill": "#fff", "stroke": "#6f8087", "dash": "3 4"}


def components() -> tuple[Component, ...]:
    """What stands in words."""
    return _done(), _empty(), _note(), _chain(), _tree(), _drawing(), _prose(), _token()


def _done() -> Component:
    return Component(
        "Done",
        "done",
        "After an act that a person was anxious about: it is done, and the one fact of it.",
        "Not after each saving: a line at the head of the page says that.",
        FOLDER + "done.html",
        (
            State(
                "With its fact",
                {
                    "title": "You have a place",
                    "value": {"day": date(2026, 12, 10), "words": ", 1pm to 3pm, online"},
                    "level": 4,
                },
            ),
            State("Without", {"title": "Your return is in", "level": 4}),
        ),
    )


def _empty() -> Component:
    return Component(
        "Nothing here",
        "empty",
        "Where a list has no rows: why, and what to do next.",
        "Never as a hint of what the reader may not see.",
        FOLDER + "empty.html",
        (
            State(
                "The filter finds nothing",
                {
                    "title": "No overdue actions of Fenshire Police",
                    "words": "Two are open, both in time.",
                    "link": {"href": "#empty", "words": "See the two open actions"},
                    "level": 4,
                },
            ),
            State(
                "There was never anything",
                {
                    "title": "No meetings yet",
                    "words": "This group was set up on 25 November 2026.",
                    "act": {"href": "#empty", "words": "Plan the year"},
                    "level": 4,
                },
            ),
        ),
    )


def _note() -> Component:
    said = (
        ("A plain aside", "", "Kept as it was printed.", "Figures of that year have no rows."),
        ("Something to mend", "amber", "Ten minutes too many.", "Item 7 has no paper yet."),
        ("About a restricted thing", "plum", "Restricted.", "Names do not go into this list."),
        ("It is done", "green", "Saved.", "The change is in the log."),
        ("Something did not work", "red", "Two letters did not go.", "Nobody was told."),
    )
    return Component(
        "Note",
        "note",
        "An aside that a reader of the page needs before going on.",
        "Not for errors of a form, nor for decoration; at most two on a page.",
        FOLDER + "note.html",
        tuple(
            State(
                words,
                {
                    "tint": tint,
                    "strong": strong,
                    "words": rest,
                    "link": {"href": "#note", "words": "See which"} if tint == "red" else None,
                },
            )
            for words, tint, strong, rest in said
        ),
        width="half",
    )


def _chain() -> Component:
    return Component(
        "Chain of steps",
        "chain",
        "Steps that rest on one another: why you can see this, what happens next.",
        "Not for a choice, and not for a list without an order.",
        FOLDER + "chain.html",
        (
            State(
                "Why",
                {
                    "steps": [
                        {"title": "You are Marit Osk", "says": "Signed in today at 08:52."},
                        {"title": "You hold an office: panel officer", "says": "No end date."},
                        {"title": "So you can read this paper"},
                    ]
                },
            ),
            State(
                "By day",
                {
                    "steps": [
                        {"day": date(2026, 12, 9), "says": "The link to join comes by email."},
                        {"day": date(2026, 12, 10), "title": ", 3pm", "says": "One question."},
                    ]
                },
            ),
        ),
        width="half",
    )


def _tree() -> Component:
    def board(name: str, says: str, **more: Any) -> dict[str, Any]:
        return {"name": name, "href": "#tree", "says": says, **more}

    inner = [
        board("Case review group", "One for both areas."),
        board("Child death panel", "Chair: public health.", dotted=True),
    ]
    items = [
        board(
            "Executive board",
            "Independent chair.",
            children=[board("Children’s board", "Carries the plan.", children=inner)],
        )
    ]
    return Component(
        "Nested list",
        "tree",
        "A structure: who answers to whom. On a phone the only form of it.",
        "Not deeper than four levels.",
        FOLDER + "tree.html",
        (State("Solid and dotted lines", {"items": items}),),
    )


def _drawing() -> Component:
    def box(label: str, x: int, y: int, paint: dict[str, str]) -> dict[str, Any]:
        words = [{"text": label, "y": y + 35, "bold": True}]
        place = {"x": x, "y": y, "width": 300, "height": 60, "middle": x + 150}
        return {"href": "#drawing", "label": label, "paint": paint, "words": words, **place}

    drawing = {
        "width": 1200,
        "height": 172,
        "solid": "M600 66V106",
        "dotted": "M750 136H846",
        "boxes": [
            box("Executive board", 450, 6, PAINT),
            box("Children’s board", 450, 106, PAINT),
            box("Child death panel", 846, 106, DASHED),
        ],
    }
    return Component(
        "Drawing of a structure",
        "drawing",
        "Above the nested list, in a section of the class drawing; not shown on a phone.",
        "Never without the list, and never with what the list does not hold.",
        FOLDER + "drawing.html",
        (State("Three bodies", {"drawing": drawing, "label": "Specimen of a structure"}),),
    )


def _prose() -> Component:
    paragraphs = [
        [
            {"words": "The hub was rung "},
            {"words": "497", "href": "#prose"},
            {"words": " times, a rise of "},
            {"words": "17% (should be 20.3%)", "href": "#prose", "wrong": True},
            {"words": "."},
        ]
    ]
    return Component(
        "Prose",
        "prose",
        "A section of a report as it will read, its figures leading to their rows.",
        "Not for help or for what the portal says.",
        FOLDER + "prose.html",
        (State("One figure is wrong", {"paragraphs": paragraphs}),),
        width="half",
    )


def _token() -> Component:
    return Component(
        "Figure in prose",
        "token",
        "A figure that the portal counts itself, inside the text of a report.",
        "Not for a figure that has no rows or source.",
        FOLDER + "token.html",
        (
            State("Agrees with its rows", {"token": {"words": "413", "href": "#token"}}),
            State(
                "Does not agree",
                {"token": {"words": "12% (should be 9%)", "href": "#token", "wrong": True}},
            ),
        ),
    )
