"""The gate at the door: why letters of one reader are not to be handed over after all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType

from partnership.access.policies import reach
from partnership.clock.models import Deadline
from partnership.outbox.kinds import kind_of
from partnership.outbox.mailboxes import belongs_to_a_person, opens
from partnership.outbox.models import Letter, Mailbox
from partnership.people.models import User
from partnership.records.dated import running_on

LEFT = "They have left"
MAY_NOT_SEE = "They may no longer see it"
DONE = "It is done"
MOVED = "Its day has moved"
MAILBOX_ENDED = "The shared mailbox has ended"
IS_A_PERSON = "The shared mailbox is a person's own address"
NOT_ASKED = "The body is no longer asked about it"

Reasons = dict[int, str]


def in_office(people: Iterable[int], day: date) -> set[int]:
    """Those of these people who hold an office on this day. One query."""
    held = running_on(day, "memberships__") | running_on(day, "appointments__")
    found = User.objects.filter(held, pk__in=set(people))
    return set(found.values_list("pk", flat=True))


def refused(
    letters: Sequence[Letter], reader: User | Mailbox, *, holds_office: bool, day: date
) -> Reasons:
    """Which of these letters, all to one reader, are not to go, and why.

    The number of queries depends on the kinds of subject, not on the number of letters.
    """
    if isinstance(reader, Mailbox):
        reasons = _refused_to_mailbox(letters, reader, day)
    else:
        reasons = _refused_to_person(letters, reader, holds_office, day)
    return {**_no_longer_due(letters), **reasons}


def _refused_to_person(
    letters: Sequence[Letter], person: User, holds_office: bool, day: date
) -> Reasons:
    if not person.is_active:
        return dict.fromkeys([letter.pk for letter in letters], LEFT)
    reasons: Reasons = {}
    if not holds_office:
        reasons = {letter.pk: LEFT for letter in letters if not _goes_to_leavers(letter)}
    for model, few in _by_model(letters).items():
        rows = model._base_manager.filter(pk__in={letter.subject_id for letter in few})
        found = rows.filter(reach(model, person, "view", day))
        seen = set(found.values_list("pk", flat=True))
        reasons |= {one.pk: MAY_NOT_SEE for one in few if one.subject_id not in seen}
    return reasons


def _goes_to_leavers(letter: Letter) -> bool:
    try:
        return kind_of(letter.kind).to_leavers
    except KeyError:
        return False


def _refused_to_mailbox(letters: Sequence[Letter], box: Mailbox, day: date) -> Reasons:
    body = box.subject
    if body is None or not box.runs_on(day):
        return dict.fromkeys([letter.pk for letter in letters], MAILBOX_ENDED)
    if belongs_to_a_person(box.address, body):
        return dict.fromkeys([letter.pk for letter in letters], IS_A_PERSON)
    reasons: Reasons = {}
    for model, few in _by_model(letters).items():
        rows = model._base_manager.in_bulk({letter.subject_id for letter in few})
        open_here = {pk for pk, row in rows.items() if opens(body, row, day)}
        reasons |= {one.pk: NOT_ASKED for one in few if one.subject_id not in open_here}
    return reasons


def _no_longer_due(letters: Sequence[Letter]) -> Reasons:
    """Reminders whose deadline was met, excused, moved or is gone meanwhile."""
    due = [letter for letter in letters if letter.code]
    if not due:
        return {}
    found = Deadline.objects.open().filter(
        subject_type__in={letter.subject_type_id for letter in due},
        subject_id__in={letter.subject_id for letter in due},
        code__in={letter.code for letter in due},
    )
    days = {(row.subject_type_id, row.subject_id, row.code): row.due_on for row in found.iterator()}
    reasons: Reasons = {}
    for letter in due:
        stands = days.get((letter.subject_type_id, letter.subject_id, letter.code))
        if stands != letter.due_on:
            reasons[letter.pk] = MOVED if stands else DONE
    return reasons


def _by_model(letters: Sequence[Letter]) -> dict[Any, list[Letter]]:
    found: dict[Any, list[Letter]] = defaultdict(list)
    for letter in letters:
        found[ContentType.objects.get_for_id(letter.subject_type_id).model_class()].append(letter)
    return found
