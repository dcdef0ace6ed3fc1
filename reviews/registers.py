"""The register of cases by reference alone."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from partnership.access.offices import SERVICE
from reviews.models import CaseNaming, Incident


def known_cases(user: Any, today: date) -> QuerySet[Incident]:
    """The cases whose reference this reader knows, each with `is_open`: whether they may read it.

    Board and review come along: one query.
    """
    opened = Incident.objects.visible_to(user, on=today).order_by().values("pk")
    known = Incident.objects.visible_to(user, "know", on=today)
    return known.annotate(is_open=Exists(opened.filter(pk=OuterRef("pk")))).select_related(
        "board", "review"
    )


def unattended(user: Any, today: date) -> QuerySet[Incident]:
    """Cases that still run, for which nobody of the service is named, of those who name."""
    of_service = CaseNaming.objects.on(today).filter(
        content_object=OuterRef("pk"),
        user__memberships__office__in=SERVICE,
        user__memberships__board__partnership=OuterRef("partnership"),
    )
    mine = Incident.objects.visible_to(user, "name_exception", on=today)
    return mine.still_running().exclude(Exists(of_service))
