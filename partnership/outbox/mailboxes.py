"""Shared mailboxes: whose bodies are asked about a subject, and whether they still are."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from partnership.access.policies import NOTHING, Holders, policy_of
from partnership.outbox.models import Mailbox
from partnership.people.models import Appointment, User

# For a kind of subject: (primary keys, "owners"|"head"|"chair", day) -> bodies by primary key.
BodiesAsked = Callable[[set[int], str, date], dict[int, list[models.Model]]]

# Whether a person is known to those who keep this body.
KnownAt = Callable[[User, models.Model], bool]

_known_at: list[KnownAt] = []
_asked: dict[type[models.Model], BodiesAsked] = {}
_held_in: dict[Any, str] = {}


def ask(subject: type[models.Model], bodies: BodiesAsked) -> None:
    """Say which boards and agencies are asked about this kind of subject; asked once for a set."""
    _asked[subject] = bodies


def held_in(tenure: type[models.Model], field: str) -> None:
    """Say by which field an office leads to the body whose mailbox it stands for."""
    _held_in[tenure] = field


def mailboxes_for(
    subject: type[models.Model], pks: set[int], rung: str, day: date
) -> dict[int, list[Mailbox]]:
    """The shared mailboxes to tell about each of these rows on this day."""
    bodies = _asked.get(subject)
    if not bodies or not pks:
        return {}
    asked = bodies(pks, rung, day)
    boxes = _mailboxes_of({body for group in asked.values() for body in group}, day)
    return {
        pk: [box for body in dict.fromkeys(group) for box in boxes.get(_place(body), [])]
        for pk, group in asked.items()
    }


def _mailboxes_of(bodies: Iterable[models.Model], day: date) -> dict[tuple[int, Any], Any]:
    found: dict[tuple[int, Any], list[Mailbox]] = defaultdict(list)
    wanted: dict[int, set[Any]] = defaultdict(set)
    for kind, pk in map(_place, bodies):
        wanted[kind].add(pk)
    if not wanted:
        return found
    here = NOTHING
    for kind, pks in wanted.items():
        here |= Q(subject_type=kind, subject_id__in=pks)
    for box in Mailbox.objects.on(day).filter(here):
        found[box.subject_type_id, box.subject_id].append(box)
    return found


def _place(body: models.Model) -> tuple[int, Any]:
    return ContentType.objects.get_for_model(body).pk, body.pk


def opens(body: Any, subject: models.Model, day: date) -> bool:
    """Whether the body runs and is still asked about the subject: it is the subject, or an office
    held in it opens the subject that day. No mailbox is told what nobody in its body may read."""
    if not body.runs_on(day):
        return False
    if body == subject:
        return True
    return any(
        _leads(way, body) and way.holders(subject, day).filter(**{_held_in[way.tenure]: body})
        for way in policy_of(type(subject)).ways_to("view")
        if isinstance(way, Holders)
    )


def _leads(way: Holders, body: models.Model) -> bool:
    field = _held_in.get(way.tenure)
    return bool(field) and way.tenure._meta.get_field(field).related_model is type(body)


def known_at(answer: KnownAt) -> KnownAt:
    """Ask this function whether a person is known where a body is."""
    _known_at.append(answer)
    return answer


def belongs_to_a_person(address: str, body: models.Model) -> bool:
    """Whether somebody who is known where the body is signs in with this address.

    Of a person who is known elsewhere alone nothing follows: it would tell of them.
    """
    person = User.objects.filter(email__iexact=address).first()
    return person is not None and all(answer(person, body) for answer in _known_at)


held_in(Appointment, "agency")
