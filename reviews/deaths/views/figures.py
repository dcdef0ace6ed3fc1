"""Pages of figures: quarters and five years, counted here beside what other sources say."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.models import Partnership
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews.deaths.counting import quarters, years
from reviews.deaths.figure_forms import CorrectForm, EnterForm
from reviews.deaths.models import Category, DeathFigures
from reviews.deaths.services.counting import correct_figures, enter_figures
from reviews.quarters import year_words, years_until

form_page = require_http_methods(["GET", "HEAD", "POST"])
AHEAD = 12  # years that can be looked back on


@require_safe
@right("see_death_counts", Partnership, lookup="key")
def figures(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The last eight quarters, and five years of modifiable factors."""
    today = timezone.localdate()
    seen = DeathFigures.objects.visible_to(request.user)
    ends = years_until(today, AHEAD)
    asked = request.GET.get("until", "")
    last = next((one for one in ends if year_words(one) == asked), ends[-1])
    context: dict[str, Any] = {"partnership": partnership, "rights": request.rights}
    context |= {
        "quarters": quarters(partnership, seen, today),
        "years": years(partnership, seen, last),
        "until": year_words(last),
        "ends": [year_words(one) for one in reversed(ends)],
    }
    return render(request, "deaths/figures.html", context)


def _page(partnership: Partnership, title: str, submit: str, kicker: Any) -> dict[str, Any]:
    to = reverse("deaths:figures", args=[partnership.key])
    return around(title, submit, kicker=kicker, back="the figures", to=to)


@form_page
@right("record_deaths", Partnership, lookup="key")
def enter(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Enter what a source says of a quarter or a year."""
    today = timezone.localdate()
    form = EnterForm(typed(request), today=today)
    do = partial(enter_figures, partnership, by=request.user, today=today)
    page = _page(partnership, "Enter figures of a period", "Save", partnership)
    then, said = reverse("deaths:figures", args=[partnership.key]), "The figures are entered."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("change", DeathFigures, lookup="pk")
def correct(request: PersonRequest, row: DeathFigures) -> HttpResponse:
    """Correct them with a reason."""
    names = ("notified", "reviewed", "modifiable", "source", "source_on")
    stands = {name: getattr(row, name) for name in names}
    stands |= {f"category_{code}": row.by_category.get(str(code)) for code in Category.values}
    form = CorrectForm(typed(request), initial=stands)
    do = partial(correct_figures, row, by=request.user, today=timezone.localdate())
    page = _page(row.partnership, f"Correct the figures of {row.words}", "Save", row)
    then = reverse("deaths:figures", args=[row.partnership.key])
    return act(request, form, do, then=then, said="The figures are corrected.", page=page)
