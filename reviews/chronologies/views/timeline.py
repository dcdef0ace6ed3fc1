"""The merged timeline of a review, and what is done with its entries."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from partnership.access.services import note_reading
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm
from reviews.chronologies.forms import FilterForm, StrikeForm
from reviews.chronologies.models import Entry
from reviews.chronologies.services import keeping
from reviews.chronologies.services.bringing import imports_of
from reviews.chronologies.timeline import agencies_in, alike, entries_of, moments, words_of
from reviews.models import Review
from reviews.views.around import around_review

A_PAGE = 100
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Review, page="the chronology")
def timeline(request: PersonRequest, row: Review) -> HttpResponse:
    """What happened, in order, as every agency tells it."""
    agencies = agencies_in(row, request.user)
    chosen = words_of(request.GET)
    form = FilterForm(request.GET if chosen else None, agencies=[one for one, _ in agencies])
    found = form.chosen().of(entries_of(row, request.user))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = around_review(request, row, "chronology")
    context |= {"page": page, "moments": moments(page.object_list), "form": form}
    context |= {"agencies": agencies, "chosen": chosen, "address": f"?{urlencode(chosen)}"}
    return render(request, "chronologies/timeline.html", context)


@require_safe
@right("change", Review, page="the sheets of the chronology")
def brought(request: PersonRequest, row: Review) -> HttpResponse:
    """The sheets that were brought in, and entries that look alike."""
    context = around_review(request, row, "chronology")
    context |= {"imports": imports_of(row), "groups": alike(row, request.user)}
    return render(request, "chronologies/brought.html", context)


@form_page
@right("view", Entry, lookup="pk")
def mark(request: PersonRequest, row: Entry) -> HttpResponse:
    """Mark an entry as significant."""
    return _mark(request, row, significant=True)


@form_page
@right("view", Entry, lookup="pk")
def unmark(request: PersonRequest, row: Entry) -> HttpResponse:
    """Take the mark away."""
    return _mark(request, row, significant=False)


def _mark(request: PersonRequest, row: Entry, *, significant: bool) -> HttpResponse:
    today = timezone.localdate()
    do = partial(keeping.mark, row, significant=significant, by=request.user, today=today)
    title = "Mark as significant" if significant else "Take the mark away"
    said = "It is marked." if significant else "The mark is taken away."
    return _act(request, row, PortalForm(typed(request)), do, (title, title, said))


@form_page
@right("change", Entry, lookup="pk")
def strike(request: PersonRequest, row: Entry) -> HttpResponse:
    """Strike an entry with the reason."""
    form = StrikeForm(typed(request), known=names_here(row.review.partnership_id))
    do = partial(keeping.strike, row, by=request.user, today=timezone.localdate())
    return _act(request, row, form, do, ("Strike the entry", "Strike it", "It is struck."))


@form_page
@right("change", Entry, lookup="pk")
def keep_apart(request: PersonRequest, row: Entry) -> HttpResponse:
    """Entries that look alike are several things."""
    same = ("review_id", "on", "known_to", "agency_id", "digest")
    key = {name: getattr(row, name) for name in same}
    rows = Entry.objects.visible_to(request.user, "change").standing().filter(**key)
    do = partial(keeping.keep_apart, list(rows), by=request.user)
    words = ("Keep them apart", "Keep them apart", "They are no longer offered as duplicates.")
    return _act(request, row, PortalForm(typed(request)), do, words)


def _act(
    request: PersonRequest, row: Entry, form: Any, do: Any, words: tuple[str, str, str]
) -> HttpResponse:
    title, submit, said = words
    to, review = row.get_absolute_url(), row.review
    if request.method == "GET":
        note_reading(request.user, review, "an entry of the chronology", now=timezone.now())
    page = around(title, submit, kicker=review.reference, back="the chronology", to=to)
    page |= {"marking": review.marking, "marked_because": review.marked_because}
    page["standfirst"] = f"{row.when}, {row.agency}: {row.words[:300]}"
    return act(request, form, do, then=to, said=said, page=page)
