"""Draw a cycle up and launch it: each agency with the duty gets its return, each lead a letter."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audits.audience import Asked, audience, questions_for
from audits.letters import to_lead
from audits.models import Cycle, Edition, Question, Return, Section
from boards.models import Board, Partnership
from partnership.access.services import require
from partnership.outbox.services import post
from partnership.people.models import User
from partnership.ui.words import plain_day


@transaction.atomic
def draw_up(
    partnership: Partnership,
    *,
    edition: Edition,
    group: Board,
    title: str,
    due_on: date,
    by: User,
    today: date,
) -> Cycle:
    """A cycle that nobody is asked by yet.

    raises: NotAllowed; ValidationError for an edition that is not published or of elsewhere, a
    group of elsewhere, a day that has passed, or a title that is used.
    """
    require(by, "keep_frameworks", partnership)
    errors: dict[str, str] = {}
    if edition.published_on is None or edition.framework.partnership_id != partnership.pk:
        errors["edition"] = "Choose a published edition of this partnership"
    if group.partnership_id != partnership.pk:
        errors["group"] = "Choose a group of this partnership"
    if due_on <= today:
        errors["due_on"] = f"The day it is due must be after today, {plain_day(today)}"
    if errors:
        raise ValidationError(errors)
    stands = Cycle.objects.filter(partnership=partnership, title=title).first()
    if stands is not None:
        if (stands.edition_id, stands.group_id, stands.due_on) == (edition.pk, group.pk, due_on):
            again: Cycle = stands
            return again  # the second click
        raise ValidationError({"title": "There is a cycle of this title"})
    row = Cycle(partnership=partnership, edition=edition, group=group, title=title, due_on=due_on)
    row.save_because("drawn up", by=by)
    return row


@transaction.atomic
def launch(cycle: Cycle, *, by: User, now: datetime) -> list[Asked]:
    """Ask every agency that has the duty today. Gives whom it asked; a second time nobody.

    raises: NotAllowed; ValidationError where no agency has the duty, or its day has passed.
    """
    require(by, "change", cycle)
    cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if cycle.launched_at is not None:
        return []
    today = timezone.localdate(now)
    if cycle.due_on <= today:
        raise ValidationError(f"It was due on {plain_day(cycle.due_on)}: that day has passed.")
    asked = audience(cycle, today)
    if not asked:
        raise ValidationError("No agency of the lists has this duty today.")
    cycle.launched_at, cycle.launched_by = now, by
    cycle.save_because("launched", by=by)
    questions = list(Question.objects.filter(standard__edition=cycle.edition_id))
    for one in asked:
        row = Return(cycle=cycle, agency=one.agency)
        row.save_because("asked", by=by)
        kept = questions_for(questions, one.agency.kind)
        for standard in dict.fromkeys(question.standard_id for question in kept):
            Section(of=row, standard_id=standard).save_because("asked", by=by)
        post([to_lead(row, person) for person in one.leads], now=now)
    return asked
