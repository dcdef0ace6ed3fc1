"""Incidents and reviews in numbers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.in_numbers.forms import PeriodForm
from boards.models import Partnership
from boards.yearplan.years import chosen, years_of
from partnership.access.views import seen_or_404
from reviews.figures import figures_of


@require_safe
def figures(request: HttpRequest, key: str) -> HttpResponse:
    """What was known, begun and concluded in a period, and whether it was in time."""
    partnership = seen_or_404(request.user, Partnership.objects.all(), key=key)
    today = timezone.localdate()
    years = years_of(partnership, today)
    year, form = chosen(years, request.GET.get("year", ""), today), PeriodForm(request.GET)
    first, last = form.days(year)
    context = {"partnership": partnership, "form": form, "typed": form.shown(year)}
    context |= {"years": years, "figures": figures_of(partnership, request.user, first, last)}
    return render(request, "reviews/figures.html", context)
