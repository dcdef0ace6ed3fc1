"""A case as somebody might tell it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reviews.criteria import law_for
from reviews.models import About
from reviews.referrals.models import Referral, ReferralLink
from reviews.referrals.services import linking, referring
from reviews.referrals.services.referring import Told
from tests.factories import World

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = NOW.date()
END = {"because": "There is learning.", "told": "It is being looked at by the group."}


def a_case(reference: str = "TR-17", about: str = About.CHILD, **more: Any) -> Told:
    answers = {limb.code: "yes" for limb in law_for(about, TODAY).limbs}
    facts: dict[str, Any] = {
        "their_reference": reference,
        "told_by": "Safeguarding lead",
        "safe": "yes",
        "safety": "",
        "what_happened": "Something happened.",
        "learning": "Nobody met.",
        "proceedings": "",
        "answers": answers,
    }
    return Told(**facts | more)


class Here:
    """A trust of the partnership with a lead, and the service."""

    def __init__(self, world: World) -> None:
        self.world, self.officer, self.lead = world, world.officer, world.lead
        self.case: dict[str, Any] = {
            "council": world.council,
            "became_aware_on": TODAY,
            "what_happened": "Something happened.",
            "ground": "serious",
            **END,
        }

    def refers(self, told: Told | None = None, *, about: str = About.CHILD) -> Referral:
        said = told or a_case(about=about)
        at: dict[str, Any] = {"agency": self.world.trust, "by": self.lead, "now": NOW}
        return referring.refer(self.world.partnership, said, about=about, **at)

    def link(self, now: datetime = NOW, about: str = About.CHILD) -> ReferralLink:
        return linking.make_link(
            self.world.partnership, about=about, made_for="A practice", by=self.officer, now=now
        )


@pytest.fixture
def here(world: World) -> Here:
    return Here(world)


DAY = timedelta(days=1)
__all__ = ["DAY", "END", "NOW", "TODAY", "Here", "a_case"]
