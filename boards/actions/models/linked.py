"""Where an action came from, and which meetings spoke of it."""

from django.db import models

from boards.models import Action
from partnership.records.models import AboutSubject, Record, user_key


class Role(models.TextChoices):
    """What the linked thing is to the action."""

    SOURCE = "source", "Came from"
    DISCUSSED = "discussed", "Spoken of at"


class Link(AboutSubject, Record):
    """An action and one other thing of the portal; the thing's own policy says who reads it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="links")
    role = models.CharField(max_length=20, choices=Role)
    words = models.CharField("what was said", max_length=300, blank=True)
    linked_by = user_key()

    class Meta:
        verbose_name = "link of an action"
        verbose_name_plural = "links of actions"
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="actions_link_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "role", "subject_type", "subject_id"],
                name="one_link_a_thing",
                violation_error_message="It is linked already.",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=models.Q(role=Role.SOURCE),
                name="one_source_an_action",
                violation_error_message="The action has its source already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.get_role_display().lower()}"
