"""Seats of boards and groups as rows of their own: people come and go, the seat stays.

Also the standing deputies of a seat. A seat that nobody fills is vacant, and is seen to be.
"""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse

from boards.models.board import Board, DatedQuerySet
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.records.dated import Dated, dates_in_order, not_over_on
from partnership.records.models import Record
from partnership.ui.words import plain_day

OPENED = "opened with an office"


class Part(models.TextChoices):
    """As what somebody sits in a seat."""

    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice-chair"
    MEMBER = "member", "Member"
    LAY_MEMBER = "lay_member", "Lay member"
    LEAD_MEMBER = "lead_member", "Lead member or committee chair"
    ADVISER = "adviser", "Adviser"
    OBSERVER = "observer", "Observer"


# Advisers and observers sit at the table and are no part of the quorum.
COUNTING = (Part.CHAIR, Part.VICE_CHAIR, Part.MEMBER, Part.LAY_MEMBER, Part.LEAD_MEMBER)
# The seats that each office may fill, the usual one first. Other offices sit in none.
PARTS: dict[str, tuple[Part, ...]] = {
    Office.GROUP_CHAIR: (Part.CHAIR,),
    Office.INDEPENDENT_CHAIR: (Part.CHAIR,),
    Office.GROUP_MEMBER: (Part.MEMBER, Part.VICE_CHAIR, Part.ADVISER, Part.OBSERVER),
    Office.LAY_MEMBER: (Part.LAY_MEMBER, Part.VICE_CHAIR, Part.ADVISER),
    Office.LEAD_MEMBER: (Part.LEAD_MEMBER, Part.VICE_CHAIR),
}
# With which office a seat is filled unless another is chosen.
OFFICE_FOR = {
    Part.CHAIR: Office.GROUP_CHAIR,
    Part.VICE_CHAIR: Office.GROUP_MEMBER,
    Part.MEMBER: Office.GROUP_MEMBER,
    Part.LAY_MEMBER: Office.LAY_MEMBER,
    Part.LEAD_MEMBER: Office.LEAD_MEMBER,
    Part.ADVISER: Office.GROUP_MEMBER,
    Part.OBSERVER: Office.GROUP_MEMBER,
}


class Seat(Dated, Record):
    """One place at the table of a board or group, mostly an agency's.

    The chair's is no agency's: whoever takes it over may come from another one.
    """

    kept_by = frozenset({"arrange"})

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="seats")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="places"
    )
    part = models.CharField("sits as", max_length=20, choices=Part, default=Part.MEMBER)
    title = models.CharField(
        "meant for", max_length=120, blank=True, help_text="A post, such as a director"
    )
    order = models.PositiveIntegerField("place in the list", default=0)

    objects = DatedQuerySet.as_manager()
    just_opened = False

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            dates_in_order("seat_dates_in_order"),
            models.CheckConstraint(
                condition=~models.Q(part="chair") | models.Q(agency__isnull=True),
                name="chair_is_no_agencys_seat",
                violation_error_message="The chair is no agency's seat: leave the agency out.",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.role, self.of) if part)

    def get_absolute_url(self) -> str:
        """The seat's page: who held it, and its deputies."""
        return reverse("boards:seat", args=[self.pk])

    @property
    def role(self) -> str:
        """The post it is meant for; else as what one sits in it."""
        return self.title or str(self.get_part_display())

    @property
    def of(self) -> str:
        """Whose seat it is; "" where it is no agency's."""
        return self.agency.name if self.agency else ""

    @property
    def is_chairs(self) -> bool:
        """Whether the chair or the vice-chair sits there."""
        return self.part in (Part.CHAIR, Part.VICE_CHAIR)

    @property
    def counts(self) -> bool:
        """Whether it is part of the quorum."""
        return self.part in COUNTING

    @property
    def is_missed(self) -> bool:
        """Whether it is told of when nobody fills it: not a plain seat of no agency and no post."""
        return bool(self.agency_id or self.title or self.part != Part.MEMBER)


class Deputy(Dated, Record):
    """A person who may come in place of whoever fills a seat."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="deputies")
    person = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="deputyships")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "standing deputy"
        verbose_name_plural = "standing deputies"
        ordering = ["person__name", "pk"]
        constraints = [dates_in_order("deputy_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.person}, deputy for {self.seat}"

    def get_office_display(self) -> str:
        """As what they reach a meeting, where offices are told."""
        return "Standing deputy"

    @property
    def where(self) -> str:
        """Of which seat, and where that is."""
        return f"{self.seat}, {self.seat.board}"


def vacant_seats(tenure: Any) -> list[Seat]:
    """The seats of this office's board and agency that nobody fills in its days, of the usual part
    for the office. Two queries.

    in: `tenure`, an office in a board that is about to be written.
    """
    usual = PARTS[tenure.office][0]
    seats = Seat.objects.on(tenure.starts_on).filter(board=tenure.board_id, part=usual)
    if usual != Part.CHAIR:
        seats = seats.filter(agency=tenure.agency_id)
    return [seat for seat in seats if not is_filled(seat, tenure)]


def is_filled(seat: Seat, tenure: Any, *, but: Any = None) -> bool:
    """Whether somebody else fills the seat on a day of this office; `but`, one who leaves it."""
    held = seat.holders.filter(not_over_on(tenure.starts_on)).exclude(pk=tenure.pk)  # type: ignore
    if tenure.ends_on:
        held = held.filter(starts_on__lte=tenure.ends_on)
    if but is not None:
        held = held.exclude(pk=but.pk).exclude(covers=but.pk)
    return bool(held.exists())


def find_seat(tenure: Any, reason: str, *, by: Any) -> Seat | None:
    """The seat in which somebody who is given this office sits; None for an office without one.

    Whoever covers an absence shares the seat of the one who is away. Else it is the only vacant
    seat of that agency and office; where there is none, or more than one, a new seat is opened.
    """
    if tenure.office not in PARTS:
        return None
    if tenure.covers is not None:
        return tenure.covers.seat
    vacant = vacant_seats(tenure)
    if len(vacant) == 1:
        return vacant[0]
    part = PARTS[tenure.office][0]
    is_chair = part == Part.CHAIR
    seat = Seat(
        board=tenure.board,
        agency=None if is_chair else tenure.agency,
        part=part,
        starts_on=tenure.starts_on,
        order=0 if is_chair else next_order(tenure.board),
    )
    seat.save_because(f"{OPENED}: {reason}", by=by)
    seat.just_opened = True
    return seat


def is_new(seat: Seat) -> bool:
    """Whether `find_seat` opened it just now."""
    return seat.just_opened


def forget_unused(seat: Seat, reason: str, *, by: Any) -> None:
    """Take a seat away that was opened with an office and is of no use without it: nobody else
    ever held it, it has no deputy, and nobody has said anything of it since."""
    lines = seat.history.filter(id=seat.pk)  # type: ignore[attr-defined]
    alone = lines.count() == 1 and lines.get().history_change_reason.startswith(OPENED)
    if alone and not seat.holders.exists() and not seat.deputies.exists():  # type: ignore
        with suppress(models.ProtectedError), transaction.atomic():
            seat.delete_because(reason, by=by)


def next_order(board: Board) -> int:
    """The place after the last seat of a board, chairs before all."""
    last = Seat.objects.filter(board=board).aggregate(last=models.Max("order"))["last"]
    return (last or 0) + 1


def refuse_misfit(tenure: Any) -> None:
    """raises: ValidationError for a seat of another board or agency, or not for this office."""
    seat = tenure.seat
    if seat.board_id != tenure.board_id:
        raise ValidationError({"seat": "Choose a seat of the same board or group"})
    if tenure.agency_id != seat.agency_id and seat.part != Part.CHAIR:
        raise ValidationError({"seat": "This is not a seat of that agency"})
    if seat.part not in PARTS.get(tenure.office, ()):
        words = f"{Office(tenure.office).label} does not sit as {seat.get_part_display()}"
        raise ValidationError({"seat": words})


def refuse_taken(tenure: Any, *, after: Any = None) -> None:
    """raises: ValidationError for a chosen seat that does not stand then, or that is filled.

    in: `after`, the office that this one takes over from.
    """
    seat = tenure.seat
    if seat is None:
        return
    if not seat.runs_on(tenure.starts_on):
        words = f"That seat does not stand on {plain_day(tenure.starts_on)}"
        raise ValidationError({"starts_on": words})
    if tenure.covers is None and is_filled(seat, tenure, but=after):
        raise ValidationError({"sits_in": "Somebody else sits there in these days"})
