"""What this room brings to the outbox."""

from partnership.outbox.kinds import Kind, declare_kind

CLOSING = declare_kind(
    Kind(
        "closing",
        "Task and finish groups that end",
        "A group has overrun, or its closing report was sent or given back.",
    )
)
