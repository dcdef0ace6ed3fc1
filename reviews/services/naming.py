"""Who is named for a case: its panel, who works on it, and whoever else has to know."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Membership
from boards.permissions import INDEPENDENT
from partnership.access.offices import SERVICE
from partnership.access.services import can, name_exception, put_name, require
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.models import CaseNaming, Incident, PanelPart

NO_OFFICE = "They hold no office in this partnership that works on cases. Choose another part"


@dataclass(frozen=True)
class Naming:
    """Who is named, for what part, why and for which days; without an end, until it is ended."""

    person: User
    part: str
    because: str
    starts_on: date
    ends_on: date | None = None


@transaction.atomic
def name_for_case(incident: Incident, naming: Naming, *, by: User, today: date) -> CaseNaming:
    """Let a person read one case. Named again, the newer part, reason and days hold.

    raises: NotAllowed; ValidationError for an end before the first day or before today, or for
    somebody who is to work on it and holds no office that could.
    """
    if naming.part == PanelPart.OFFICER and not _works_here(naming.person, incident, today):
        raise ValidationError({"part": NO_OFFICE})
    if naming.ends_on and naming.ends_on < max(naming.starts_on, today):
        limit = plain_day(max(naming.starts_on, today))
        raise ValidationError({"ends_on": f"The last day cannot be before {limit}"})
    row: CaseNaming = name_exception(
        incident,
        naming.person,
        because=naming.because,
        starts_on=naming.starts_on,
        ends_on=naming.ends_on,
        by=by,
        part=PanelPart(naming.part),
    )
    return row


def name_recorder(incident: Incident, *, by: User, today: date) -> None:
    """Whoever records a case works on it from its first day, unless their office opens every case
    anyway."""
    if can(by, "change", incident, on=today):
        return
    put_name(
        incident,
        by,
        because="Recorded the case",
        starts_on=incident.became_aware_on,
        ends_on=None,
        by=by,
        part=PanelPart.OFFICER,
    )


def _works_here(person: User, incident: Incident, today: date) -> bool:
    """Whether an office of theirs acts on cases once they are named."""
    held = Membership.objects.held(person, (*SERVICE, *INDEPENDENT), today)
    return held.filter(board__partnership=incident.partnership_id).exists()


@transaction.atomic
def end_naming(naming: CaseNaming, *, because: str, by: User, today: date) -> CaseNaming:
    """From today on the person reads the case no more; what they opened stays in the log.

    raises: NotAllowed; ValidationError when it is over already.
    """
    require(by, "name_exception", naming.content_object)
    row: CaseNaming = CaseNaming.objects.select_for_update().get(pk=naming.pk)
    if row.ends_on and row.ends_on < today:
        raise ValidationError(f"It ended on {plain_day(row.ends_on)}.")
    yesterday = date.fromordinal(today.toordinal() - 1)
    row.ends_on = yesterday
    row.starts_on = min(row.starts_on, yesterday)
    row.save_because(f"named no longer: {because}", by=by)
    return row
