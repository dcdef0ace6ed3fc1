"""Doors: fetch only what the user may see (else 404), then ask for the right (else 403)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.access import services
from partnership.access.policies import policy_of

View = Callable[..., HttpResponse]


def seen_or_404(user: Any, queryset: Any, **lookup: Any) -> Any:
    """The one row of this lookup among those the user may see. raises: Http404."""
    return get_object_or_404(queryset.visible_to(user), **lookup)


def right(name: str, model: Any, *, lookup: str = "reference") -> Callable[[View], View]:
    """Give the view the object it names: 404 when unseen, 403 when the right is missing.

    The object's rights are put on `request.rights`, so that a page asks once.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            obj = seen_or_404(request.user, model.objects.all(), **{lookup: kwargs.pop(lookup)})
            request.rights = services.rights_of(request.user, obj)  # type: ignore[attr-defined]
            if name not in request.rights:  # type: ignore[attr-defined]
                raise services.NotAllowed(services.refusal(name, obj))
            if request.method in {"GET", "HEAD"}:
                services.note_reading(request.user, obj, request.path, now=timezone.now())
            return view(request, obj, **kwargs)

        return door

    return wrap


@require_safe
def why(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """Why can I see this? The chain for this reader, and who else can, by office."""
    obj = seen_or_404(request.user, _model(label)._default_manager.all(), pk=pk)
    today = timezone.localdate()
    services.note_reading(request.user, obj, request.path, now=timezone.now())
    ways = services.ways_open(request.user, obj, on=today)
    chain = [
        (way.who(), services.may(obj, way.rights), _tenures(way, obj, request, today))
        for way in ways
    ]
    context = {"object": obj, "chain": chain, "open_to": services.open_to(obj, on=today)}
    return render(request, "access/why.html", context)


def _tenures(way: Any, obj: Model, request: HttpRequest, today: Any) -> list[Any]:
    """The reader's own tenures that open the object by this way."""
    found = way.holders(obj, today)
    return list(found.filter(person=request.user)) if found is not None else []


def _model(label: str) -> Any:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not policy_of(model).ways:
        raise Http404
    return model
