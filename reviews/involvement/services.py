"""Acts on involvement: offered or not, answered, struck."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.involvement.models import Answer, Involvement
from reviews.involvement.prompts import prompts, roles, stages
from reviews.models import Review


@dataclass(frozen=True)
class Offered:
    """An offer, or why none was made. `prompt`: the code of what it answers, or empty."""

    stage: str
    role: str
    offered_on: date | None = None
    how: str = ""
    what: str = ""
    not_offered_because: str = ""
    prompt: str = ""


@transaction.atomic
def record_offer(review: Review, said: Offered, *, by: User, today: date) -> Involvement:
    """Write down what was offered to a role, or why nothing was. The very same twice is once.

    raises: NotAllowed; ValidationError for a role, stage or prompt nobody knows, for a day without
    how, both or neither of an offer and a reason, or a day after today.
    """
    require(by, "change", review)
    Review.objects.select_for_update().get(pk=review.pk)
    _check(review, said, today)
    facts = {name: getattr(said, name) for name in Offered.__dataclass_fields__}
    standing: Involvement | None = review.involvements.filter(struck_because="", **facts).first()
    if standing is not None:
        return standing
    answer = Answer.WAITS if said.offered_on else ""
    row = Involvement(review=review, answer=answer, recorded_by=by, **facts)
    row.save_because("offered" if said.offered_on else "nothing was offered", by=by)
    return row


def _check(review: Review, said: Offered, today: date) -> None:
    if said.role not in roles():
        raise ValidationError({"role": "Choose who it is"})
    if said.stage not in stages():
        raise ValidationError({"stage": "Choose the stage"})
    if said.prompt and said.prompt not in {one.code for one in prompts(review.incident.about)}:
        raise ValidationError({"prompt": "Choose what it answers"})
    _check_offer(said, today)


def _check_offer(said: Offered, today: date) -> None:
    if said.offered_on is None and not said.not_offered_because:
        words = "Enter the day of the offer, or say below why nothing was offered"
        raise ValidationError({"offered_on": words})
    if said.offered_on is not None and said.not_offered_because:
        raise ValidationError({"not_offered_because": "Leave it empty: something was offered"})
    if said.offered_on is not None and not said.how:
        raise ValidationError({"how": "Say how it was offered"})
    if said.offered_on is not None and said.offered_on > today:
        raise ValidationError({"offered_on": f"The offer cannot be after {plain_day(today)}"})


@transaction.atomic
def record_answer(
    row: Involvement, *, answer: str, on: date, asked: str, done: str, by: User, today: date
) -> Involvement:
    """What became of the offer. It can be recorded anew when they think again; the log keeps both.

    raises: NotAllowed; ValidationError for a day before the offer or after today, or where nothing
    was offered or it was struck.
    """
    require(by, "change", row)
    row = Involvement.objects.select_for_update().get(pk=row.pk)
    if row.struck_because or row.offered_on is None:
        raise ValidationError("Nothing was offered, or it was struck.")
    if answer not in {Answer.ACCEPTED, Answer.DECLINED, Answer.SILENT}:
        raise ValidationError({"answer": "Choose what became of it"})
    if on > today:
        raise ValidationError({"on": f"The answer cannot be after {plain_day(today)}"})
    if on < row.offered_on:
        raise ValidationError({"on": f"It was offered on {plain_day(row.offered_on)}, not later"})
    row.answer, row.answered_on, row.asked, row.done = answer, on, asked, done
    row.save_because("answer recorded", by=by)
    return row


@transaction.atomic
def strike_involvement(row: Involvement, *, because: str, by: User) -> Involvement:
    """It was recorded by mistake. raises: NotAllowed; ValidationError when it is struck already."""
    require(by, "change", row)
    row = Involvement.objects.select_for_update().get(pk=row.pk)
    if row.struck_because:
        raise ValidationError("It is struck already.")
    row.struck_because = because
    row.save_because(f"struck: {because}", by=by)
    return row
