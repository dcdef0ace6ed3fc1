"""The kind of letter that this room writes."""

from partnership.outbox.kinds import Kind, declare_kind

REVIEWS = declare_kind(
    Kind(
        "policy-review",
        "A policy or agreement falls due for review",
        "When the review comes near, and once more when it is late.",
    )
)
