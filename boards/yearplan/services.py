"""Plan the meetings of a group for a year, all of them or none."""

from collections.abc import Mapping
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board, Meeting
from boards.services.meetings import record_meeting
from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day


@transaction.atomic
def plan_meetings(
    board: Board,
    days: Mapping[str, date],
    *,
    by: User,
    starts_at: time | None = None,
    ends_at: time | None = None,
    place: str = "",
) -> list[Meeting]:
    """Plan a meeting on each of these days; nothing is written when one of them is refused.

    in: `days` by the name of the field that each was typed in. raises: NotAllowed; ValidationError
    by field for a day that stands twice, is recorded already or on which the group does not run.
    """
    require(by, "record_meeting", board)
    if not days:
        raise ValidationError("Enter at least one day")
    told: dict[str, str] = {}
    made: dict[date, Meeting] = {}
    for name, day in days.items():
        if day in made:
            told[name] = f"{plain_day(day)} stands here twice"
            continue
        try:
            made[day] = record_meeting(
                board, held_on=day, place=place, by=by, starts_at=starts_at, ends_at=ends_at
            )
        except ValidationError as error:
            told[name] = " ".join(error.messages)
    if told:
        raise ValidationError(told)
    return list(made.values())
