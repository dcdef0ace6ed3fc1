"""Bind the pack of one reader, keep it for whoever may read exactly the same, throw it away."""

import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils.timezone import localdate

from boards.meetings.binding import NotBound, bind_files
from boards.meetings.models import BoundPack, Version
from boards.meetings.packs import Part, Plan, front_of, outline_of, plan_of
from boards.meetings.permissions import who_sits
from boards.meetings.services.forgetting import remove
from boards.meetings.services.holding import hold
from boards.meetings.services.numbering import number_pages, unnumbered
from boards.models import Meeting
from boards.standing_in import deputies_of
from partnership.documents.models import Document
from partnership.documents.pdf import NoPdf, render_pdf
from partnership.jobs.services import request
from partnership.people.models import User

JOB = "meetings.bind"
KEPT_FOR = timedelta(days=3)
TRIED_AGAIN_AFTER = timedelta(minutes=10)
# Bound while the reader waits. Measured on two busy cores: 200 scanned pages of 18 MB in half a
# second, 1,000 of 90 MB in two and a half; drawing the pages in front takes one.
PAGES_AT_ONCE = 250
BYTES_AT_ONCE = 25 * 1024 * 1024
NOT_THERE = "The papers changed while the pack was put together"


def plan_for(meeting: Meeting, user: User, *, today: date) -> Plan:
    """What this reader's pack holds now. Papers without numbers get theirs first."""
    if unnumbered(meeting):
        with transaction.atomic():
            hold(meeting)
            number_pages(meeting, by=None)
    return plan_of(meeting, user, today)


def is_small(plan: Plan) -> bool:
    """Whether it is bound while the reader waits."""
    return plan.pages <= PAGES_AT_ONCE and plan.size <= BYTES_AT_ONCE


def standing_pack(plan: Plan, *, now: datetime) -> BoundPack | None:
    """The row of this very pack, if it is ready, being made, or failed lately."""
    row = BoundPack.objects.filter(meeting=plan.meeting, key=plan.key).first()
    if row is None:
        return None
    tried = row.failed_because and row.asked_at < now - TRIED_AGAIN_AFTER
    lost = row.ready_at is not None and not default_storage.exists(row.path)
    if tried or lost or not _kept(now).filter(pk=row.pk).exists():
        remove(row)
        return None
    return row


def ask_for(plan: Plan, *, by: User, now: datetime, ahead: bool = False) -> BoundPack:
    """Have the pack made in the background. Asked twice, one is made."""
    row = _row(plan, by, now, ahead)
    request(JOB, str(row.pk), now=now)
    return row


def make_ahead(meeting: Meeting, *, today: date, now: datetime) -> list[BoundPack]:
    """Ask for every different large pack that the readers of this meeting have now.

    What was made ahead before and is nobody's any more, such as without a paper that came late, is
    thrown away. Nothing is asked for where all papers together are bound while a reader waits.
    """
    plans: dict[str, tuple[Plan, User]] = {}
    for reader in _readers(meeting) if _may_be_large(meeting) else ():
        plan = plan_for(meeting, reader, today=today)
        if not is_small(plan):
            plans.setdefault(plan.key, (plan, reader))
    for row in BoundPack.objects.filter(meeting=meeting, ahead=True).exclude(key__in=plans):
        remove(row)
    return [ask_for(plan, by=reader, now=now, ahead=True) for plan, reader in plans.values()]


def _readers(meeting: Meeting) -> QuerySet[User]:
    """Whoever sits here, comes as a deputy or reads by office."""
    people = {pk for pk, *_ in who_sits(meeting)} | {one.pk for one in deputies_of(meeting)}
    return User.objects.filter(pk__in=people, is_active=True).order_by("pk")


def _may_be_large(meeting: Meeting) -> bool:
    """Whether all papers of the meeting together are more than is bound at once. Two queries."""
    running = Version.objects.filter(
        paper__item__meeting=meeting,
        paper__item__dropped_because="",
        paper__withdrawn_because="",
        replaced_at__isnull=True,
    ).order_by()
    pages = running.aggregate(all=Sum("pages"))["all"] or 0
    kind = ContentType.objects.get_for_model(Version)
    files = Document.objects.filter(subject_type=kind, subject_id__in=running.values("pk"))
    size = files.order_by().aggregate(all=Sum("size"))["all"] or 0
    return pages > PAGES_AT_ONCE or size > BYTES_AT_ONCE


def _row(plan: Plan, by: User, now: datetime, ahead: bool = False) -> BoundPack:
    facts = {"asked_by": by, "asked_at": now, "ahead": ahead}
    return BoundPack.objects.get_or_create(meeting=plan.meeting, key=plan.key, defaults=facts)[0]


def make(pk: int, *, today: date, now: datetime) -> None:
    """Bind a pack that was asked for, with what its reader may read now. Twice makes one."""
    row = (
        BoundPack.objects.filter(pk=pk, ready_at=None).select_related("asked_by", "meeting").first()
    )
    if row is None:
        return
    plan = plan_for(row.meeting, row.asked_by, today=today)
    if plan.key != row.key:
        remove(row)  # whoever opens it next has another asked for
        return
    bind(plan, by=row.asked_by, now=now)


def bind(plan: Plan, *, by: User, now: datetime) -> BoundPack:
    """Bind the pack and keep it under the digest of what it holds. Two at once keep one file.

    out: the row, which says why when there is none.
    """
    row = _row(plan, by, now)
    place = secrets.token_hex(16)
    try:
        _write(plan, BoundPack(place=place).path)
        because = ""
    except NotBound as why:
        because = str(why)
    except NoPdf:
        because = "This portal cannot make PDFs at present"
    with transaction.atomic():
        now_there = BoundPack.objects.select_for_update().filter(pk=row.pk).first()
        settled = now_there is None or now_there.ready_at is not None
        if now_there is not None and not settled:
            now_there.failed_because = because
            now_there.ready_at = None if because else now
            now_there.place = "" if because else place
            now_there.save(update_fields=["failed_because", "ready_at", "place"])
    if settled or because:
        default_storage.delete(BoundPack(place=place).path)
    return now_there or BoundPack(meeting=plan.meeting, key=plan.key, failed_because=NOT_THERE)


def _write(plan: Plan, path: str) -> None:
    """raises: NotBound, NoPdf."""
    apart = [part for part in plan.parts if part.stands_apart]
    slips = {part.version.pk: at for at, part in enumerate(apart)}
    told: dict[str, Any] = {
        "title": f"Pack: {plan.meeting}",
        "outline": outline_of(plan),
        "parts": [{"file": "front.pdf", "says": ""}],
    }
    opened: dict[str, Callable[[], Any]] = {
        "front.pdf": partial(_drawn, "meetings/pack_front.html", front_of(plan))
    }
    if apart:
        opened["apart.pdf"] = partial(_drawn, "meetings/pack_apart.html", {"parts": apart})
    for part in plan.parts:
        name = "apart.pdf" if part.stands_apart else f"{part.version.pk}.pdf"
        first = slips.get(part.version.pk, 0)
        told["parts"].append(
            {"file": name, "first": first, "labels": part.labels, "says": part.says}
        )
        if not part.stands_apart:
            opened[name] = partial(part.file.file.open, "rb")
    bind_files(
        told,
        opened,
        lambda number: _instead(plan.parts[number - 1]),
        lambda pack: default_storage.save(path, File(pack)),
    )


def _instead(part: Part) -> tuple[dict[str, Any], Any]:
    """For a paper that cannot be bound after all: one page that names it, with all its numbers."""
    facts = {"labels": [part.line.pages.span if part.line.pages else ""], "says": part.says}
    name = f"apart-{part.version.pk}.pdf"
    drawn = partial(_drawn, "meetings/pack_apart.html", {"parts": [part]})
    return {"file": name, "first": 0, **facts}, drawn


def _drawn(template: str, context: dict[str, Any]) -> BytesIO:
    """A page of our own, as an opened file. raises: NoPdf."""
    return BytesIO(render_pdf(template, context))


def _kept(now: datetime) -> QuerySet[BoundPack]:
    """What lies ready for some days, or was made ahead of a meeting that is not over."""
    ahead = Q(ahead=True, meeting__held_on__gte=localdate(now))
    return BoundPack.objects.filter(Q(asked_at__gte=now - KEPT_FOR) | ahead)


def throw_away(*, now: datetime) -> int:
    """Delete every pack that lay ready for days, rows and files. Returns how many."""
    old = list(BoundPack.objects.exclude(pk__in=_kept(now).values("pk")))
    for row in old:
        remove(row)
    return len(old)
