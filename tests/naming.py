"""Who is named for a case, from long ago: so that a test may ask about any day."""

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import Permission

from partnership.access.services import put_name
from partnership.people.models import User
from reviews.models import CaseNaming, Incident, PanelPart

LONG_AGO = date(2019, 1, 1)


def name_for(incident: Incident, *people: User, part: str = PanelPart.OFFICER) -> list[CaseNaming]:
    """Each of these people has to know the case and what came of it."""
    return [
        put_name(
            incident,
            who,
            because="Works on it",
            starts_on=LONG_AGO,
            ends_on=None,
            by=who,
            part=part,
        )
        for who in people
    ]


def name_for_all(incidents: Sequence[Incident], who: User) -> None:
    """The same for many cases in one statement."""
    view = Permission.objects.get(content_type__app_label="reviews", codename="view_incident")
    CaseNaming.objects.bulk_create(
        CaseNaming(
            user=who,
            permission=view,
            content_object=incident,
            part=PanelPart.OFFICER,
            because="Works on it",
            starts_on=LONG_AGO,
            given_by=who,
        )
        for incident in incidents
    )
