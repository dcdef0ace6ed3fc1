"""The table of themes and boards, and its forms."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.arranging_forms import LastDayForm
from boards.forms import AsAtForm
from boards.models import Board, BoardKind, Partnership
from boards.themes import services
from boards.themes.forms import PartForm
from boards.themes.mapping import mapping_of
from boards.themes.models import ThemeBoard
from partnership.access.services import rights_of
from partnership.access.views import right, seen_or_404
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _table(partnership: Partnership) -> str:
    return reverse("themes:mapping", args=[partnership.key])


def _page(partnership: Partnership, title: str, submit: str) -> dict[str, Any]:
    to = _table(partnership)
    return around(title, submit, kicker=partnership, back="the themes", to=to)


@require_safe
def mapping(request: HttpRequest, key: str) -> HttpResponse:
    """Themes by boards as at a day: which leads, which contribute, which are kept informed."""
    partnership = seen_or_404(request.user, Partnership.objects.all(), key=key)
    form, today = AsAtForm(request.GET), timezone.localdate()
    day = form.day(today)
    context = {"form": form, "day": day, "today": today, "partnership": partnership}
    context["table"] = mapping_of(partnership, request.user, day)
    context["rights"] = rights_of(request.user, partnership)
    return render(request, "themes/mapping.html", context)


@form_page
@right("keep_themes", Partnership, lookup="key")
def say_part(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Say which part a board takes in a theme."""
    today = timezone.localdate()
    boards = Board.objects.visible_to(request.user).on(today).filter(partnership=partnership)
    form = PartForm(typed(request), boards=boards.exclude(kind=BoardKind.SERVICE))
    do = partial(services.say_part, partnership, by=request.user, today=today)
    page, then = (
        _page(partnership, "Say what a board does for a theme", "Save"),
        _table(partnership),
    )
    return act(request, form, do, then=then, said="It stands in the table.", page=page)


@form_page
@right("keep", ThemeBoard, lookup="pk")
def end_part(request: PersonRequest, row: ThemeBoard) -> HttpResponse:
    """A board takes no part in a theme any more."""
    partnership = row.theme.partnership
    form = LastDayForm(typed(request), initial={"ends_on": row.ends_on})
    do = partial(services.end_part, row, by=request.user, today=timezone.localdate())
    page = _page(partnership, "End the part of a board", "End it")
    page["standfirst"] = f"{row}, agreed in {row.protocol}."
    then = _table(partnership)
    return act(request, form, do, then=then, said="It has its last day.", page=page)
