"""Forms about referrals, each ready to be sent."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from reviews.criteria import law_for
from reviews.models import About, Incident
from reviews.referrals.models import Referral
from reviews.referrals.services import handling, referring
from reviews.referrals.services.referring import Told
from tests.bad_input.page import Page, Sent, three

END = {"because": "There is learning.", "told": "It is looked at."}


class PagesOfReferrals(Sent):
    """Forms that refer a case, and by which the service handles one."""

    def _referred(self) -> Referral:
        limbs = law_for(About.CHILD, self.today).limbs
        answers = {limb.code: "yes" for limb in limbs}
        said = Told("TR-17", "A lead", "yes", "", "Something happened.", "Much.", "", answers)
        by: dict[str, Any] = {"agency": self.world.trust, "by": self.world.lead}
        return referring.refer(
            self.world.partnership, said, about=About.CHILD, now=timezone.now(), **by
        )

    def _page(self, name: str, good: dict[str, Any], **more: Any) -> Page:
        row = self._referred()
        path = reverse(f"referrals:{name}", args=[row.reference, row.pk])
        return Page(self.world.officer, path, good, **more)

    def refer(self) -> Page:
        limbs = law_for(About.CHILD, self.today).limbs
        good = {
            "safe": "yes",
            "agency": self.world.trust.pk,
            "their_reference": "TR-17",
            "told_by": "A lead",
            "what_happened": "Something happened.",
            "learning": "Much.",
            **{f"limb_{limb.code}": "no" for limb in limbs},
        }
        path = reverse("referrals:refer", args=[self.world.partnership.key, About.CHILD])
        return Page(self.world.lead, path, good)

    def referral_link(self) -> Page:
        path = reverse("referrals:make_link", args=[self.world.partnership.key])
        return Page(self.world.officer, path, {"about": "child", "made_for": "A nursery"})

    def ask_referrer(self) -> Page:
        return self._page("ask", {"words": "Who met whom?"})

    def answer_referral(self) -> Page:
        row = self._referred()
        handling.ask_more(row, words="Who?", by=self.world.officer, now=timezone.now())
        path = reverse("referrals:answer", args=[row.reference, row.pk])
        return Page(self.world.lead, path, {"words": "They all did."})

    def take_referral_on(self) -> Page:
        good = {"ground": "serious", "council": self.world.council.pk, **END}
        good |= {"what_happened": "Something happened.", **three("became_aware_on", self.today)}
        return self._page("take_on", good, out_of_order={"became_aware_on": self.day(-1)})

    def join_referral(self) -> Page:
        case: Incident = self.incident(self.day(5))
        return self._page("join", {"incident": case.pk, **END})

    def close_referral(self) -> Page:
        return self._page("close", END)
