"""What stands on an agency's page, where the register opens, and which leads are to be named."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from boards.models import Listing, Partnership
from boards.obligations.reading import panel_of
from boards.obligations.services import end_what_was_said
from boards.obligations.standing import last_ends, leads_of_each, led_before
from boards.permissions import LEADS, MANAGERS
from boards.rooms import Door, Shown, Task, asks, ends_with_agency, open_from, shows
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
        order=30,
    ),
)


ends_with_agency(end_what_was_said)


@shows(Agency)
def duties_and_leads(agency: Any, user: Any, today: date) -> Shown:
    """Why something is asked of it, and who leads on what."""
    return Shown("obligations/_panel.html", panel_of(agency, user, today))


@asks
def waiting(user: Any, today: date) -> list[Task]:
    """What an agency's leads are to fill; for the service what fell empty when an agency was
    followed by another. No query for others; eight at most.
    """
    offices = set(user.offices_now)
    asked = _of_leads(user, today) if offices & set(LEADS) else []
    if not offices & set(MANAGERS):
        return asked
    named = {task.agency for task in asked}
    return [*asked, *(one for one in _of_service(user, today) if one.agency not in named)]


def _of_service(user: Any, today: date) -> list[Task]:
    """Agencies that followed others in which somebody led on what nobody leads on now."""
    mine = Agency.objects.visible_to(user, "name_leads", on=today).on(today)
    heirs = {one.pk: one for one in mine.filter(precursions__on__lte=today).distinct()}
    if not heirs:
        return []
    before, leads = led_before(heirs, user, today), leads_of_each(heirs, today)
    found = []
    for pk, led in sorted(before.items()):
        empty = [one.purpose for one in leads[pk] if one.row is None and one.purpose in led]
        if empty:
            since = max(led[one].since for one in empty)
            names = ", ".join(lower_first(str(one.label)) for one in empty)
            words = f"It follows an agency that had one: {names}. Ask its lead, or name them."
            url = reverse("obligations:name_lead", args=[heirs[pk].key])
            found.append(Task(f"Named leads of {heirs[pk]}", url, since, words, agency=pk))
    return found


def _of_leads(user: Any, today: date) -> list[Task]:
    """A purpose that nobody leads on, or the office of safeguarding lead."""
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
