"""Whom a decision about a child's case is told, and whether the Panel's reply is awaited."""

from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from partnership.clock.calendar import working_days_between
from reviews.models import Incident, Informed, Outcome, Recipient, Reply

# The decision not to carry out a local review goes to the Panel alone, with the rapid review.
TOLD_OF = {
    Outcome.REVIEW: tuple(Recipient),
    Outcome.MULTI_AGENCY: (Recipient.PANEL,),
    Outcome.NO_REVIEW: (Recipient.PANEL,),
}


def to_inform(incident: Incident) -> list[Recipient]:
    """Who is still to be told what was decided; nobody before that, or where no rapid review is
    due. No limit in days is known: as soon as it is decided (Working Together, local reviews)."""
    if not incident.is_serious or not incident.outcome:
        return []
    told = {row.to for row in incident.informed.all()}
    return [to for to in TOLD_OF[Outcome(incident.outcome)] if to not in told]


@dataclass(frozen=True)
class National:
    """What an incident's page says of the national bodies."""

    informed: list[Informed]
    missing: list[str]
    replies: list[Reply]
    waits_since: date | None
    waits_days: int  # working days; no limit binds the Panel, so it is never late

    @property
    def has_words(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.informed or self.missing or self.replies or self.waits_since)


def national(incident: Incident, today: date) -> National:
    """Two queries."""
    prefetch_related_objects([incident], "informed", "replies")
    replies = list(incident.replies.all())
    sent = incident.rapid_review_sent_on if incident.is_serious else None
    waits = None if replies else sent
    return National(
        informed=list(incident.informed.all()),
        missing=[to.label for to in to_inform(incident)],
        replies=replies,
        waits_since=waits,
        waits_days=working_days_between(waits, today) if waits else 0,
    )
