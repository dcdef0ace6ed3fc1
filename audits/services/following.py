"""What follows from a weak answer: a challenge in the boards' log, an action in their register."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from audits.models import Answer
from boards.actions.models import Link, Role
from boards.actions.services.raising import Asked, raise_action
from boards.challenges.models import Challenge, Source
from boards.challenges.services import Asked as AskedOfAgency
from boards.challenges.services import raise_challenge
from boards.models import Action, SourceKind
from partnership.access.services import require
from partnership.people.models import User

NOT_IN = "It is not submitted yet."


def prompt(answer: Answer) -> str:
    """What the board may ask about an answer that is not fully met."""
    graded = f"You graded it “{answer.grade}”." if answer.grade else "You gave it no grade."
    asked = f"{answer.question.words} {graded} What was done since, and how is it seen in practice?"
    if answer.action:
        asked += f" You meant to: {answer.action}"
    return asked[:2000]


def _held(answer: Answer, right: str, by: User) -> Answer:
    require(by, right, answer)
    row = Answer.objects.select_for_update(of=("self",)).select_related("of__cycle__group")
    found: Answer = row.get(pk=answer.pk)
    if found.of.submitted_at is None:
        raise ValidationError(NOT_IN)
    return found


@transaction.atomic
def challenge(
    answer: Answer, *, what: str, due_on: date | None, by: User, today: date, now: datetime
) -> Challenge:
    """The group that reads the returns challenges the agency; it answers by the boards' own way.

    raises: NotAllowed; ValidationError as `raise_challenge`, or before the return is submitted.
    """
    row = _held(answer, "moderate", by)
    asked = AskedOfAgency(
        agency=row.of.agency,
        what=what,
        challenger=row.of.cycle.group.name,
        due_on=due_on,
        source=Source.SELF_ASSESSMENT,
    )
    return raise_challenge(row.of.cycle.group, asked, by=by, today=today, now=now, origin=row)


@transaction.atomic
def ask_for_action(answer: Answer, *, what: str, due_on: date, by: User, today: date) -> Action:
    """An action of the group, owned by the agency; an answer may lead to several.

    raises: NotAllowed; ValidationError as `raise_action`, or before the return is submitted.
    """
    row = _held(answer, "raise_action", by)
    links = Link.objects.about(row).filter(role=Role.SOURCE)  # type: ignore[attr-defined]
    same = {"what": what, "owner_agency": row.of.agency, "raised_on": today}
    again = Action.objects.filter(links__in=links, **same).first()
    if again is not None:
        return again  # the second click
    asked = Asked(
        what=what,
        owner_agency=row.of.agency,
        raised_on=today,
        due_on=due_on,
        source_kind=SourceKind.SECTION_11,
        came_from=str(row)[:200],
    )
    group = row.of.cycle.group
    return raise_action(
        group, asked, by=by, today=today, because="raised from a return", source=row
    )
