"""The law as the portal holds it, and a partnership's own values, to take away."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from boards.models import Partnership
from boards.rulebook import Chapter, Text, ValueLine, local_rules, rulebook
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer


def _holidays(user: Any, params: Params, today: date) -> list[Any]:
    """Each with the name of who added it, where the reader may know."""
    book = rulebook(user)
    return [
        (row, str(row.added_by) if row.added_by_id in book.known else "") for row in book.holidays
    ]


offer(
    ListExport(
        code="bank-holidays",
        title="Bank holidays added since",
        rows=_holidays,
        columns=(
            Column("Day off", lambda row: row[0].day, "The day that is not counted"),
            Column("What", lambda row: row[0].name, "Its name"),
            Column("Source", lambda row: row[0].source, "What says so"),
            Column("Where", lambda row: row[0].get_extent_display(), "Where it is off"),
            Column("Announced", lambda row: row[0].announced_on, "When it was proclaimed"),
            Column("Added", lambda row: row[0].added_on, "When it was added here"),
            Column("Added by", lambda row: row[1], "Empty where you may not know"),
            Column("Withdrawn", lambda row: row[0].withdrawn_on, "When, if it was"),
            Column("Why withdrawn", lambda row: row[0].withdrawn_because, "The reason"),
        ),
    )
)

# --- rules ------------------------------------------------------------------------------------


def _editions(user: Any, params: Params, today: date) -> list[Any]:
    return [(chapter, text) for chapter in rulebook(user).chapters for text in chapter.texts]


def _edition(heading: str, value: Any, meaning: str) -> Column:
    return Column(heading, lambda row: value(*row), meaning)


def _rule(chapter: Chapter, text: Text) -> str:
    return chapter.rule.title


offer(
    ListExport(
        code="editions",
        title="Rules and their editions",
        rows=_editions,
        columns=(
            _edition("Rule", _rule, "What must or should be done"),
            _edition("Code", lambda chapter, text: chapter.rule.code, "Its code"),
            _edition("Force", lambda chapter, text: chapter.rule.force, "Must or should"),
            _edition("Calendar", lambda chapter, text: chapter.calendar, "Whose days off"),
            _edition("Edition", lambda chapter, text: text.edition.key, "Its name"),
            _edition("Limit", lambda chapter, text: text.edition.length, "How long"),
            _edition("Counted from", lambda chapter, text: text.edition.counts_from, "Day 0"),
            _edition("From", lambda chapter, text: text.edition.in_force_from, "In force from"),
            _edition("Until", lambda chapter, text: text.edition.in_force_until, "In force to"),
            _edition("Authority", lambda chapter, text: text.edition.authority, "The text"),
            _edition("Note", lambda chapter, text: text.edition.note, "What to know of it"),
            _edition("How sure", lambda chapter, text: text.edition.sure, "How sure we are"),
            _edition(
                "Adopted here",
                lambda chapter, text: text.adopted.adopted_on if text.adopted else None,
                "When, if it was adopted on screen",
            ),
        ),
    )
)

# --- the values of one partnership ------------------------------------------------------------


def _place(user: Any, params: Params) -> Partnership:
    found: Partnership = seen_or_404(user, Partnership.objects.all(), key=params["of"])
    return found


def _values(user: Any, params: Params, today: date) -> list[Any]:
    """Each value once, then each of its versions with its day."""
    groups = local_rules(_place(user, params), user, today)
    return [row for group, lines in groups for line in lines for row in _versions(group, line)]


def _versions(group: str, line: ValueLine) -> Iterator[tuple[str, ValueLine, Any]]:
    yield from ((group, line, version) for version in line.versions or (None,))


offer(
    ListExport(
        code="local-values",
        title="Local rules",
        of="partnership",
        named=lambda user, params: f"Local rules: {_place(user, params)}",
        rows=_values,
        columns=(
            Column("Group", lambda row: row[0], "What it is about"),
            Column("Value", lambda row: row[1].local.title, "What the number says"),
            Column("Today", lambda row: row[1].words, "What holds today"),
            Column("Default", lambda row: row[1].default, "What holds where none is set"),
            Column("Where the default comes from", lambda row: row[1].local.source, "Its source"),
            Column("Version", lambda row: row[2].words if row[2] else "", "What was set, if any"),
            Column("From", lambda row: row[2].starts_on if row[2] else None, "From which day"),
            Column("Set by", lambda row: str(row[2].set_by) if row[2] else "", "Who"),
            Column("Reason", lambda row: row[2].because if row[2] else "", "Why"),
        ),
    )
)
