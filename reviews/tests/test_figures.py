"""Incidents and reviews in numbers."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews import services
from reviews.figures import ReviewFigures, figures_of
from reviews.models import DelayReason, Incident, Review

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def of(world: Any, reader: Any, first: date = FIRST, last: date = LAST) -> ReviewFigures:
    return figures_of(world.partnership, reader, first, last)


def kinds(found: ReviewFigures) -> dict[str, tuple[int, ...]]:
    return {
        one.kind: (one.begun, one.concluded, one.ongoing, one.in_time, one.late_explained, one.late)
        for one in found.kinds
    }


PRACTICE, ADULT = "Local child safeguarding practice review", "Safeguarding adult review"


def test_a_review_counts_where_it_began_where_it_ended_and_between(
    world: Any, sent: Callable[..., Review], signed_off: Callable[..., Review]
) -> None:
    row = sent(date(2026, 3, 17), date(2026, 4, 20))
    services.publish(row, by=world.officer, today=date(2026, 4, 20))
    signed_off(date(2026, 5, 12), adult=True)
    assert kinds(of(world, world.officer)) == {
        PRACTICE: (1, 1, 0, 1, 0, 0),
        ADULT: (1, 1, 0, 1, 0, 0),
    }
    spring = of(world, world.officer, FIRST, date(2026, 3, 31))
    assert kinds(spring)[PRACTICE] == (1, 0, 1, 0, 0, 0)
    after = of(world, world.officer, date(2026, 6, 1), LAST)
    assert kinds(after)[PRACTICE] == (0, 0, 0, 0, 0, 0)


def test_late_is_told_apart_by_whether_a_reason_was(
    world: Any, sent: Callable[..., Review]
) -> None:
    row = sent(date(2026, 3, 17), date(2026, 10, 5))
    told = date(2026, 9, 1)
    delayed = services.Delayed(
        reason=DelayReason.CRIMINAL, explanation="A trial.", told_panel_on=told, told_sos_on=told
    )
    services.record_delay(row, delayed, by=world.officer, today=date(2026, 9, 2))
    services.publish(row, by=world.officer, today=date(2026, 10, 5))
    found = of(world, world.officer)
    assert kinds(found)[PRACTICE] == (1, 1, 0, 0, 1, 0)
    assert found.delays == [("Criminal investigation or prosecution", 1)]


def test_duties_about_incidents_are_in_time_late_or_open(
    world: Any, incident: Callable[..., Incident]
) -> None:
    in_time, late = incident(date(2026, 3, 2)), incident(date(2026, 3, 2))
    incident(date(2026, 3, 2))
    by = {"by": world.officer, "today": date(2026, 4, 1)}
    services.record_notice(in_time, on=date(2026, 3, 9), **by)
    services.record_notice(late, on=date(2026, 3, 10), **by)
    notice, rapid = of(world, world.officer).duties
    assert (notice.owed, notice.in_time, notice.late, notice.open) == (3, 1, 1, 1)
    assert (rapid.owed, rapid.open) == (2, 2)


def test_a_reader_counts_what_they_may_see_and_another_partnership_nothing(
    world: Any, signed_off: Callable[..., Review]
) -> None:
    signed_off()
    signed_off(date(2026, 5, 12), adult=True)
    assert set(kinds(of(world, world.member))) == {PRACTICE}
    assert of(world, world.stranger).kinds == []
    assert of(world, world.stranger).incidents == 0


def test_the_number_of_queries_does_not_grow(world: Any, signed_off: Callable[..., Review]) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            of(world, world.officer)
        return len(told)

    signed_off()
    few = asked()
    for day in (3, 10, 17, 24):
        signed_off(date(2026, 6, day))
    assert asked() == few
