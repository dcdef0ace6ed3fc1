"""The sign-off chain: begun, sent on, agreed to, sent back, open again, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Meeting
from partnership.access.services import require
from partnership.outbox.services import post
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.commissioning.models import Chain, Move, MoveKind, State, Step, Version
from reviews.commissioning.notices import letters_to_chairs
from reviews.commissioning.rules import Planned, last_moved_on, standing_chain
from reviews.models import Review
from reviews.services.incidents import not_after_today
from reviews.services.reviews import own_row


@dataclass(frozen=True)
class Said:
    """What a body said, on which day; at which meeting, if at one."""

    on: date
    words: str = ""
    meeting: Meeting | None = None


@transaction.atomic
def start_chain(review: Review, steps: Sequence[Planned], *, by: User, today: date) -> Chain:
    """Set who signs the report off, one after the other.

    raises: NotAllowed; ValidationError when it is signed off or begun, for no step at all, a body
    that stands twice, or one of elsewhere.
    """
    require(by, "change", review)
    review = _unsigned(review)
    bodies = [step.body for step in steps if step.body]
    standing = standing_chain(review)
    if standing is not None:
        if [(one.kind, one.body) for one in standing.steps.all()] == [
            (step.kind, step.body) for step in steps
        ]:
            return standing  # the second click
        raise ValidationError("The sign-off of this review has begun already.")
    if not steps:
        raise ValidationError("Choose at least one body that is to agree.")
    if len(set(bodies)) != len(bodies):
        raise ValidationError("A board or group agrees once: choose each in one place.")
    if any(body.partnership_id != review.partnership_id for body in bodies):
        raise ValidationError("Choose boards and groups of this partnership.")
    chain = Chain(review=review, started_on=today, started_by=by)
    chain.save_because("sign-off begun", by=by)
    for number, step in enumerate(steps, start=1):
        row = Step(chain=chain, number=number, kind=step.kind, body=step.body)
        row.save_because("step set", by=by)
    return chain


@transaction.atomic
def send_on(
    review: Review, *, version: Version, on: date, words: str, by: User, today: date, now: datetime
) -> Step:
    """Send a draft on to the first body that has not agreed. Its chair gets a letter.

    raises: NotAllowed; ValidationError while another body has it, when all agreed, for a draft that
    was withdrawn, or a day out of order.
    """
    require(by, "change", review)
    review = _unsigned(review)
    chain = _of(review)
    steps = list(chain.steps.select_related("body"))
    held = next((step for step in steps if step.state == State.HELD), None)
    if held is not None:
        if (held.version, held.since) == (version, on):
            return held  # the second click
        raise ValidationError(f"{held.who} has the report. It agrees or sends it back first.")
    step = next((step for step in steps if step.state != State.AGREED), None)
    if step is None:
        raise ValidationError("Everyone has agreed.")
    version = Version.objects.get(pk=version.pk)
    if version.review_id != review.pk or version.withdrawn_on is not None:
        raise ValidationError({"version": "Choose a draft of this review that stands"})
    _in_order(chain, on, today)
    _put(step, State.HELD, on, version=version, why="sent on", by=by)
    _write(step, MoveKind.SENT, Said(on, words), by)
    post(letters_to_chairs(step, today), now=now)
    return step


@transaction.atomic
def agree(step: Step, said: Said, *, by: User, today: date) -> Step:
    """The body agrees to the draft that it has.

    raises: NotAllowed; ValidationError when it has agreed, has nothing before it, or the day or
    meeting does not fit.
    """
    require(by, "agree", step)
    step, steps = _locked(step)
    if step.state == State.AGREED and step.since is not None:
        raise ValidationError(f"{step.who} agreed on {plain_day(step.since)}: once is enough.")
    _must_hold(step)
    _check_meeting(step, said)
    _in_order(step.chain, said.on, today)
    _put(step, State.AGREED, said.on, version=step.version, why="agreed", by=by)
    _write(step, MoveKind.AGREED, said, by)
    return step


@transaction.atomic
def send_back(
    step: Step, said: Said, *, to: Step | None, by: User, today: date, now: datetime
) -> Step:
    """The body sends the report back, with remarks: to an earlier body, whose step and all after
    it are open again, or to the author.

    raises: NotAllowed; ValidationError without remarks, or to a body that is not before this one.
    """
    require(by, "agree", step)
    step, steps = _locked(step)
    _must_hold(step)
    _check_meeting(step, said)
    if not said.words.strip():
        raise ValidationError({"words": "Say what is to be changed"})
    _in_order(step.chain, said.on, today)
    if to is not None and to not in [one for one in steps if one.number < step.number]:
        raise ValidationError({"to": "Choose a body that comes before this one"})
    draft = step.version
    _write(step, MoveKind.BACK, said, by)
    _put(step, State.BACK, said.on, version=draft, why="sent back", by=by)
    if to is not None:
        _open_from(to.number, steps, Said(said.on, said.words), by, but=step)
        target = next(one for one in steps if one.pk == to.pk)
        _put(target, State.HELD, said.on, version=draft, why="has it again", by=by)
        post(letters_to_chairs(target, today), now=now)
    return step


@transaction.atomic
def reopen(step: Step, said: Said, *, by: User, today: date) -> Step:
    """An agreement no longer holds: this step and every later one are open again.

    raises: NotAllowed; ValidationError for a step that has not agreed, or once it is signed off.
    """
    require(by, "agree", step)
    step, steps = _locked(step)
    if step.state != State.AGREED:
        raise ValidationError(f"{step.who} has not agreed.")
    if not said.words.strip():
        raise ValidationError({"words": "Say why the agreement no longer holds"})
    _in_order(step.chain, said.on, today)
    _open_from(step.number, steps, said, by)
    return step


@transaction.atomic
def withdraw_chain(review: Review, *, because: str, by: User) -> Chain:
    """Take the chain back, to set another; what happened in it stays in the log.

    raises: NotAllowed: it takes whoever signs the review off; ValidationError.
    """
    require(by, "sign_off", review)
    chain = _of(_unsigned(review))
    chain.withdrawn_because = because
    chain.save_because(f"sign-off chain withdrawn: {because}", by=by)
    return chain


def _unsigned(review: Review) -> Review:
    """The row, held. raises: ValidationError once the core's sign-off is done."""
    review = own_row(review)
    if review.signed_off_on is not None:
        words = f"The report was signed off on {plain_day(review.signed_off_on)}."
        raise ValidationError(f"{words} Take the sign-off back first.")
    return review


def _of(review: Review) -> Chain:
    chain = standing_chain(review)
    if chain is None:
        raise ValidationError("The sign-off of this review has not begun.")
    return chain


def _locked(step: Step) -> tuple[Step, list[Step]]:
    """The step and all steps of its chain, as they stand while the review is held."""
    _unsigned(step.chain.review)
    chain = Chain.objects.get(pk=step.chain_id)
    if chain.withdrawn_because:
        raise ValidationError("This sign-off chain was withdrawn.")
    steps = list(chain.steps.select_related("body", "version", "chain__review"))
    return next(one for one in steps if one.pk == step.pk), steps


def _must_hold(step: Step) -> None:
    if step.state != State.HELD:
        raise ValidationError(f"{step.who} does not have the report.")


def _check_meeting(step: Step, said: Said) -> None:
    meeting = said.meeting
    if meeting is None:
        return
    if meeting.board_id != step.body_id:
        raise ValidationError({"meeting": f"Choose a meeting of {step.who}"})
    if meeting.held_on != said.on:
        raise ValidationError({"on": f"The meeting was on {plain_day(meeting.held_on)}"})


def _in_order(chain: Chain, on: date, today: date) -> None:
    not_after_today(on, today, "on", "The day")
    moved = last_moved_on(chain)
    last, words = moved or chain.review.decided_on, "The review was decided on"
    if on < last:
        words = "The last move was on" if moved else words
        raise ValidationError({"on": f"{words} {plain_day(last)}, not later"})


def _put(
    step: Step, state: State, since: date | None, *, version: Version | None, why: str, by: User
) -> None:
    step.state, step.since, step.version = state, since, version
    step.save_because(why, by=by)


def _write(step: Step, what: MoveKind, said: Said, by: User) -> None:
    row = Move(
        step=step,
        what=what,
        on=said.on,
        words=said.words,
        version=step.version,
        meeting=said.meeting,
        recorded_by=by,
    )
    row.save_because(str(what.label).lower(), by=by)


def _open_from(
    number: int, steps: Sequence[Step], said: Said, by: User, *, but: Step | None = None
) -> None:
    """These steps from a number on are open again; `but` has written its move already."""
    for step in steps:
        if step.number < number or step.state == State.WAITING:
            continue
        if step != but:
            _write(step, MoveKind.REOPENED, said, by)
        _put(step, State.WAITING, None, version=None, why="open again", by=by)
