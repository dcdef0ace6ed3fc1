"""The kind of letter that this room writes."""

from partnership.outbox.kinds import Kind, declare_kind

SHARING = declare_kind(
    Kind(
        "information-sharing",
        "Sharing of information",
        "Requests for information to your agency, and agreements that run out.",
    )
)
