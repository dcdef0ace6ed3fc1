"""What was told of an action of a plan, and how it was judged. Nothing told is changed later."""

from django.db import models
from django.db.models import Q

from boards.plan.models.action import PlanAction
from boards.plan.models.plan import LONG
from partnership.records.models import Record, user_key


class Rag(models.TextChoices):
    """How an action was judged. The colours stand for words; a lost colour is never guessed."""

    COMPLETE = "complete", "Complete"
    GREEN = "green", "Green: on course"
    AMBER = "amber", "Amber: late, still planned"
    RED = "red", "Red: not planned any more or stuck"
    NOT_STATED = "not_stated", "Not stated"


TINTS = {Rag.COMPLETE: "green", Rag.GREEN: "green", Rag.AMBER: "amber", Rag.RED: "red"}


class Voice(models.TextChoices):
    """Whose word it is: who leads an action does not judge it."""

    SERVICE = "service", "The partnership service"
    OWNER = "owner", "The agency that leads"
    SOURCE = "source", "The printed report"


class Progress(Record):
    """One word on how far an action was on a day."""

    plan_action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="progress")
    as_at = models.DateField("as at")
    words = models.TextField("progress", max_length=LONG, blank=True)
    rag = models.CharField("judged", max_length=10, choices=Rag, default=Rag.NOT_STATED)
    voice = models.CharField("whose word", max_length=10, choices=Voice)
    said_by = user_key(null=True, blank=True, verbose_name="written by")
    said_at = models.DateTimeField("written at", null=True, blank=True)

    class Meta:
        verbose_name = "progress of a plan's action"
        verbose_name_plural = "progress of plans' actions"
        ordering = ["as_at", "pk"]
        indexes = [models.Index(fields=["plan_action", "as_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(voice="owner") | Q(rag="not_stated"),
                name="owner_judges_no_plan_of_its_own",
            ),
            models.CheckConstraint(
                condition=~Q(words="") | ~Q(rag="not_stated"),
                name="progress_says_something",
                violation_error_message="Say how far it is, or judge it.",
            ),
        ]

    @property
    def lines(self) -> list[str]:
        """What was told, one thing a line."""
        return [line for line in self.words.splitlines() if line.strip()]

    @property
    def verdict(self) -> str:
        """The judgement in one word."""
        return self.get_rag_display().partition(":")[0]

    @property
    def tint(self) -> str:
        """The colour that repeats the word."""
        return TINTS.get(Rag(self.rag), "")

    def __str__(self) -> str:
        return f"Progress of {self.plan_action}"
