"""What stands at the head of a page or a section."""

from datetime import date

from partnership.ui.specimens.kinds import FOLDER, Component, State


def components() -> tuple[Component, ...]:
    """Masthead, heads, ways about."""
    return (
        Component(
            "Masthead and footer",
            "masthead",
            "On every page: where you are, who you are, in which office.",
            "Never built by hand; a page extends the base. The head of this page is the specimen.",
            line='{% extends "base.html" %}',
        ),
        _pagehead(),
        _sechead(),
        _crumbs(),
        _subnav(),
        _ident(),
        _buttons(),
    )


def _pagehead() -> Component:
    return Component(
        "Head of a page",
        "pagehead",
        "First on a page: its name, what is found today, the one thing to do.",
        "Not to say what the page is for; leave the sentence out if nothing is found.",
        FOLDER + "pagehead.html",
        (
            State(
                "With a finding and an act",
                {
                    "title": "Reviews of the Marshland group",
                    "kicker_day": date(2026, 12, 2),
                    "standfirst": "Two are late. One of them waits for a signature.",
                    "act": {"href": "#pagehead", "words": "Record a decision"},
                    "level": 4,
                },
            ),
            State(
                "Of a thing that has a state",
                {
                    "title": "Meeting of 9 December 2026",
                    "kicker": "Children’s board of Fenshire",
                    "standfirst": "Wednesday, 2pm to 4pm, Mill House.",
                    "tag": "Draft: nobody has been told",
                    "tint": "blue",
                    "level": 4,
                },
            ),
            State("Name alone", {"title": "Actions", "level": 4}),
        ),
    )


def _sechead() -> Component:
    link = {"href": "#sechead", "words": "All 9 duties"}
    return Component(
        "Head of a section",
        "sechead",
        "Below the heavy rule of a section: heading, count, a link to all of it, the finding.",
        "Not nested deeper than one. A finding without a figure is left out.",
        FOLDER + "sechead.html",
        (
            State(
                "With a finding whose figures are links",
                {
                    "id": "sechead-1",
                    "title": "Duties of this case",
                    "count": "9",
                    "link": link,
                    "finding": [
                        {"words": "2", "href": "#sechead", "hidden": "late duties"},
                        {"words": " of nine are late; the rest run in time."},
                    ],
                    "level": 4,
                },
            ),
            State(
                "With quiet words at its side",
                {"id": "sechead-2", "title": "The clock", "aside": "Not to scale", "level": 4},
            ),
        ),
    )


def _crumbs() -> Component:
    links = [{"href": "#crumbs", "words": "Reviews"}, {"href": "#crumbs", "words": "Case group"}]
    return Component(
        "Where a page stands",
        "crumbs",
        "Above the head of a page that lies below another.",
        "Not on a page that the main links lead to.",
        FOLDER + "crumbs.html",
        (
            State("Leading up", {"links": links, "label": "Breadcrumb, specimen"}),
            State(
                "With the page itself",
                {"links": links, "here": "CR-2026-044", "label": "Breadcrumb, second specimen"},
            ),
        ),
    )


def _subnav() -> Component:
    names = ("Agenda", "Papers and pack", "Register", "Minutes", "Actions")
    links = [{"href": "#subnav", "words": name, "current": name == "Register"} for name in names]
    return Component(
        "Parts of one thing",
        "subnav",
        "When one thing has several pages, each with an address of its own.",
        "Not as tabs that hide parts of one page.",
        FOLDER + "subnav.html",
        (State("One of them open", {"label": "Specimen of a meeting", "links": links}),),
    )


def _ident() -> Component:
    return Component(
        "Identity strip",
        "ident",
        "First on each restricted thing: what it is, its marking, why you may see it.",
        "Never with a word on what the reader may not see.",
        FOLDER + "ident.html",
        (
            State(
                "Restricted, with the reasons",
                {
                    "reference": "CR-2026-044",
                    "says": ["Child practice review", "Stage: before publication"],
                    "tag": "Restricted: panel only",
                    "why": ["You are the panel’s officer since 9 June 2026."],
                    "why_href": "#ident",
                },
            ),
            State(
                "With a link instead",
                {
                    "reference": "Fenshire Partnership",
                    "tag": "Closed",
                    "tint": "green",
                    "link": {"href": "#ident", "words": "Why can I see this?"},
                },
            ),
        ),
    )


def _buttons() -> Component:
    return Component(
        "Buttons",
        "buttons",
        "One filled button a page; a second act is outlined, anything else a link.",
        "Not for going somewhere, unless it begins the act. Red only for what cannot be undone.",
        FOLDER + "buttons.html",
        (
            State(
                "First, second and a way back",
                {
                    "acts": [
                        {"words": "Send the letter"},
                        {"words": "Save and leave", "look": "second"},
                    ],
                    "links": [{"href": "#buttons", "words": "Back to the case"}],
                },
            ),
            State(
                "What cannot be undone, and a small one",
                {
                    "acts": [
                        {"words": "Withdraw it", "look": "warn", "href": "#buttons"},
                        {"words": "Move up", "look": "second btn--small", "href": "#buttons"},
                    ]
                },
            ),
        ),
    )
