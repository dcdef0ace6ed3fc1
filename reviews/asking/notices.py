"""The kinds of letter that this room writes."""

from partnership.outbox.kinds import Kind, Way, declare_kind

ASKED = declare_kind(
    Kind(
        "questions-to-agency",
        "Questions to your agency for a review",
        "What your agency is asked, what is sent back, and reminders before the day.",
        default=Way.AT_ONCE,
        urgent=True,
    )
)
LATE = declare_kind(
    Kind(
        "questions-unanswered",
        "An agency does not answer for a review",
        "To the chair of the group, once the day and the days of grace have passed.",
        default=Way.AT_ONCE,
        urgent=True,
    )
)
