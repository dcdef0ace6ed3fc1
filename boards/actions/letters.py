"""Letters about one action: its number, never its words."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from boards.actions.notices import NEWS
from boards.actions.owners import answering
from boards.models import Action
from partnership.outbox.services import Draft, post
from partnership.outbox.writing import address_of
from partnership.people.models import User


def tell(
    action: Action, people: Iterable[Any], *, key: str, heading: str, words: str, now: datetime
) -> None:
    """Write once to each of these people; `key` says what about."""
    drafts = [
        Draft(
            key=f"action-news:{key}:{person.pk}",
            to=person,
            subject=action,
            heading=f"{action.reference}: {heading}",
            words=f"{words}\n\n{address_of(action)}\n",
            kind=NEWS.key,
        )
        for person in dict.fromkeys(people)
    ]
    post(drafts, now=now)


def owners_of(action: Action, today: date) -> list[User]:
    """Whoever answers for the action today."""
    return answering([action], today).told(action, "owner")
