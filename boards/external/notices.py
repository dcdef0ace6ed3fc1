"""The letters about answers to and from outside bodies."""

from boards.permissions import LEADS
from partnership.access.offices import SERVICE
from partnership.outbox.kinds import Kind, declare_kind

ANSWERS = declare_kind(
    Kind(
        "external-answer",
        "Answers to inspections and letters",
        "Before an answer is due, and when its day has passed.",
        offices=(*SERVICE, *LEADS),
    )
)
