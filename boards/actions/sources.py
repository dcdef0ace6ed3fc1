"""The things that actions came from: which of them were said at a meeting, and reading them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Model, Q, QuerySet

from boards.actions.models import Link
from boards.models import Meeting

_said_at: dict[type[Model], str] = {}


def is_said_at(model: type[Model], path: str) -> None:
    """Rows of a room above belong to a meeting, which this path leads to."""
    _said_at[model] = path


def links_to(meetings: QuerySet[Any], user: Any) -> QuerySet[Link]:
    """Links to these meetings, or to something said at them that the reader may see."""
    kinds = ContentType.objects.get_for_models(Meeting, *_said_at)
    found = Q(subject_type=kinds[Meeting], subject_id__in=meetings.values("pk"))
    for model, path in _said_at.items():
        rows: Any = model._default_manager
        said = rows.visible_to(user).filter(**{f"{path}__in": meetings.values("pk")})
        found |= Q(subject_type=kinds[model], subject_id__in=said.order_by().values("pk"))
    return Link.objects.filter(found)


def with_subjects(links: QuerySet[Link]) -> list[Link]:
    """These links with the things at their other end: a query for each kind of thing."""
    needs: dict[type[Model], str] = {Meeting: "board", **_said_at}
    whole = [model._base_manager.select_related(path) for model, path in needs.items()]
    return list(links.prefetch_related(GenericPrefetch("subject", whole)))
