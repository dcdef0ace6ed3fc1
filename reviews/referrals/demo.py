"""The demonstration's referrals, all invented: one that came, one asked about, one taken on."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from partnership.people.models import User
from reviews.criteria import Answer, law_for
from reviews.demo import ADULT, WHAT, Planter
from reviews.models import About
from reviews.referrals.models import Referral
from reviews.referrals.services import handling, linking, referring
from reviews.referrals.services.referring import Told

INVENTED = "Invented for the demonstration"


def plant(now: datetime) -> None:
    """Once, where the demonstration's lead speaks for an agency."""
    lead = User.objects.filter(email="agency-lead@demo.example").first()
    if lead is None or Referral.objects.exists():
        return
    demo, agency = Planter(now), lead.appointments.get().agency
    if demo.here.children_group is None or demo.here.adults_group is None:
        return
    place = demo.here.partnership
    by: dict[str, Any] = {"agency": agency, "by": lead}
    child, adult = told("DEMO-41", About.CHILD, WHAT, now), told("DEMO-42", About.ADULT, ADULT, now)
    taken = told("DEMO-40", About.ADULT, ADULT, now)
    ago = [now - timedelta(days=days) for days in (1, 9, 20)]
    referring.refer(place, child, about=About.CHILD, now=ago[0], **by)
    asked = referring.refer(place, adult, about=About.ADULT, now=ago[1], **by)
    words = f"{INVENTED}: which agencies met the adult in the last year?"
    handling.ask_more(asked, words=words, by=demo.officer, now=ago[1] + timedelta(days=2))
    row = referring.refer(place, taken, about=About.ADULT, now=ago[2], **by)
    handling.take_on(
        row,
        council=demo.here.councils[0],
        became_aware_on=timezone.localdate(ago[2]),
        what_happened=ADULT,
        because=f"{INVENTED}: agencies had contact, and the adult died.",
        told=f"{INVENTED}: it is taken on. The group decides whether there will be a review.",
        by=demo.officer,
        now=ago[2] + timedelta(days=1),
    )
    linking.make_link(
        place, about=About.CHILD, made_for=f"{INVENTED}: a nursery", by=demo.officer, now=now
    )


def told(reference: str, about: str, what: str, now: datetime) -> Told:
    """What an agency might tell."""
    limbs = law_for(about, timezone.localdate(now)).limbs
    return Told(
        their_reference=reference,
        told_by="Safeguarding lead",
        safe="yes",
        safety="",
        what_happened=what,
        learning=f"{INVENTED}: each agency knew a part, and nobody met.",
        proceedings="",
        answers={limb.code: Answer.YES for limb in limbs},
    )
