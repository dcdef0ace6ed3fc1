"""Post a cost, reverse one, add up. Whoever calls has asked the gate about the subject."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Sum

from partnership.funding.models import Cost
from partnership.people.models import User
from partnership.ui.words import plain_day

Year = tuple[date, date]


@transaction.atomic
def post_cost(
    subject: models.Model,
    *,
    pence: int,
    what: str,
    payable_to: str,
    on: date,
    year: Year | None,
    by: User,
    today: date,
) -> Cost:
    """Write a cost of this subject; the same sent twice on one day is written once.

    in: `year`, the first and last day of the reporting period that holds the day, if there is one.
    raises: ValidationError for a day to come, a day outside the year, or nothing.
    """
    if on > today:
        raise ValidationError({"on": f"The day cannot be after today, {plain_day(today)}"})
    if pence <= 0:
        raise ValidationError({"pence": "The amount must be more than nothing"})
    type(subject)._base_manager.select_for_update().get(pk=subject.pk)
    starts_on, ends_on = year or (None, None)
    facts = {"pence": pence, "what": what, "payable_to": payable_to, "on": on}
    again = Cost.objects.about(subject).filter(**facts, posted_by=by, posted_on=today)
    standing: Cost | None = again.filter(reversal__isnull=True, reverses__isnull=True).first()
    if standing is not None:
        return standing
    row = Cost(
        subject=subject,
        year_starts_on=starts_on,
        year_ends_on=ends_on,
        posted_by=by,
        posted_on=today,
        **facts,
    )
    row.save_because("cost posted", by=by)
    return row


@transaction.atomic
def reverse_cost(cost: Cost, *, because: str, by: User, today: date) -> Cost:
    """Take a wrong cost out of the sum by an entry of its own. It counts on the day of the cost, so
    that the year is right again.

    raises: ValidationError for a cost that is reversed already, and for a reversal.
    """
    cost = Cost.objects.select_for_update().get(pk=cost.pk)
    if cost.reverses_id:
        raise ValidationError("This is a reversal. Post the cost anew instead.")
    if Cost.objects.filter(reverses=cost).exists():
        raise ValidationError("This cost is reversed already.")
    row = Cost(
        subject=cost.subject,
        pence=-cost.pence,
        what=cost.what,
        payable_to=cost.payable_to,
        on=cost.on,
        year_starts_on=cost.year_starts_on,
        year_ends_on=cost.year_ends_on,
        reverses=cost,
        because=because,
        posted_by=by,
        posted_on=today,
    )
    row.save_because(f"reversed: {because}", by=by)
    return row


def spent_on(subjects: Iterable[models.Model]) -> dict[int, int]:
    """The pence spent on each of these rows of one model, by its number. One query."""
    rows = list(subjects)
    if not rows:
        return {}
    kind = ContentType.objects.get_for_model(rows[0])
    costs = Cost.objects.filter(subject_type=kind, subject_id__in=[row.pk for row in rows])
    sums: Any = costs.order_by().values_list("subject_id").annotate(pence=Sum("pence"))
    return {row.pk: 0 for row in rows} | dict(sums)
