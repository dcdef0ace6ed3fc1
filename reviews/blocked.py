"""What stops a publication, what mends it, and the first lawful day."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from reviews.deadlines import COPY_RULES, SIX_MONTHS, copies
from reviews.models import Kind, Review
from reviews.rules import (
    REGARD,
    Blocker,
    copy_rule,
    first_lawful_day,
    if_sent,
    standing_blockers,
)


@dataclass(frozen=True)
class Mend:
    """A blocker with the page that mends it."""

    blocker: Blocker
    right: str
    url: str


@dataclass(frozen=True)
class Blocked:
    """Why it cannot be published on a day, and when it could be."""

    day: date
    mends: list[Mend]
    first_lawful: date | None
    if_sent_today: date | None

    @property
    def has_must(self) -> bool:
        """Whether a must is unmet, which only two people can override."""
        return any(mend.blocker.force == "must" for mend in self.mends)


def mend(review: Review, blocker: Blocker) -> Mend:
    """The blocker with the page that mends it, and the right that page asks for."""
    if blocker.code.startswith(REGARD):
        args = [review.address, blocker.code.removeprefix(REGARD)]
        return Mend(blocker, "change", reverse("reviews:have_regard", args=args))
    sent = {copy_rule(to).code for to in copies(review)}
    if blocker.force == "should" and blocker.code in COPY_RULES.values():
        address = reverse("reviews:explain", args=[review.address, blocker.code])
        return Mend(blocker, "change", address)
    pages = {
        "sign-off": ("sign_off", "sign_off"),
        "plan": ("plan", "plan"),
        "day": ("plan", "plan"),
        SIX_MONTHS[Kind(review.kind)]: ("change", "record_delay"),
        # A copy that went too late: only the date can move.
        **dict.fromkeys(sent, ("plan", "plan")),
    }
    right, page = pages.get(blocker.code, ("change", "record_copy"))
    return Mend(blocker, right, reverse(f"reviews:{page}", args=[review.address]))


def blocked_panel(review: Review, day: date, today: date | None = None) -> Blocked:
    """What stops publication on this day and the first lawful day."""
    today = today or day
    missing = review.is_practice_review and first_lawful_day(review, today) is None
    return Blocked(
        day=day,
        mends=[mend(review, blocker) for blocker in standing_blockers(review, day)],
        first_lawful=first_lawful_day(review, today),
        if_sent_today=if_sent(review, today) if missing else None,
    )
