"""Who is named for a case, from long ago: so that a test may ask about any day."""

from datetime import date

from partnership.access.services import put_name
from partnership.people.models import User
from reviews.models import CaseNaming, Incident, PanelPart

LONG_AGO = date(2019, 1, 1)


def name_for(incident: Incident, *people: User, part: str = PanelPart.OFFICER) -> list[CaseNaming]:
    """Each of these people has to know the case and what came of it."""
    days = {"starts_on": LONG_AGO, "ends_on": None}
    return [
        put_name(incident, who, because="Works on it", by=who, part=part, **days) for who in people
    ]
