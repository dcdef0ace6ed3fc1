"""Letters about groups that overrun and about closing reports that move."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse

from boards.closing.models import ClosingReport
from boards.closing.notices import CLOSING
from boards.closing.standing import overrun
from boards.models import Board, Membership
from partnership.access.offices import SERVICE, Office
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.ui.words import plain_day

CHAIRS = (Office.GROUP_CHAIR, Office.INDEPENDENT_CHAIR)


def page_of(board: Board) -> str:
    """Where a group's day, report and pack are."""
    return reverse("closing:of_board", args=[board.key])


def overrun_letters(today: date) -> list[Draft]:
    """One letter a week about each group that has overrun, to its chair and the service.

    Four queries for any number of groups.
    """
    groups = list(overrun(Board.objects.all(), today))
    people = _people(groups, today) if groups else {}
    week = today - timedelta(days=today.weekday())
    return [
        Draft(
            key=f"overrun:{group.pk}:{week}:{person.pk}",
            to=person,
            subject=group,
            heading=f"{group} has overrun",
            words=f"It was to finish by {plain_day(group.finish_by)}.\n\n"  # type: ignore
            "Write its closing report and send it to the board above, or have a later day set,\n"
            f"with the reason.\n\n{address_of(group, page_of(group))}\n",
            kind=CLOSING.key,
            path=page_of(group),
        )
        for group in groups
        for person in people.get(group.pk, ())
    ]


def _people(groups: list[Board], today: date) -> dict[int, list[User]]:
    """The chair of each group and the service of its partnership, each person once."""
    seats = Membership.objects.acting((Office.GROUP_CHAIR,), today).filter(board__in=groups)
    wanted = {group.partnership_id for group in groups}
    service = Membership.objects.acting(SERVICE, today).filter(board__partnership__in=wanted)
    found: dict[int, dict[User, None]] = defaultdict(dict)
    for seat in seats.select_related("person").order_by("person"):
        found[seat.board_id][seat.person] = None
    for seat in service.select_related("person", "board").order_by("person"):
        for group in groups:
            if group.partnership_id == seat.board.partnership_id:
                found[group.pk][seat.person] = None
    return {pk: list(people) for pk, people in found.items()}


def letters_of_sending(report: ClosingReport, by: User, today: date) -> list[Draft]:
    """To the chair of the board above, the Independent Chair and the service."""
    return _letters(
        report,
        _above(report, today),
        by,
        key=f"closing-sent:{report.pk}:{_version(report)}",
        heading=f"{report} is with {report.above}",
        words=f"{report} was sent to {report.above}. It is accepted at a meeting or by a decision "
        "of that board.",
    )


def letters_of_giving_back(report: ClosingReport, by: User, today: date) -> list[Draft]:
    """To the chair of the group and the service."""
    return _letters(
        report,
        _people([report.board], today).get(report.board_id, []),
        by,
        key=f"closing-back:{report.pk}:{_version(report)}",
        heading=f"{report} was given back",
        words=f"{report.above} gave the report back.\n\nWhy: {report.given_back_because}",
    )


def _version(report: ClosingReport) -> int:
    """A number that is new for each sending."""
    number: int = report.history.latest("history_id").history_id
    return number


def _above(report: ClosingReport, today: date) -> list[User]:
    held = Membership.objects.acting(CHAIRS, today).filter(board=report.above_id)
    whole = report.board.partnership_id
    service = Membership.objects.acting(SERVICE, today).filter(board__partnership=whole)
    tenures = [*held.select_related("person"), *service.select_related("person")]
    return list(dict.fromkeys(tenure.person for tenure in tenures))


def _letters(
    report: ClosingReport, people: Iterable[User], by: User, *, key: str, heading: str, words: str
) -> list[Draft]:
    return [
        Draft(
            key=f"{key}:{person.pk}",
            to=person,
            subject=report,
            heading=heading,
            words=f"{words}\n\n{address_of(report)}\n",
            kind=CLOSING.key,
        )
        for person in people
        if person != by
    ]
