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

    Asks first which kinds of subject there are, so that the gate is put to those alone; unless
    the caller says `among` which kinds (content types) there can be.
    """
    day = on or timezone.localdate()
    kinds = among
    if kinds is None:
        kinds = queryset.order_by().values_list("subject_type", flat=True).distinct()
    found = NOTHING
    for kind in kinds:
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is None:
            continue
        seen = model._base_manager.filter(reach(model, user, right, day)).values("pk")
        found |= Q(subject_type=kind, subject_id__in=seen)
    return queryset.filter(found)
