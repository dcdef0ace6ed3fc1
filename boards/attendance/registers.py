"""The register of a meeting as the page shows it: its seats on that day, marks, answers, guests.

For readers who may see the meeting; what they may see of it is not narrowed further.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from boards.attendance.models import Attendance, Guest, How
from boards.attendance.models.register import CAME
from boards.attendance.quorum import NO_RULE, Place, Verdict, any_came, judge, some_of
from boards.attendance.rules import rule_on
from boards.models import Answer, Deputy, Meeting, Membership, Reply, Seat
from boards.seating import Sitting, seen_on
from boards.standing_in import nominations
from boards.words import count_of, listed
from partnership.agencies.models import Agency
from partnership.records.dated import running_on

BY_ANSWER = {
    Answer.COMING: How.PRESENT,
    Answer.DEPUTY: How.DEPUTY,
    Answer.APOLOGIES: How.APOLOGIES,
}


@dataclass(frozen=True)
class Row:
    """One seat of a register: who fills it, what they said, and its mark."""

    meeting: Meeting
    sitting: Sitting
    mark: Attendance | None
    replies: list[Reply]  # of those who fill it
    deputy_said: dict[int, Reply]  # what named deputies said, by person
    stands: frozenset[int]  # the answers whose named deputy may come

    @property
    def seat(self) -> Seat:
        """The seat."""
        return self.sitting.seat

    @property
    def agency(self) -> Agency | None:
        """Whose seat it is; of a chair, the agency of whoever holds it."""
        held = [one.agency for one in self.sitting.holders if one.agency]
        return self.seat.agency or (held[-1] if held else None)

    @property
    def title(self) -> str:
        """What stands in the first line: the agency, else as what one sits there."""
        return self.agency.name if self.agency else str(self.seat.get_part_display())

    @property
    def who(self) -> str:
        """The second line: the post or part, and who holds it."""
        role = self.seat.title or (str(self.seat.get_part_display()) if self.agency else "")
        return ": ".join(part for part in (role, self.sitting.names) if part)

    @property
    def filled_by(self) -> str:
        """Who holds it; of a seat whose holder was taken back since, whoever came."""
        came = self.mark.person.name if self.mark is not None and self.mark.person else ""
        return self.sitting.names or came

    @property
    def is_vacant(self) -> bool:
        """Nobody fills it that day, and nobody is marked for it."""
        marked = self.mark is not None and self.mark.how != How.VACANT
        return not self.sitting.holders and not marked

    @property
    def is_marked(self) -> bool:
        """Nothing is left to say of it."""
        return self.is_vacant or (self.mark is not None and self.mark.how != How.VACANT)

    @property
    def said(self) -> Reply | None:
        """The answer that counts: of whoever covers, else of the holder."""
        return self.replies[-1] if self.replies else None

    @property
    def deputy_named(self) -> str:
        """Who was named to come instead, where that stands."""
        said = self.said
        if said is None or said.answer != Answer.DEPUTY:
            return ""
        return said.deputy if said.standing_id is None or said.pk in self.stands else ""

    @property
    def came(self) -> bool | None:
        """Whether somebody came for the seat; None while it is not marked."""
        if self.mark is not None and (self.mark.how != How.VACANT or self.is_vacant):
            return self.mark.how in CAME
        return False if self.is_vacant else None

    @property
    def comes(self) -> bool | None:
        """Whether somebody comes, by the answers; None where that is not known yet."""
        if self.is_vacant:
            return False
        said: list[Reply | None] = [*self.replies] or [None]
        return any_came([Place(self.seat, self._comes(one), None) for one in said])

    def _comes(self, said: Reply | None) -> bool | None:
        if said is None:
            return None
        if said.answer != Answer.DEPUTY:
            return said.answer == Answer.COMING
        if said.standing is None:
            return True
        if said.pk not in self.stands:
            return None
        theirs = self.deputy_said.get(said.standing.person_id)
        return theirs.answer == Answer.COMING if theirs else None

    @property
    def initial(self) -> tuple[str, str]:
        """What the form opens with: the mark, else what the answer lets expect; and the deputy."""
        if self.mark is not None and self.mark.how != How.VACANT:
            return self.mark.how, self.mark.deputy
        if self.said is None or (self.said.answer == Answer.DEPUTY and not self.deputy_named):
            return "", ""
        return str(BY_ANSWER[Answer(self.said.answer)]), self.deputy_named


@dataclass(frozen=True)
class Register:
    """Everything that the page shows."""

    meeting: Meeting
    rows: list[Row]
    guests: list[Guest]
    is_forecast: bool
    verdict: Verdict = field(compare=False)

    @cached_property
    def marked(self) -> int:
        """How many seats are marked or vacant."""
        return sum(row.is_marked for row in self.rows)

    @property
    def saved(self) -> Attendance | None:
        """The mark that was made last."""
        marks = [row.mark for row in self.rows if row.mark is not None]
        return max(marks, key=lambda mark: mark.marked_at, default=None)

    @property
    def unanswered(self) -> list[Row]:
        """The seats of which nobody knows yet whether somebody comes."""
        return [row for row in self.rows if row.comes is None]

    @property
    def _counted(self) -> str:
        of = some_of(self.verdict.counted, self.verdict.seats)
        return f"Somebody {'comes' if self.is_forecast else 'came'} for {of}."

    @property
    def line(self) -> str:
        """The same for the page of the meeting, naming those who have not answered."""
        if not self.is_forecast:
            return self.words
        silent = listed([row.title for row in self.unanswered if not row.deputy_named])
        deputies = listed([row.title for row in self.unanswered if row.deputy_named])
        parts = [_forecast(self.verdict), self._counted]
        parts += [f"No answer yet: {silent}."] if silent else []
        parts += [f"A deputy is named who has not answered: {deputies}."] if deputies else []
        return " ".join(parts)

    @property
    def words(self) -> str:
        """The sentence that opens the page."""
        verdict = self.verdict
        head = _forecast(verdict) if self.is_forecast else _proof(verdict)
        parts = [head, self._counted]
        left = len(self.unanswered) if self.is_forecast else len(self.rows) - self.marked
        if left:
            verb = "is" if left == 1 else "are"
            what = "without an answer yet" if self.is_forecast else "still to mark"
            parts.append(f"{count_of(left, 'seat').capitalize()} {verb} {what}.")
        return " ".join(parts)


def _proof(verdict: Verdict) -> str:
    if verdict.rule is None:
        return f"{NO_RULE}."
    if verdict.quorate is None:
        return "Not known yet whether it was quorate."
    return "Quorate." if verdict.quorate else f"Not quorate. {_unmet(verdict)}"


def _forecast(verdict: Verdict) -> str:
    if verdict.rule is None:
        return f"{NO_RULE}."
    if verdict.quorate is None:
        return "Not known yet whether it will be quorate."
    if verdict.quorate:
        return "By the answers so far it would be quorate."
    return f"By the answers so far it would not be quorate. {_unmet(verdict)}"


def _unmet(verdict: Verdict) -> str:
    return f"Not met: {'; '.join(verdict.missing)}."


def register_of(meeting: Meeting, today: date) -> Register:
    """The register; before the day, what the answers let expect. Nine queries."""
    rows = rows_of(meeting, today)
    forecast = meeting.held_on > today
    places = [Place(row.seat, row.comes if forecast else row.came, row.agency) for row in rows]
    verdict = judge(rule_on(meeting.board, meeting.held_on), places)
    guests = list(Guest.objects.filter(meeting=meeting, dropped_because=""))
    return Register(meeting, rows, guests, forecast, verdict)


def rows_of(meeting: Meeting, today: date) -> list[Row]:
    """The seats that stand on the day or that are marked, in their order. Six queries."""
    marks = {one.seat_id: one for one in _marks(meeting)}
    stands = running_on(meeting.held_on) | Q(pk__in=list(marks))
    seats = Seat.objects.filter(stands, board=meeting.board_id).select_related("agency")
    held = Membership.objects.select_related("person", "agency")
    named = Deputy.objects.on(meeting.held_on).select_related("person")
    found = seen_on(list(seats), held, named, meeting.held_on)
    replies = {one.person_id: one for one in _replies(meeting)}
    still = frozenset(
        nominations(min(today, meeting.held_on))
        .filter(meeting=meeting)
        .values_list("pk", flat=True)
    )
    return [
        Row(
            meeting,
            sitting,
            marks.get(sitting.seat.pk),
            [replies[one.person_id] for one in sitting.holders if one.person_id in replies],
            replies,
            still,
        )
        for sitting in found
    ]


def _marks(meeting: Meeting) -> Any:
    return Attendance.objects.filter(meeting=meeting).select_related("person", "marked_by")


def _replies(meeting: Meeting) -> Any:
    found = Reply.objects.filter(meeting=meeting)
    return found.select_related("standing__person", "person")
