"""Kinds of letter that agendas and papers bring."""

from partnership.outbox.kinds import Kind, declare_kind

NEWER = declare_kind(
    Kind(
        "paper-replaced",
        "A newer version of a paper you opened",
        "A paper of a meeting was replaced after you had opened it.",
    )
)
LATE = declare_kind(
    Kind(
        "paper-late",
        "A paper that came after the pack was issued",
        "A paper was added to a meeting whose agenda and papers you have already.",
    )
)
PROPOSALS = declare_kind(
    Kind(
        "proposal-answered",
        "What became of an item you proposed",
        "It was taken onto an agenda, or not and why.",
    )
)
