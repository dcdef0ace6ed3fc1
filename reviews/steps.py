"""The steps of a review, from the incident to publication."""

from dataclasses import dataclass
from datetime import date

from partnership.clock.calendar import working_days_between
from partnership.clock.models import Deadline
from partnership.clock.verdicts import verdict
from partnership.records.dated import KnownTo
from partnership.ui.words import known_day
from reviews.blocked import Blocked
from reviews.deadlines import copies
from reviews.models import Recipient, Review
from reviews.rules import agreed_override


@dataclass(frozen=True)
class Step:
    """One step of the way from incident to publication."""

    title: str
    day: date | None
    words: str
    tag: str
    tint: str = ""
    css: str = ""


def steps_of(review: Review, today: date, blocked: Blocked | None) -> list[Step]:
    """The way of one review as it stands today."""
    incident = review.incident
    aware = incident.became_aware_on, incident.aware_known_to
    steps = [Step("Incident known", *_known(*aware, f"{incident.council}"), "Recorded")]
    if review.is_practice_review:
        done = {row.code: row for row in Deadline.objects.about(incident)}
        steps += [
            _met("Notified", done.get("SIN-PANEL"), today),
            _met("Rapid review sent", done.get("RR-15"), today),
        ]
    starts = "No six months counted" if review.clock_cannot_say else "Six months start"
    steps.append(
        Step(
            "Decision to review",
            *_known(
                review.decided_on,
                review.decided_known_to,
                f"{review.decision.get_how_display()}. {starts}",
            ),
            "Decided",
            "green",
        )
    )
    steps.append(_sign_off_step(review))
    if review.is_practice_review:
        steps.append(_copies_step(review))
    steps.append(_publication_step(review, blocked))
    return steps


def _known(kept: date, known_to: str, words: str) -> tuple[date | None, str]:
    """The day and the words of a step; a month stands in the words, since it is no day."""
    if known_to == KnownTo.DAY:
        return kept, words
    return None, f"{known_day(kept, known_to)}, day not known. {words}"


def _met(title: str, deadline: Deadline | None, today: date) -> Step:
    """A step that a deadline of the incident judges."""
    if deadline is None or deadline.met_on is None:
        return Step(title, None, "Not recorded", "Not recorded", "amber", "part")
    days = working_days_between(deadline.counted_from, deadline.met_on, holidays=deadline.holidays)
    words = f"Day {days} of {deadline.edition_used.number} working days"
    judged = verdict(deadline, today)
    return Step(title, deadline.met_on, words, judged.words, judged.tint)


def _sign_off_step(review: Review) -> Step:
    if not review.signed_off_on:
        return Step("Sign-off", None, "The report is not signed off", "To come", "", "next")
    words = f"By {review.signed_off_by}"
    return Step("Sign-off", review.signed_off_on, words, "Signed", "green")


def _copies_step(review: Review) -> Step:
    sent = copies(review)
    words = f"{len(sent)} of {len(Recipient)} sent"
    if not sent:
        return Step("Copies sent", None, words, "To come", "", "next")
    last = max(copy.sent_on for copy in sent.values())
    if len(sent) < len(Recipient):
        return Step("Copies sent", last, words, "Incomplete", "amber", "part")
    return Step("Copies sent", last, words, "Sent", "green")


def _publication_step(review: Review, blocked: Blocked | None) -> Step:
    if review.published_on:
        return Step("Publication", review.published_on, "Public", "Published", "green")
    if review.withheld_on:
        return Step("Publication", review.withheld_on, "Nothing is public", "Concluded", "green")
    if not review.planned_on:
        return Step("Publication", None, "No day planned", "To come", "", "next")
    stops = [mend for mend in blocked.mends if mend.blocker.code != "day"] if blocked else []
    if stops:
        return Step("Publication", review.planned_on, "Planned", "Blocked", "red", "next stop")
    words = "Planned. Overridden by two people" if agreed_override(review) else "Planned"
    return Step("Publication", review.planned_on, words, "Open", "blue", "next")
