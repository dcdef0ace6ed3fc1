"""Abstract rows: Record remembers every change, AboutSubject points at any other row."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from partnership.records.acting import LONGEST
from partnership.records.writing import REASON_LENGTH, History, Remembers


class ActedAs(models.Model):
    """What a line of history tells besides who and when: as which office, or as which job."""

    history_actor = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        abstract = True


class Record(Remembers):
    """A fact about the partnership. Every save writes who, when and why beside it."""

    history = History(
        inherit=True,
        bases=[ActedAs],
        history_change_reason_field=models.CharField(max_length=REASON_LENGTH),
    )

    class Meta:
        abstract = True


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
