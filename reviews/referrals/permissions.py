"""Who refers a case, who handles it, and who reads what became of it.

A lead of an agency of the partnership refers; so does the service, for somebody who telephoned.
Whoever referred reads their own agency's referrals and their stage, never the case that came of it.
"""

from boards.models import Partnership
from boards.permissions import LEADS, LISTED, by_service, in_group
from boards.sharing.permissions import ANSWER_FOR_IT, by_lead
from partnership.access.policies import allow, holders_of
from partnership.people.models import Appointment
from reviews.permissions import CHAIRS
from reviews.referrals.models import Referral, ReferralLink, ReferralQuestion

BY_AGENCY = "the agency that referred it"

allow(
    Partnership,
    by_service("refer_case", "handle_referrals", path="pk"),
    holders_of(
        *LEADS,
        rights={"refer_case"},
        tenure=Appointment,
        path="pk",
        at="agency__listings__partnership",
        at_dated=f"agency__{LISTED}",
        where="an agency of the partnership",
    ),
    words={
        "refer_case": "refer a case",
        "handle_referrals": "make links to refer a case",
    },
)
allow(
    Referral,
    by_service("view", "change", path="partnership"),
    in_group("view", path="board", offices=CHAIRS),
    holders_of(
        *ANSWER_FOR_IT,
        rights={"view"},
        tenure=Appointment,
        path="agency",
        at="agency",
        where=BY_AGENCY,
    ),
    by_lead("answer", path="agency", where=BY_AGENCY),
    words={
        "view": "read",
        "change": "acknowledge it, ask and decide on it",
        "answer": "answer what is asked about it",
    },
)
allow(
    ReferralQuestion,
    by_service("view", path="referral__partnership"),
    words={"view": "read"},
)
allow(
    ReferralLink,
    by_service("view", path="partnership"),
    words={"view": "read"},
)
