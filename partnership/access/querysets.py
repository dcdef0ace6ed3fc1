"""visible_to: where every list, page, file, history and count begins."""

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnership.access.policies import NOTHING, policies, reach


class VisibleQuerySet(models.QuerySet[Any]):
    """A queryset that knows the gate."""

    def visible_to(self, user: Any, right: str = "view", *, on: date | None = None) -> Any:
        """Only the rows on which the user holds the right.

        in: `user`, a User or AnonymousUser; `right`, a word of the model's policy; `on`, the day
        asked about. The gate alone reads the clock by itself: a right is always a right now.
        """
        return self.filter(reach(self.model, user, right, on or timezone.localdate()))


def about_visible(
    queryset: models.QuerySet[Any], user: Any, right: str = "view", *, on: date | None = None
) -> models.QuerySet[Any]:
    """Rows about a subject (deadlines, files, letters) whose subject the user may see."""
    day = on or timezone.localdate()
    found = NOTHING
    for policy in policies():
        model = policy.model
        if not policy.ways_to(right):
            continue
        kind = ContentType.objects.get_for_model(model)
        seen = model._base_manager.filter(reach(model, user, right, day)).values("pk")
        found |= Q(subject_type=kind, subject_id__in=seen)
    return queryset.filter(found)
