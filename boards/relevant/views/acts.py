"""Forms of the review: open it, answer, settle, publish, record an earlier publication."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.models import Partnership
from boards.relevant import services
from boards.relevant.forms import AnswerForm, OpenForm, RecordForm, SettleForm
from boards.relevant.models import Confirmation, Edition, ListReview
from boards.relevant.reading import entries_of, publish_form
from boards.relevant.unchanged import settled_unchanged
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _page(kicker: Any, title: str, submit: str, back: str, **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "kicker": str(kicker),
        "submit_label": submit,
        "cancel_url": back,
        **more,
    }


def _reviews(partnership: Partnership) -> str:
    return reverse("relevant:reviews", args=[partnership.key])


def _to_page(done: Any) -> str:
    url: str = done.get_absolute_url()
    return url


@form_page
@right("review_lists", Partnership, lookup="key")
def open_review(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Ask every listed agency."""
    now, back = timezone.now(), _reviews(partnership)
    today = timezone.localdate(now)
    do = partial(services.open_review, partnership, by=request.user, today=today, now=now)
    page = _page(partnership, "Open the yearly review", "Ask the agencies", back)
    page["standfirst"] = "Each agency's lead gets a letter and a task to confirm its entries."
    form = OpenForm(typed(request))
    return act(request, form, do, then=_to_page, said="The agencies are asked.", page=page)


@form_page
@right("answer", Confirmation, lookup="pk")
def confirm(request: PersonRequest, row: Confirmation) -> HttpResponse:
    """An agency says whether its entries are right."""
    today, back = timezone.localdate(), row.agency.get_absolute_url()
    stands = {"said": row.said, "words": row.words}
    form = AnswerForm(typed(request), initial=stands)
    do = partial(services.answer, row, by=request.user, today=today)
    page = _page(row.review.partnership, f"Entries of {row.agency}", "Send the answer", back)
    page |= {"row": row, "entries": entries_of(row, today)}
    said, template = "The answer is with the partnership service.", "relevant/confirm.html"
    return act(request, form, do, then=back, said=said, page=page, template=template)


@form_page
@right("keep", Confirmation, lookup="pk")
def settle(request: PersonRequest, row: Confirmation) -> HttpResponse:
    """Write down what came of an answer."""
    back = row.review.get_absolute_url()
    do = partial(services.settle, row, by=request.user, today=timezone.localdate())
    page = _page(row.agency, "Settle its entries", "Settle it", back)
    page |= {"row": row, "entries": entries_of(row, timezone.localdate()), "settles": True}
    form, template = SettleForm(typed(request)), "relevant/confirm.html"
    return act(request, form, do, then=back, said="It is settled.", page=page, template=template)


@form_page
@right("keep", ListReview, lookup="pk")
def publish(request: PersonRequest, review: ListReview) -> HttpResponse:
    """Publish the lists as they stand."""
    today, back = timezone.localdate(), review.get_absolute_url()
    form = publish_form(review, request.user, today, typed(request))

    def do(**said: Any) -> Edition:
        approval = services.Approval(**said)
        return services.publish(review, approval, by=request.user, today=today)

    page = _page(review.partnership, "Publish the lists", "Publish them", back)
    page["standfirst"] = "They are frozen as they stand today, and everybody can read them."
    page["unchanged"] = settled_unchanged(review)
    said, template = "The lists are published.", "relevant/publish.html"
    return act(request, form, do, then=_to_page, said=said, page=page, template=template)


@form_page
@right("review_lists", Partnership, lookup="key")
def record(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Record a publication that was made before the lists were kept here."""
    today, back = timezone.localdate(), _reviews(partnership)
    do = partial(services.record_edition, partnership, by=request.user, today=today)
    page = _page(partnership, "Record an earlier publication", "Record it", back)
    page["standfirst"] = "The lists are taken as they are known to have stood on that day."
    form, said = RecordForm(typed(request)), "The edition is recorded."
    return act(request, form, do, then=_to_page, said=said, page=page)
