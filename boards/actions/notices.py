"""The kinds of letter about actions. None of them says what an action is about: it may be the
business of a meeting that its reader's mailbox has no part in."""

from partnership.outbox.kinds import Kind, Way, declare_kind

MONTHLY = declare_kind(
    Kind(
        "actions-monthly",
        "Your open actions, once a month",
        "With a link by which you say how each stands, without a password.",
        default=Way.AT_ONCE,
    )
)
REMINDER = declare_kind(
    Kind(
        "action-reminder",
        "An action comes due or is overdue",
        "Before its due day, and on set working days after it.",
    )
)
NEWS = declare_kind(
    Kind(
        "action-news",
        "What became of what you said about an action",
        "An update, another due day or a closing was agreed to or not.",
    )
)
