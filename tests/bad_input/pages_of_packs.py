"""Forms about the pack of a review, each ready to be sent."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from reviews.findings.services import learning, themes
from reviews.findings.services.learning import Found
from reviews.packs.drawing import draft_of, parts_of
from reviews.packs.models import Kind, Pack, PackEdition
from reviews.packs.services import approving, writing
from reviews.packs.services.writing import Choice
from tests.bad_input.page import Page, Sent

SURE = {"sure": "on"}


class PagesOfPacks(Sent):
    """Forms that choose, approve and withdraw."""

    def _whole(self) -> Pack:
        row = self.review(self.day(20))
        by: dict[str, Any] = {"by": self.world.head, "today": self.today}
        writing.choose(row, Choice("A title", {}, {}), **by)
        words = {part.code: "Some words" for part in parts_of(Kind.POSTER, "full")}
        return writing.write(row, Kind.POSTER, words, **by)

    def _approved(self) -> PackEdition:
        pack = self._whole()
        said: dict[str, Any] = {"by": self.world.officer, "today": self.today}
        said |= {"as_read": draft_of(pack, Kind.POSTER).fingerprint, "now": timezone.now()}
        return approving.approve(pack.review, Kind.POSTER, **said)

    def pack_choice(self) -> Page:
        row = self.review(self.day(20))
        by: dict[str, Any] = {"by": self.world.officer, "today": self.today}
        theme = themes.add_theme(self.world.partnership, name="A theme", **by)
        found = learning.record_finding(row, Found("They met late.", theme, self.day(10)), **by)
        path = reverse("packs:choose", args=[row.reference])
        return Page(
            self.world.officer, path, {"title": "A title", f"finding_{found.pk}": 1, **SURE}
        )

    def pack_corrected(self) -> Page:
        row = self._approved().pack
        by: dict[str, Any] = {"by": self.world.head, "today": self.today}
        writing.write(row.review, Kind.POSTER, {"remember": "Other words"}, **by)
        good = {"because": "A slip", "looked": "on", **SURE}
        good["as_read"] = draft_of(row, Kind.POSTER).fingerprint
        path = reverse("packs:approve", args=[row.review.reference, "poster"])
        return Page(self.world.officer, path, good)

    def pack_withdrawn(self) -> Page:
        row = self._approved()
        path = reverse("packs:withdraw", args=[row.pack.review.reference, row.pk])
        return Page(self.world.officer, path, {"because": "Out of date", **SURE})
