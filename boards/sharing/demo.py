"""The demonstration's agreement, record of sharing and request, invented."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from boards.models import Membership
from boards.policies.demo import approve_at
from boards.policies.models import GovernedDocument
from boards.policies.models import Kind as DocumentKind
from boards.sharing.models import Agreement
from boards.sharing.services.agreements import Terms, add_agreement
from boards.sharing.services.asking import Asked, ask_for_information
from boards.sharing.services.giving import Given, record_sharing
from partnership.access.offices import SERVICE
from partnership.agencies.models import Agency, Kind

YEAR = timedelta(days=365)
TWO_WEEKS, SIX_WEEKS = timedelta(days=14), timedelta(days=42)
TWELVE = 12
TEXT = "Purpose\n\nThe trust tells the police of attendances that may tell of harm.\n"


def plant(now: datetime) -> None:
    """For the partnership of the invented policy: one of each, once."""
    today = timezone.localdate(now)
    policy = GovernedDocument.objects.filter(source="", kind=DocumentKind.POLICY).first()
    if policy is None or Agreement.objects.exists():
        return
    here, board = policy.partnership, policy.owner
    when: dict[str, Any] = {"today": today, "now": now}
    seats = Membership.objects.acting(SERVICE, today).filter(board__partnership=here)
    seat = seats.order_by("pk").first()
    listed = Agency.objects.on(today).filter(listings__partnership=here).distinct()
    police = listed.filter(kind=Kind.POLICE).first()
    trust = listed.filter(kind__in=(Kind.FOUNDATION_TRUST, Kind.NHS_TRUST)).first()
    if seat is None or police is None or trust is None:
        return
    by = seat.person
    agreement = add_agreement(
        here,
        Terms(
            parties=[police, trust],
            purpose="Attendances at emergency departments that may tell of harm.",
            bases=["UKGDPR-6-1-E", "DPA2018-SCH1-18"],
            starts_on=today - YEAR,
            ends_on=today + SIX_WEEKS,
        ),
        title="Sharing of emergency attendances",
        owner=board,
        review_months=TWELVE,
        by=by,
    )
    assert policy.current is not None
    decision = policy.current.decision
    assert decision is not None
    assert decision.meeting is not None
    approve_at(agreement.document, TEXT, "", decision.meeting, decision.taken_by, by, now)
    given = Given(
        giver=trust,
        receiver=police,
        what="Chronology of attendances",
        why="To decide whether a strategy discussion is needed",
        basis="UKGDPR-6-1-E",
        given_on=today - TWO_WEEKS,
        how="Secure e-mail",
        given_by="Named nurse",
        agreement=agreement,
    )
    record_sharing(here, given, by=by, **when)
    asked = Asked(
        board=board,
        agency=trust,
        what="A summary of contacts in the year before the incident",
        why="Rapid review of a serious incident",
        basis="CA2004-S16H",
        due_on=today + TWO_WEEKS,
    )
    ask_for_information(here, asked, by=by, **when)
