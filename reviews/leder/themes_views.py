"""Pages of what local LeDeR reviews teach, and the actions that follow."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Action, Board, Partnership
from partnership.access.services import offices_as_seen
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.records.history import changes_of
from partnership.ui.acts import act, around, typed
from partnership.ui.words import plain_day
from reviews.leder import forms, services
from reviews.leder.models import LederTheme

form_page = require_http_methods(["GET", "HEAD", "POST"])
MOST = 200


@require_safe
@right("see_leder", Partnership, lookup="key")
def themes(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Every theme that the reader may see; those that stand first."""
    rows = LederTheme.objects.visible_to(request.user).filter(partnership=partnership)
    context: dict[str, Any] = {"partnership": partnership, "rights": request.rights}
    context["standing"] = rows.filter(ended_on=None).select_related("group")[:MOST]
    context["ended"] = rows.filter(ended_on__isnull=False).select_related("group")[:MOST]
    return render(request, "leder/themes.html", context)


@form_page
@right("record_leder", Partnership, lookup="key")
def note(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Write a theme down."""
    today = timezone.localdate()
    groups = services.groups_of(partnership, today)
    form = forms.ThemeForm(typed(request), groups=groups, known=names_here(partnership.pk))
    do = partial(services.note_theme, partnership, by=request.user, today=today)
    to = reverse("leder:themes", args=[partnership.key])
    page = around("Note what is learned", "Save", kicker=partnership, back="the themes", to=to)
    return act(
        request, form, do, then=LederTheme.get_absolute_url, said="The theme is noted.", page=page
    )


@require_safe
@right("view", LederTheme, lookup="pk")
def theme(request: PersonRequest, row: LederTheme) -> HttpResponse:
    """One theme and its actions, as far as the reader sees them."""
    actions = Action.objects.visible_to(request.user).filter(
        links__subject_type__app_label="leder",
        links__subject_type__model="ledertheme",
        links__subject_id=row.pk,
    )
    context: dict[str, Any] = {"theme": row, "rights": request.rights}
    context["actions"] = actions.select_related("owner_agency", "board").distinct()
    context["changes"] = changes_of(row, as_seen=partial(offices_as_seen, request.user))
    return render(request, "leder/theme.html", context)


def _page(row: LederTheme, title: str, submit: str) -> dict[str, Any]:
    return around(title, submit, kicker=row, back="the theme", to=row.get_absolute_url())


@form_page
@right("change", LederTheme, lookup="pk")
def end(request: PersonRequest, row: LederTheme) -> HttpResponse:
    """It is a theme no more."""
    form = forms.EndThemeForm(typed(request), known=names_here(row.partnership_id))
    do = partial(services.end_theme, row, by=request.user, today=timezone.localdate())
    page, then = _page(row, "End the theme", "End it"), row.get_absolute_url()
    return act(request, form, do, then=then, said="The theme is ended.", page=page)


@form_page
@right("change", LederTheme, lookup="pk")
def raise_action(request: PersonRequest, row: LederTheme) -> HttpResponse:
    """Raise an action because of it, in the register of actions."""
    user, today = request.user, timezone.localdate()
    boards = Board.objects.visible_to(user, "raise_action").on(today)
    form = forms.ActionForm(
        typed(request),
        initial={"board": row.group_id},
        boards=boards.filter(partnership=row.partnership_id),
        agencies=agencies_here(user, row.partnership_id, today),
        known=names_here(row.partnership_id),
    )
    do = partial(services.raise_action, row, by=user, today=today)
    page = _page(row, "Raise an action", "Raise it")
    page["standfirst"] = "The whole group and the agency that owns it read the action."

    def said(action: Action) -> str:
        return f"Action {action} is raised, due on {plain_day(action.due_on)}."

    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)
