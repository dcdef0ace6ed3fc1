"""Forms about child deaths and LeDeR reviews, each ready to be sent."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from boards.models import BoardKind
from reviews.deaths.models import Death
from reviews.deaths.services import recording
from reviews.leder import services as leder
from reviews.quarters import year_of
from tests import factories as make
from tests.bad_input.page import Page, Sent, three


class PagesOfDeaths(Sent):
    """Forms about deaths, figures and reports of the panel, and about LeDeR reviews."""

    def child_death(self, **more: Any) -> Death:
        """A death of forty days ago."""
        by = {"by": self.world.officer, "today": self.today}
        known = recording.Known(self.aware, self.aware, **more)
        return recording.record_death(self.world.partnership, known, **by)

    def at_death(self, page: str, *args: Any) -> str:
        return reverse(f"deaths:{page}", args=[self.child_death().pk, *args])

    def record_child_death(self) -> Page:
        path = reverse("deaths:record", args=[self.world.partnership.key])
        died = {"day": self.aware.day, "month": self.aware.month, "year": self.aware.year}
        days = {"notified_on": self.aware - timedelta(days=1)}
        return Page(self.world.officer, path, died | three("notified_on", self.aware), days)

    def death_stage(self) -> Page:
        path = self.at_death("stage", "met_on")
        days = {"on": self.aware - timedelta(days=1)}
        return Page(self.world.officer, path, three("on", self.day(5)), days)

    def death_suspected(self) -> Page:
        good = {"suspected": "yes", "group": self.world.group.pk, "what_happened": "Known."}
        good |= {"ground": "serious"}
        good |= {"council": self.world.council.pk, **three("became_aware_on", self.aware)}
        days = {"became_aware_on": self.today + timedelta(days=1)}
        return Page(self.world.officer, self.at_death("suspicion"), good, days)

    def death_paused(self) -> Page:
        good = {"process": "inquest", **three("starts_on", self.day(5))}
        days = {"starts_on": self.aware - timedelta(days=1)}
        return Page(self.world.officer, self.at_death("pause"), good, days)

    def death_reviewed(self) -> Page:
        panel = make.board(self.world.partnership, BoardKind.PANEL)
        path = reverse("deaths:reviewed", args=[self.child_death(panel=panel).pk])
        met = make.meeting(panel, self.day(2))
        good = {"meeting": met.pk, "category": 7, "factors": "none", "learning": "Learned."}
        return Page(self.world.officer, path, good)

    def death_request(self) -> Page:
        good = {"agency": self.world.trust.pk, "what": "A report", "why": "The review"}
        good |= three("due_on", self.today + timedelta(days=20))
        return Page(self.world.officer, self.at_death("ask"), good, {"due_on": self.day(1)})

    def death_figures(self) -> Page:
        path = reverse("deaths:enter", args=[self.world.partnership.key])
        good = {"period": "quarter:2026-04-01", "notified": 5, "reviewed": 4, "modifiable": 1}
        good |= {"source": "Export", **three("source_on", self.day(3))}
        return Page(self.world.officer, path, good, {"source_on": self.today + timedelta(days=1)})

    def panel_report(self) -> Page:
        path = reverse("deaths:begin_report", args=[self.world.partnership.key])
        words = {"title": "A year", "done": "Work.", "effective": "Well.", "learning": "Much."}
        year = year_of(self.day(800)).isoformat()
        return Page(self.world.officer, path, {"starts_on": year, **words})

    def record_leder(self) -> Page:
        path = reverse("leder:record", args=[self.world.partnership.key])
        good = {"national_reference": "L-1", **three("notified_on", self.aware)}
        days = {"notified_on": self.today + timedelta(days=1)}
        return Page(self.world.officer, path, good, days)

    def leder_hold(self) -> Page:
        by: dict[str, Any] = {"by": self.world.officer, "today": self.today}
        known = {"national_reference": "L-2", "notified_on": self.aware, "group": None}
        row = leder.record_review(self.world.partnership, **known, **by)
        good = {"why": "family", **three("starts_on", self.day(5))}
        days = {"starts_on": self.aware - timedelta(days=1)}
        return Page(self.world.officer, reverse("leder:hold", args=[row.pk]), good, days)

    def leder_theme(self) -> Page:
        path = reverse("leder:note", args=[self.world.partnership.key])
        return Page(self.world.officer, path, {"title": "Checks", "words": "Not followed up."})
