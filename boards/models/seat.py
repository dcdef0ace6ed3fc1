"""Who sits where: people in boards and groups, and our offices in other statutory boards."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from boards.models.board import Board, BoardKind, DatedQuerySet
from boards.models.seats import Seat, find_seat, forget_unused, is_new, refuse_misfit
from partnership.access.offices import BODY_OFFICES, Office
from partnership.agencies.models import Agency
from partnership.people.models import Tenure
from partnership.records.dated import Dated, dates_in_order
from partnership.records.models import Record

# Offices that reach a whole partnership are held in one kind of body and in no other. Where no
# executive board runs, its one partnership board is the top (docs/adr/0020).
BODIES = {
    Office.SERVICE_OFFICER: BoardKind.SERVICE,
    Office.HEAD_OF_SERVICE: BoardKind.SERVICE,
    Office.ADMINISTRATOR: BoardKind.SERVICE,
    Office.INDEPENDENT_CHAIR: BoardKind.EXECUTIVE,
}


def wrong_body(office: str, board: Board, on: date) -> str:
    """Why this office cannot be held in this body on this day, in words; "" when it can."""
    wanted = BODIES.get(Office(office)) if office in Office else None
    if wanted is None or board.kind == wanted:
        return ""
    if wanted == BoardKind.EXECUTIVE and is_top(board, on):
        return ""
    name, body = Office(office).label, BoardKind(wanted).label.lower()
    if wanted == BoardKind.EXECUTIVE:
        body += ", or of the one partnership board where there is no executive board"
    else:
        body += " alone"
    return f"{name} is an office of the {body}"


def is_top(board: Board, on: date) -> bool:
    """Whether this partnership board stands alone at the top that day: no executive board over
    it and no other board beside it, so that nobody gets to read what belongs to another chair."""
    tops = (BoardKind.EXECUTIVE, BoardKind.BOARD)
    running = Board.objects.on(on).filter(partnership=board.partnership_id, kind__in=tops)
    return board.kind == BoardKind.BOARD and not running.exclude(pk=board.pk).exists()


class Membership(Tenure):
    """An office held in a board or group, often in the seat of an agency."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="holders"
    )

    class Meta:
        verbose_name = "office in a board or group"
        ordering = ["board__order", "office", "starts_on", "pk"]
        indexes = [models.Index(fields=["person", "office"])]
        constraints = [
            dates_in_order("membership_dates_in_order"),
            models.CheckConstraint(
                condition=models.Q(office__in=[str(office) for office in BODY_OFFICES]),
                name="membership_is_in_a_body",
                violation_error_message="This office is held for an agency, not in a board.",
            ),
        ]

    opened = False  # whether a seat was opened by giving this very office

    def __str__(self) -> str:
        return f"{self.get_office_display()}, {self.board}"

    def clean(self) -> None:
        """raises: ValidationError for an office of the service or the chair in another body.

        Asked when the office is given: one that runs can always be ended, whatever its board
        has become since.
        """
        if self._state.adding and self.starts_on:
            wrong = wrong_body(self.office, self.board, self.starts_on)
            if wrong:
                raise ValidationError(f"{wrong}, not of {self.board}.")
        if self._state.adding and self.seat:
            refuse_misfit(self)

    def save_because(self, reason: str, *, by: Any, **kwargs: Any) -> None:
        """As every record; whoever is given a seated office without a chosen seat gets one.

        raises: ValidationError; no seat is opened then.
        """
        with transaction.atomic():
            if self._state.adding and self.seat is None:
                self.full_clean()
                self.seat = find_seat(self, reason, by=by)
                self.opened = self.seat is not None and is_new(self.seat)
            super().save_because(reason, by=by, **kwargs)

    def delete_because(self, reason: str, *, by: Any) -> None:
        """As every record; a seat that was opened with this office alone goes with it."""
        seat = self.seat
        with transaction.atomic():
            super().delete_because(reason, by=by)
            if seat is not None:
                forget_unused(seat, reason, by=by)

    @property
    def where(self) -> str:
        """What the office is held in."""
        return self.board.name


class BoardLink(Dated, Record):
    """One of our offices sits in another statutory board, as member or chair."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="linked_from")
    office = models.CharField(
        max_length=30, choices=Office, blank=True, help_text="Who sits there; empty: works with"
    )
    as_chair = models.BooleanField(default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["other__name", "pk"]
        constraints = [
            dates_in_order("link_dates_in_order"),
            models.UniqueConstraint(
                fields=["board", "other", "office", "starts_on"], name="one_link_a_pair_and_office"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} and {self.other}"
