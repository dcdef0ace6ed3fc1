"""Who sees and works on incidents and reviews."""

from django.db.models import Q

from boards.models import Partnership
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group
from partnership.access.offices import Office
from partnership.access.policies import Everyone, Named, Way, allow
from reviews.models import Incident, Publication, Review, ReviewException

PARTNERSHIP = "board__partnership"
CHAIRS = (Office.GROUP_CHAIR,)
HEAD = (Office.HEAD_OF_SERVICE,)


def readers_of(path: str, *rights: str) -> tuple[Way, ...]:
    """The ways to what belongs to a review: whoever reads the review reads it.

    in: `path` to the review, with "__" at its end; `rights`, what the service may do besides
    reading.
    """
    return (
        in_group("view", path=f"{path}board", offices=SEATED),
        by_service("view", *rights, path=f"{path}{PARTNERSHIP}"),
        by_service("view", path=f"{path}{PARTNERSHIP}", offices=INDEPENDENT),
        Named(rights=frozenset({"view"}), table=ReviewException, path=path.removesuffix("__")),
    )


allow(
    Partnership,
    by_service("import_reviews", "keep_delay_reasons", path="pk"),
    words={
        "import_reviews": "bring in running reviews",
        "keep_delay_reasons": "keep the list of reasons for delay",
    },
)
allow(
    Incident,
    in_group("view", path="board", offices=SEATED),
    in_group("decide", path="board", offices=CHAIRS),
    by_service("view", "change", "decide", path=PARTNERSHIP),
    by_service("view", "decide", path=PARTNERSHIP, offices=INDEPENDENT),
    words={
        "view": "read",
        "change": "record what was done",
        "decide": "record the decision",
    },
)
allow(
    Review,
    *readers_of("", "change", "plan", "publish", "ask_override"),
    in_group("sign_off", path="board", offices=CHAIRS),
    by_service(
        "sign_off",
        "agree_override",
        "name_exception",
        "take_down",
        path=PARTNERSHIP,
        offices=HEAD,
    ),
    by_service("sign_off", "agree_override", path=PARTNERSHIP, offices=INDEPENDENT),
    words={
        "view": "read",
        "change": "record what was done",
        "sign_off": "sign it off",
        "plan": "plan publication",
        "publish": "publish it",
        "ask_override": "ask for an override",
        "agree_override": "agree to an override",
        "name_exception": "name exceptions",
        "take_down": "take down what is published",
    },
)
allow(
    Publication,
    Everyone(rights=frozenset({"view"}), when=Q(taken_down_on__isnull=True)),
    words={"view": "read"},
)
