"""Acts on interests at a meeting: declare one, decide on it, take the decision back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from boards.interests.models import Declaration, How, Interest, Outcome, Ruling
from boards.interests.sitting import those_at
from boards.meetings.models import AgendaItem, Withheld
from boards.meetings.services.holding import hold, not_closed, only_once
from boards.meetings.services.papers import end_keeping, keep_from
from boards.models import Meeting
from partnership.access.services import require
from partnership.people.models import User

OWN = "Somebody else decides what follows from your own interest."
DECIDED = "It is decided already: take that back first."


@transaction.atomic
def declare(
    meeting: Meeting,
    *,
    what: str,
    person: User,
    by: User,
    now: datetime,
    item: AgendaItem | None = None,
    interest: Interest | None = None,
    how: str = How.PORTAL,
) -> Declaration:
    """Declare an interest for a meeting, one's own or, as the service, somebody's at the meeting.

    Declared twice it stands once. raises: NotAllowed; ValidationError for a person who is not at
    the meeting or an item that is not on its agenda.
    """
    require(by, "reply" if person == by and how != How.MEETING else "prepare", meeting)
    hold(meeting)
    if not those_at(meeting).filter(pk=person.pk).exists():
        raise ValidationError({"person": "Choose somebody who is at the meeting"})
    if item is not None:
        _refuse_elsewhere(item, meeting, by)
    same = Declaration.objects.filter(meeting=meeting, item=item, person=person, what=what).first()
    if same is not None:
        return same  # the second click
    row = Declaration(
        meeting=meeting,
        item=item,
        person=person,
        interest=interest,
        what=what,
        how=how,
        declared_at=now,
        declared_by=by,
    )
    row.save_because("declared", by=by)
    return row


def _refuse_elsewhere(item: AgendaItem, meeting: Meeting, by: User) -> None:
    on_it = AgendaItem.objects.visible_to(by).filter(meeting=meeting, dropped_because="")
    if not on_it.filter(pk=item.pk).exists():
        raise ValidationError({"item": "Choose an item of this meeting"})


@transaction.atomic
def rule(
    declaration: Declaration,
    *,
    item: AgendaItem,
    outcome: str,
    because: str,
    minuted: str,
    by: User,
    now: datetime,
) -> Ruling:
    """Decide what follows from a declared interest for one item; who leaves no longer reads it.

    raises: NotAllowed; ValidationError for one's own interest, an item that the declaration is not
    about, what is decided already, or minutes that are no draft any more.
    """
    require(by, "rule", declaration)
    hold(declaration.meeting)
    not_closed(declaration.meeting)
    if declaration.person_id == by.pk:
        raise ValidationError(OWN)
    _refuse_elsewhere(item, declaration.meeting, by)
    if declaration.item_id not in (None, item.pk):
        raise ValidationError({"item": "It was declared against another item"})
    stands = declaration.rulings.filter(item=item, ended_at__isnull=True).first()
    if stands is not None:
        if (stands.outcome, stands.minuted) == (outcome, minuted):
            return stands  # the second click
        raise ValidationError(DECIDED)
    row = Ruling(declaration=declaration, item=item, outcome=outcome, because=because)
    row.minuted, row.ruled_by, row.ruled_at = minuted, by, now
    if outcome == Outcome.LEAVES:
        row.withheld = _keep_away(declaration, item, by=by)
    with only_once(DECIDED):
        row.save_because(f"decided: {because}", by=by)
    return row


def _keep_away(declaration: Declaration, item: AgendaItem, *, by: User) -> Withheld | None:
    """The row that keeps the item from them; none where somebody did so by hand before."""
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    kept = item.withheld.filter(person=declaration.person, ended_at__isnull=True).first()
    if kept is None:
        because = "An interest was declared"
        return keep_from(item, declaration.person, because=because, by=by)
    return kept if _held_by(kept).exists() else None


def _held_by(kept: Withheld) -> QuerySet[Ruling]:
    """The rulings that keep it."""
    return Ruling.objects.filter(withheld=kept, ended_at__isnull=True)


@transaction.atomic
def take_back(ruling: Ruling, *, because: str, by: User, now: datetime) -> Ruling:
    """Take a decision back, with the reason; the item is read again where nothing else keeps it.

    raises: NotAllowed; ValidationError when it is taken back already or the minutes are no draft
    any more.
    """
    require(by, "rule", ruling.declaration)
    hold(ruling.declaration.meeting)
    not_closed(ruling.declaration.meeting)
    if ruling.declaration.person_id == by.pk:
        raise ValidationError(OWN)
    ruling.refresh_from_db(from_queryset=Ruling.objects.select_for_update())
    if ruling.ended_at is not None:
        raise ValidationError("This decision is taken back already.")
    ruling.ended_at, ruling.ended_because = now, because
    ruling.save_because(f"taken back: {because}", by=by)
    kept = ruling.withheld
    if kept is not None and kept.ended_at is None and not _held_by(kept).exists():
        end_keeping(kept, because=because, by=by, now=now)
    return ruling
