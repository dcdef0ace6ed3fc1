"""Doors: fetch only what the user may see (else 404), then ask for the right (else 403)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.access import logs, services

View = Callable[..., HttpResponse]
A_PAGE = 50


def seen_or_404(user: Any, queryset: Any, **lookup: Any) -> Any:
    """The one row of this lookup among those the user may see. raises: Http404, also for two."""
    try:
        return get_object_or_404(queryset.visible_to(user), **lookup)
    except queryset.model.MultipleObjectsReturned:
        raise Http404 from None


def looked_up(model: Any, name: str, words: Any) -> dict[str, Any]:
    """What an address says of a row: the field itself, or as its model reads addresses."""
    reads = getattr(model, "from_address", None)
    found: dict[str, Any] = reads(words) if reads and name == "reference" else {name: words}
    return found


def right(
    name: str, model: Any, *, lookup: str = "reference", page: str = ""
) -> Callable[[View], View]:
    """Give the view the object it names: 404 when unseen, 403 when the right is missing.

    in: `page`, what the log of openings calls it; else the words of its address's name.
    The object's rights are put on `request.rights`, so that a page asks once.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            named = looked_up(model, lookup, kwargs.pop(lookup))
            obj = seen_or_404(request.user, model.objects.all(), **named)
            request.rights = services.rights_of(request.user, obj)  # type: ignore[attr-defined]
            if name not in request.rights:  # type: ignore[attr-defined]
                raise services.NotAllowed(services.refusal(name, obj))
            if request.method in {"GET", "HEAD"}:
                called = page or page_words(request)
                services.note_reading(request.user, obj, called, now=timezone.now())
            return view(request, obj, **kwargs)

        return door

    return wrap


def page_words(request: HttpRequest) -> str:
    """The page's name from its address: "review_log" is the page “review log”."""
    match = request.resolver_match
    name = (match.url_name if match else "") or "without a name"
    return f"the page “{name.replace('_', ' ')}”"


@require_safe
def why(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """Why can I see this? The chain for this reader, and who else can, by office."""
    obj = seen_or_404(request.user, logs.model_of(label)._default_manager.all(), pk=pk)
    today = timezone.localdate()
    services.note_reading(request.user, obj, "who can see it, and why", now=timezone.now())
    ways = services.ways_open(request.user, obj, on=today)
    chain = [
        (way.who(), services.may(obj, way.rights), _tenures(way, obj, request, today))
        for way in ways
    ]
    context = {"object": obj, "chain": chain, "open_to": services.open_to(obj, on=today)}
    return render(request, "access/why.html", context)


@require_safe
def changes(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """Every change of one object, newest first, for those who answer for it."""
    obj = _kept(request, label, pk, "its changes")
    numbers = range(logs.count_of_changes(obj))
    page = Paginator(numbers, A_PAGE).get_page(request.GET.get("page"))
    first = max(page.start_index() - 1, 0)
    shown = logs.changes_told(request.user, obj, first, A_PAGE)
    return render(request, "access/changes.html", {"object": obj, "changes": shown, "page": page})


@require_safe
def readings(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """Who opened it: every opening of a restricted object, for those who answer for it."""
    obj = _kept(request, label, pk, "who opened it")
    found = logs.openings(request.user, obj)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = logs.openings_told(request.user, page.object_list)
    return render(request, "access/readings.html", {"object": obj, "page": page})


def _kept(request: HttpRequest, label: str, pk: int, what: str) -> Any:
    """An object whose log this reader may open. raises: Http404, NotAllowed."""
    obj = logs.kept_thing(request.user, label, pk)
    services.note_reading(request.user, obj, what, now=timezone.now())
    return obj


def _tenures(way: Any, obj: Model, request: HttpRequest, today: Any) -> list[Any]:
    """The reader's own tenures that open the object by this way."""
    found = way.holders(obj, today)
    return list(found.filter(person=request.user)) if found is not None else []
