"""Who reads a review’s commission, terms, drafts and sign-off: whoever reads the review.

Besides, the chair of a body finds the step at which that body is to agree, and acts on it; what
the draft says is open to them only if the review is.
"""

from dataclasses import replace

from django.db.models import Q

from boards.permissions import INDEPENDENT, by_service, in_group
from partnership.access.offices import Office
from partnership.access.policies import Holders, Named, Way, allow
from reviews.commissioning.models import Commission, State, Step, Terms, Version
from reviews.permissions import CHAIRS, HEAD, PARTNERSHIP, in_service_named, readers_of

# Whoever chairs a body that signs off: a group’s chair, or the Independent Chair of a board.
BODY_CHAIRS = (Office.GROUP_CHAIR, Office.INDEPENDENT_CHAIR)
STANDS = Q(withdrawn_on__isnull=True)
REACHED = ~Q(state=State.WAITING) & Q(chain__withdrawn_because="")


def _while_it_stands(way: Way) -> Way:
    """A wrong file that was withdrawn may be another case’s: then it is the service’s alone."""
    assert isinstance(way, Holders | Named)
    return replace(way, when=way.when & STANDS)


allow(
    Commission,
    *readers_of("review__"),
    in_group("judge", path="review__board", offices=CHAIRS),
    by_service("judge", path=f"review__{PARTNERSHIP}", offices=HEAD),
    in_service_named(
        "judge",
        path=f"review__{PARTNERSHIP}",
        incident="review__incident",
        offices=INDEPENDENT,
    ),
    words={
        "view": "read",
        "judge": "accept a statement of independence or rule on a conflict",
    },
)
allow(Terms, *readers_of("review__"), words={"view": "read"})
allow(
    Version,
    *(_while_it_stands(way) for way in readers_of("review__")),
    by_service("view", path=f"review__{PARTNERSHIP}", offices=HEAD),
    in_service_named("view", path=f"review__{PARTNERSHIP}", incident="review__incident"),
    words={"view": "read"},
)
allow(
    Step,
    *readers_of("chain__review__", "agree"),
    replace(in_group("view", "agree", path="body", offices=BODY_CHAIRS), when=REACHED),
    words={"view": "read", "agree": "say whether the body agrees"},
)
