"""What follows a challenge: the answer, what is made of it, an action, its end."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.services.raising import Asked as AskedAction
from boards.actions.services.raising import raise_action
from boards.challenges.models import OPEN, Challenge, Round, State, Verdict
from boards.challenges.notices import letter_to_tell
from boards.challenges.people import people_of
from boards.challenges.services.raising import open_round
from boards.heirs import follower_of
from boards.models import Action
from boards.models.action import SourceKind
from partnership.access.services import can, require
from partnership.links.services import Link, use_link
from partnership.outbox.services import post
from partnership.people.models import User
from partnership.ui.words import plain_day

NOT_FOR_ALL = "This challenge is not for the whole group, and an action is."


@dataclass(frozen=True)
class Judgement:
    """What the challenger makes of an answer: what changed, or why it is not enough."""

    verdict: str
    words: str
    due_on: date | None = None
    escalated_to: str = ""


def locked(challenge: Challenge) -> Challenge:
    """The challenge as it stands now: of two who act at once the later knows the earlier."""
    rows = Challenge.objects.select_related("board", "agency", "partnership", "line__item")
    found: Challenge = rows.select_for_update(of=("self",)).get(pk=challenge.pk)
    return found


def newest_round(challenge: Challenge) -> Round:
    """The round that was opened last."""
    rows = challenge.rounds.select_related("answered_by")
    found: Round = rows.latest("number")
    found.challenge = challenge
    return found


@transaction.atomic
def answer_challenge(
    challenge: Challenge,
    *,
    words: str,
    by: User,
    today: date,
    now: datetime,
    link: Link | None = None,
) -> Challenge:
    """The agency answers; the chairs and whoever raised it are told.

    in: `link`, where the answer came by a signed link, which is used up by it.
    raises: NotAllowed; DeadLink; ValidationError when no answer is waited for.
    """
    require(by, "answer", challenge, on=today)
    challenge = locked(challenge)
    if challenge.state == State.DRAFT:
        raise ValidationError("This challenge is not sent yet.")
    row = newest_round(challenge)
    if row.answer == words and row.answered_by_id == by.pk:
        return challenge  # the second click
    if challenge.state != State.ASKED:
        words = f"{challenge} waits for no answer now."
        if row.answered_on:
            words += f" {row.answered_by} answered on {plain_day(row.answered_on)}."
        raise ValidationError(words)
    if link:
        use_link(link, now=now)
    row.answer, row.answered_by, row.answered_on = words, by, today
    row.save_because("answered by the link in the letter" if link else "answered", by=by)
    challenge.state = State.ANSWERED
    challenge.save_because(f"answered in round {row.number}", by=by)
    who_is_told = dict.fromkeys([*people_of([challenge], today).chairs(challenge)])
    if can(challenge.raised_by, "view", challenge, on=today):
        who_is_told[challenge.raised_by] = None
    who_is_told.pop(by, None)
    told = [
        letter_to_tell(row, to, what="answered", words="an answer has come") for to in who_is_told
    ]
    post(told, now=now)
    return challenge


@transaction.atomic
def judge_challenge(
    challenge: Challenge, judgement: Judgement, *, by: User, today: date, now: datetime
) -> Challenge:
    """The challenger says what changed, asks again, or escalates. The agency is told.

    Without an answer a challenge can only be escalated.
    raises: NotAllowed; ValidationError for what is settled, or lacks a day or a place to go.
    """
    require(by, "judge", challenge, on=today)
    challenge = locked(challenge)
    if challenge.state == State.DRAFT:
        raise ValidationError("This challenge is not sent yet.")
    row = newest_round(challenge)
    if _is_done(challenge, row, judgement):
        return challenge  # the second click
    if challenge.state not in OPEN:
        raise ValidationError(f"This challenge is: {challenge.get_state_display().lower()}.")
    _check(challenge, judgement, today)
    row.verdict, row.judged = judgement.verdict, judgement.words
    row.judged_on, row.judged_by = today, by
    row.save_because(f"judged: {row.get_verdict_display().lower()}", by=by)
    challenge = _take(_follow(challenge, judgement, today), judgement, today)
    challenge.save_because(f"judged: {row.get_verdict_display().lower()}", by=by)
    if judgement.verdict == Verdict.ASK_AGAIN:
        open_round(challenge, words=judgement.words, by=by, today=today, now=now)
        return challenge
    said = "it is settled" if challenge.state == State.SATISFIED else "it is escalated"
    what = f"judged-{judgement.verdict}"
    people = people_of([challenge], today)
    told = dict.fromkeys([*people.answerers(challenge), *people.leaders(challenge)])
    post([letter_to_tell(row, to, what=what, words=said) for to in told], now=now)
    return challenge


def _is_done(challenge: Challenge, row: Round, judgement: Judgement) -> bool:
    """Whether this very judgement stands already; asked again, it opened the round after it."""
    if judgement.verdict == Verdict.ASK_AGAIN and challenge.state == State.ASKED and not row.answer:
        row = challenge.rounds.filter(number=row.number - 1).first() or row
    return (row.verdict, row.judged) == (judgement.verdict, judgement.words)


def _check(challenge: Challenge, judgement: Judgement, today: date) -> None:
    if challenge.state == State.ASKED and judgement.verdict != Verdict.ESCALATE:
        raise ValidationError({"verdict": "No answer has come: it can be escalated or withdrawn"})
    if judgement.verdict == Verdict.ASK_AGAIN:
        if judgement.due_on is None:
            raise ValidationError({"due_on": "Enter the day by which it is to be answered"})
        if judgement.due_on < today:
            words = f"The answer cannot be due before today, {plain_day(today)}"
            raise ValidationError({"due_on": words})
    if judgement.verdict == Verdict.ESCALATE and not judgement.escalated_to:
        raise ValidationError({"escalated_to": "Say to whom it is escalated"})


def _follow(challenge: Challenge, judgement: Judgement, today: date) -> Challenge:
    """What an agency answered before another followed it is taken further with the heir."""
    heir = follower_of(challenge.agency, today)
    if judgement.verdict != Verdict.SATISFIED and heir != challenge.agency:
        challenge.agency, challenge.responder = heir, None
    return challenge


def _take(challenge: Challenge, judgement: Judgement, today: date) -> Challenge:
    if judgement.verdict == Verdict.SATISFIED:
        challenge.state, challenge.effect = State.SATISFIED, judgement.words
        challenge.settled_on = today
    elif judgement.verdict == Verdict.ESCALATE:
        challenge.state, challenge.escalated_to = State.ESCALATED, judgement.escalated_to
    else:
        challenge.state, challenge.due_on = State.ASKED, judgement.due_on
    return challenge


@transaction.atomic
def withdraw_challenge(
    challenge: Challenge, *, because: str, by: User, today: date, now: datetime
) -> Challenge:
    """It was a mistake, or is asked elsewhere; it stays in the log with the reason.

    Whoever was to answer is told; of a letter that was never sent nobody is.
    raises: NotAllowed; ValidationError for what is settled.
    """
    require(by, "judge", challenge, on=today)
    challenge = locked(challenge)
    if challenge.state not in (*OPEN, State.DRAFT):
        raise ValidationError(f"This challenge is: {challenge.get_state_display().lower()}.")
    was_sent = challenge.state != State.DRAFT
    if challenge.due_on is None:
        challenge.due_on = today
    challenge.state, challenge.settled_on = State.WITHDRAWN, today
    challenge.withdrawn_because = because
    challenge.save_because(f"withdrawn: {because}"[:200], by=by)
    if was_sent:
        row, told = newest_round(challenge), people_of([challenge], today).answerers(challenge)
        words = "it is withdrawn, and no answer is asked for"
        post([letter_to_tell(row, to, what="withdrawn", words=words) for to in told], now=now)
    return challenge


@transaction.atomic
def raise_action_from(challenge: Challenge, asked: AskedAction, *, by: User, today: date) -> Action:
    """Ask the agency to do something because of the challenge; each is linked to the other.

    raises: NotAllowed; ValidationError as `raise_action`, or where an action would tell the whole
    group of what is closed to some of it.
    """
    require(by, "raise_action", challenge, on=today)
    challenge = locked(challenge)
    if challenge.action is not None:
        return challenge.action  # the second click
    if challenge.is_kept_from_somebody():
        raise ValidationError(NOT_FOR_ALL)
    asked = replace(asked, came_from=f"Challenge {challenge}")
    challenge.action = raise_action(
        challenge.board,
        replace(asked, source_kind=SourceKind.CHALLENGE),
        by=by,
        today=today,
        because="raised from a challenge",
        source=challenge,
    )
    challenge.save_because(f"action {challenge.action} raised", by=by)
    return challenge.action
