"""The public page is taken down, and put back."""

from functools import partial

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews import services
from reviews.available import available_until
from reviews.forms import BecauseForm, TakeDownForm
from reviews.models import Review
from reviews.views.around import on_review

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("take_down", Review)
def take_down(request: PersonRequest, row: Review) -> HttpResponse:
    """Nobody reads the public page any more."""
    form = TakeDownForm(typed(request), until=available_until(row))
    do = partial(services.take_down, row, by=request.user, today=timezone.localdate())
    page, then = on_review(row, "Take the public page down", "Take it down"), row.get_absolute_url()
    return act(request, form, do, then=then, said="Taken down.", page=page)


@form_page
@right("take_down", Review)
def put_back(request: PersonRequest, row: Review) -> HttpResponse:
    """The public page is read again."""
    form = BecauseForm(typed(request))
    do = partial(services.put_back, row, by=request.user, today=timezone.localdate())
    page, then = on_review(row, "Put the public page back", "Put it back"), row.get_absolute_url()
    return act(request, form, do, then=then, said="Put back.", page=page)
