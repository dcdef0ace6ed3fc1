"""Forms about an agency's duties and leads, and the register of leads."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.arranging_forms import LastDayForm
from boards.models import Partnership
from boards.obligations import services
from boards.obligations.forms import DutyForm, LeadForm
from boards.obligations.models import AgencyDuty
from boards.obligations.reading import register_of_leads
from partnership.access.views import A_PAGE, right, seen_or_404
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.records.dated import running_on
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _page(agency: Agency, title: str, submit: str, **more: Any) -> dict[str, Any]:
    to = agency.get_absolute_url()
    return around(title, submit, kicker=agency, back=str(agency), to=to, **more)


@form_page
@right("keep_duties", Partnership, lookup="key")
def say_duty(request: PersonRequest, partnership: Partnership, agency: str) -> HttpResponse:
    """Say that a duty applies to an agency, or does not."""
    found = seen_or_404(request.user, Agency.objects.all(), key=agency)
    by: Any = {"by": request.user, "today": timezone.localdate()}
    do = partial(services.say_duty, partnership, found, **by)
    page = _page(found, "Say which duty applies", "Save")
    page["standfirst"] = "Only where the agency differs from what its kind says."
    form, back = DutyForm(typed(request)), found.get_absolute_url()
    return act(request, form, do, then=back, said="It is saved.", page=page)


@form_page
@right("keep", AgencyDuty, lookup="pk")
def end_duty(request: PersonRequest, row: AgencyDuty) -> HttpResponse:
    """What was said of a duty ends: the agency's kind decides again."""
    form = LastDayForm(typed(request), initial={"ends_on": row.ends_on})
    do = partial(services.end_duty, row, by=request.user, today=timezone.localdate())
    page = _page(row.agency, "End what was said of a duty", "End it")
    page["standfirst"] = f"{row}: {row.because}"
    back = row.agency.get_absolute_url()
    return act(request, form, do, then=back, said="The agency’s kind decides again.", page=page)


@form_page
@right("name_leads", Agency, lookup="key")
def name_lead(request: PersonRequest, agency: Agency) -> HttpResponse:
    """Name who leads in an agency for a purpose."""
    today, back = timezone.localdate(), agency.get_absolute_url()
    held = agency.appointments.filter(running_on(today), person__is_active=True)
    people = User.objects.filter(pk__in=held.values("person")).order_by("name", "pk")
    form = LeadForm(typed(request), people=people, initial={"purpose": request.GET.get("purpose")})
    do = partial(services.name_lead, agency, by=request.user, today=today)
    page = _page(agency, "Name a lead", "Name them")
    page["standfirst"] = "Somebody who holds an office for the agency. Invite a colleague first."
    return act(request, form, do, then=back, said="The lead is named.", page=page)


@require_safe
@right("see_vacancies", Partnership, lookup="key")
def leads(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Who leads on what in each listed agency."""
    found = register_of_leads(partnership, timezone.localdate())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"partnership": partnership, "page": page}
    return render(request, "obligations/leads.html", context)
