"""Pages of frameworks and cycles: taken over, published, drawn up, launched, read."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audits import forms
from audits.audience import audience
from audits.board import progress, shown
from audits.figures import heat_map, table_of_published
from audits.models import ChallengeDay, Cycle, Edition, PublishedCount, Return, Standard
from audits.services import cycles, frameworks
from boards.models import Board, Partnership
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm
from partnership.ui.words import plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Partnership, lookup="key")
def register(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The cycles and frameworks of a partnership, and the returns that the reader may see."""
    rows = Cycle.objects.visible_to(request.user).filter(partnership=partnership)
    returns = Return.objects.visible_to(request.user).filter(cycle__partnership=partnership)
    editions = Edition.objects.filter(framework__partnership=partnership)
    context = {
        "partnership": partnership,
        "cycles": rows.select_related("edition__framework", "group"),
        "returns": returns.select_related("cycle", "agency")[:50],
        "editions": editions.select_related("framework"),
        "days": _days(request, partnership),
        "published": [table_of_published(one) for one in _published(partnership)],
        "rights": request.rights,
    }
    return render(request, "audits/register.html", context)


def _days(request: PersonRequest, partnership: Partnership) -> Any:
    """Days of challenge to come, for the agencies that have a turn too."""
    rows = ChallengeDay.objects.visible_to(request.user).filter(cycle__partnership=partnership)
    rows = rows.filter(held_on__gte=timezone.localdate()).order_by("held_on")
    return rows.select_related("cycle").distinct()


def _published(partnership: Partnership) -> Any:
    return PublishedCount.objects.filter(partnership=partnership)


@require_safe
@right("view", Edition, lookup="pk")
def edition(request: PersonRequest, row: Edition) -> HttpResponse:
    """The standards and questions of an edition."""
    standards = Standard.objects.filter(edition=row).prefetch_related("questions")
    context = {"edition": row, "standards": standards, "rights": request.rights}
    context["grades"] = row.scale.grades.all()
    return render(request, "audits/edition.html", context)


@form_page
@right("keep_frameworks", Partnership, lookup="key")
def take_over(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Take over a framework that comes with the portal."""
    do = partial(frameworks.take_over, partnership, by=request.user)
    to = reverse("audits:register", args=[partnership.key])
    title = "Take over a framework"
    page = around(title, "Take it over", kicker=partnership, back="self-assessments", to=to)
    page["standfirst"] = "It becomes your first edition. You publish it before you ask by it."
    said = "It is taken over. Read it, then publish it."
    form = forms.TakeOverForm(typed(request))
    return act(request, form, do, then=Edition.get_absolute_url, said=said, page=page)


@form_page
@right("change", Edition, lookup="pk")
def publish(request: PersonRequest, row: Edition) -> HttpResponse:
    """From now on agencies can be asked by it."""
    today = timezone.localdate()
    do = partial(frameworks.publish_edition, row, by=request.user, today=today)
    page = around(
        "Publish the edition",
        "Publish it",
        kicker=row,
        back="the edition",
        to=row.get_absolute_url(),
    )
    page["standfirst"] = "Agencies can be asked by it then, and it is never changed again."
    form = PortalForm(typed(request))
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="It is published.", page=page)


@form_page
@right("keep_frameworks", Partnership, lookup="key")
def draw_up(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Draw a cycle up: nobody is asked yet."""
    today = timezone.localdate()
    editions = Edition.objects.filter(framework__partnership=partnership)
    editions = editions.filter(published_on__isnull=False).select_related("framework")
    groups = Board.objects.visible_to(request.user).on(today).filter(partnership=partnership)
    form = forms.CycleForm(typed(request), editions=editions, groups=groups)
    do = partial(cycles.draw_up, partnership, by=request.user, today=today)
    to = reverse("audits:register", args=[partnership.key])
    page = around("Draw up a cycle", "Save it", kicker=partnership, back="self-assessments", to=to)
    page["standfirst"] = "Nobody is asked before you have seen whom, and launch it."
    said = "The cycle is drawn up. See whom it asks, then launch it."
    return act(request, form, do, then=Cycle.get_absolute_url, said=said, page=page)


@require_safe
@right("view", Cycle, lookup="pk")
def cycle(request: PersonRequest, row: Cycle) -> HttpResponse:
    """Before the launch whom it asks; from then on how far each is, and the heat-map."""
    row = Cycle.objects.select_related("edition__framework", "partnership", "group").get(pk=row.pk)
    today = timezone.localdate()
    context: dict[str, Any] = {"cycle": row, "rights": request.rights}
    if row.launched_at is None:
        context["audience"] = audience(row, today)
    else:
        own = request.GET.get("grades") == "own"
        seen = Return.objects.visible_to(request.user)
        context["map"] = found = heat_map(row, seen, own=own)
        context["heat"] = shown(found, row.edition.scale.grades.all())
        context["own"] = own
        context["days"] = ChallengeDay.objects.visible_to(request.user).filter(cycle=row)
        if "change" in request.rights:
            context["progress"] = progress(seen.filter(cycle=row), today)
    return render(request, "audits/cycle.html", context)


@form_page
@right("change", Cycle, lookup="pk")
def launch(request: PersonRequest, row: Cycle) -> HttpResponse:
    """Ask every agency that has the duty."""
    asked = audience(row, timezone.localdate())
    silent = [one.agency.name for one in asked if not one.leads]
    do = partial(cycles.launch, row, by=request.user, now=timezone.now())
    page = around(
        "Launch the cycle", "Launch it", kicker=row, back="the cycle", to=row.get_absolute_url()
    )
    page["standfirst"] = f"{len(asked)} agencies are asked, by {plain_day(row.due_on)}."
    if silent:
        page["standfirst"] += f" Nobody is told in {', '.join(silent)}: no lead is registered."
    form = PortalForm(typed(request))
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="It is launched.", page=page)
