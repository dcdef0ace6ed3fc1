"""Agencies in the lists of a partnership, and the days of a review."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from boards.models import Listing
from boards.relevant import services
from boards.relevant.models import Confirmation, Edition, ListReview
from tests import factories as make
from tests.factories import World

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
WHEN: Any = {"today": TODAY}
IN_A_MONTH = TODAY + 30 * DAY


class Lists:
    """A partnership with a trust that has a lead and a council that has none."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.trust = Listing.objects.get(agency=world.trust)
        self.meeting = make.meeting(world.executive, TODAY - DAY)

    def opened(self) -> ListReview:
        partnership, by = self.world.partnership, self.world.officer
        return services.open_review(partnership, answer_by=IN_A_MONTH, by=by, now=NOW, **WHEN)

    def asked(self, agency: Any) -> Confirmation:
        return Confirmation.objects.get(agency=agency, review__edition__isnull=True)

    def settled(self) -> ListReview:
        review = self.opened()
        for row in review.confirmations.all():
            services.settle(row, because="By telephone", by=self.world.officer, **WHEN)
        return review

    def published(self, on: date = TODAY) -> Edition:
        approval = services.Approval("The executive board", meeting=self.meeting)
        return services.publish(self.settled(), approval, by=self.world.officer, today=on)

    def recorded(self, on: date) -> Edition:
        return services.record_edition(
            self.world.partnership,
            on=on,
            approved_by="The board then",
            source="The arrangements, appendix 1",
            by=self.world.officer,
            **WHEN,
        )
