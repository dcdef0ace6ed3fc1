"""Pages of what an audit found: reported, followed by actions, checked by a later audit."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from audits.programme import forms
from audits.programme.models import Audit, Finding
from audits.programme.services import reporting
from audits.programme.views.planning import form_page, page_of
from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Action, Board, Partnership
from boards.permissions import LEADS
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.people.models import Appointment
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed


def _with_files(request: PersonRequest, place: int, form: Any, **more: Any) -> Any:
    sent = request.FILES if request.method == "POST" else None
    known = names_here(place)
    return form(typed(request), sent, person=request.user, known=known, **more)


@form_page
@right("tell", Audit, lookup="pk", page="reporting an audit")
def report(request: PersonRequest, row: Audit) -> HttpResponse:
    """What came of an audit."""
    form = _with_files(request, row.partnership_id, forms.ReportForm)

    def do(file: Any = None, **_: Any) -> Audit:
        said: dict[str, Any] = {"by": request.user, "now": timezone.now()}
        return reporting.report(row, form.learned(), file, **said)

    page = page_of(row, "Say what came of it", "Report it")
    said = "It is reported. Findings and their actions come next."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("log_audit", Partnership, lookup="key")
def log(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """A lead tells of an audit that their agency did itself."""
    user, now = request.user, timezone.now()
    today = timezone.localdate(now)
    held = Appointment.objects.acting(LEADS, today).filter(person=user)
    mine = Agency.objects.filter(
        pk__in=held.values("agency"), listings__partnership=partnership
    ).distinct()
    groups = Board.objects.visible_to(user).on(today).filter(partnership=partnership)
    more = {"agencies": mine, "groups": groups}
    form = _with_files(request, partnership.pk, forms.LogForm, **more)

    def do(agency: Agency, group: Board, title: str, file: Any = None, **_: Any) -> Audit:
        said: dict[str, Any] = {"title": title, "by": user, "now": now}
        return reporting.log_audit(partnership, agency, group, form.learned(), file, **said)

    to = reverse("programme:register", args=[partnership.key])
    title = "Tell of your agency’s own audit"
    page = around(title, "Send it", kicker=partnership, back="the programme", to=to)
    said = "It stands in the programme. The group reads it."
    return act(request, form, do, then=Audit.get_absolute_url, said=said, page=page)


@form_page
@right("keep", Audit, lookup="pk", page="adding a finding")
def add_finding(request: PersonRequest, row: Audit) -> HttpResponse:
    """One thing that was found."""
    do = partial(reporting.add_finding, row, by=request.user)
    form = forms.FindingForm(
        typed(request), agencies=_having_part(row), known=names_here(row.partnership_id)
    )
    page = page_of(row, "Add a finding", "Save it")
    return act(request, form, do, then=Finding.get_absolute_url, said="It is saved.", page=page)


def _having_part(row: Audit) -> QuerySet[Agency]:
    having = [row.agency_id] if row.agency_id else list(row.parts.values_list("agency", flat=True))
    return Agency.objects.filter(pk__in=having)


@form_page
@right("raise_action", Finding, lookup="pk", page="raising an action from a finding")
def action(request: PersonRequest, row: Finding) -> HttpResponse:
    """What is to be done because of a finding."""
    today, audit = timezone.localdate(), row.audit
    do = partial(reporting.ask_for_action, row, by=request.user, today=today)
    agencies = agencies_here(request.user, audit.partnership_id, today)
    initial = {"owner_agency": row.agency_id or audit.agency_id}
    known = names_here(audit.partnership_id)
    form = forms.ActionForm(typed(request), initial=initial, agencies=agencies, known=known)
    page = page_of(audit, "Ask for an action", "Raise it")
    page["standfirst"] = row.words
    said = "The action is in the register."
    return act(request, form, do, then=Action.get_absolute_url, said=said, page=page)


@form_page
@right("keep", Audit, lookup="pk", page="checking an action again")
def recheck(request: PersonRequest, row: Audit, action: int) -> HttpResponse:
    """Whether an action of the audit before has lasted."""
    seen = Action.objects.visible_to(request.user)
    found = get_object_or_404(seen, pk=action, pk__in=reporting.actions_before(row).values("pk"))
    do = partial(reporting.recheck, row, found, by=request.user, now=timezone.now())
    form = forms.RecheckForm(typed(request), known=names_here(row.partnership_id))
    page = page_of(row, f"Has {found} lasted?", "Save it")
    page["standfirst"] = found.what
    said = "It is written down."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)
