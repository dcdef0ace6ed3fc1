"""Who acted, as far as a reader may know: for whom somebody worked then, not for whom today.

What several partnerships share is changed and opened by people of each. Somebody who worked for
another partnership that day is not named for it because an office here came later.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from partnership.access.policies import Holders, policies, reach


def _offices_seen(user: Any) -> list[Any]:
    """The offices of each sort that the user may see, past ones too."""
    ways = [way for policy in policies() for way in policy.ways]
    today = timezone.localdate()
    return [
        tenure._base_manager.filter(reach(tenure, user, "view", today))
        for tenure in {way.tenure for way in ways if isinstance(way, Holders)}
    ]


def known_then(user: Any, acts: Iterable[tuple[int, date]]) -> set[tuple[int, date]]:
    """Of these people and days, those on which the user sees that the person held an office, and
    the user's own. A query for each sort of office."""
    asked = set(acts)
    people = {who for who, _ in asked}
    held: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    for offices in _offices_seen(user):
        rows = offices.filter(person__in=people)
        for who, first, last in rows.values_list("person", "starts_on", "ends_on"):
            held[who].append((first, last))
    return {
        (who, day)
        for who, day in asked
        if who == user.pk
        or any(first <= day and (last is None or day <= last) for first, last in held[who])
    }


def held_then(user: Any, *, who: str, at: str) -> Q:
    """The same for rows that keep a person (`who`) and a moment (`at`), as part of their query."""
    found = Q(**{who: user.pk})
    day = OuterRef(f"{at}__date")
    for offices in _offices_seen(user):
        ran = offices.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)
        found |= Q(Exists(ran.filter(person=OuterRef(who))))
    return found
