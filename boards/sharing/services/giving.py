"""Record what was given to whom, and strike a record that was wrong."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Partnership
from boards.permissions import LEADS
from boards.sharing.bases import bases
from boards.sharing.models import SAME_AGENCY, Agreement, Disclosure
from partnership.access.offices import SERVICE
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.records.dated import running_on

A_MOMENT = timedelta(minutes=5)  # the same words in it are one record sent twice


@dataclass(frozen=True)
class Given:
    """Who was given what, why, on which basis, when and how."""

    giver: Agency
    receiver: Agency
    what: str
    why: str
    basis: str
    given_on: date
    how: str
    given_by: str
    case_reference: str = ""
    agreement: Agreement | None = None


@transaction.atomic
def record_sharing(
    partnership: Partnership, given: Given, *, by: User, today: date, now: datetime
) -> Disclosure:
    """Write down who was given what, why and on which basis.

    raises: NotAllowed; ValidationError for a day to come, one agency twice, an agency that the
    partnership does not list, a lead who speaks for another agency, a basis that there is not, or
    an agreement to which the two are not party.
    """
    require(by, "record_sharing", partnership)
    if given.given_on > today:
        raise ValidationError({"given_on": "The day cannot be after today"})
    if given.basis not in bases():
        raise ValidationError({"basis": "Choose a basis from the list"})
    _check_agencies(partnership, given, by, today)
    if given.agreement is not None:
        _both_party(given.agreement, given.giver, given.receiver, given.given_on)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    said = {"partnership": partnership, "recorded_by": by, **vars(given)}
    again = Disclosure.objects.filter(
        **said, struck_because="", recorded_at__gt=now - A_MOMENT
    ).first()
    if again is not None:
        return again  # the second click
    row = Disclosure(**said, recorded_at=now)
    row.save_because("sharing recorded", by=by)
    return row


def _check_agencies(partnership: Partnership, given: Given, by: User, today: date) -> None:
    if given.giver == given.receiver:
        raise ValidationError({"receiver": SAME_AGENCY})
    listed = Agency.objects.visible_to(by).filter(listings__partnership=partnership)
    for name, agency in (("giver", given.giver), ("receiver", given.receiver)):
        if not listed.filter(pk=agency.pk).exists():
            raise ValidationError({name: "Choose an agency that the partnership lists"})
    if not givers(partnership, by, today).filter(pk=given.giver.pk).exists():
        raise ValidationError({"giver": "You record only what your own agency gave"})


def givers(partnership: Partnership, user: User, today: date) -> Any:
    """For whom a person may record: any agency for the service, their own for leads."""
    listed = Agency.objects.visible_to(user).filter(listings__partnership=partnership).distinct()
    service = user.memberships.filter(  # type: ignore[attr-defined]
        running_on(today), office__in=SERVICE, board__partnership=partnership
    )
    if service.exists():
        return listed
    held = user.appointments.filter(running_on(today), office__in=LEADS)  # type: ignore[attr-defined]
    return listed.filter(pk__in=held.values("agency"))


def _both_party(agreement: Agreement, giver: Agency, receiver: Agency, day: date) -> None:
    """raises: ValidationError where one had not agreed, or was a party no more, on that day."""
    signed = agreement.parties.filter(to_sign=False).exclude(ended_on__lt=day)
    if not {giver.pk, receiver.pk} <= set(signed.values_list("agency", flat=True)):
        words = "Both agencies must be party to the agreement, and have signed it"
        raise ValidationError({"agreement": words})


@transaction.atomic
def strike_record(row: Disclosure, *, because: str, by: User) -> Disclosure:
    """Strike a record that was wrong: it stays, marked, with the reason.

    raises: NotAllowed; ValidationError when it is struck already.
    """
    require(by, "strike", row)
    row.refresh_from_db(from_queryset=Disclosure.objects.select_for_update())
    if row.struck_because:
        raise ValidationError("It is struck already.")
    row.struck_because = because
    row.save_because(f"struck: {because}", by=by)
    return row
