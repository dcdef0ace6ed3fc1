"""The lists on the pages of one incident or review, to take away. Each leaves a line in its log."""

from collections.abc import Callable
from datetime import date
from typing import Any

from partnership.access.views import seen_or_404
from partnership.clock.models import Deadline
from partnership.exports.lists import Cell, Column, ListExport, Params, offer
from partnership.outbox.presenting import standing
from partnership.records.history import Change
from reviews.loglines import files_of, letters_about, log_lines
from reviews.models import Incident, Review
from reviews.presenting import CopyLine, copy_lines, duty_lines


def _review(user: Any, params: Params) -> Review:
    named = Review.from_address(params["of"])
    found: Review = seen_or_404(user, Review.objects.all(), **named)
    return found


def _incident(user: Any, params: Params) -> Incident:
    found: Incident = seen_or_404(
        user, Incident.objects.all(), **Incident.from_address(params["of"])
    )
    return found


def _of_a_case(
    code: str,
    title: str,
    find: Callable[[Any, Params], Any],
    rows: Callable[[Any, Any, date], Any],
    *columns: Column,
) -> None:
    """A list of one case: `rows` takes the case, the reader and the day."""
    kind = find.__name__.strip("_")
    offer(
        ListExport(
            code=code,
            title=title,
            of=kind,
            named=lambda user, params: f"{title}: {find(user, params)}",
            rows=lambda user, params, today: rows(find(user, params), user, today),
            about=find,
            columns=columns,
        )
    )


# --- duties -----------------------------------------------------------------------------------


DUTIES = (
    Column("Duty", lambda line: line.deadline.rule.title, "What must or should be done"),
    Column("Counted from", lambda line: line.deadline.counted_from, "Day 0 of the count"),
    Column("Due", lambda line: line.deadline.due_on, "The last day on which it is in time"),
    Column(
        "Provisional", lambda line: line.deadline.provisional, "Yes: a holiday may still move it"
    ),
    Column("Done", lambda line: line.deadline.met_on, "When, if it was"),
    Column("Verdict", lambda line: line.verdict.words, "How it stands"),
    Column("Excused", lambda line: line.deadline.excused, "Why it need not be met"),
    Column("Rule", lambda line: line.deadline.code, "Its code in the register of duties"),
    Column("Authority", lambda line: line.deadline.edition_used.authority, "The text it rests on"),
    Column("Limit", lambda line: line.deadline.edition_used.length, "How long"),
    Column("Force", lambda line: line.deadline.rule.force, "Must or should"),
    Column("Edition", lambda line: line.deadline.edition, "Which edition of the rule"),
)


def _duties(case: Any, user: Any, today: date) -> Any:
    return duty_lines(Deadline.objects.about(case), today)


_of_a_case("incident-duties", "Every duty on this case", _incident, _duties, *DUTIES)
_of_a_case("review-duties", "Every duty on this case", _review, _duties, *DUTIES)

# --- copies, overrides, delays ----------------------------------------------------------------


def _of_copy(name: str) -> Callable[[CopyLine], Cell]:
    """A fact of the copy that was recorded; nothing where there is none."""
    return lambda line: getattr(line.copy, name) if line.copy else None


_of_a_case(
    "review-copies",
    "Copies of the report",
    _review,
    lambda review, user, today: copy_lines(review),
    Column("To", lambda line: line.to, "Who must or should get one"),
    Column("Sent", _of_copy("sent_on"), "When it left"),
    Column("How", _of_copy("how"), "How it was sent"),
    Column(
        "What",
        lambda line: line.copy.get_scope_display() if line.copy else "",
        "The full report, or the improvements",
    ),
    Column("Recorded", _of_copy("recorded_on"), "When it was recorded"),
    Column(
        "Recorded by", lambda line: str(line.copy.recorded_by) if line.copy else "", "Who recorded"
    ),
    Column("Owed", lambda line: "" if line.copy else line.owed, "What holds while none is sent"),
)
_of_a_case(
    "review-overrides",
    "Overrides",
    _review,
    lambda review, user, today: review.overrides.select_related("asked_by", "agreed_by"),
    Column("For publication on", lambda row: row.planned_on, "The day it is for, and no other"),
    Column("Reason", lambda row: row.reason, "Why it was asked for"),
    Column("Lifts", lambda row: ", ".join(row.codes), "The codes of the rules it lifts"),
    Column("Asked by", lambda row: str(row.asked_by), "The first person"),
    Column("Asked on", lambda row: row.asked_on, "When"),
    Column("Agreed by", lambda row: str(row.agreed_by or ""), "The second person"),
    Column("Agreed on", lambda row: row.agreed_on, "When"),
    Column("Lapsed on", lambda row: row.lapsed_on, "When it ended, if it has"),
)
_of_a_case(
    "review-delays",
    "Delays",
    _review,
    lambda review, user, today: review.delays.select_related("recorded_by", "own_reason"),
    Column("Why", lambda row: row.reason_words, "The kind of reason"),
    Column("Explanation", lambda row: row.explanation, "In words"),
    Column("Panel told", lambda row: row.told_panel_on, "When"),
    Column("Secretary of State told", lambda row: row.told_sos_on, "When"),
    Column("Recorded", lambda row: row.recorded_on, "When it was recorded"),
    Column("Recorded by", lambda row: str(row.recorded_by), "Who recorded it"),
)

# --- files, log and letters -------------------------------------------------------------------


def _fields(change: Change) -> str:
    return "\n".join(f"{name}: {was} → {now}" for name, was, now in change.fields)


_of_a_case(
    "review-files",
    "Files",
    _review,
    lambda review, user, today: files_of(review, user),
    Column("Title", lambda row: row.title, "What the file holds"),
    Column("File", lambda row: row.name, "What it is called"),
    Column("Bytes", lambda row: row.size, "How large it is"),
    Column("Added", lambda row: row.added_at, "When it was added"),
)
_of_a_case(
    "review-log",
    "Every change",
    _review,
    lambda review, user, today: log_lines(review, user),
    Column("When", lambda row: row.at, "The moment"),
    Column("Who", lambda row: row.by, "As which office or job"),
    Column("Why", lambda row: row.reason, "The reason given"),
    Column("What", lambda row: row.what, "The thing"),
    Column("What changed", _fields, "Each field: what it was → what it became"),
)
_of_a_case(
    "review-letters",
    "Letters about it",
    _review,
    lambda review, user, today: letters_about(review, user),
    Column("Letter", lambda row: row.heading, "Its heading"),
    Column("To", lambda row: row.reader, "Who gets it"),
    Column("Written", lambda row: row.written_at, "When it was written"),
    Column("How it stands", lambda row: standing(row).words, "Sent, waiting, failed, not sent"),
    Column("Sent", lambda row: row.sent_at, "When it went, if it did"),
    Column("Detail", lambda row: standing(row).detail, "Why, or by which mail"),
)
