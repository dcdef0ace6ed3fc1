"""Who has to know a case: people named one by one, each with a part, a reason and days."""

from django.db import models

from partnership.access.models import NamedException
from reviews.models.incident import Incident


class PanelPart(models.TextChoices):
    """What somebody who is named for a case does there."""

    CHAIR = "chair", "Chair of the panel"
    MEMBER = "member", "Panel member"
    AUTHOR = "author", "Reviewer or author"
    ADVISER = "adviser", "Adviser"
    OFFICER = "officer", "Works on it for the partnership"
    OTHER = "other", "Another reason to know"


class CaseNaming(NamedException):
    """One person has to know one case: the incident, and the review that came of it.

    Without it a service officer, a member of the group and the Independent Chair know the
    reference or the number at most.
    """

    part = models.CharField(max_length=10, choices=PanelPart, default=PanelPart.OTHER)
    content_object = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="namings")

    class Meta(NamedException.Meta):
        verbose_name = "naming for a case"
        verbose_name_plural = "namings for cases"
