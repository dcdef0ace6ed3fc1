"""The daily mail: one for each reader and day, made up of what waited that morning."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import OuterRef, Subquery
from django.template.loader import render_to_string

from partnership.outbox.kinds import title_of
from partnership.outbox.models import Digest, Letter, Mailbox
from partnership.outbox.writing import address_of, message_id
from partnership.people.models import User
from partnership.records.sets import in_sets

READERS: tuple[tuple[str, type[models.Model]], ...] = (("to", User), ("mailbox", Mailbox))


def write_digests(*, day: date, now: datetime) -> None:
    """Make up the daily mail of everybody for whom letters wait, in sets.

    A reader who has one of this day gets no second: what came later waits for tomorrow's. Killed
    half-way it is done again, once each.
    """
    for field, model in READERS:
        waiting = Letter.objects.for_digest().filter(written_at__lte=now)
        readers = waiting.filter(**{f"{field}__isnull": False}).order_by().values(field)
        for some in in_sets(model._base_manager.filter(pk__in=readers)):
            _write(field, [reader.pk for reader in some], day, now)


@transaction.atomic
def _write(field: str, pks: list[int], day: date, now: datetime) -> None:
    """Write the mails and put the letters into them, both or neither.

    Only the run that wrote a mail puts letters into it: none can be added to one that has gone.
    """
    batch = uuid.uuid4()
    Digest.objects.bulk_create(
        [
            Digest(
                **{f"{field}_id": pk},
                day=day,
                batch=batch,
                message_id=message_id(f"digest:{field}:{pk}:{day}"),
                written_at=now,
            )
            for pk in pks
        ],
        ignore_conflicts=True,
    )
    own = Digest.objects.filter(batch=batch).order_by()
    into = own.filter(**{field: OuterRef(field)}).values("pk")[:1]
    waiting = Letter.objects.for_digest().filter(written_at__lte=now)
    waiting.filter(**{f"{field}__in": own.values(field)}).update(digest=Subquery(into))


def heading_of(letters: Sequence[Letter], today: date) -> str:
    """How many things, and how many of them are late."""
    number = len(letters)
    late = sum(letter.due_on is not None and letter.due_on < today for letter in letters)
    things = "1 thing" if number == 1 else f"{number} things"
    return f"Your daily mail: {things}{f', {late} overdue' if late else ''}"


def words_of(letters: Sequence[Letter], *, shared: bool) -> str:
    """The lines, due dates first, each with its link. Queries: one for each kind of subject."""
    subjects = _subjects(letters)
    lines = [
        {
            "heading": letter.heading,
            "kind": title_of(letter.kind),
            "address": address_of(
                subjects[letter.subject_type_id].get(letter.subject_id), letter.path
            ),
        }
        for letter in letters
    ]
    return render_to_string(
        "letters/daily.txt", {"lines": lines, "shared": shared, "portal": settings.PORTAL_ADDRESS}
    )


def _subjects(letters: Sequence[Letter]) -> dict[int, dict[int, Any]]:
    wanted: dict[int, set[int]] = defaultdict(set)
    for letter in letters:
        wanted[letter.subject_type_id].add(letter.subject_id)
    found: dict[int, dict[int, Any]] = {}
    for kind, pks in wanted.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        found[kind] = model._base_manager.in_bulk(pks) if model else {}
    return found
