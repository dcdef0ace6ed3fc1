"""The versions of a paper as the service sees them: pages, and who opened which."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from boards.meetings.agendas import files_of
from boards.meetings.models import Paper, Version
from partnership.access.models import Reading
from partnership.documents.models import Document
from partnership.ui.times import plain_time
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Opened:
    """Somebody who opened a version, and when they first did."""

    person: Any
    at: datetime


@dataclass(frozen=True)
class VersionLine:
    """One version with its file and whoever opened it."""

    version: Version
    file: Document | None
    opened: list[Opened]

    @property
    def span(self) -> str:
        """Its pages in the pack in words."""
        pages = getattr(self.version, "in_pack", None)
        return pages.words if pages else ""

    @property
    def added(self) -> str:
        """When it came, to the minute."""
        at = timezone.localtime(self.version.added_at)
        return f"{plain_day(at)}, {plain_time(at.time())}"

    @property
    def is_late(self) -> bool:
        """Whether it came after the pack was issued."""
        pages = getattr(self.version, "in_pack", None)
        return bool(pages and pages.came_late)


def versions_of(paper: Paper, user: Any) -> list[VersionLine]:
    """Every version that the reader may see, the newest first. Four queries."""
    rows = list(
        Version.objects.visible_to(user)
        .filter(paper=paper)
        .select_related("paper__item", "in_pack")
        .order_by("-number")
    )
    files, opened = files_of(rows), _opened(rows)
    return [VersionLine(row, files.get(row.pk), opened.get(row.pk, [])) for row in rows]


def _opened(versions: list[Version]) -> dict[int, list[Opened]]:
    """By version, each person once with their first opening, in the order of these."""
    kind = ContentType.objects.get_for_model(Version)
    pks = [version.pk for version in versions]
    read = Reading.objects.filter(subject_type=kind, subject_id__in=pks).select_related("person")
    first: dict[tuple[int, int], Opened] = {}
    for row in read.order_by("at", "pk"):
        first.setdefault((row.subject_id, row.person_id), Opened(row.person, row.at))
    found: defaultdict[int, list[Opened]] = defaultdict(list)
    for (version, _), line in first.items():
        found[version].append(line)
    return found
