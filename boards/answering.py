"""Who answers for an office for an agency that several partnerships list (docs/adr/0023)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from boards.models import GivenFor, Listing, Membership, Partnership
from boards.permissions import LEADS, MANAGERS
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User
from partnership.records.dated import not_over_on


def answered_for(user: Any, today: date) -> QuerySet[Appointment]:
    """The offices for agencies that the service of this person ends and hands over."""
    held = Membership.objects.held(user, MANAGERS, today).order_by().values("board__partnership")
    return answered_by(Partnership.objects.filter(pk__in=held), today)


def answered_by(partnerships: QuerySet[Partnership], today: date) -> QuerySet[Appointment]:
    """The offices for agencies for which the services of these partnerships answer.

    Those given for one of them. Where no partnership for which an office was given
    stands and lists the agency any more, or nobody knows for which it was given, every partnership
    that lists the agency answers: no office is left that nobody can end.
    """
    mine = partnerships.order_by().values("pk")
    listed = Listing.objects.filter(not_over_on(today), agency=OuterRef("agency"))
    giver = Listing.objects.filter(
        not_over_on(today),
        agency=OuterRef("post__agency"),
        partnership=OuterRef("partnership"),
    )
    standing = GivenFor.objects.filter(
        not_over_on(today, "partnership__"), Exists(giver), post=OuterRef("pk")
    )
    return Appointment.objects.filter(
        Exists(listed.filter(partnership__in=mine)),
        Q(Exists(standing.filter(partnership__in=mine))) | ~Q(Exists(standing)),
    )


def note_given(
    post: Appointment, partnerships: Iterable[Partnership], because: str, *, by: User | None
) -> None:
    """Write down for which partnerships this office was given."""
    for one in partnerships:
        GivenFor(post=post, partnership=one).save_because(because, by=by)


def given_through(agency: Agency, lead: User, today: date) -> QuerySet[Partnership]:
    """The partnerships for which this lead of the agency was given their own office: what a lead
    gives, the service that made them lead answers for."""
    posts = Appointment.objects.held(lead, LEADS, today).filter(agency=agency)
    rows = GivenFor.objects.filter(post__in=posts.order_by().values("pk"))
    return Partnership.objects.filter(pk__in=rows.order_by().values("partnership"))
