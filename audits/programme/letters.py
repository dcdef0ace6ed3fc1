"""Letters about audits: the reference, the theme and the day, nothing of a case."""

from datetime import datetime

from django.utils import timezone

from audits.audience import leads_of
from audits.programme.models import Part
from partnership.outbox.kinds import Kind, Way, declare_kind
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.ui.words import plain_day

PART = declare_kind(
    Kind(
        "audit-part",
        "Your agency is asked to judge cases in an audit",
        "To the safeguarding leads of the agency.",
        default=Way.AT_ONCE,
    )
)


def to_lead(part: Part, topic: str, heading: str, now: datetime) -> list[Draft]:
    """To every lead of the agency: the audit waits for them."""
    leads = leads_of([part.agency_id], timezone.localdate(now)).get(part.agency_id, [])
    due = plain_day(part.audit.due_on)
    words = f"{heading}. {part}. To be reported by {due}.\n\n{address_of(part)}\n"
    return [
        Draft(
            key=f"audit-part:{part.pk}:{topic}:{now.isoformat()}:{person.pk}",
            to=person,
            subject=part,
            heading=f"{part.audit.reference}: {heading[:1].lower()}{heading[1:]}",
            words=words,
            kind=PART.key,
        )
        for person in leads
    ]
