"""Who knows what of incidents and reviews: by need, and by name.

The number is known to the Independent Chair; the reference and how far it is, to those who sit in
the group and to the service; the case itself to whoever is named for it, to the chair of the
group, and to the Head of Service, who names. A service officer acts on a case by office and name
together, and so does the Independent Chair.
"""

from django.db.models import Q

from boards.models import Decision, Partnership
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group
from partnership.access.offices import Office
from partnership.access.policies import Everyone, Holders, Named, Way, allow, narrow
from reviews.models import CaseNaming, Incident, PanelPart, Publication, Review

PARTNERSHIP = "board__partnership"
CHAIRS = (Office.GROUP_CHAIR,)
HEAD = (Office.HEAD_OF_SERVICE,)
OFFICER = (Office.SERVICE_OFFICER,)
# Whoever works on a case for the partnership reads it while their office runs, and no longer.
BY_NAME_ALONE = ~Q(part=PanelPart.OFFICER)


def in_service_named(
    *rights: str, path: str, incident: str, offices: tuple[Office, ...] = OFFICER
) -> Holders:
    """Those of the service who are named for the case.

    in: `path` to the partnership; `incident`, the path to the case, empty for the incident itself.
    """
    return by_service(*rights, path=path, offices=offices, named=CaseNaming, named_path=incident)


def _readers(path: str, incident: str, *rights: str) -> tuple[Way, ...]:
    """in: `path` to what has the board, with "__" at its end; `incident`, that to the case."""
    whole = f"{path}{PARTNERSHIP}"
    return (
        Named(rights=frozenset({"view"}), table=CaseNaming, path=incident, only=BY_NAME_ALONE),
        in_group("view", path=f"{path}board", offices=CHAIRS),
        by_service("view", *rights, path=whole, offices=HEAD),
        in_service_named("view", *rights, path=whole, incident=incident),
        in_service_named("view", path=whole, incident=incident, offices=INDEPENDENT),
    )


def readers_of(path: str, *rights: str) -> tuple[Way, ...]:
    """The ways to what belongs to a review: whoever reads the review reads it.

    in: `path` to the review, with "__" at its end; `rights`, what the service may do besides
    reading.
    """
    return _readers(path, f"{path}incident", *rights)


def readers_of_incident(path: str, *rights: str) -> tuple[Way, ...]:
    """The same for what belongs to an incident. in: `path` to it, with "__" at its end."""
    return _readers(path, path.removesuffix("__"), *rights)


def known_of(path: str) -> tuple[Way, ...]:
    """Who knows the reference without reading. in: `path` to the review, with "__" at its end."""
    return (
        in_group("know", "count", path=f"{path}board", offices=SEATED),
        by_service("know", "count", path=f"{path}{PARTNERSHIP}"),
        by_service("count", path=f"{path}{PARTNERSHIP}", offices=INDEPENDENT),
    )


KNOWN_WORDS = {"view": "read", "know": "know the reference of", "count": "count"}

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
    *readers_of_incident("", "change", "decide"),
    in_group("decide", path="board", offices=CHAIRS),
    in_service_named("decide", path=PARTNERSHIP, incident="", offices=INDEPENDENT),
    by_service("name_exception", path=PARTNERSHIP, offices=HEAD),
    *known_of(""),
    words={
        **KNOWN_WORDS,
        "change": "record what was done",
        "decide": "record the decision",
        "name_exception": "name who has to know",
    },
)
allow(
    Review,
    *readers_of("", "change", "plan", "publish", "ask_override"),
    in_group("sign_off", path="board", offices=CHAIRS),
    by_service(
        "sign_off",
        "agree_override",
        "take_down",
        path=PARTNERSHIP,
        offices=HEAD,
    ),
    in_service_named(
        "sign_off", "agree_override", path=PARTNERSHIP, incident="incident", offices=INDEPENDENT
    ),
    *known_of(""),
    words={
        **KNOWN_WORDS,
        "change": "record what was done",
        "sign_off": "sign it off",
        "plan": "plan publication",
        "publish": "publish it",
        "ask_override": "ask for an override",
        "agree_override": "agree to an override",
        "take_down": "take down what is published",
    },
)
# Why a case is reviewed is of the case: the group's other decisions are as its seats read them.
narrow(Decision, Q(incident__isnull=True))
allow(Decision, *readers_of_incident("incident__", "see_changes"))
allow(
    Publication,
    Everyone(rights=frozenset({"view"}), when=Q(taken_down_on__isnull=True)),
    words={"view": "read"},
)
