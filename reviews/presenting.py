"""What the clock page of a review says: duties, copies, proof and the one next act."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import prefetch_related_objects
from django.urls import reverse

from boards.days import why_closed
from partnership.clock.models import Deadline
from partnership.clock.proofs import Proof, prove
from partnership.clock.verdicts import Verdict, verdict
from partnership.ui.words import known_day, plain_day
from reviews.ages import Age, age_of
from reviews.available import available_until
from reviews.blocked import Blocked, blocked_panel
from reviews.deadlines import COPY_RULES, copies
from reviews.models import (
    Comment,
    Delay,
    Despatch,
    Override,
    Publication,
    Recipient,
    Review,
)
from reviews.rules import (
    copy_law,
    copy_rule,
    publication_blockers,
    six_months_end,
)
from reviews.steps import Step, steps_of

# What the clock page reads of a review, asked for once.
SHOWN = (
    "despatches__recorded_by",
    "explanations",
    "delays__own_reason",
    "delays__recorded_by",
    "comments",
    "overrides__asked_by",
    "overrides__agreed_by",
)


@dataclass(frozen=True)
class DutyLine:
    """One row of "Every duty on this case"."""

    deadline: Deadline
    verdict: Verdict


def duty_lines(deadlines: Iterable[Deadline], today: date) -> list[DutyLine]:
    """Each deadline with its verdict today."""
    return [DutyLine(deadline, verdict(deadline, today)) for deadline in deadlines]


@dataclass(frozen=True)
class CopyLine:
    """One recipient of a copy: what left, or that a missing one may be explained."""

    to: str
    copy: Despatch | None
    owed: str  # what is said while none is recorded
    explain_code: str


@dataclass
class Panel:
    """Everything on the clock page."""

    standfirst: str
    steps: list[Step]
    duties: list[DutyLine]
    blocked: Blocked | None
    proof: Proof | None
    next_act: tuple[str, str, str] | None  # right, address, label
    delays: list[Delay]
    age: Age | None
    overrides: list[Override]
    copies: list[CopyLine] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    public: Publication | None = None
    available_until: date | None = None
    closed_day: str = ""  # why nobody works on the planned day, while it is to come


def clock_panel(review: Review, *, today: date) -> Panel:
    """The clock page of one review as it stands today."""
    prefetch_related_objects([review], *SHOWN)
    day = _judged_day(review, today)
    shows_block = bool(review.signed_off_on) and not review.ended_on
    blocked = blocked_panel(review, day, today) if shows_block and review.planned_on else None
    deadlines = list(Deadline.objects.about(review))
    return Panel(
        standfirst=_standfirst(review, today, blocked),
        steps=steps_of(review, today, blocked),
        duties=duty_lines(deadlines, today),
        blocked=blocked if blocked and blocked.mends else None,
        proof=_proof(review, day),
        next_act=_next_act(review, blocked, today),
        delays=list(review.delays.all()),
        age=age_of(review, today),
        overrides=list(review.overrides.all()),
        copies=copy_lines(review),
        comments=list(review.comments.all()),
        public=Publication.objects.filter(review=review).first() if review.published_on else None,
        available_until=available_until(review),
        closed_day=_closed_day(review, today),
    )


def _closed_day(review: Review, today: date) -> str:
    """Publishing on such a day is lawful: only the notice counts working days. It is warned of."""
    planned = review.planned_on
    if planned is None or planned < today or review.ended_on or review.publishes_nothing:
        return ""
    return why_closed(planned)


def copy_lines(review: Review) -> list[CopyLine]:
    """Who must or should get a copy, and what left."""
    if not review.is_practice_review:
        return []
    sent = copies(review)
    reasons = {row.code: row.reason for row in review.explanations.all()}
    lines = []
    for to in Recipient:
        rule = copy_rule(to)
        owed = f"{rule.force.capitalize()} be sent"
        if rule.code in reasons:
            owed = f"Reason recorded: {reasons[rule.code]}"
        explain = rule.code if rule.force == "should" and rule.code not in reasons else ""
        lines.append(CopyLine(to.label, sent.get(to), owed, explain))
    return lines


def _judged_day(review: Review, today: date) -> date:
    return review.ended_on or max(review.planned_on or today, today)


def _proof(review: Review, day: date) -> Proof | None:
    if not review.is_practice_review or not review.planned_on:
        return None
    unmet = {blocker.code for blocker in publication_blockers(review, day)}
    rules = [copy_rule(to) for to in Recipient]
    rule = next((rule for rule in rules if rule.code in unmet), rules[0])
    to = next(to for to in Recipient if COPY_RULES[to] == rule.code)
    copy = copies(review).get(to)
    sent_on = copy.sent_on if copy else None
    edition, _ = copy_law(review, to, sent_on)
    return prove(rule, edition, day, known_on=sent_on)


def _standfirst(review: Review, today: date, blocked: Blocked | None) -> str:
    if review.ended_on:
        how = "Published" if review.published_on else "Concluded without publication"
        return f"{how} on {plain_day(review.ended_on)}."
    if not review.signed_off_on:
        return _running(review, today)
    if blocked is None:
        return "Signed off. Plan the day of publication."
    if not blocked.mends and blocked.day > today:
        return f"Every condition is met for {plain_day(blocked.day)}."
    if not blocked.mends:
        what = "concluded without publication" if review.publishes_nothing else "published"
        return f"Every condition is met: it can be {what} today."
    return _unlawful(blocked)


def _running(review: Review, today: date) -> str:
    if review.clock_cannot_say:
        since = known_day(review.decided_on, review.decided_known_to)
        return f"Under way since {since}. Known only to the month: the clock cannot say."
    end = six_months_end(review)
    since = f"Under way since {plain_day(review.decided_on)}."
    return f"{since} The six months {'end' if end >= today else 'ended'} on {plain_day(end)}."


def _unlawful(blocked: Blocked) -> str:
    start = f"Publication on {plain_day(blocked.day)} " + (
        "would be unlawful." if blocked.has_must else "waits for a reason."
    )
    if blocked.if_sent_today:
        return (
            f"{start} Send the missing copies today and {plain_day(blocked.if_sent_today)} is open."
        )
    if blocked.has_must and blocked.first_lawful:
        return f"{start} The first lawful day is {plain_day(blocked.first_lawful)}."
    return start


def _next_act(review: Review, blocked: Blocked | None, today: date) -> tuple[str, str, str] | None:
    """The one button of the page: the right it asks for, its address, its label."""
    if review.ended_on:
        return None
    if not review.signed_off_on:
        return _act(review, "sign_off", "sign_off", "Sign the review off")
    if blocked is None:
        return _act(review, "plan", "plan", "Plan the publication")
    if not blocked.mends:
        ready = blocked.day <= today
        label = "Conclude without publication" if review.publishes_nothing else "Publish"
        return _act(review, "publish", "publish", label) if ready else None
    return _mending_act(review, blocked)


def _mending_act(review: Review, blocked: Blocked) -> tuple[str, str, str]:
    """What unblocks most: another date, else a reason, else a copy."""
    if any(found.right == "plan" for found in blocked.mends):
        return _act(review, "plan", "plan", "Move the planned date")
    first = blocked.mends[0]
    label = "Record a copy sent" if blocked.has_must else "Record the reason"
    return first.right, first.url, label


def _act(review: Review, right: str, page: str, label: str) -> tuple[str, str, str]:
    return right, reverse(f"reviews:{page}", args=[review.address]), label
