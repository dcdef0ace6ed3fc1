"""What this room brings to the outbox."""

from partnership.outbox.kinds import Kind, declare_kind

CONFIRM = declare_kind(
    Kind(
        "confirm-lists",
        "Your agency in the published lists",
        "Once a year, and a reminder: say whether the entries are right.",
    )
)
