"""Forms about what reviews teach, each ready to be sent."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.urls import reverse

from boards.actions.services import closing
from boards.actions.services.raising import Asked
from boards.models import HowTaken
from reviews.findings.services import answering, learning, national, recommending, themes
from reviews.findings.services.answering import Verdict
from reviews.findings.services.learning import Found
from reviews.findings.services.recommending import Recommended
from tests.bad_input.page import Page, Sent, three


class PagesOfFindings(Sent):
    """Forms about findings, recommendations and national reports."""

    @property
    def by(self) -> dict[str, Any]:
        return {"by": self.world.officer, "today": self.today}

    def _theme(self) -> Any:
        return themes.add_theme(self.world.partnership, name="A theme", **self.by)

    def _finding(self) -> Any:
        found = Found("They met late.", self._theme(), self.day(10))
        return learning.record_finding(self.review(self.day(20)), found, **self.by)

    def _recommendation(self) -> Any:
        said = Recommended("Meet at once.", self.world.trust, "An audit.")
        return recommending.recommend(self._finding(), said, **self.by)

    def _accepted(self) -> Any:
        row = self._recommendation()
        verdict = Verdict(True, HowTaken.WRITTEN, self.world.chair, self.today)
        answering.decide(row, verdict, **self.by)
        return row

    def _national(self) -> Any:
        facts = {"title": "Babies", "publisher": "A panel", "out_on": self.day(9)}
        return national.record_report(self.world.partnership, link="", **facts, **self.by)

    def finding(self) -> Page:
        row = self.review(self.day(20))
        path = reverse("findings:record_finding", args=[row.reference])
        good = {"words": "Nobody asked.", "theme": self._theme().pk}
        days = {"found_on": self.day(50)}
        return Page(self.world.officer, path, good | three("found_on", self.day(5)), days)

    def finding_changed(self) -> Page:
        row = self._finding()
        path = reverse("findings:change_finding", args=[row.pk])
        good = {"words": "Nobody asked.", "theme": row.theme_id, "because": "A slip."}
        days = {"found_on": self.day(50)}
        return Page(self.world.officer, path, good | three("found_on", self.day(5)), days)

    def shared_early(self) -> Page:
        path = reverse("findings:say_shared", args=[self._finding().pk])
        good = {"to_whom": "All leads", "how": "A briefing"} | three("shared_on", self.day(5))
        return Page(self.world.officer, path, good, {"shared_on": self.day(11)})

    def recommendation(self) -> Page:
        path = reverse("findings:recommend", args=[self._finding().pk])
        good = {"words": "Meet.", "agency": self.world.trust.pk, "measure": "An audit."}
        return Page(self.world.officer, path, good)

    def recommendation_sent(self) -> Page:
        path = reverse("findings:send", args=[self._recommendation().pk])
        days = {"sent_on": self.day(1)}
        return Page(self.world.officer, path, three("sent_on", self.today), days)

    def recommendation_decided(self) -> Page:
        path = reverse("findings:decide", args=[self._recommendation().pk])
        good = {"accepted": "no", "because": "Another law does so.", "how": "written"}
        good |= {"taken_by": self.world.chair.pk} | three("taken_on", self.today)
        return Page(self.world.officer, path, good, {"taken_on": self.day(1)})

    def recommendation_action(self) -> Page:
        path = reverse("findings:raise_action", args=[self._accepted().pk])
        good = {"what": "Tell the teams.", "owner_agency": self.world.trust.pk}
        good |= three("due_on", self.today + timedelta(days=30))
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def practice_check(self) -> Page:
        row = self._accepted()
        now = datetime.combine(self.today, time(1), tzinfo=UTC)
        later = self.today + timedelta(days=30)
        asked = Asked("Do it", self.world.trust, self.today, later)
        action = recommending.raise_action_from(row, asked, **self.by)
        closing.close(
            action, closing.Done(self.today, "Done", "Kept", None, later), now=now, **self.by
        )
        path = reverse("findings:check", args=[row.pk])
        good = {"changed": "yes", "evidence": "An audit.", "by_whom": "The group"}
        days = {"checked_on": self.day(1)}
        return Page(self.world.officer, path, good | three("checked_on", self.today), days)

    def learning_theme(self) -> Page:
        path = reverse("findings:add_theme", args=[self.world.partnership.key])
        return Page(self.world.officer, path, {"name": "Sharing"})

    def national_report(self) -> Page:
        path = reverse("findings:record_report", args=[self.world.partnership.key])
        good = {"title": "Another", "publisher": "A panel", "link": "https://example.org/a"}
        days = {"out_on": self.today + timedelta(days=1)}
        return Page(self.world.officer, path, good | three("out_on", self.day(3)), days)

    def national_added(self) -> Page:
        path = reverse("findings:add_national", args=[self._national().pk])
        return Page(self.world.officer, path, {"number": 2, "words": "Ask each father."})

    def national_status(self) -> Page:
        row = national.add_recommendation(self._national(), number=1, words="Ask", **self.by)
        path = reverse("findings:say_status", args=[row.pk])
        good = {"status": "in_hand", "said": "Begun.", "board": self.world.group.pk}
        return Page(self.world.officer, path, good)
