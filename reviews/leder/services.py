"""A LeDeR review is known, goes through its stages, is held up; what is learned becomes actions."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.services.raising import Asked
from boards.actions.services.raising import raise_action as raise_in_register
from boards.models import Action, Board, BoardKind, Partnership
from boards.numbering import next_reference
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock import services as clock
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.leder.models import BY_FORM, STAGES, LederHold, LederReview, LederTheme
from reviews.leder.permissions import OF_ADULTS
from reviews.services.incidents import not_after_today

SERIES = "LD"


def groups_of(partnership: Partnership, day: date) -> Any:
    """The steering groups of a partnership's structure on a day."""
    found = Board.objects.on(day).filter(partnership=partnership, kind=BoardKind.PANEL)
    return found.filter(remit__in=OF_ADULTS)


def _group_of_here(partnership: Partnership, group: Board | None, day: date) -> None:
    if group and not groups_of(partnership, day).filter(pk=group.pk).exists():
        raise ValidationError({"group": "Choose a steering group of this partnership"})


@transaction.atomic
def record_review(
    partnership: Partnership,
    *,
    national_reference: str,
    notified_on: date,
    group: Board | None,
    by: User,
    today: date,
) -> LederReview:
    """Write a review under the next number; its six months run.

    raises: NotAllowed; ValidationError for a day to come, a group of elsewhere, or a number of the
    platform that is recorded already.
    """
    require(by, "record_leder", partnership)
    not_after_today(notified_on, today, "notified_on", "The day of the notification")
    _group_of_here(partnership, group, today)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    alike = LederReview.objects.filter(
        partnership=partnership, national_reference__iexact=national_reference
    ).first()
    if alike is not None:
        if (alike.notified_on, alike.group) == (notified_on, group):
            again: LederReview = alike
            return again  # the second click
        words = f"{alike} has this number already"
        raise ValidationError({"national_reference": words})
    row = LederReview(
        partnership=partnership,
        national_reference=national_reference,
        notified_on=notified_on,
        group=group,
        recorded_by=by,
    )
    row.reference = next_reference(LederReview, partnership, f"{SERIES}-{notified_on.year}")
    row.save_because("recorded", by=by)
    clock.refresh(row)
    return row


def _held(review: LederReview, by: User) -> LederReview:
    require(by, "change", review)
    found: LederReview = LederReview.objects.select_for_update().get(pk=review.pk)
    return found


@transaction.atomic
def record_stage(
    review: LederReview, stage: str, *, on: date, by: User, today: date, because: str = ""
) -> LederReview:
    """Say on which day a stage was reached, or correct that day with a reason. Not every review
    goes through every stage; those it goes through lie in their order.

    raises: NotAllowed; KeyError for no such stage; ValidationError for a day to come or out of
    order, a correction without a reason, or an end while it is on hold.
    """
    review = _held(review, by)
    if stage not in BY_FORM:
        raise KeyError(stage)
    not_after_today(on, today, "on", "The day")
    _in_order(review, stage, on)
    stood = getattr(review, stage)
    if stood == on:
        return review  # the second click
    if stood and not because.strip():
        words = f"It was recorded as {plain_day(stood)}. Say why that is corrected"
        raise ValidationError({"because": words})
    if stage in ("approved_on", "closed_on") and review.stands_held:
        raise ValidationError("It is on hold. End the hold first.")
    setattr(review, stage, on)
    review.save_because(because or STAGES[stage].lower(), by=by)
    clock.refresh(review)
    return review


def _in_order(review: LederReview, stage: str, on: date) -> None:
    names = list(STAGES)
    place = names.index(stage)
    for name in names:
        day, words = getattr(review, name), STAGES[name]
        if day and names.index(name) < place and on < day:
            raise ValidationError({"on": f"{words} on {plain_day(day)}, not later"})
        if day and names.index(name) > place and on > day:
            raise ValidationError({"on": f"{words} on {plain_day(day)}, not earlier"})


@transaction.atomic
def put_on_hold(
    review: LederReview, *, why: str, starts_on: date, by: User, today: date
) -> LederHold:
    """The review waits. raises: NotAllowed; ValidationError when it is done or held already."""
    review = _held(review, by)
    not_after_today(starts_on, today, "starts_on", "The first day")
    if review.completed_on:
        raise ValidationError("It is done.")
    if starts_on < review.notified_on:
        words = f"It was notified on {plain_day(review.notified_on)}, not later"
        raise ValidationError({"starts_on": words})
    stands = review.stands_held
    if stands is not None:
        if (stands.why, stands.starts_on) == (why, starts_on):
            return stands  # the second click
        raise ValidationError(f"It is on hold since {plain_day(stands.starts_on)}.")
    row = LederHold(review=review, why=why, starts_on=starts_on)
    row.save_because("put on hold", by=by)
    clock.refresh(review)
    return row


@transaction.atomic
def end_hold(review: LederReview, *, on: date, by: User, today: date) -> LederHold:
    """It goes on. raises: NotAllowed; ValidationError when it is not on hold."""
    review = _held(review, by)
    hold = review.stands_held
    if hold is None:
        raise ValidationError("It is not on hold.")
    not_after_today(on, today, "on", "The day it was taken up again")
    if on < hold.starts_on:
        raise ValidationError({"on": f"It is on hold since {plain_day(hold.starts_on)}"})
    hold.ends_on = on
    hold.save_because("hold ended", by=by)
    clock.refresh(review)
    return hold


@transaction.atomic
def explain_late(review: LederReview, *, reason: str, by: User, today: date) -> LederReview:
    """Say why the six months were passed. raises: NotAllowed; ValidationError."""
    review = _held(review, by)
    review.late_because = reason
    review.late_recorded_on = review.late_recorded_on or today
    review.save_because("reason for lateness recorded", by=by)
    clock.refresh(review)
    return review


@transaction.atomic
def note_theme(
    partnership: Partnership,
    *,
    title: str,
    words: str,
    group: Board | None,
    by: User,
    today: date,
) -> LederTheme:
    """Write down what local reviews teach. raises: NotAllowed; ValidationError."""
    require(by, "record_leder", partnership)
    _group_of_here(partnership, group, today)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    facts = {"partnership": partnership, "title": title, "words": words, "group": group}
    stands: LederTheme | None = LederTheme.objects.filter(
        **facts, noted_on=today, ended_on=None
    ).first()
    if stands is not None:
        return stands  # the second click
    row = LederTheme(**facts, noted_on=today)
    row.save_because("noted", by=by)
    return row


@transaction.atomic
def end_theme(theme: LederTheme, *, because: str, by: User, today: date) -> LederTheme:
    """It is learned, or no theme any more. raises: NotAllowed; ValidationError when ended."""
    require(by, "change", theme)
    theme = LederTheme.objects.select_for_update().get(pk=theme.pk)
    if theme.ended_on:
        raise ValidationError(f"It was ended on {plain_day(theme.ended_on)}.")
    theme.ended_on, theme.ended_because = today, because
    theme.save_because("ended", by=by)
    return theme


@transaction.atomic
def raise_action(
    theme: LederTheme,
    *,
    board: Board,
    owner_agency: Agency,
    what: str,
    due_on: date,
    by: User,
    today: date,
) -> Action:
    """Raise an action in the register of actions, with the theme as its source.

    raises: NotAllowed; ValidationError for a board or agency of elsewhere, or a day out of order.
    """
    require(by, "change", theme)
    if board.partnership_id != theme.partnership_id:
        raise ValidationError({"board": "Choose a board of this partnership"})
    if due_on < today:
        raise ValidationError({"due_on": "The day cannot be before today"})
    theme = LederTheme.objects.select_for_update().get(pk=theme.pk)
    stands: Action | None = Action.objects.filter(
        links__subject_id=theme.pk,
        links__subject_type__app_label="leder",
        links__subject_type__model="ledertheme",
        board=board,
        what=what,
        due_on=due_on,
        owner_agency=owner_agency,
        raised_on=today,
    ).first()
    if stands is not None:
        return stands  # the second click
    asked = Asked(
        what=what,
        owner_agency=owner_agency,
        raised_on=today,
        due_on=due_on,
        came_from=f"LeDeR: {theme.title}"[:200],
    )
    return raise_in_register(board, asked, by=by, today=today, source=theme)
