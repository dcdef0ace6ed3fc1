"""Delays of a review, and the partnership's own list of reasons for them."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.models import Partnership
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews import services
from reviews.forms import ConfirmForm, DayForm, DelayForm, ReasonToAddForm
from reviews.models import DelayReason, OwnReason, Review
from reviews.views.around import on_review

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("change", Review)
def record_delay(request: PersonRequest, row: Review) -> HttpResponse:
    """Why the time passes."""
    form = DelayForm(typed(request), review=row)

    def do(**fields: Any) -> object:
        today = timezone.localdate()
        return services.record_delay(row, form.delayed(), by=request.user, today=today)

    page = on_review(row, "Record a delay", "Record it")
    return act(request, form, do, then=row.get_absolute_url(), said="Delay recorded.", page=page)


@form_page
@right("change", Review)
def end_standstill(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """What stood in the way is over."""
    delay = get_object_or_404(row.delays, pk=pk)
    form = DayForm(typed(request), label="When did the review go on?", noun="The day it went on")
    do = partial(services.end_standstill, delay, by=request.user, today=timezone.localdate())
    page = on_review(row, f"The review goes on: {delay.reason_words}", "Record it")
    return act(request, form, do, then=row.get_absolute_url(), said="Recorded.", page=page)


@require_safe
@right("keep_delay_reasons", Partnership, lookup="key")
def delay_reasons(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The reasons for delay that every partnership has, and its own."""
    rows = OwnReason.objects.filter(partnership=partnership)
    built_in = [label for code, label in DelayReason.choices if code != DelayReason.OWN]
    context = {"partnership": partnership, "rows": rows, "built_in": built_in}
    return render(request, "reviews/delay_reasons.html", context)


@form_page
@right("keep_delay_reasons", Partnership, lookup="key")
def add_reason(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """A reason that the list lacks."""
    form = ReasonToAddForm(typed(request))
    do = partial(services.add_reason, partnership, by=request.user, today=timezone.localdate())
    page, then = _page(partnership, "Add a reason for delay", "Add it")
    return act(request, form, do, then=then, said="It is on the list.", page=page)


@form_page
@right("keep_delay_reasons", Partnership, lookup="key")
def retire_reason(request: PersonRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """A reason is offered no longer."""
    row = get_object_or_404(OwnReason, partnership=partnership, pk=pk)
    form = ConfirmForm(typed(request))
    do = partial(services.retire_reason, row, by=request.user, today=timezone.localdate())
    page, then = _page(partnership, f"Retire “{row}”", "Retire it")
    page["standfirst"] = "Delays that name it keep it. It is not offered for new ones."
    return act(request, form, do, then=then, said="It is retired.", page=page)


def _page(partnership: Partnership, title: str, submit: str) -> tuple[dict[str, Any], str]:
    to = reverse("reviews:delay_reasons", args=[partnership.key])
    return around(title, submit, kicker=partnership, back="the reasons", to=to), to
