"""What the rooms above the boards ask a member together with whether they come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from boards.models import Meeting

Fields = dict[str, Any]  # names to form fields


@dataclass(frozen=True)
class Question:
    """More fields for the form of an answer, none of them required, and what becomes of them.

    fields  (meeting, person, by_link) to the fields by name. Whoever holds the link of a letter has
            given no password: what must not be read over a shoulder is not offered there.
    take    (meeting, answers by name, by, by_link, now); raises ValidationError by field name.
    """

    fields: Callable[[Meeting, Any, bool], Fields]
    take: Callable[..., None]


_questions: list[Question] = []


def asks_with_the_answer(question: Question) -> None:
    """Ask this of everybody who answers an invitation."""
    _questions.append(question)


def fields_for(meeting: Meeting, person: Any, *, by_link: bool) -> Fields:
    """Every field that rooms add to this person's form."""
    found: Fields = {}
    for question in _questions:
        found |= question.fields(meeting, person, by_link)
    return found


def take_answers(
    meeting: Meeting, answers: Mapping[str, Any], *, by: Any, by_link: bool, now: datetime
) -> None:
    """Give each room what was answered. raises: ValidationError."""
    for question in _questions:
        question.take(meeting, answers, by=by, by_link=by_link, now=now)
