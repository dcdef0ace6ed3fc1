"""Abstract rows: Record remembers every change, AboutSubject points at any other row."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from simple_history.models import HistoricalRecords

REASON_LENGTH = 200


class ActedAs(models.Model):
    """What a line of history tells besides who and when: as which office, or as which job."""

    history_actor = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True


class Record(models.Model):
    """A fact about the partnership. Every save writes who, when and why beside it."""

    history = HistoricalRecords(
        inherit=True,
        bases=[ActedAs],
        history_change_reason_field=models.CharField(max_length=REASON_LENGTH),
    )

    class Meta:
        abstract = True

    def save_because(self, reason: str, *, by: Any, **kwargs: Any) -> None:
        """Check the row, write it and its history.

        in: `reason`, a few words for the log; `by`, the User who acts (None: the portal itself).
        raises: ValidationError when a field or constraint is broken; nothing is written then.
        """
        self.full_clean()
        self._history_user = by
        self._change_reason = reason[:REASON_LENGTH]
        self.save(**kwargs)


class AboutSubjectQuerySet(models.QuerySet[Any]):
    """Questions to rows that are about another row."""

    def about(self, subject: models.Model) -> "AboutSubjectQuerySet":
        """Only the rows about this one subject."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(subject_type=kind, subject_id=subject.pk)


class AboutSubject(models.Model):
    """A row that is about one other row, whatever its app: the only generic key in the house."""

    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", editable=False
    )
    subject_id = models.PositiveBigIntegerField(editable=False)
    subject = GenericForeignKey("subject_type", "subject_id")

    objects: models.Manager[Any] = AboutSubjectQuerySet.as_manager()

    class Meta:
        abstract = True


def user_key(**kwargs: Any) -> models.ForeignKey:
    """A foreign key to the person who did something; people are never deleted under a fact."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **kwargs
    )
