"""visible_to: where every list, page, file, history and count begins."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnership.access.policies import NOTHING, reach


class VisibleQuerySet(models.QuerySet[Any]):
    """A queryset that knows the gate."""

    def visible_to(self, user: Any, right: str = "view", *, on: date | None = None) -> Any:
        """Only the rows on which the user holds the right.

        in: `user`, a User or AnonymousUser; `right`, a word of the model's policy; `on`, the day
        asked about. The gate alone reads the clock by itself: a right is always a right now.
        """
        return self.filter(reach(self.model, user, right, on or timezone.localdate()))


def about_visible(
    queryset: models.QuerySet[Any],
    user: Any,
    right: str = "view",
    *,
    on: date | None = None,
    among: Iterable[int] | None = None,
) -> models.QuerySet[Any]:
    """Rows about a subject (deadlines, files, letters) whose subject the user may see.

    Asks first which kinds of subject there are, so that the gate is put to those alone. A caller
    who knows the kinds (content types) says `among`; then the gate is put only to the subjects of
    these rows, which is quick where they are few.
    """
    day = on or timezone.localdate()
    rows = queryset.order_by()
    kinds = rows.values_list("subject_type", flat=True).distinct() if among is None else among
    found = NOTHING
    for kind in kinds:
        model = ContentType.objects.get_for_id(kind).model_class()
        reached = reach(model, user, right, day) if model else NOTHING
        if model is None or reached is NOTHING:
            continue
        seen = model._base_manager.filter(reached).values("pk")
        if among is not None:
            seen = seen.filter(pk__in=rows.filter(subject_type=kind).values("subject_id"))
        found |= Q(subject_type=kind, subject_id__in=seen)
    return queryset.filter(found)
