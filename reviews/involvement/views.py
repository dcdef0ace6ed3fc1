"""Pages of involvement: one of each review, and its forms."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews.forms import BecauseForm
from reviews.involvement import services
from reviews.involvement.forms import AnswerForm, OfferForm
from reviews.involvement.looking import by_stage
from reviews.involvement.models import Involvement
from reviews.involvement.prompts import prompt_of
from reviews.models import Review
from reviews.views.around import around_review

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Review, page="how people were involved")
def involvement(request: PersonRequest, row: Review) -> HttpResponse:
    """Each stage: what was offered, and what nobody has thought of yet."""
    context = around_review(request, row, "involvement")
    context["stages"] = by_stage(row)
    return render(request, "involvement/involvement.html", context)


@form_page
@right("change", Review, page="recording who was involved")
def record_offer(request: PersonRequest, row: Review) -> HttpResponse:
    """Somebody was offered something, or nothing was offered."""
    known = names_here(row.partnership_id)
    prompt = prompt_of(request.GET.get("prompt", ""))
    initial = {"prompt": prompt.code, "stage": prompt.stage} if prompt else {}
    form = OfferForm(typed(request), review=row, known=known, initial=initial)

    def do(**fields: Any) -> Involvement:
        at: dict[str, Any] = {"by": request.user, "today": timezone.localdate()}
        return services.record_offer(row, form.offered(), **at)

    then = Involvement.get_absolute_url
    page = _around(row, "Record how somebody was involved", "Record it")
    return act(request, form, do, then=then, said="It is recorded.", page=page)


@form_page
@right("change", Involvement, lookup="pk", page="changing who was involved")
def record_answer(request: PersonRequest, row: Involvement) -> HttpResponse:
    """What became of it."""
    form = AnswerForm(typed(request), known=names_here(row.review.partnership_id))
    do = partial(services.record_answer, row, by=request.user, today=timezone.localdate())
    page = _around(row.review, f"{row.who}: what became of it?", "Record it")
    return act(request, form, do, then=row.get_absolute_url(), said="It is recorded.", page=page)


@form_page
@right("change", Involvement, lookup="pk", page="changing who was involved")
def strike_involvement(request: PersonRequest, row: Involvement) -> HttpResponse:
    """It was recorded by mistake."""
    form = BecauseForm(typed(request))
    do = partial(services.strike_involvement, row, by=request.user)
    page = _around(row.review, f"{row.who}: recorded by mistake", "Strike it")
    return act(request, form, do, then=row.get_absolute_url(), said="It is struck.", page=page)


def _around(row: Review, title: str, submit: str) -> dict[str, Any]:
    to = Involvement(review=row).get_absolute_url()
    page = around(title, submit, kicker=row.reference, back="involvement", to=to)
    return page | {"marking": row.marking, "marked_because": row.marked_because}
