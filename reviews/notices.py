"""What reviews bring to the outbox: a kind of letter, and whose shared mailboxes get copies."""

from boards.notices import bodies_asked
from partnership.outbox.kinds import Kind, Way, declare_kind
from partnership.outbox.mailboxes import ask
from reviews.models import Incident, Review

NOT_PUBLISHED = declare_kind(
    Kind(
        "not-published",
        "A planned publication did not happen",
        "A review was to publish itself and the law, or something else, stopped it.",
        default=Way.AT_ONCE,
        urgent=True,
    )
)
for model in (Incident, Review):
    ask(model, bodies_asked(model))
