"""Who reads of inspections, complaints reports and letters: whoever sits on a board of the
partnership, and of those that concern their agency whoever answers for it. The service keeps them.

What was struck is for the service alone.
"""

from django.db.models import Q

from boards.external.models import ExternalEntry
from boards.models import Partnership
from boards.permissions import INDEPENDENT, LEADS, SEATED, by_service
from partnership.access.offices import SERVICE, Office
from partnership.access.policies import allow, holders_of
from partnership.people.models import Appointment

STANDING = Q(struck_because="")
CHALLENGERS = (*SERVICE, *INDEPENDENT, Office.GROUP_CHAIR)

allow(
    ExternalEntry,
    by_service("view", "see_changes", path="partnership"),
    by_service("keep", "raise_action", path="partnership", when=STANDING),
    by_service("view", path="partnership", offices=(*INDEPENDENT, *SEATED), when=STANDING),
    by_service("challenge", path="partnership", offices=CHALLENGERS, when=STANDING),
    holders_of(
        *(*LEADS, Office.DELEGATED_OFFICER),
        rights={"view"},
        tenure=Appointment,
        path="concerned__agency",
        at="agency",
        where="an agency that it concerns",
        many=True,
        when=STANDING,
    ),
    words={
        "view": "read",
        "keep": "change it and record the answer",
        "raise_action": "raise an action from it",
        "challenge": "raise a challenge from it",
    },
)
allow(
    Partnership,
    by_service("keep_external", path="pk"),
    words={"keep_external": "enter inspections, complaints reports and letters"},
)
