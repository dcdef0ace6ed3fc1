"""Who says which duties apply, and who names the leads of an agency."""

from boards.models import Partnership
from boards.obligations.models import AgencyDuty, NamedLead
from boards.permissions import LEADS, LISTED, MANAGERS, by_service, in_partnership
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.access.policies import allow, holders_of
from partnership.agencies.models import Agency
from partnership.people.models import Appointment

allow(
    AgencyDuty,
    *in_partnership("partnership"),
    by_service("keep", path="partnership"),
    words={"view": "read", "keep": "change it"},
)
allow(
    Partnership,
    by_service("keep_duties", path="pk"),
    words={"keep_duties": "say which duties apply to an agency"},
)
allow(
    Agency,
    holders_of(
        *LEADS,
        rights={"name_leads"},
        tenure=Appointment,
        path="pk",
        at="agency",
        where="the agency",
    ),
    by_service(
        "name_leads",
        path="listings__partnership",
        offices=MANAGERS,
        many=True,
        path_open=((LISTED, 0),),
    ),
    words={"name_leads": "name its leads"},
)
# As with the offices held for an agency: for the service and the agency itself.
allow(
    NamedLead,
    by_service(
        "view",
        path="agency__listings__partnership",
        offices=(*MANAGERS, Office.INDEPENDENT_CHAIR),
        many=True,
        path_open=((f"agency__{LISTED}", 0),),
    ),
    holders_of(
        *AGENCY_OFFICES,
        rights={"view"},
        tenure=Appointment,
        path="agency",
        at="agency",
        where="the agency",
    ),
)
