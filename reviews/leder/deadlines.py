"""By when: the six months of the LeDeR policy, and the two reasons for which they give way."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from boards.models import Membership, Partnership
from partnership.access.offices import Office
from partnership.clock.bank_holidays import ENGLAND_AND_WALES
from partnership.clock.duties import Duty, Facts, belongs_to, declare, prefetch, tell
from partnership.clock.rules import NoEdition, rule_for
from reviews.leder.models import LederReview

SIX_MONTHS = "LEDER-6M"
NOT_ARISEN = Facts(triggered_on=None, counted_from=None)

prefetch(LederReview, "holds")


def facts(review: LederReview) -> Facts:
    """Six months from the notification. While it is on hold they give way; once it is done, they
    were kept if the days on hold make up for what was passed."""
    try:
        edition = rule_for(SIX_MONTHS).edition_on(review.notified_on)
    except NoEdition:
        return NOT_ARISEN
    due = edition.due_on(review.notified_on, ENGLAND_AND_WALES)
    words, since = _excuse(review, due)
    return Facts(
        triggered_on=review.notified_on,
        counted_from=review.notified_on,
        met_on=review.completed_on,
        excused=words,
        excused_on=since,
    )


def _excuse(review: LederReview, due: date) -> tuple[str, date | None]:
    done, hold = review.completed_on, review.stands_held
    if review.late_because:
        return f"Reason recorded: {review.late_because}", review.late_recorded_on
    if hold and done is None:
        return f"On hold: {hold.get_why_display()}", hold.starts_on
    if done and done > due and done <= due + timedelta(days=review.days_held(done)):
        words = f"{review.days_held(done)} days on hold"
        return words, min(hold.starts_on for hold in review.holds.all())
    return "", None


def who(pks: set[int], to: str, day: date) -> dict[int, list[Any]]:
    """Officers and the Head of Service of the partnership; in the place of the chair, who chairs
    the steering group: the Independent Chair reads counts alone. Two queries."""
    offices = {"owners": Office.SERVICE_OFFICER, "head": Office.HEAD_OF_SERVICE}
    of_group = to not in offices
    rows = LederReview.objects.filter(pk__in=pks)
    where = dict(rows.values_list("pk", "group" if of_group else "partnership"))
    held = Membership.objects.acting((offices.get(to, Office.GROUP_CHAIR),), day)
    place = "board__in" if of_group else "board__partnership__in"
    held = held.filter(**{place: {number for number in where.values() if number}})
    people: dict[int, list[Any]] = defaultdict(list)
    for tenure in held.select_related("person", "board").order_by("person"):
        number = tenure.board_id if of_group else tenure.board.partnership_id
        if tenure.person not in people[number]:
            people[number].append(tenure.person)
    return {pk: people[number] for pk, number in where.items()}


declare(Duty(code=SIX_MONTHS, subject=LederReview, facts=facts))
tell(LederReview, who)
belongs_to(LederReview, Partnership, "partnership")
