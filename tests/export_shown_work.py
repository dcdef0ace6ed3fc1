"""What the lists of a partnership's work show in one column."""

from typing import Any


def governed(context: Any) -> list[str]:
    return [row.document.title for row in context["page"].object_list]


def shared(context: Any) -> list[str]:
    return [str(row) for row in context["page"].object_list]


def given(context: Any) -> list[str]:
    return [row.what for row in context["page"].object_list]


def asked(context: Any) -> list[str]:
    return [str(row.agency) for row in context["page"].object_list]


def taught(context: Any) -> list[str]:
    return [one.row.words for one in context["found"] for _ in (one.lines or [None])]


def asked_of_agencies(context: Any) -> list[str]:
    return [line.row.reference for line in context["lines"]]


def found_words(context: Any) -> list[str]:
    return [row.words for row in context["page"].object_list]


def counted_by_theme(context: Any) -> list[str]:
    return [one.theme_name for one in context["grid"].entries]


def themes_kept(context: Any) -> list[str]:
    return [row.name for row in context["rows"]]


def actions_raised(context: Any) -> list[str]:
    return [one.row.reference for one in context["page"].actions]


def answers(context: Any) -> list[str]:
    return [said for _, given in context["side"].rows for _, said in given]


def told(context: Any) -> list[str]:
    return [row.words for row in context["page"].paginator.object_list]


def references(context: Any) -> list[str]:
    return [row.reference for row in context["page"].paginator.object_list]


def titles(context: Any) -> list[str]:
    return [row.title for row in context["rows"]]


def dues(context: Any) -> list[str]:
    rows = [*context["late"], *context["soon"], *context["later"]]
    return [row.deadline.due_on.isoformat() for row in rows]


def offices(context: Any) -> list[str]:
    parts = (context["offices"].now, context["offices"].later, context["offices"].before)
    return [held.tenure.get_office_display() for part in parts for held in part]


def days_met(context: Any) -> list[str]:
    return [meeting.held_on.isoformat() for meeting in context["page"].meetings]


def days_of_the_year(context: Any) -> list[str]:
    months = context["page"].months
    return [line.meeting.held_on.isoformat() for _, lines in months for line in lines]


def owed(context: Any) -> list[str]:
    return [one.expectation.title for one in context["owed"]]


def risks(context: Any) -> list[str]:
    return [row.risk.reference for row in context["lines"]]


def changes(context: Any) -> list[str]:
    return [change.reason for change in context["changes"]]


def openings(context: Any) -> list[str]:
    return [reading.what for reading in context["page"].object_list]


def duties(context: Any) -> list[str]:
    lines = context["panel"].duties if context.get("panel") else context["duties"]
    return [line.deadline.rule.title for line in lines]


def copies(context: Any) -> list[str]:
    return [line.to for line in context["panel"].copies]


def overrides(context: Any) -> list[str]:
    return [row.reason for row in context["panel"].overrides]


def delays(context: Any) -> list[str]:
    return [row.explanation for row in context["panel"].delays]


def files(context: Any) -> list[str]:
    return [file.title for file in context["files"]]


def letters_about(context: Any) -> list[str]:
    return [letter.heading for letter in context["letters"]]


def tasks(context: Any) -> list[str]:
    return [task.what for task in context["tasks"]]


def decided(context: Any) -> list[str]:
    return [one.what for one in context["page"].object_list]


def interests(context: Any) -> list[str]:
    return [one.what for one in context["page"]]


def declared(context: Any) -> list[str]:
    return [one.declaration.what for one in context["declared"]]


def plans(context: Any) -> list[str]:
    return [plan.name for plan in context["plans"]]


def plan_lines(context: Any) -> list[str]:
    lines = context["page"].wanted if "page" in context else context["lines"]
    return [line.action.what for line in lines]


def plan_objectives(context: Any) -> list[str]:
    return [
        str(one.objective)
        for one in context["measured"]
        for _ in ([row for row in one.readings if not row.struck_because] or [None])
    ]


def plan_pairs(context: Any) -> list[str]:
    return [row.action.what for row in context["rows"]]


def groups_of_time(context: Any) -> list[str]:
    return [line.board.name for line in context["lines"]]


def entries_printed(context: Any) -> list[str]:
    return [
        entry.printed
        for one in context["page"].lists
        for _, entries in one.headings
        for entry in entries
    ]


def agencies_asked(context: Any) -> list[str]:
    return [one.row.agency.name for one in context["page"].asked]


def agencies_led(context: Any) -> list[str]:
    return [line.agency.name for line in context["page"]]


def themes(context: Any) -> list[str]:
    return [row.theme.name for row in context["table"].parts]
