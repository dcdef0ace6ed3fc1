"""Letters about referrals: a number and a stage, and what the service wrote for its sender."""

from datetime import date

from boards.models import Membership
from boards.permissions import LEADS
from partnership.access.offices import SERVICE
from partnership.outbox.kinds import Kind, Way, declare_kind
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import Appointment, User
from reviews.referrals.models import Referral

REFERRAL = declare_kind(
    Kind(
        "referral",
        "A case was referred, or what became of a referral",
        "To the partnership service, and to whoever referred it.",
        default=Way.AT_ONCE,
    )
)


def to_service(row: Referral, today: date) -> list[Draft]:
    """One letter to each of the partnership service: a referral came."""
    held = Membership.objects.acting(SERVICE, today).filter(board__partnership=row.partnership_id)
    people = dict.fromkeys(seat.person for seat in held.select_related("person").order_by("pk"))
    words = f"{row.who} referred a case. It waits to be acknowledged.\n\n{address_of(row)}\n"
    return [
        Draft(
            key=f"referral-received:{row.pk}:{person.pk}",
            to=person,
            subject=row,
            heading=f"{row}: a case was referred",
            words=words,
            kind=REFERRAL.key,
        )
        for person in people
    ]


def to_referrer(row: Referral, about: str, words: str, today: date) -> list[Draft]:
    """To whoever referred it signed in, or, once they may not read it any more, to the leads of
    their agency; by a link its page tells the same."""
    if row.received_from is None or row.agency is None:
        return []
    by = row.received_from
    stays = Referral.objects.visible_to(by, on=today).filter(pk=row.pk).exists()
    return [
        Draft(
            key=f"referral-{about}:{row.pk}:{person.pk}",
            to=person,
            subject=row,
            heading=f"{row}: {row.stage.lower()}",
            words=f"Your referral {row.their_reference}.\n\n{words}\n\n{address_of(row)}\n",
            kind=REFERRAL.key,
        )
        for person in ([by] if stays else _leads(row, today))
    ]


def _leads(row: Referral, today: date) -> list[User]:
    held = Appointment.objects.acting(LEADS, today).filter(agency=row.agency_id)
    return list(dict.fromkeys(seat.person for seat in held.select_related("person").order_by("pk")))
