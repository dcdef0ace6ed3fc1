"""Links for whoever has no account."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Partnership
from partnership.access.services import require
from partnership.people.models import User
from reviews.referrals.models import Referral, ReferralLink
from reviews.referrals.services.referring import group_for


@transaction.atomic
def make_link(
    partnership: Partnership, *, about: str, made_for: str, by: User, now: datetime
) -> ReferralLink:
    """A link by which one case can be referred within fourteen days.

    raises: NotAllowed; ValidationError where no group decides on such cases.
    """
    require(by, "handle_referrals", partnership)
    group_for(partnership, about, now)
    link = ReferralLink(
        partnership=partnership, about=about, made_for=made_for, made_by=by, made_at=now
    )
    link.save_because("made", by=by)
    return link


@transaction.atomic
def withdraw_link(link: ReferralLink, *, because: str, by: User) -> ReferralLink:
    """Nobody opens it any more. raises: NotAllowed; ValidationError for one used or withdrawn."""
    require(by, "handle_referrals", link.partnership)
    row: ReferralLink = ReferralLink.objects.select_for_update().get(pk=link.pk)
    if row.withdrawn_because:
        raise ValidationError("It is withdrawn already.")
    if Referral.objects.filter(link=row).exists():
        raise ValidationError("A case was referred by it: it shows what became of that.")
    row.withdrawn_because = because
    row.save_because(f"withdrawn: {because}", by=by)
    return row
