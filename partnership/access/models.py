"""Named exceptions: guardian's direct-key permission, with a reason and an end."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from guardian.managers import UserObjectPermissionManager
from guardian.models import UserObjectPermissionBase

from partnership.records.acting import LONGEST
from partnership.records.models import AboutSubject, Record, user_key


class ExceptionQuerySet(models.QuerySet[Any]):
    """Questions to named exceptions."""

    def on(self, day: date) -> "ExceptionQuerySet":
        """Those that run on this day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class NamedException(UserObjectPermissionBase, Record):
    """One person may see one object though no office of theirs leads there.

    Each model that allows it has its own table (`content_object` is a plain foreign key):
    guardian's generic table is never used.
    """

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=200)
    given_by = user_key()

    objects = UserObjectPermissionManager.from_queryset(ExceptionQuerySet)()  # type: ignore

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_dates_in_order",
            )
        ]
        unique_together = ["user", "permission", "content_object"]


class Reading(AboutSubject):
    """Somebody opened a page or a file of something restricted: who, what and when."""

    no_history = "it is itself a log"

    person = user_key()
    acted_as = models.CharField("as which office", max_length=LONGEST, blank=True)
    what = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "-id"], name="access_read")]

    def __str__(self) -> str:
        return f"{self.person} opened {self.what}"
