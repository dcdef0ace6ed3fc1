"""Recommend something, change it, withdraw it, send it to the agency, raise an action from it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.services.raising import Asked, raise_action
from boards.models import Action, Partnership, SourceKind
from boards.numbering import next_reference
from boards.permissions import LEADS
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.outbox.services import post
from partnership.people.models import Appointment, User
from partnership.ui.words import plain_day
from reviews.findings.models import Finding, Recommendation
from reviews.findings.notices import letter_to_lead
from reviews.findings.services.learning import locked as locked_finding
from reviews.findings.standing import State, actions_of, state_of

SERIES = "REC"
NOT_TO_RAISE = (State.WAITING, State.REFUSED, State.WITHDRAWN)


@dataclass(frozen=True)
class Recommended:
    """What is to be done, by one agency or (None) the whole system, and how its effect is seen."""

    words: str
    agency: Agency | None
    measure: str


@transaction.atomic
def recommend(finding: Finding, said: Recommended, *, by: User, today: date) -> Recommendation:
    """Write a recommendation of a finding under the next number of the partnership.

    raises: NotAllowed; ValidationError for a struck finding or an agency of elsewhere.
    """
    require(by, "change", finding, on=today)
    row = locked_finding(finding)
    _check_agency(row, said.agency, by, today)
    facts = {"words": said.words, "agency": said.agency, "measure": said.measure}
    again = row.recommendations.filter(withdrawn_because="", **facts).first()
    if again is not None:
        return again  # the second click
    partnership = Partnership.objects.select_for_update().get(pk=row.review.partnership_id)
    made = Recommendation(
        partnership=partnership,
        finding=row,
        reference=next_reference(Recommendation, partnership, f"{SERIES}-{today.year}"),
        made_on=today,
        recorded_by=by,
        **facts,
    )
    made.save_because("recommended", by=by)
    return made


def _check_agency(finding: Finding, agency: Agency | None, by: User, today: date) -> None:
    if agency is None:
        return
    seen = Agency.objects.visible_to(by, on=today).filter(pk=agency.pk)
    if not seen.filter(listings__partnership=finding.review.partnership_id).exists():
        raise ValidationError({"agency": "Choose an agency of this partnership"})


def locked(row: Recommendation) -> Recommendation:
    """The recommendation as it stands now. raises: ValidationError when it is withdrawn."""
    found: Recommendation = (
        Recommendation.objects.select_for_update(of=("self",))
        .select_related("finding__review__board", "agency")
        .get(pk=row.pk)
    )
    if found.withdrawn_because:
        raise ValidationError("This recommendation is withdrawn.")
    return found


@transaction.atomic
def change_recommendation(
    row: Recommendation, said: Recommended, *, because: str, by: User, today: date
) -> Recommendation:
    """Correct it. Another agency has not been sent it: the leads of the first see it no more.

    raises: NotAllowed; ValidationError as `recommend`.
    """
    require(by, "change", row, on=today)
    row = locked(row)
    if said.agency != row.agency:
        _check_agency(row.finding, said.agency, by, today)
        row.sent_on = None
    row.words, row.agency, row.measure = said.words, said.agency, said.measure
    row.save_because(because, by=by)
    return row


@transaction.atomic
def withdraw_recommendation(
    row: Recommendation, *, because: str, by: User, today: date
) -> Recommendation:
    """It is recommended no more; it stays in the log and counts nowhere.

    raises: NotAllowed; ValidationError while an action of it is open.
    """
    require(by, "change", row, on=today)
    row = locked(row)
    if actions_of(row).filter(closed_on__isnull=True).exists():
        raise ValidationError("Close its actions first: they were raised because of it.")
    row.withdrawn_because = because
    row.save_because(f"withdrawn: {because}"[:200], by=by)
    return row


@transaction.atomic
def send_to_agency(
    row: Recommendation, *, sent_on: date, by: User, today: date, now: datetime
) -> Recommendation:
    """From now on the leads of the agency read it, without its finding and its review; each is
    written to.

    raises: NotAllowed; ValidationError for one to the whole system, a second time, or a day out of
    order.
    """
    require(by, "send", row, on=today)
    row = locked(row)
    if row.agency is None:
        raise ValidationError("It is addressed to the whole system: no agency is sent it.")
    if row.sent_on:
        raise ValidationError(f"It was sent on {plain_day(row.sent_on)}.")
    if not row.made_on <= sent_on <= today:
        words = f"The day sent lies between {plain_day(row.made_on)} and today, {plain_day(today)}"
        raise ValidationError({"sent_on": words})
    row.sent_on = sent_on
    row.save_because("sent to the agency", by=by)
    posts = Appointment.objects.acting(LEADS, today).filter(agency=row.agency)
    leads = {one.person_id: one.person for one in posts.select_related("person")}
    post([letter_to_lead(row, lead) for lead in leads.values()], now=now)
    return row


@transaction.atomic
def call_back(row: Recommendation, *, because: str, by: User, today: date) -> Recommendation:
    """It was sent by mistake: the agency's leads see it no more.

    raises: NotAllowed; ValidationError when it was not sent.
    """
    require(by, "send", row, on=today)
    row = locked(row)
    if row.sent_on is None:
        raise ValidationError("It was not sent.")
    row.sent_on = None
    row.save_because(f"called back: {because}"[:200], by=by)
    return row


@transaction.atomic
def raise_action_from(row: Recommendation, asked: Asked, *, by: User, today: date) -> Action:
    """Ask an agency to do something because of an accepted recommendation.

    The action names the recommendation alone: it has more readers than the review.
    raises: NotAllowed; ValidationError before it is accepted, or as `raise_action`.
    """
    require(by, "raise_action", row, on=today)
    row = locked(row)
    if state_of(row) in NOT_TO_RAISE:
        raise ValidationError("An action is raised once the recommendation is accepted.")
    same = {"what": asked.what, "owner_agency": asked.owner_agency, "raised_on": asked.raised_on}
    again = actions_of(row).filter(closed_on__isnull=True, **same).first()
    if again is not None:
        return again  # the second click
    return raise_action(
        row.finding.review.board,
        replace(asked, source_kind=SourceKind.RECOMMENDATION, came_from=f"Recommendation {row}"),
        by=by,
        today=today,
        because="raised from a recommendation",
        source=row,
    )
