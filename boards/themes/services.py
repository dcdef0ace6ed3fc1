"""Say which part a board takes in a theme from a day on, and end it."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board, Partnership
from boards.services.offices import end_row
from boards.themes.models import Part, Theme, ThemeBoard
from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day

ONE_DAY = timedelta(days=1)


@transaction.atomic
def say_part(
    partnership: Partnership,
    *,
    theme: str,
    board: Board,
    part: str,
    protocol: str,
    starts_on: date,
    by: User,
    today: date,
) -> ThemeBoard:
    """From a day on a board takes this part in a theme; a theme that is new is added.

    raises: NotAllowed; ValidationError naming the field, also for a second board that leads.
    """
    require(by, "keep_themes", partnership, on=today)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    if board.partnership_id != partnership.pk:
        raise ValidationError({"board": "Choose a board of the partnership"})
    if not board.runs_on(starts_on):
        words = f"{board} does not run on {plain_day(starts_on)}"
        raise ValidationError({"starts_on": words})
    found = _theme(partnership, theme, starts_on, protocol, by)
    _refuse_second_lead(found, board, part, starts_on)
    for row in found.parts.filter(board=board).exclude(ends_on__lt=starts_on):
        end_row(row, starts_on - ONE_DAY, because=protocol[:200], by=by)
    said = ThemeBoard(
        theme=found, board=board, part=Part(part), protocol=protocol, starts_on=starts_on
    )
    said.save_because(protocol[:200], by=by)
    return said


def _theme(partnership: Partnership, name: str, day: date, because: str, by: User) -> Theme:
    named = Theme.objects.filter(partnership=partnership, name__iexact=name.strip())
    found: Theme | None = named.first()
    if found is None:
        found = Theme(partnership=partnership, name=name.strip(), starts_on=day)
    elif found.starts_on <= day and found.ends_on is None:
        return found
    found.starts_on, found.ends_on = min(found.starts_on, day), None
    found.save_because(because[:200], by=by)
    return found


def _refuse_second_lead(theme: Theme, board: Board, part: str, day: date) -> None:
    if part != Part.LEAD:
        return
    leads = theme.parts.filter(part=Part.LEAD).exclude(board=board).exclude(ends_on__lt=day)
    other = leads.select_related("board").first()
    if other:
        words = f"{other.board} leads on it: end or change its part first"
        raise ValidationError({"part": words})


@transaction.atomic
def end_part(row: ThemeBoard, *, ends_on: date, because: str, by: User, today: date) -> None:
    """After this day the board takes no part in the theme. raises: NotAllowed; ValidationError."""
    require(by, "keep", row, on=today)
    held = ThemeBoard.objects.select_for_update().get(pk=row.pk)
    if held.ends_on:
        raise ValidationError(f"It ended on {plain_day(held.ends_on)}")
    if ends_on < held.starts_on:
        raise ValidationError({"ends_on": f"It began on {plain_day(held.starts_on)}"})
    end_row(held, ends_on, because=because, by=by)
