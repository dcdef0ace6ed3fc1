"""Owners say how their actions stand; the unit accepts it or not, and judges by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.letters import tell
from boards.actions.models import Judgement, Rag, Update, Verdict
from boards.actions.rag import with_state
from boards.actions.services.raising import locked, open_action
from boards.models import Action
from partnership.access.services import require
from partnership.documents.services import attach
from partnership.people.models import User


@dataclass(frozen=True)
class Said:
    """What an owner says of one action."""

    words: str
    in_the_way: str = ""
    expected_on: date | None = None


@transaction.atomic
def add_update(
    action: Action,
    said: Said,
    *,
    by: User,
    today: date,
    now: datetime,
    evidence: Any = None,
    by_link: bool = False,
) -> Update:
    """Add what the owner says; what was said before stays as it is.

    raises: NotAllowed; ValidationError for a closed action, no words or a file that is not taken.
    """
    require(by, "update", action, on=today)
    action = open_action(action)
    if not said.words.strip():
        raise ValidationError({"words": "Enter what has been done"})
    newest = action.updates.first()
    if newest and _same(newest, said, by) and not evidence:
        return newest  # the second click
    row = Update(
        action=action,
        words=said.words,
        in_the_way=said.in_the_way,
        expected_on=said.expected_on,
        said_by=by,
        said_at=now,
        by_link=by_link,
    )
    row.save_because("update by the link of a letter" if by_link else "update", by=by)
    if evidence:
        attach(row, evidence, title=f"Evidence for {action.reference}", by=by, now=now)
    return row


def _same(newest: Update, said: Said, by: User) -> bool:
    stands = (newest.words, newest.in_the_way, newest.expected_on, newest.said_by_id)
    return stands == (said.words, said.in_the_way, said.expected_on, by.pk)


@transaction.atomic
def update_many(
    said: Iterable[tuple[Action, Said]],
    *,
    by: User,
    today: date,
    now: datetime,
    by_link: bool = False,
) -> list[Update]:
    """Add what the owner says of several actions, all or nothing.

    raises: ValidationError whose keys are the field and the number of the action ("words_7").
    """
    errors: dict[str, Any] = {}
    rows = []
    for action, one in sorted(said, key=lambda pair: pair[0].pk):
        try:
            rows.append(add_update(action, one, by=by, today=today, now=now, by_link=by_link))
        except ValidationError as error:
            errors[f"words_{action.pk}"] = [f"{action}: {words}" for words in error.messages]
    if errors:
        raise ValidationError(errors)
    return rows


@transaction.atomic
def answer_update(row: Update, *, accepted: bool, because: str, by: User, now: datetime) -> Verdict:
    """Accept what the owner said, or not, and tell whoever said it.

    raises: NotAllowed; ValidationError when it is answered already.
    """
    require(by, "answer", row)
    locked(row.action)
    if Verdict.objects.filter(update=row).exists():
        raise ValidationError("This update is answered already.")
    verdict = Verdict(update=row, accepted=accepted, because=because, given_by=by, given_at=now)
    verdict.save_because("accepted" if accepted else "rejected", by=by)
    became = "accepted" if accepted else "not accepted"
    tell(
        row.action,
        [row.said_by],
        key=f"update:{row.pk}",
        heading=f"your update is {became}",
        words=f"Your update is {became}. The partnership service says why on the page.",
        now=now,
    )
    return verdict


@transaction.atomic
def judge(
    action: Action, *, rag: str, words: str, by: User, today: date, now: datetime
) -> Judgement:
    """Write down how the unit judges the action, beside what is computed at this moment.

    raises: NotAllowed; ValidationError when it differs from what is computed and says no why, or
    calls an open action complete.
    """
    require(by, "change", action, on=today)
    open_action(action)
    computed = with_state(Action.objects.filter(pk=action.pk), today).get().computed
    if rag != computed and not words.strip():
        differs = f"It is computed as “{Rag(computed).label}”: say why you judge otherwise"
        raise ValidationError({"words": differs})
    newest = action.judgements.first()
    if newest and (newest.rag, newest.words, newest.computed) == (rag, words, computed):
        return newest  # the second click
    row = Judgement(
        action=action, rag=rag, computed=computed, words=words, judged_by=by, judged_at=now
    )
    row.save_because("judged", by=by)
    return row
