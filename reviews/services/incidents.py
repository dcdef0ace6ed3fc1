"""A serious incident becomes known, the Panel is notified, the rapid review goes to it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from boards.models import Board, ListName
from boards.models.board import BoardKind
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.agencies.models import Kind as AgencyKind
from partnership.clock import services as clock
from partnership.people.models import User
from partnership.records.dated import KnownTo
from partnership.ui.words import known_day, plain_day
from reviews.models import About, Incident
from reviews.rules import FIRST_DAY
from reviews.services.naming import name_recorder
from reviews.services.numbering import next_reference

SERIES = {About.CHILD: "N", About.ADULT: "A"}


def not_after_today(day: date, today: date, field: str, what: str) -> None:
    """raises: ValidationError at the field when the day lies in the future."""
    if day > today:
        words = f"{what} cannot be after today, {plain_day(today)}"
        raise ValidationError({field: words})


@transaction.atomic
def record_incident(
    board: Board,
    *,
    about: str,
    council: Agency,
    became_aware_on: date,
    what_happened: str,
    by: User,
    today: date,
    known_to: str = KnownTo.DAY,
    ground: str = "",
) -> Incident:
    """Write the incident under a new reference; its clock starts.

    raises: NotAllowed; ValidationError for a group that does not decide on reviews, a day in the
    future, or a child's incident before 29 June 2018, when the present law began.
    """
    require(by, "record_incident", board)
    if board.kind != BoardKind.REVIEW:
        raise ValidationError("Serious incidents are recorded in a review group.")
    if council not in councils_of(board, today):
        raise ValidationError({"council": "Choose a council of this partnership"})
    not_after_today(became_aware_on, today, "became_aware_on", "The day the council knew")
    if became_aware_on < FIRST_DAY:
        words = f"The portal judges incidents from {plain_day(FIRST_DAY)} on"
        raise ValidationError({"became_aware_on": words})
    incident = Incident(
        reference=next_reference(board.partnership, SERIES[About(about)], became_aware_on.year),
        board=board,
        about=about,
        council=council,
        became_aware_on=became_aware_on,
        aware_known_to=known_to,
        ground=ground,
        what_happened=what_happened,
        recorded_by=by,
    )
    incident.save_because("recorded", by=by)
    name_recorder(incident, by=by, today=today)
    clock.refresh(incident)
    return incident


def councils_of(board: Board, today: date) -> QuerySet[Agency]:
    """The councils that are statutory partners of the board's partnership on this day."""
    listed = board.partnership.listings.on(today).filter(list_name=ListName.STATUTORY)
    found = Agency.objects.filter(kind=AgencyKind.COUNCIL, pk__in=listed.values("agency"))
    return found.order_by("name")


def _corrected(was: date | None, because: str) -> str:
    """raises: ValidationError when a recorded day would change without a reason."""
    if was is None:
        return ""
    if not because.strip():
        words = f"It was recorded as {plain_day(was)}. Say why that is corrected"
        raise ValidationError({"because": words})
    return f", corrected: {because}"


def own_incident(incident: Incident) -> Incident:
    """The row, locked until the act is done."""
    return Incident.objects.select_for_update().get(pk=incident.pk)


@transaction.atomic
def record_notice(
    incident: Incident, *, on: date, by: User, today: date, because: str = ""
) -> Incident:
    """The council told the Panel on this day.

    raises: NotAllowed; ValidationError for a day out of order, or when a recorded day would
    change without a reason.
    """
    require(by, "change", incident)
    incident = own_incident(incident)
    _only_for_children(incident)
    not_after_today(on, today, "on", "The day of the notice")
    if on < incident.became_aware_on:
        aware = known_day(incident.became_aware_on, incident.aware_known_to)
        words = f"The council became aware on {aware}, not later"
        raise ValidationError({"on": words})
    if incident.rapid_review_sent_on and on > incident.rapid_review_sent_on:
        raise ValidationError({"on": "The notice comes before the rapid review"})
    reason = f"notice to the Panel recorded{_corrected(incident.notified_on, because)}"
    incident.notified_on = on
    incident.save_because(reason, by=by)
    clock.refresh(incident)
    return incident


@transaction.atomic
def record_partners_told(
    incident: Incident, *, on: date, by: User, today: date, because: str = ""
) -> Incident:
    """The council told the safeguarding partners of the area on this day.

    raises: NotAllowed; ValidationError for a day out of order, for what is no serious incident,
    or when a recorded day would change without a reason.
    """
    require(by, "change", incident)
    incident = own_incident(incident)
    _only_serious(incident)
    not_after_today(on, today, "on", "The day they were told")
    if on < incident.became_aware_on:
        aware = known_day(incident.became_aware_on, incident.aware_known_to)
        raise ValidationError({"on": f"The council became aware on {aware}, not later"})
    reason = f"partners told{_corrected(incident.partners_told_on, because)}"
    incident.partners_told_on = on
    incident.save_because(reason, by=by)
    clock.refresh(incident)
    return incident


@transaction.atomic
def record_rapid_review(
    incident: Incident, *, on: date, by: User, today: date, because: str = ""
) -> Incident:
    """The rapid review went to the Panel on this day.

    raises: NotAllowed; ValidationError for a day out of order, or when a recorded day would
    change without a reason.
    """
    require(by, "change", incident)
    incident = own_incident(incident)
    _only_serious(incident)
    not_after_today(on, today, "on", "The day it was sent")
    if incident.notified_on is None:
        raise ValidationError("Record the notice to the Panel first.")
    if on < incident.notified_on:
        words = f"The Panel was notified on {plain_day(incident.notified_on)}, not later"
        raise ValidationError({"on": words})
    reason = f"rapid review sent{_corrected(incident.rapid_review_sent_on, because)}"
    incident.rapid_review_sent_on = on
    incident.save_because(reason, by=by)
    clock.refresh(incident)
    return incident


def _only_for_children(incident: Incident) -> None:
    if not incident.is_child:
        raise ValidationError("Notice and rapid review are for incidents about a child.")


def _only_serious(incident: Incident) -> None:
    _only_for_children(incident)
    if not incident.is_serious:
        raise ValidationError("Abuse or neglect is not suspected: no rapid review is due.")
