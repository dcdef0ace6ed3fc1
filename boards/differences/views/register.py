"""Pages of professional differences: the register, raise one, one, and the policy's stages."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from boards.differences import services
from boards.differences.figures import figures, raised_in
from boards.differences.forms import MOST_STAGES, PolicyForm, RaiseForm
from boards.differences.looking import SHOWS, Line, page_of, register
from boards.differences.models import CHILDREN_OR_ADULTS, Difference, Ground, Policy
from boards.differences.permissions import RAISE
from boards.differences.rules import stages_on
from boards.differences.services.raising import listed_agencies
from boards.models import Partnership
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.clock.calendar import months_before
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

A_PAGE = 50
A_YEAR = 12  # months
NOW = "now"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right(RAISE, Partnership, lookup="key")
def log(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The differences of a partnership that the reader may see, filtered."""
    today = timezone.localdate()
    found = register(request.user, partnership, request.GET.dict(), today)
    page = Paginator(found.rows, A_PAGE).get_page(request.GET.get("page"))
    year = raised_in(request.user, partnership, months_before(today, A_YEAR), today)
    context = {"partnership": partnership, "found": found, "page": page, "shows": SHOWS}
    context |= {"lines": [Line(row, today) for row in page], "grounds": Ground.choices}
    context |= {"figures": figures(year, today), "may_keep": "keep_clock" in request.rights}
    context["address"] = f"?{urlencode({name: one for name, one in found.chosen.items() if one})}"
    return render(request, "differences/register.html", context)


@require_safe
@right(RAISE, Partnership, lookup="key")
def begin(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Before anything else: is somebody at risk now?"""
    return render(request, "differences/begin.html", {"partnership": partnership})


@form_page
@right(RAISE, Partnership, lookup="key")
def raise_one(request: PersonRequest, partnership: Partnership, risk: str) -> HttpResponse:
    """Raise one; where somebody is at risk the page says first what to do at once."""
    at_risk, today = risk == NOW, timezone.localdate()
    mine = services.raisers(partnership, request.user, today)
    agencies = listed_agencies(partnership, today)
    begins = {"raised_for": mine.first() if mine.count() == 1 else None}
    form = RaiseForm(
        typed(request), raisers=mine, agencies=agencies, at_risk=at_risk, initial=begins
    )
    back = reverse("differences:register", args=[partnership.key])
    page = {"title": "Raise a professional difference", "kicker": partnership.name}
    page |= {"submit_label": "Raise it", "cancel_url": back}
    asks = {**page, "at_risk": at_risk}
    do = partial(_raise, partnership, request, at_risk)
    said = "It is raised. Whoever is next has a letter."
    return act(
        request,
        form,
        do,
        then=Difference.get_absolute_url,
        said=said,
        page=asks,
        template="differences/raise.html",
    )


def _raise(
    partnership: Partnership,
    request: PersonRequest,
    at_risk: bool,
    *,
    asked: Agency,
    asked_too: Agency | None,
    **said: Any,
) -> Difference:
    now = timezone.now()
    them = [one for one in dict.fromkeys((asked, asked_too)) if one]
    raised = services.Raised(asked=them, at_risk=at_risk, **said)
    today = timezone.localdate(now)
    return services.raise_difference(partnership, raised, by=request.user, today=today, now=now)


@require_safe
@right("view", Difference, lookup="pk")
def difference(request: PersonRequest, difference: Difference) -> HttpResponse:
    """One difference: its way, who is next, the days counted, what was done for safety."""
    rows = Difference.objects.select_related(
        "partnership", "raised_for", "raised_by", "action", "item__board"
    )
    row = rows.prefetch_related("sides__agency", "steps").get(pk=difference.pk)
    today = timezone.localdate()
    context = {
        "difference": row,
        "line": Line(row, today),
        "page": page_of(row, today),
        "safety": row.safety.select_related("recorded_by"),
        "rights": request.rights,
    }
    return render(request, "differences/difference.html", context)


@require_safe
@right(RAISE, Partnership, lookup="key")
def policy(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The stages that hold now, for children and for adults, and every edition."""
    today = timezone.localdate()
    context = {
        "partnership": partnership,
        "parts": [
            (remit, label, stages_on(partnership, remit, today))
            for remit, label in CHILDREN_OR_ADULTS
        ],
        "editions": Policy.objects.filter(partnership=partnership).select_related("set_by"),
        "may_keep": "keep_clock" in request.rights,
    }
    return render(request, "differences/policy.html", context)


@form_page
@right("keep_clock", Partnership, lookup="key")
def set_policy(request: PersonRequest, partnership: Partnership, remit: str) -> HttpResponse:
    """Set the stages of the partnership's own policy."""
    if remit not in dict(CHILDREN_OR_ADULTS):
        raise Http404
    stands = stages_on(partnership, remit, timezone.localdate())
    begins = {
        f"{part}_{one.number}": getattr(one, part)
        for one in stands.stages
        for part in ("title", "meets", "office", "days")
    }
    back = reverse("differences:policy", args=[partnership.key])
    label = dict(CHILDREN_OR_ADULTS)[remit].lower()
    page = {"title": f"Set the stages for {label}", "kicker": partnership.name}
    page |= {"submit_label": "Set them", "cancel_url": back}
    page["standfirst"] = "Differences that run keep the stage they are in as it began."
    do, form = (
        partial(_set, partnership, remit, request),
        PolicyForm(typed(request), initial=begins),
    )
    return act(request, form, do, then=back, said="The stages are set.", page=page)


def _set(
    partnership: Partnership,
    remit: str,
    request: PersonRequest,
    *,
    starts_on: Any,
    source: str,
    **said: Any,
) -> Policy:
    stages = [
        services.StageSet(
            *(said[f"{part}_{number}"] for part in ("title", "meets", "office", "days"))
        )
        for number in range(1, MOST_STAGES + 1)
        if said[f"title_{number}"]
    ]
    return services.set_policy(
        partnership,
        remit=remit,
        starts_on=starts_on,
        source=source,
        stages=stages,
        by=request.user,
        today=timezone.localdate(),
    )
