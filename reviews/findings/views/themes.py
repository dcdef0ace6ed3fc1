"""The themes that a partnership keeps."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.models import Partnership
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews.findings.forms import RetireForm, ThemeForm
from reviews.findings.models import LearningTheme
from reviews.findings.services import themes as services

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Partnership, lookup="key")
def themes(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The themes, the retired ones too."""
    rows = LearningTheme.objects.visible_to(request.user).filter(partnership=partnership)
    context = {"partnership": partnership, "rows": rows, "rights": request.rights}
    return render(request, "findings/themes.html", context)


@form_page
@right("keep_learning", Partnership, lookup="key")
def add_theme(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Add a theme."""
    form = ThemeForm(typed(request), known=names_here(partnership.pk))
    do = partial(services.add_theme, partnership, by=request.user, today=timezone.localdate())
    then = reverse("findings:themes", args=[partnership.key])
    page = around("Add a theme", "Add it", kicker=partnership, back="the themes", to=then)
    return act(request, form, do, then=then, said="Findings can take the theme.", page=page)


@form_page
@right("keep", LearningTheme, lookup="pk")
def retire_theme(request: PersonRequest, row: LearningTheme) -> HttpResponse:
    """No new finding takes it."""
    form = RetireForm(typed(request))
    do = partial(services.retire_theme, row, by=request.user, today=timezone.localdate())
    then = row.get_absolute_url()
    page = around("Retire the theme", "Retire it", kicker=row, back="the themes", to=then)
    page["standfirst"] = "Older findings keep it and are counted under it."
    return act(request, form, do, then=then, said="The theme is retired.", page=page)
