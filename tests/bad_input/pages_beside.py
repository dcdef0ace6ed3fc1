"""Forms about what runs beside a case and how people were involved, each ready to be sent."""

from typing import Any

from django.urls import reverse

from partnership.ui.months import KnownDay
from reviews.involvement.models import Involvement
from reviews.involvement.services import Offered, record_offer
from reviews.proceedings.models import Proceeding
from reviews.proceedings.services import State, record_proceeding
from tests.bad_input.page import Page, Sent, three


class PagesBeside(Sent):
    """Forms that record, bring up to date, end and strike."""

    def _proceeding(self) -> Proceeding:
        at: dict[str, Any] = {"by": self.world.officer, "today": self.today}
        facts = {"kind": "inquest", "led_by": "The coroner", "their_reference": ""}
        opening = KnownDay(self.day(10), "day")
        return record_proceeding(self.incident(), State(), opening=opening, **facts, **at)

    def _offer(self) -> Involvement:
        at: dict[str, Any] = {"by": self.world.officer, "today": self.today}
        offer = Offered("begin", "parent", self.day(5), "letter", "A visit")
        return record_offer(self.review(self.day(20)), offer, **at)

    def proceeding(self) -> Page:
        path = reverse("proceedings:record", args=[self.incident().reference])
        good = {"kind": "inquest", "led_by": "The coroner", **three("opening", self.day(10))}
        good |= {"next_what": "A hearing", **three("next_on", self.day(-9))}
        return Page(self.world.officer, path, good, {"opening": self.day(-1)})

    def proceeding_goes_on(self) -> Page:
        path = reverse("proceedings:update", args=[self._proceeding().pk])
        good = {"news": "A day is set", "next_what": "A hearing"}
        good |= three("next_on", self.day(-9))
        return Page(self.world.officer, path, good, {"next_on": self.day(1)})

    def proceeding_ends(self) -> Page:
        path = reverse("proceedings:end", args=[self._proceeding().pk])
        good = {"outcome": "A conclusion", **three("on", self.day(1))}
        return Page(self.world.officer, path, good, {"on": self.day(11)})

    def proceeding_struck(self) -> Page:
        path = reverse("proceedings:strike", args=[self._proceeding().pk])
        return Page(self.world.officer, path, {"because": "Another case"})

    def offer_of_involvement(self) -> Page:
        path = reverse("involvement:offer", args=[self.review(self.day(20)).reference])
        good = {"role": "parent", "stage": "begin", "how": "letter", "what": "A visit"}
        good |= three("offered_on", self.day(5))
        return Page(self.world.officer, path, good, {"offered_on": self.day(-1)})

    def answer_to_offer(self) -> Page:
        path = reverse("involvement:answer", args=[self._offer().pk])
        good = {"answer": "accepted", **three("on", self.day(4))}
        return Page(self.world.officer, path, good, {"on": self.day(6)})

    def offer_struck(self) -> Page:
        path = reverse("involvement:strike", args=[self._offer().pk])
        return Page(self.world.officer, path, {"because": "Another review"})
