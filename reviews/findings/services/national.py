"""National reports, what they recommend, and what the partnership makes of it."""

from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.services.raising import Asked, raise_action
from boards.models import Action, Board, Partnership, SourceKind
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.findings.models import NationalRecommendation, NationalReport, Status
from reviews.findings.standing import actions_of

SAYS_WHY = {
    Status.NOT_OURS: "Say why it is not for us",
    Status.DONE: "Say what was done and what changed",
}
OWNED = (Status.OURS, Status.IN_HAND, Status.DONE)


@transaction.atomic
def record_report(
    partnership: Partnership,
    *,
    title: str,
    publisher: str,
    out_on: date,
    link: str,
    by: User,
    today: date,
) -> NationalReport:
    """A national or thematic review, or a letter of the Panel, was published.

    raises: NotAllowed; ValidationError for a day in the future.
    """
    require(by, "keep_learning", partnership, on=today)
    if out_on > today:
        words = f"The day of publication cannot be after today, {plain_day(today)}"
        raise ValidationError({"out_on": words})
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    facts = {"title": title, "publisher": publisher, "published_on": out_on, "link": link}
    again: NationalReport | None = NationalReport.objects.filter(
        partnership=partnership, **facts
    ).first()
    if again is not None:
        return again  # the second click
    row = NationalReport(partnership=partnership, recorded_by=by, **facts)
    row.save_because("recorded", by=by)
    return row


@transaction.atomic
def add_recommendation(
    report: NationalReport, *, number: int, words: str, by: User, today: date
) -> NationalRecommendation:
    """One thing that it recommends, under its own number there.

    raises: NotAllowed; ValidationError for a number that is taken.
    """
    require(by, "keep", report, on=today)
    held = NationalReport.objects.select_for_update().get(pk=report.pk)
    there = held.recommendations.filter(number=number).first()
    if there is not None and there.words == words:
        return there  # the second click
    if there is not None:
        raise ValidationError({"number": "This number is another recommendation of the report"})
    row = NationalRecommendation(report=held, number=number, words=words)
    row.save_because("recorded", by=by)
    return row


@dataclass(frozen=True)
class Stand:
    """What the partnership makes of it, and who answers for it here."""

    status: str
    said: str
    board: Board | None
    agency: Agency | None


@transaction.atomic
def say_status(
    row: NationalRecommendation, stand: Stand, *, by: User, today: date
) -> NationalRecommendation:
    """Say how far it is; what was said before stays in the log.

    raises: NotAllowed; ValidationError without a reason or words where they are owed, without a
    body that owns it, or for a body of elsewhere.
    """
    require(by, "keep", row, on=today)
    held = _held(row)
    if errors := _wrong(held, stand, by, today):
        raise ValidationError(errors)
    stood = Stand(held.status, held.said, held.board, held.agency)
    if stood == stand:
        return held  # the second click
    held.status, held.said, held.said_on = stand.status, stand.said, today
    held.board, held.agency = stand.board, stand.agency
    held.save_because(f"said: {Status(stand.status).label.lower()}", by=by)
    return held


def _held(row: NationalRecommendation) -> NationalRecommendation:
    held: NationalRecommendation = (
        NationalRecommendation.objects.select_for_update(of=("self",))
        .select_related("report__partnership", "board", "agency")
        .get(pk=row.pk)
    )
    if held.struck_because:
        raise ValidationError("It is struck.")
    return held


def _wrong(row: NationalRecommendation, stand: Stand, by: User, today: date) -> dict[str, str]:
    errors: dict[str, str] = {}
    why = SAYS_WHY.get(Status(stand.status), "")
    if why and not stand.said.strip():
        errors["said"] = why
    if stand.status in OWNED and stand.board is None:
        errors["board"] = "Choose the board or group that owns it"
    place = row.report.partnership_id
    if stand.board is not None and stand.board.partnership_id != place:
        errors["board"] = "Choose a board or group of this partnership"
    if stand.agency is not None:
        seen = Agency.objects.visible_to(by, on=today).filter(pk=stand.agency.pk)
        if not seen.filter(listings__partnership=place).exists():
            errors["agency"] = "Choose an agency of this partnership"
    return errors


@transaction.atomic
def strike_national(
    row: NationalRecommendation, *, because: str, by: User, today: date
) -> NationalRecommendation:
    """It was recorded by mistake; it stays in the log.

    raises: NotAllowed; ValidationError when it is struck, or while an action of it is open.
    """
    require(by, "keep", row, on=today)
    held = _held(row)
    if actions_of(held).filter(closed_on__isnull=True).exists():
        raise ValidationError("Close its actions first: they were raised because of it.")
    held.struck_because = because
    held.save_because(f"struck: {because}"[:200], by=by)
    return held


@transaction.atomic
def raise_national_action(
    row: NationalRecommendation, asked: Asked, *, by: User, today: date
) -> Action:
    """Ask an agency to do something because of it; the body that owns it keeps the action.

    raises: NotAllowed; ValidationError before somebody owns it, or as `raise_action`.
    """
    require(by, "keep", row, on=today)
    held = _held(row)
    if held.board is None or held.status not in OWNED:
        raise ValidationError("Say first that it is for us, and which board or group owns it.")
    same = {"what": asked.what, "owner_agency": asked.owner_agency, "raised_on": asked.raised_on}
    again = actions_of(held).filter(closed_on__isnull=True, **same).first()
    if again is not None:
        return again  # the second click
    words = f"National recommendation {held.number}: {held.report}"[:200]
    return raise_action(
        held.board,
        replace(asked, source_kind=SourceKind.RECOMMENDATION, came_from=words),
        by=by,
        today=today,
        because="raised from a national recommendation",
        source=held,
    )
