"""The logs of one thing, for those who answer for it: what changed, and who opened it."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from partnership.access import services
from partnership.access.actors import known_then
from partnership.access.models import Reading
from partnership.access.policies import policy_of
from partnership.records.history import Change, changes_of_one, lines_of

NOT_A_KEEPER = services.Refusal(
    heading="You can see this but not its log",
    standfirst="What changed and who opened it is for those who answer for it.",
    detail="Ask the partnership service.",
)


def model_of(label: str) -> Any:
    """The model of things that somebody may see. raises: Http404."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not policy_of(model).ways:
        raise Http404
    return model


def kept_thing(user: Any, label: str, pk: int) -> Any:
    """A thing whose logs this reader may open. raises: Http404, NotAllowed."""
    model = model_of(label)
    if not hasattr(model, "history"):
        raise Http404
    found = get_object_or_404(model._default_manager.visible_to(user), pk=pk)
    if not services.keeps(user, found):
        raise services.NotAllowed(NOT_A_KEEPER)
    return found


def count_of_changes(obj: Model) -> int:
    """How many lines its history has."""
    count: int = lines_of(obj).count()
    return count


def changes_told(user: Any, obj: Model, first: int, most: int) -> list[Change]:
    """So many changes from the `first` (0) on, newest first, in words fit for this reader."""
    may_name = partial(services.those_seen, user)
    shared = services.belongs_to_many(type(obj))
    return changes_of_one(
        obj,
        first,
        most,
        # What belongs to several partnerships was changed by people of each.
        may_name=may_name if shared else None,
        as_seen=partial(services.offices_as_seen, user),
        known=partial(known_then, user) if shared else None,
    )


def openings(user: Any, obj: Model) -> QuerySet[Reading]:
    """Who opened it, newest first, as far as this reader may know."""
    return services.readings_seen(user, obj)


def openings_told(user: Any, rows: Iterable[Reading]) -> list[Reading]:
    """These openings in words fit for this reader."""
    return services.tell_readings(user, rows)
