"""What stands on an agency's page, where the register opens, and which leads are to be named."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from boards.models import Listing, Partnership
from boards.obligations.reading import panel_of
from boards.obligations.standing import last_ends, leads_of_each
from boards.permissions import LEADS
from boards.rooms import Door, Shown, Task, asks, open_from, shows
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.people.models import Appointment
from partnership.ui.forms import lower_first

ONE_DAY = timedelta(days=1)

open_from(
    Partnership,
    Door(
        "Named leads of agencies",
        "obligations:leads",
        right="see_vacancies",
        words="Who leads in each agency: executive, operational, data and training.",
        order=40,
    ),
)


@shows(Agency)
def duties_and_leads(agency: Any, user: Any, today: date) -> Shown:
    """Why something is asked of it, and who leads on what."""
    return Shown("obligations/_panel.html", panel_of(agency, user, today))


@asks
def waiting(user: Any, today: date) -> list[Task]:
    """What the leads of an agency are to fill: a purpose that nobody leads on, or the office of
    safeguarding lead. No query for others; four at most.
    """
    if not set(user.offices_now) & set(LEADS):
        return []
    held = Appointment.objects.held(user, LEADS, today).select_related("agency")
    mine = {post.agency_id: post for post in held.order_by("-starts_on") if _counts(post, today)}
    listed = Listing.objects.on(today).filter(agency__in=mine).values_list("agency", flat=True)
    here = set(listed)
    if not here:
        return []
    leads, ended = leads_of_each(here, today), last_ends(here, today)
    led = set(
        Appointment.objects.acting((Office.AGENCY_LEAD,), today)
        .filter(agency__in=here)
        .values_list("agency", flat=True)
    )
    found = []
    for pk in sorted(here):
        agency, since = mine[pk].agency, mine[pk].starts_on
        empty = [lower_first(str(one.purpose.label)) for one in leads[pk] if one.row is None]
        if empty:
            gone = ended.get(pk)
            url = reverse("obligations:name_lead", args=[agency.key])
            day = max(since, gone + ONE_DAY) if gone else since
            words = f"Nobody is named: {', '.join(empty)}."
            found.append(Task(f"Name who leads in {agency}", url, day, words, agency=pk))
        if pk not in led:
            url = reverse("boards:invite_colleague", args=[agency.key])
            words = "Invite a colleague as agency safeguarding lead."
            found.append(Task(f"{agency} has no safeguarding lead", url, since, words, agency=pk))
    return found


def _counts(post: Any, today: date) -> bool:
    return bool(post.agency.runs_on(today) and not post.agency.is_category)
