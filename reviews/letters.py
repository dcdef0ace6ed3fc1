"""Letters to the Panel, the Secretary of State and Ofsted, drafted from what is recorded.

They leave by the office's own secure mail; that they left is recorded as a copy, a delay or a day.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from partnership.clock.rules import rule_for
from partnership.documents.blocks import Block, Points, Words, Written
from partnership.ui.words import known_day, plain_day
from reviews.deadlines import COPY_RULES
from reviews.models import Recipient, Review, Scope
from reviews.rules import copy_law, six_months_end

ALL_THREE = tuple(Recipient)
THE_TWO = (Recipient.PANEL, Recipient.SECRETARY_OF_STATE)
NOT_SAID = "[to be filled in]"


@dataclass(frozen=True)
class Letter:
    """One letter: its code in the address, whom it goes to, what it is about and its text."""

    code: str
    title: str
    to: tuple[Recipient, ...]
    blocks: tuple[Block, ...]


def letters_for(review: Review, today: date) -> list[Letter]:
    """The letters that this review calls for as it stands; none but of a practice review."""
    if not review.is_practice_review:
        return []
    drafts = (_decision, _delay, _before_publication, _reasons)
    return [letter for draft in drafts if (letter := draft(review, today)) is not None]


def _decision(review: Review, today: date) -> Letter | None:
    """Partners tell the three of a local review as soon as it is decided on, with the reviewer's
    name (Working Together, local reviews)."""
    day = known_day(review.decided_on, review.decided_known_to)
    return Letter(
        "decision",
        "A local review will be carried out",
        ALL_THREE,
        (
            Words(
                f"The safeguarding partners decided on {day} to carry out a local child "
                "safeguarding practice review."
            ),
            Words(f"The reviewer is {review.reviewer or NOT_SAID}."),
            Words(_ends(review)),
        ),
    )


def _ends(review: Review) -> str:
    if review.clock_cannot_say:
        return "The day by which it is to be complete and published follows."
    return f"It is to be complete and published by {plain_day(six_months_end(review))}."


def _delay(review: Review, today: date) -> Letter | None:
    """The reasons for delay (Working Together, local reviews)."""
    delay = review.delays.first()
    if delay is None or review.ended_on:
        return None
    words = [
        Words(f"{_ends(review)} That day cannot be kept, or could not be."),
        Words(delay.explanation, lead=delay.reason_words),
    ]
    if delay.still_from:
        until = plain_day(delay.still_until) if delay.still_until else "now"
        words.append(
            Words(f"The review stood still from {plain_day(delay.still_from)} until {until}.")
        )
    if delay.tell_again_on:
        words.append(Words(f"You will hear again on {plain_day(delay.tell_again_on)}."))
    words.append(Words("What is learned meanwhile is put to use before the report."))
    return Letter("delay", "Why the review takes longer", THE_TWO, tuple(words))


def _before_publication(review: Review, today: date) -> Letter | None:
    """The copy before publication, of what is planned."""
    if review.planned_on is None or review.publishes_nothing or review.ended_on:
        return None
    what = "the full report"
    if review.scope == Scope.IMPROVEMENTS:
        what = "the information about improvements that will be published"
    blocks: list[Block] = [
        Words(
            f"With this letter goes {what}. It is to be published on "
            f"{plain_day(review.planned_on)}."
        ),
        Points([_by(review, to) for to in Recipient]),
    ]
    if review.scope == Scope.IMPROVEMENTS:
        blocks.append(Words(review.not_full_because, lead="Why not the full report"))
    blocks.append(Words("The partners will have regard to any comments."))
    return Letter("copy", "Copy before publication", ALL_THREE, tuple(blocks))


def _by(review: Review, to: Recipient) -> str:
    assert review.planned_on is not None
    rule = rule_for(COPY_RULES[to])
    edition, holidays = copy_law(review, to, None)
    last = edition.due_on(review.planned_on, holidays)
    return f"To {to.label}: it {rule.force} leave on {plain_day(last)} or earlier"


def _reasons(review: Review, today: date) -> Letter | None:
    """Why nothing is published (Children Act 2004 s16F(4) and (5))."""
    if not review.publishes_nothing or review.planned_on is None:
        return None
    return Letter(
        "reasons",
        "Why nothing is published",
        THE_TWO,
        (
            Words(
                "The safeguarding partners consider it inappropriate to publish the report, or "
                "information about the improvements."
            ),
            Words(review.not_full_because, lead="Their reasons"),
            Words(
                f"The review is to be concluded on {plain_day(review.planned_on)}. The partners "
                "will have regard to any comments."
            ),
        ),
    )


def document_of(review: Review, letter: Letter, user: Any, today: date) -> Written:
    """The letter as a document that can be taken away."""
    to = ", ".join(one.label for one in letter.to)
    return Written(
        title=letter.title,
        made_on=today,
        made_for=str(user),
        blocks=letter.blocks,
        facts=(
            ("To", to),
            ("From", str(review.board.partnership)),
            ("Review", review.reference),
        ),
        marking=review.marking,
    )
