"""Who sees what is shared: the service, and the agencies that are party to it."""

from django.db.models import Q

from boards.models import Partnership
from boards.permissions import INDEPENDENT, LEADS, LISTED, by_service
from boards.policies.models import GovernedDocument, Version
from boards.policies.permissions import HAS_HELD
from boards.sharing.models import Agreement, Disclosure, InformationRequest
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.access.policies import Holders, allow, holders_of
from partnership.people.models import Appointment

# The delegated senior officer answers for the agency and reads what it is asked; leads act on it.
ANSWER_FOR_IT = (*LEADS, Office.DELEGATED_OFFICER)
PARTY = "an agency that is party to it"


def by_party(path: str, *, when: Q) -> Holders:
    """Everybody of an agency that is party to an agreement, once a version of it is approved."""
    return holders_of(
        *AGENCY_OFFICES,
        rights={"view"},
        tenure=Appointment,
        path=path,
        at="agency",
        where=PARTY,
        many=True,
        when=when,
    )


def by_lead(*rights: str, path: str, where: str, offices: tuple[Office, ...] = LEADS) -> Holders:
    """The safeguarding leads of one agency."""
    return holders_of(
        *offices, rights=rights, tenure=Appointment, path=path, at="agency", where=where
    )


allow(
    Partnership,
    by_service("keep_agreements", "request_information", "record_sharing", path="pk"),
    holders_of(
        *LEADS,
        rights={"record_sharing"},
        tenure=Appointment,
        path="pk",
        at="agency__listings__partnership",
        at_dated=f"agency__{LISTED}",
        where="an agency of the partnership",
    ),
    words={
        "keep_agreements": "keep the register of agreements",
        "request_information": "ask an agency for information",
        "record_sharing": "record what was given to whom",
    },
)
allow(
    Agreement,
    by_service("view", "see_changes", "keep", path="document__partnership"),
    by_service("view", path="document__partnership", offices=INDEPENDENT),
    by_party("parties__agency", when=Q(document__current__isnull=False)),
    words={"view": "read", "keep": "change it"},
)
allow(
    GovernedDocument,
    by_party("agreement__parties__agency", when=Q(current__isnull=False)),
)
allow(
    Version,
    by_party(
        "document__agreement__parties__agency",
        when=Q(document__current__isnull=False) & HAS_HELD,
    ),
)
allow(
    Disclosure,
    by_service("view", "see_changes", "strike", path="partnership"),
    by_lead("view", path="giver", where="the agency that gave it"),
    by_lead("view", path="receiver", where="the agency that was given it"),
    words={"view": "read", "strike": "strike it"},
)
allow(
    InformationRequest,
    by_service("view", "see_changes", "keep", path="partnership"),
    by_service("view", "settle", path="partnership", offices=INDEPENDENT),
    by_lead("view", path="agency", where="the agency that is asked", offices=ANSWER_FOR_IT),
    by_lead("answer", path="agency", where="the agency that is asked"),
    words={
        "view": "read",
        "keep": "put it to the chair",
        "answer": "answer or refuse it",
        "settle": "settle it as chair",
    },
)
