"""Pages of the programme: the calendar, one audit, its cases and whom it asks."""

from collections.abc import Collection
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audits.models import Cycle, Edition
from audits.programme import figures, forms
from audits.programme.models import Audit, Case, Finding, Kind, Part, Recheck
from audits.programme.services import planning
from audits.programme.services.reporting import actions_before
from boards.actions.models import Link, Role
from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Action, Board, Partnership
from partnership.access.querysets import about_visible
from partnership.access.views import right
from partnership.documents.models import Document
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Partnership, lookup="key")
def register(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The calendar of quality assurance: audits, and returns of self-assessments that are due."""
    asked = request.GET.get("show", "")
    show = asked if asked in dict(figures.SHOWS) else "open"
    rows = Audit.objects.visible_to(request.user).filter(partnership=partnership)
    today = timezone.localdate()
    cycles = Cycle.objects.visible_to(request.user).filter(
        partnership=partnership, due_on__gte=today, launched_at__isnull=False
    )
    context = {
        "partnership": partnership,
        "lines": figures.calendar(figures.chosen(rows, show), today),
        "cycles": cycles.select_related("group").order_by("due_on"),
        "parts": _to_judge(request, partnership),
        "show": show,
        "filters": figures.SHOWS,
        "rights": request.rights,
    }
    return render(request, "programme/register.html", context)


def _to_judge(request: PersonRequest, partnership: Partnership) -> QuerySet[Any]:
    rows: QuerySet[Any] = Part.objects.visible_to(request.user, "judge")
    rows = rows.filter(audit__partnership=partnership, returned_at__isnull=True)
    rows = rows.filter(audit__reported_on__isnull=True, audit__given_up_because="")
    return rows.select_related("audit", "agency")


@require_safe
@right("view", Audit, lookup="pk")
def one(request: PersonRequest, row: Audit) -> HttpResponse:
    """One audit: whom it asks, what the judgements add up to, what was found and done."""
    related = ("partnership", "group", "agency", "tool__framework")
    row = Audit.objects.select_related(*related).get(pk=row.pk)
    user = request.user
    found = Finding.objects.visible_to(user).filter(audit=row).select_related("agency")
    cases = list(Case.objects.visible_to(user).filter(audit=row))
    parts = list(Part.objects.visible_to(user).filter(audit=row).select_related("agency"))
    state = row.state_on(timezone.localdate())
    under_way = not row.reported_on and not row.given_up_because
    context: dict[str, Any] = {
        "audit": row,
        "rights": request.rights,
        "state": state,
        "under_way": under_way,
        "next": _next(row, request.rights, cases, parts) if under_way else None,
        "awaited": sum(part.returned_at is None for part in parts) if under_way else 0,
        "cases": cases,
        "parts": parts,
        "findings": _with_actions(found, user),
        "files": about_visible(Document.objects.about(row), user),
        "later": Audit.objects.visible_to(user).filter(follows=row),
        "multi": row.kind == Kind.MULTI,
    }
    if row.tool_id:
        context["scores"] = figures.scores(row, Part.objects.visible_to(user))
    if row.follows_id:
        context["earlier"] = Audit.objects.visible_to(user).filter(pk=row.follows_id).first()
        context["before"] = _lasted(row, user)
    return render(request, "programme/audit.html", context)


def _next(
    row: Audit, rights: Collection[str], cases: list[Case], parts: list[Part]
) -> tuple[str, str] | None:
    """What comes next for the reader while it is under way: its words and its address."""
    if row.kind == Kind.MULTI and "keep" in rights:
        if not cases:
            return "Choose cases", reverse("programme:add_cases", args=[row.pk])
        if not parts:
            return "Ask agencies", reverse("programme:ask", args=[row.pk])
        if any(part.returned_at is None for part in parts):
            return None  # it waits for them
    if "tell" in rights:
        return "Say what came of it", reverse("programme:report", args=[row.pk])
    return None


def _with_actions(found: QuerySet[Any], user: Any) -> list[tuple[Finding, list[Action]]]:
    """Each finding with the actions that came from it and that the reader sees. Three queries."""
    rows = list(found.order_by("number"))
    links = Link.objects.filter(
        subject_type__app_label="programme",
        subject_type__model="finding",
        subject_id__in=[row.pk for row in rows],
        role=Role.SOURCE,
    )
    seen = Action.objects.visible_to(user).filter(pk__in=links.values("action"))
    actions = {row.pk: row for row in seen.select_related("owner_agency")}
    by: dict[int, list[Action]] = {}
    for subject, action in links.order_by("pk").values_list("subject_id", "action"):
        if action in actions:
            by.setdefault(subject, []).append(actions[action])
    return [(row, by.get(row.pk, [])) for row in rows]


def _lasted(row: Audit, user: Any) -> list[tuple[Action, Recheck | None]]:
    """The actions of the audit before, each with what this one says of it. Three queries."""
    said = Recheck.objects.visible_to(user).filter(audit=row).select_related("by")
    by_action = {one.action_id: one for one in said}
    seen = Action.objects.visible_to(user).filter(pk__in=actions_before(row).values("pk"))
    rows = seen.select_related("owner_agency").order_by("reference")
    return [(action, by_action.get(action.pk)) for action in rows]


def page_of(row: Audit, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """The words around a form about an audit."""
    to = row.get_absolute_url()
    return around(title, submit, kicker=row, back="the audit", to=to, **more)


@form_page
@right("keep_programme", Partnership, lookup="key")
def plan(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Put an audit into the programme."""
    today, user = timezone.localdate(), request.user
    tools = Edition.objects.filter(framework__partnership=partnership)
    earlier = Audit.objects.visible_to(user).filter(partnership=partnership)
    form = forms.PlanForm(
        typed(request),
        groups=Board.objects.visible_to(user).on(today).filter(partnership=partnership),
        agencies=agencies_here(user, partnership.pk, today),
        tools=tools.filter(published_on__isnull=False).select_related("framework"),
        earlier=earlier.filter(reported_on__isnull=False),
        known=names_here(partnership.pk),
    )

    def do(**_: Any) -> Audit:
        return planning.plan_audit(partnership, form.planned(), by=user, today=today)

    to = reverse("programme:register", args=[partnership.key])
    page = around("Plan an audit", "Save it", kicker=partnership, back="the programme", to=to)
    then = Audit.get_absolute_url
    return act(request, form, do, then=then, said="It is in the programme.", page=page)


@form_page
@right("keep", Audit, lookup="pk", page="moving an audit")
def move(request: PersonRequest, row: Audit) -> HttpResponse:
    """Another day by which it is reported."""
    do = partial(planning.move_audit, row, by=request.user, today=timezone.localdate())
    form = forms.MoveForm(typed(request), initial={"due_on": row.due_on})
    page = page_of(row, "Another day", "Save it")
    return act(request, form, do, then=row.get_absolute_url(), said="The day is moved.", page=page)


@form_page
@right("keep", Audit, lookup="pk", page="giving an audit up")
def give_up(request: PersonRequest, row: Audit) -> HttpResponse:
    """It is not done."""
    do = partial(planning.give_up, row, by=request.user)
    form = forms.GiveUpForm(typed(request), known=names_here(row.partnership_id))
    page = page_of(row, "It is not done", "Save it")
    said = "It stays in the programme, with the reason."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", Audit, lookup="pk", page="choosing cases")
def add_cases(request: PersonRequest, row: Audit) -> HttpResponse:
    """Take cases into the sample."""
    do = partial(planning.add_cases, row, by=request.user)
    page = page_of(row, "Choose cases", "Take them in")
    page["standfirst"] = row.sample

    def said(made: list[Case]) -> str:
        return f"{len(made)} taken into the sample." if made else "They were in the sample already."

    form = forms.CasesForm(typed(request))
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", Case, lookup="pk", page="taking a case out")
def drop_case(request: PersonRequest, case: Case) -> HttpResponse:
    """Take a case out of the sample."""
    do = partial(planning.drop_case, case, by=request.user)
    page = page_of(case.audit, f"Take {case.reference} out of the sample", "Take it out")
    form, then = PortalForm(typed(request)), case.audit.get_absolute_url()
    return act(request, form, do, then=then, said="It is taken out.", page=page)


@form_page
@right("keep", Audit, lookup="pk", page="asking agencies")
def ask(request: PersonRequest, row: Audit) -> HttpResponse:
    """Ask agencies to judge the cases."""
    now = timezone.now()
    agencies = agencies_here(request.user, row.partnership_id, timezone.localdate(now))
    agencies = agencies.filter(is_category=False).order_by("name")
    asked = [str(pk) for pk in row.parts.values_list("agency", flat=True)]
    form = forms.AskForm(typed(request), agencies=agencies, initial={"agencies": asked})
    do = partial(planning.ask, row, by=request.user, now=now)
    page = page_of(row, "Ask agencies", "Ask them")
    page["standfirst"] = "Their safeguarding leads get a letter with a link to the cases."

    def said(made: list[Part]) -> str:
        return f"{len(made)} more asked." if made else "They were asked already."

    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)
