"""A case is referred: signed in for an agency, by the service, or by a link."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from boards.models import Board, Partnership
from boards.models.board import BoardKind, Remit
from partnership.access.services import can, require
from partnership.agencies.models import Agency
from partnership.outbox.services import post
from partnership.people.models import User
from reviews.criteria import Answer, law_for
from reviews.models import About
from reviews.referrals.letters import to_service
from reviews.referrals.models import Referral, ReferralLink
from reviews.services.numbering import next_reference

SERIES = "REF"
REMITS = {
    About.CHILD: (Remit.CHILDREN, Remit.BOTH),
    About.ADULT: (Remit.ADULTS, Remit.BOTH),
}
NO_GROUP = "No group of this partnership reviews such cases today."
NOT_YOURS = "Choose an agency that you speak for."
USED = "A case was referred by this link already."


@dataclass(frozen=True)
class Told:
    """What is told of a case. `answers`: by limb of the legal test, a word of `Answer` each."""

    their_reference: str
    told_by: str
    safe: str
    safety: str
    what_happened: str
    learning: str
    proceedings: str
    answers: Mapping[str, str]


def group_for(partnership: Partnership, about: str, now: datetime) -> Board:
    """The group that decides on such cases. raises: ValidationError where there is none."""
    running = Board.objects.filter(partnership=partnership, kind=BoardKind.REVIEW)
    found = running.on(timezone.localdate(now)).filter(remit__in=REMITS[About(about)])
    group: Board | None = found.order_by("pk").first()
    if group is None:
        raise ValidationError(NO_GROUP)
    return group


@transaction.atomic
def refer(
    partnership: Partnership,
    told: Told,
    *,
    about: str,
    agency: Agency | None,
    by: User,
    now: datetime,
) -> Referral:
    """Tell the partnership of a case. The same reference of the same agency, still open, is
    answered with the referral that stands: a second click refers nothing anew.

    in: `agency`, None where the service writes down what somebody told it.
    raises: NotAllowed; ValidationError for an agency that `by` does not speak for, or without a
    group that decides on such cases.
    """
    require(by, "refer_case", partnership)
    if not can(by, "handle_referrals", partnership):
        own = Agency.objects.visible_to(by, "invite")
        if agency is None or not own.filter(pk=agency.pk).exists():
            raise ValidationError(NOT_YOURS)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    standing = Referral.objects.filter(
        partnership=partnership,
        about=about,
        agency=agency,
        received_from=by,
        their_reference=told.their_reference,
        end="",
    ).first()
    return standing or _write(partnership, told, about, now, agency=agency, by=by)


@transaction.atomic
def refer_by_link(link: ReferralLink, told: Told, *, now: datetime) -> Referral:
    """The same by a link, once.

    raises: ValidationError when the link was used meanwhile, or no group decides on such cases.
    """
    link = ReferralLink.objects.select_for_update().get(pk=link.pk)
    if not link.is_open(now):
        raise ValidationError(USED)
    return _write(link.partnership, told, link.about, now, link=link)


def _write(
    partnership: Partnership,
    told: Told,
    about: str,
    now: datetime,
    *,
    agency: Agency | None = None,
    link: ReferralLink | None = None,
    by: User | None = None,
) -> Referral:
    today = timezone.localdate(now)
    law = law_for(about, today)
    limbs = {limb.code for limb in law.limbs}
    answers = {code: said for code, said in told.answers.items() if said in Answer.values}
    row = Referral(
        partnership=partnership,
        board=group_for(partnership, about, now),
        reference=next_reference(partnership, SERIES, today.year),
        about=about,
        agency=agency,
        link=link,
        their_reference=told.their_reference,
        told_by=told.told_by,
        safe=told.safe,
        safety=told.safety,
        what_happened=told.what_happened,
        learning=told.learning,
        proceedings=told.proceedings,
        test=law.code,
        answers={code: said for code, said in answers.items() if code in limbs},
        received_at=now,
        received_from=by,
    )
    row.save_because("received", by=by)
    post(to_service(row, today), now=now)
    return row
