"""What practitioners say beside the returns, without a trace of who they are."""

from typing import Any

from django.core import signing
from django.db import models
from django.urls import reverse

from audits.models.cycle import Cycle
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key

SALT = "audits.survey"


class Agreement(models.IntegerChoices):
    """Whether somebody agrees with a sentence; nought is counted apart."""

    STRONGLY = 4, "Strongly agree"
    AGREE = 3, "Agree"
    DISAGREE = 2, "Disagree"
    NOT_AT_ALL = 1, "Strongly disagree"
    UNKNOWN = 0, "I do not know"


class Survey(Record):
    """The survey of one cycle: open to whoever has its address, until its day."""

    cycle = models.OneToOneField(Cycle, on_delete=models.PROTECT, related_name="survey")
    opened_by = user_key()
    opened_at = models.DateTimeField()
    closes_on = models.DateField()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "survey of practitioners"
        verbose_name_plural = "surveys of practitioners"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Survey beside {self.cycle}"

    def get_absolute_url(self) -> str:
        """Where it is answered: anybody who has the address may."""
        return reverse("audits:survey_by_link", args=[signing.dumps(self.pk, salt=SALT)])


class Reply(models.Model):
    """One practitioner's answers. It keeps neither who nor when; `once` is drawn by the page, so
    that the second click counts once."""

    no_history = "anonymous: nothing says who answered or when"

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="replies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    answers: Any = models.JSONField()
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return "A reply to a survey"
