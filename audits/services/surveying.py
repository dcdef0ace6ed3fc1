"""Open a survey beside a cycle, and take what practitioners say."""

from datetime import date, datetime

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from audits.audience import questions_for
from audits.models import Agreement, Cycle, Question, Reply, Survey
from audits.models.survey import SALT
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.words import plain_day

CLOSED = "This survey is closed."


@transaction.atomic
def open_survey(cycle: Cycle, *, closes_on: date, by: User, now: datetime) -> Survey:
    """Open it, or move its last day. A cycle has one.

    raises: NotAllowed; ValidationError before the launch, without a sentence to ask, or for a day
    that has passed.
    """
    require(by, "change", cycle)
    cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
    today = timezone.localdate(now)
    if cycle.launched_at is None:
        raise ValidationError("Launch the cycle first: the survey asks about its agencies.")
    if not twins(cycle):
        raise ValidationError("No question of the framework has a sentence for practitioners.")
    if closes_on <= today:
        raise ValidationError({"closes_on": f"The day must be after today, {plain_day(today)}"})
    row = Survey.objects.filter(cycle=cycle).first()
    if row is None:
        row = Survey(cycle=cycle, opened_by=by, opened_at=now)
    elif row.closes_on == closes_on:
        return row  # the second click
    row.closes_on = closes_on
    row.save_because("opened", by=by)
    return row


def twins(cycle: Cycle) -> list[Question]:
    """The questions that have a sentence for practitioners."""
    asked = Question.objects.filter(standard__edition=cycle.edition_id).exclude(twin="")
    return list(asked.select_related("standard"))


def asked_of(survey: Survey) -> QuerySet[Agency]:
    """The agencies whose practitioners are asked: those of the cycle."""
    return Agency.objects.filter(returns__cycle=survey.cycle_id).order_by("name")


def find_survey(token: str) -> Survey | None:
    """The survey of this address, open or closed; None for an address that none has."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Survey.objects.filter(pk=pk).select_related("cycle__edition").first()


@transaction.atomic
def reply(
    survey: Survey, agency: Agency, answers: dict[str, int], *, once: str, today: date
) -> None:
    """Count what somebody says. The same page sent twice counts once.

    raises: ValidationError once it is closed, for an agency or sentence that is not asked.
    """
    if today > survey.closes_on:
        raise ValidationError(CLOSED)
    if not asked_of(survey).filter(pk=agency.pk).exists():
        raise ValidationError({"agency": "Choose one of the organisations"})
    keys = {one.key for one in questions_for(twins(survey.cycle), agency.kind)}
    kept = {key: value for key, value in answers.items() if key in keys}
    if not kept or any(value not in Agreement.values for value in kept.values()):
        raise ValidationError("Say whether you agree with each sentence.")
    Reply.objects.get_or_create(
        once=once, defaults={"survey": survey, "agency": agency, "answers": kept}
    )
