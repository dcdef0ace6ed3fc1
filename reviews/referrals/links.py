"""The signed address by which somebody without an account refers one case.

It names a row of links and nothing else; whether it still opens is asked of that row each time.
Opening it changes nothing (docs/adr/0021).
"""

from datetime import datetime

from django.core import signing
from django.urls import reverse

from partnership.links.services import DeadLink
from reviews.referrals.models import READS_ON, ReferralLink, end_of

SALT = "reviews.referrals.link"


def path_for(link: ReferralLink) -> str:
    """The path of the page that this link opens."""
    return reverse("referrals:by_link", args=[signing.dumps(link.pk, salt=SALT)])


def open_referral_link(token: str, *, now: datetime) -> ReferralLink:
    """The link while a case can be referred by it, and after that for as long as its state is told.

    raises: DeadLink: forged, withdrawn, or too old. The reader is told the same in every case.
    """
    try:
        pk = int(signing.loads(token, salt=SALT))
    except (signing.BadSignature, TypeError, ValueError):
        raise DeadLink from None
    link = ReferralLink.objects.filter(pk=pk).select_related("referral", "partnership").first()
    if link is None or link.withdrawn_because:
        raise DeadLink
    referral = getattr(link, "referral", None)
    last = link.last_day if referral is None else referral.received_on + READS_ON
    if now > end_of(last):
        raise DeadLink
    return link
