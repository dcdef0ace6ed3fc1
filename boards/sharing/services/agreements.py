"""Enter an information-sharing agreement and change it; tell of one that runs out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from boards.models import Board, Membership, Partnership
from boards.permissions import LEADS
from boards.policies.models import Kind, OwnerOffice
from boards.policies.services.writing import add_document
from boards.sharing.models import Agreement, Party
from boards.sharing.notices import SHARING
from partnership.access.offices import SERVICE
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock.calendar import working_days_after
from partnership.clock.local import value_of
from partnership.outbox.services import Draft, post
from partnership.outbox.writing import address_of
from partnership.people.models import Appointment, User
from partnership.records.sets import in_order
from partnership.ui.words import plain_day

EXPIRY = "SHARE-EXPIRY"
FEWEST = 2
WORDS = """{title} {when}.

{link}
"""


@dataclass(frozen=True)
class Terms:
    """What an agreement says beside its text; `signed`, followers of a party that agree now."""

    parties: Sequence[Agency]
    purpose: str
    bases: Sequence[str]
    starts_on: date
    ends_on: date | None = None
    signed: Sequence[Agency] = ()


@transaction.atomic
def add_agreement(
    partnership: Partnership,
    terms: Terms,
    *,
    title: str,
    owner: Board,
    review_months: int,
    by: User,
) -> Agreement:
    """Enter an agreement; its text is written and approved as that of any governed document.

    raises: NotAllowed; ValidationError for days out of order or fewer than two parties.
    """
    require(by, "keep_agreements", partnership)
    _two(terms.parties)
    document = add_document(
        partnership,
        kind=Kind.SHARING,
        title=title,
        owner=owner,
        owner_office=OwnerOffice.OFFICER,
        review_months=review_months,
        by=by,
    )
    row = Agreement(document=document)
    _say(row, terms, "entered in the register", by)
    return row


@transaction.atomic
def change_agreement(agreement: Agreement, terms: Terms, *, because: str, by: User) -> Agreement:
    """Change parties, purpose, bases or days. raises: NotAllowed; ValidationError."""
    require(by, "keep", agreement)
    agreement.refresh_from_db(from_queryset=Agreement.objects.select_for_update())
    _two(terms.parties)
    _say(agreement, terms, because, by)
    return agreement


def _say(row: Agreement, terms: Terms, because: str, by: User) -> None:
    if terms.ends_on is not None and terms.ends_on < terms.starts_on:
        raise ValidationError({"ends_on": "The last day is before the first day"})
    row.purpose, row.bases = terms.purpose, list(terms.bases)
    row.starts_on, row.ends_on = terms.starts_on, terms.ends_on
    row.save_because(because, by=by)
    _set_parties(row, terms, because, by)


def _two(parties: Sequence[Agency]) -> None:
    if len({agency.pk for agency in parties}) < FEWEST:
        raise ValidationError({"parties": "Choose at least two agencies"})


def _set_parties(agreement: Agreement, terms: Terms, because: str, by: User) -> None:
    """Those that were followed by another stay, with their last day."""
    wanted = {agency.pk: agency for agency in terms.parties}
    signed = {agency.pk for agency in terms.signed}
    for party in agreement.parties.all():
        if party.ended_on is not None:
            _refuse_followed(party, wanted)
        elif wanted.pop(party.agency_id, None) is None:
            party.delete_because(because, by=by)
        elif party.to_sign and party.agency_id in signed:
            party.to_sign = False
            party.save_because(f"signed: {because}", by=by)
    for agency in wanted.values():
        Party(agreement=agreement, agency=agency).save_because(because, by=by)


def _refuse_followed(party: Party, wanted: Mapping[int, Agency]) -> None:
    if party.agency_id in wanted:
        words = f"{party} is a party no more: another agency followed it"
        raise ValidationError({"parties": words})


def tell_of_expiry(*, now: datetime) -> int:
    """Letters to service and parties about agreements that run out soon or have: each once.

    Returns how many letters were asked for.
    """
    today = timezone.localdate(now)
    drafts: list[Draft] = []
    for partnership in Partnership.objects.on(today):
        until = working_days_after(today, value_of(EXPIRY, partnership, on=today))
        found = Agreement.objects.filter(
            document__partnership=partnership,
            document__withdrawn_on__isnull=True,
            ends_on__lte=until,
        )
        for agreement in in_order(found.select_related("document")):
            drafts += _letters(agreement, today)
    return post(drafts, now=now)


def _letters(agreement: Agreement, today: date) -> list[Draft]:
    assert agreement.ends_on is not None
    over = agreement.has_run_out(today)
    when = f"{'ran' if over else 'runs'} out on {plain_day(agreement.ends_on)}"
    stage = "over" if over else "soon"
    return [
        Draft(
            key=f"agreement-{stage}:{agreement.pk}:{agreement.ends_on}:{person.pk}",
            to=person,
            subject=agreement,
            heading=f"{agreement} {'has run out' if over else 'runs out'}",
            words=WORDS.format(title=agreement, when=when, link=address_of(agreement)),
            kind=SHARING.key,
        )
        for person in told_of(agreement, today)
    ]


def told_of(agreement: Agreement, today: date) -> list[User]:
    """The service and, once a version of its text is approved, the safeguarding leads of the
    parties; each once."""
    here = agreement.document.partnership_id
    service = Membership.objects.acting(SERVICE, today).filter(board__partnership=here)
    parties = agreement.parties.filter(ended_on__isnull=True)
    agencies = parties.filter(agreement__document__current__isnull=False).values("agency")
    leads = Appointment.objects.acting(LEADS, today).filter(agency__in=agencies)
    seats = [*service.select_related("person"), *leads.select_related("person")]
    return list(dict.fromkeys(seat.person for seat in seats))
