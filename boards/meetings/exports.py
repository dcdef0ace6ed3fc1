"""The agenda and the minutes of a meeting, to take away."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from boards.exports.asking import meeting_of
from boards.meetings.agendas import Line, shown
from boards.meetings.decisions import register_of
from boards.meetings.minuting import parts
from boards.meetings.models import AgendaItem, MinuteLine
from partnership.exports.lists import Column, ListExport, Params, offer
from partnership.ui.words import known_day


def _agenda(user: Any, params: Params, today: date) -> list[Line]:
    return shown(meeting_of(user, params), user, today).lines


@dataclass(frozen=True)
class Written:
    """One line of the minutes, or one correction to them."""

    item: AgendaItem
    kind: str
    words: str
    line: MinuteLine | None = None
    dated: date | None = None


def _written(user: Any, params: Params, today: date) -> list[Written]:
    found = []
    for part in parts(meeting_of(user, params), user):
        found += [Written(part.item, "Interest", words) for words in part.beside]
        lines = [told.line for told in part.lines]
        found += [Written(part.item, one.get_kind_display(), one.words, one) for one in lines]
        found += [
            Written(part.item, "Correction", one.words, dated=localdate(one.added_at))
            for one in part.addenda
        ]
    return found


offer(
    ListExport(
        code="agenda",
        title="Agenda",
        of="number of a meeting",
        named=lambda user, params: f"Agenda: {meeting_of(user, params)}",
        rows=_agenda,
        restricted=lambda row: row.item,
        columns=(
            Column("No.", lambda row: row.number, "Its place on the agenda"),
            Column("Starts", lambda row: row.starts_at, "When the items before it end"),
            Column("Item", lambda row: row.item.title, "Its title"),
            Column("Purpose", lambda row: row.item.get_purpose_display(), "What is to be done"),
            Column("Who brings it", lambda row: row.item.owner, "A person, office or agency"),
            Column("Minutes", lambda row: row.item.minutes, "How long it takes"),
            Column(
                "Papers",
                lambda row: "; ".join(str(one.paper) for one in row.papers),
                "Their titles",
            ),
        ),
    )
)
offer(
    ListExport(
        code="minutes",
        title="Minutes",
        of="number of a meeting",
        named=lambda user, params: f"Minutes: {meeting_of(user, params)}",
        rows=_written,
        restricted=lambda row: row.item,
        columns=(
            Column("No.", lambda row: row.item.position, "The place of its item"),
            Column("Item", lambda row: row.item.title, "What it stands under"),
            Column("Kind", lambda row: row.kind, "What sort of line it is"),
            Column("Words", lambda row: row.words, "What was said or agreed"),
            Column(
                "Owner", lambda row: row.line.owner if row.line else "", "To whom, or who owns it"
            ),
            Column("By when", lambda row: row.line.due_on if row.line else None, "The day agreed"),
            Column("Corrected on", lambda row: row.dated, "The day of a correction"),
            Column(
                "How it was agreed",
                lambda row: row.line.get_agreed_display() if row.line else "",
                "Of a decision: by consensus or by vote",
            ),
            Column(
                "Basis",
                lambda row: row.line.basis if row.line else "",
                "The rule or power that a decision relies on",
            ),
            Column(
                "Action",
                lambda row: row.line.action.reference if row.line and row.line.action else "",
                "Its number in the register",
            ),
        ),
    )
)
offer(
    ListExport(
        code="decision-register",
        title="Decisions of every group",
        rows=lambda user, params, today: register_of(user, params),
        takes=("q", "group"),
        restricted=lambda row: row.item,
        columns=(
            Column(
                "Taken on",
                lambda row: known_day(row.taken_on, row.known_to),
                "The day; the month where no more is known",
            ),
            Column("Decision", lambda row: row.what, "What was decided"),
            Column("Group", lambda row: row.board, "Which board or group decided"),
            Column("How", lambda row: row.how, "At a meeting, or how else"),
            Column("Agreed", lambda row: row.agreed, "By consensus or by vote, where recorded"),
            Column("Basis", lambda row: row.basis, "The rule or power, where recorded"),
            Column("By", lambda row: row.by, "Who chaired, where recorded"),
        ),
    )
)
