"""When a review may be signed off, planned and published. Answers with reasons, not with False."""

from dataclasses import dataclass
from datetime import date

from partnership.clock.bank_holidays import Holidays
from partnership.clock.calendar import first_day_clear_of
from partnership.clock.rules import Edition, Rule, calendar_of, rule_for
from partnership.records.dated import latest_day
from partnership.ui.words import plain_day
from reviews.deadlines import COPY_RULES, SIX_MONTHS, completed_on, copies, told_delay
from reviews.models import Despatch, Kind, Override, Recipient, Review

REGARD = "regard-"  # and the number of the comment
MUST_HAVE = (Recipient.PANEL, Recipient.SECRETARY_OF_STATE)
# The first day on which the regulations (SI 2018/789) bound a practice review.
FIRST_DAY = date(2018, 6, 29)


@dataclass(frozen=True)
class Blocker:
    """One thing that stops publication.

    code    the rule, or the step that is missing
    force   "must": blocks, except for an override by two people; "should": blocks until a reason
            is recorded; "step": something comes first
    words   what is wrong; detail what would mend it
    """

    code: str
    force: str
    words: str
    detail: str = ""


def copy_rule(to: str) -> Rule:
    """The rule about the copy to this recipient."""
    return rule_for(COPY_RULES[Recipient(to)])


def copy_law(review: Review, to: str, sent_on: date | None) -> tuple[Edition, Holidays]:
    """The edition and bank holidays that judge a copy: once it has left, those known that day.

    A holiday that is proclaimed after a copy left in time does not make it late.
    """
    rule = rule_for(COPY_RULES[Recipient(to)], known_on=sent_on)
    edition = rule.edition_on(review.decided_on)
    return edition, calendar_of(edition, known_on=sent_on)


def clear_day(review: Review, to: str, sent_on: date) -> date:
    """The first day of publication for which a copy sent on this day has had its days."""
    edition, holidays = copy_law(review, to, sent_on)
    return first_day_clear_of(sent_on, edition.number, holidays=holidays)


def publication_blockers(review: Review, day: date) -> list[Blocker]:
    """What stops publication on this day; an empty list means it is lawful.

    in: a review with `despatches`, `explanations`, `delays` and `overrides` prefetched or not.
    """
    if review.published_on:
        return [Blocker("published", "step", "It is already published")]
    if review.withheld_on:
        return [Blocker("published", "step", "It is concluded without publication")]
    if not review.signed_off_on:
        return [Blocker("sign-off", "step", "The review is not signed off")]
    if not review.planned_on:
        return [Blocker("plan", "step", "No day of publication is planned")]
    found = _copies_missing(review, day) + _passing_six_months(review, day)
    found += _comments_waiting(review)
    if day < review.planned_on:
        words = f"Publication is planned for {plain_day(review.planned_on)}, not earlier"
        found.append(Blocker("day", "step", words, "Move the planned date first"))
    return found


def _comments_waiting(review: Review) -> list[Blocker]:
    """The partners have regard to what the Panel and the Secretary of State say before they
    publish (Working Together, local reviews)."""
    return [
        Blocker(
            f"{REGARD}{comment.pk}",
            "step",
            f"Regard is not had to what {_the(Recipient(comment.of))} said on "
            f"{plain_day(comment.received_on)}",
            "Record how the partners had regard to it.",
        )
        for comment in review.comments.all()
        if not comment.regard
    ]


def standing_blockers(review: Review, day: date) -> list[Blocker]:
    """The blockers that are left once an agreed override has lifted the musts that it names."""
    override = agreed_override(review)
    lifted = set(override.codes) if override else set()
    return [
        blocker
        for blocker in publication_blockers(review, day)
        if not (blocker.force == "must" and blocker.code in lifted)
    ]


def agreed_override(review: Review) -> Override | None:
    """The override that two people agreed for the present plan, if there is one."""
    for override in review.overrides.all():
        standing = override.agreed_on and override.lapsed_on is None
        if standing and override.planned_on == review.planned_on:
            return override
    return None


def _copies_missing(review: Review, day: date) -> list[Blocker]:
    if not review.is_practice_review:
        return []  # No national body is told before a safeguarding adult review is published.
    explained = {row.code for row in review.explanations.all()}
    sent = copies(review)
    found = []
    for to in Recipient:
        rule = copy_rule(to)
        blocker = _copy_blocker(review, rule, to, sent.get(to), day)
        if blocker and not (rule.force == "should" and rule.code in explained):
            found.append(blocker)
    return found


def _copy_blocker(
    review: Review, rule: Rule, to: Recipient, copy: Despatch | None, day: date
) -> Blocker | None:
    edition, holidays = copy_law(review, to, copy.sent_on if copy else None)
    last = edition.due_on(day, holidays)
    if copy is None:
        return Blocker(
            rule.code,
            rule.force,
            f"No copy to {_the(to)} is recorded",
            f"For {plain_day(day)} it {_force(rule)} leave on {plain_day(last)} or earlier.",
        )
    if copy.sent_on > last:
        clear = clear_day(review, to, copy.sent_on)
        return Blocker(
            rule.code,
            rule.force,
            f"The copy to {_the(to)} has not had {edition.number} working days on {plain_day(day)}",
            f"It left on {plain_day(copy.sent_on)}: {plain_day(clear)} is the first day "
            f"that is {edition.number} working days on.",
        )
    return None


def _the(to: Recipient) -> str:
    return to.label if to == Recipient.OFSTED else f"the {to.label}"


def _force(rule: Rule) -> str:
    return "must" if rule.force == "must" else "should"


def six_months_end(review: Review) -> date:
    """The day on which the time for the whole review ends, by the edition of its decision.

    With only the month of the decision known it is over for certain when it is from its last day.
    """
    rule = rule_for(SIX_MONTHS[Kind(review.kind)], known_on=completed_on(review))
    decided_on = latest_day(review.decided_on, review.decided_known_to)
    edition = rule.edition_on(decided_on)
    return edition.due_on(decided_on, calendar_of(edition))


def _passing_six_months(review: Review, day: date) -> list[Blocker]:
    rule = rule_for(SIX_MONTHS[Kind(review.kind)])
    end = six_months_end(review)
    if (completed_on(review) or day) <= end or told_delay(review):
        return []
    whom = (
        "Record why, and when the Panel and the Secretary of State were told."
        if review.is_practice_review
        else "Record the good reason."
    )
    ended = "by" if review.clock_cannot_say else "on"
    words = (
        f"The six months ended {ended} {plain_day(end)} and no reason for passing them is recorded"
    )
    return [Blocker(rule.code, "should", words, whom)]


def first_lawful_day(review: Review, today: date) -> date | None:
    """The first day from today on for which every must-copy has run its days.

    None while a must-copy is not recorded: then there is no such day yet.
    """
    if not review.is_practice_review:
        return today
    sent = copies(review)
    if any(to not in sent for to in MUST_HAVE):
        return None
    clear = [clear_day(review, to, sent[to].sent_on) for to in MUST_HAVE]
    return max([today, *clear])


def if_sent(review: Review, sent_on: date) -> date:
    """The first lawful day if every must-copy that is missing left on this day."""
    sent = copies(review)
    days = {to: sent[to].sent_on if to in sent else sent_on for to in MUST_HAVE}
    return max(clear_day(review, to, day) for to, day in days.items())
