"""What the tests of a review under way begin with: acts of the invented officer."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from partnership.ui.months import KnownDay
from reviews.commissioning.models import Basis, Chain, Commission, Method, Role, Step, Version
from reviews.commissioning.rules import Planned
from reviews.commissioning.services import chain, commissions, versions
from reviews.commissioning.services.commissions import Agreed
from reviews.commissioning.services.scoping import Scope
from reviews.models import Review
from tests import factories as make

TODAY, NOW = date(2026, 11, 23), datetime(2026, 11, 23, 9, tzinfo=UTC)
DECIDED, CONTRACT = date(2026, 9, 1), date(2026, 9, 15)
AGREED = Agreed(Method.SILP, Basis.DAY, Decimal("12.5"), 60_001)


def commissioned(review: Review, by: Any, agreed: Agreed = AGREED, **more: Any) -> Commission:
    """Somebody is commissioned, an independent author unless told otherwise."""
    facts: dict[str, Any] = {
        "role": Role.AUTHOR,
        "name": "A Reviewer",
        "firm": "A firm",
        "independent": True,
        "contract_on": CONTRACT,
    }
    return commissions.commission_reviewer(review, agreed, by=by, today=TODAY, **(facts | more))


def drafted(review: Review, by: Any, words: str = "One. Two.") -> Version:
    """A draft with these words."""
    upload = make.pdf("draft.pdf", words)
    at: dict[str, Any] = {"today": TODAY, "now": NOW}
    return versions.add_version(review, report=upload, what_changed="Much", by=by, **at)


def begun(review: Review, by: Any, *steps: Planned) -> Chain:
    """The sign-off has begun, with these steps."""
    return chain.start_chain(review, steps, by=by, today=TODAY)


def sent(review: Review, by: Any, version: Version, on: date = TODAY) -> Step:
    """The draft lies before the next body."""
    at: dict[str, Any] = {"today": TODAY, "now": NOW}
    return chain.send_on(review, version=version, on=on, words="", by=by, **at)


def scope(*agencies: Any, why: str = "", **more: Any) -> Scope:
    """A period of two years of which only the first month is known."""
    return Scope(
        more.get("first", KnownDay(date(2024, 1, 1), "month")),
        more.get("last", KnownDay(date(2026, 3, 2), "day")),
        "What did agencies know?",
        agencies,
        why,
    )
