"""By when the lists are published again: twelve months after they were published last."""

from collections import defaultdict
from datetime import date
from typing import Any

from boards.models import Membership, Partnership
from boards.relevant.models import ListReview
from partnership.access.offices import Office
from partnership.clock.duties import Duty, Facts, belongs_to, declare, prefetch, tell
from partnership.clock.rules import rule_for

OFFICES = {
    "owners": (Office.SERVICE_OFFICER,),
    "head": (Office.HEAD_OF_SERVICE,),
    "chair": (Office.INDEPENDENT_CHAIR,),
}


def _published_again(review: ListReview) -> Facts:
    since = review.since.published_on if review.since else None
    if since and since < rule_for("RA-LIST").editions[0].in_force_from:
        return Facts(triggered_on=None, counted_from=None)  # before the arrangements promised it
    again = review.edition.published_on if review.edition else None
    return Facts(triggered_on=since, counted_from=since, met_on=again)


def _who(pks: set[int], to: str, day: date) -> dict[int, list[Any]]:
    """Those who hold the office in the partnership of each review. Two queries."""
    where = dict(ListReview.objects.filter(pk__in=pks).values_list("pk", "partnership"))
    held = Membership.objects.acting(OFFICES[to], day)
    held = held.filter(board__partnership__in=set(where.values()))
    people: dict[int, dict[Any, None]] = defaultdict(dict)
    for tenure in held.select_related("person", "board").order_by("person"):
        people[tenure.board.partnership_id][tenure.person] = None
    return {pk: list(people[partnership]) for pk, partnership in where.items()}


declare(Duty(code="RA-LIST", subject=ListReview, facts=_published_again))
prefetch(ListReview, "since", "edition")
tell(ListReview, _who)
belongs_to(ListReview, Partnership, "partnership")
