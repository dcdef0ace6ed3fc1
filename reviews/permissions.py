"""Who sees and works on incidents and reviews."""

from boards.models import Partnership
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group
from partnership.access.offices import Office
from partnership.access.policies import Everyone, Named, allow
from reviews.models import Incident, Publication, Review, ReviewException

PARTNERSHIP = "board__partnership"
CHAIRS = (Office.GROUP_CHAIR,)
HEAD = (Office.HEAD_OF_SERVICE,)

allow(
    Partnership,
    by_service("import_reviews", path="pk"),
    words={"import_reviews": "bring in running reviews"},
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
    in_group("view", path="board", offices=SEATED),
    in_group("sign_off", path="board", offices=CHAIRS),
    by_service("view", "change", "plan", "publish", "ask_override", path=PARTNERSHIP),
    by_service("sign_off", "agree_override", "name_exception", path=PARTNERSHIP, offices=HEAD),
    by_service("view", "sign_off", "agree_override", path=PARTNERSHIP, offices=INDEPENDENT),
    Named(rights=frozenset({"view"}), table=ReviewException),
    words={
        "view": "read",
        "change": "record what was done",
        "sign_off": "sign it off",
        "plan": "plan publication",
        "publish": "publish it",
        "ask_override": "ask for an override",
        "agree_override": "agree to an override",
        "name_exception": "name exceptions",
    },
)
allow(Publication, Everyone(rights=frozenset({"view"})), words={"view": "read"})
