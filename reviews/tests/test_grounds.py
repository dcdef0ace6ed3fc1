"""Why a child's case is notified, and which duties each ground brings."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from partnership.clock.models import Deadline
from reviews import services
from reviews.models import About, Ground, Incident

AWARE, TODAY = date(2026, 4, 1), date(2026, 5, 5)


def incident(world: Any, ground: str, aware: date = AWARE) -> Incident:
    return services.record_incident(
        world.group,
        about=About.CHILD,
        council=world.council,
        became_aware_on=aware,
        what_happened="Something happened.",
        ground=ground,
        by=world.officer,
        today=TODAY,
    )


def duties(row: Incident) -> dict[str, date]:
    return {deadline.code: deadline.due_on for deadline in Deadline.objects.about(row)}


@pytest.mark.parametrize(
    ("ground", "codes"),
    [
        (Ground.SERIOUS, {"SIN-PANEL", "SIN-PARTNERS"}),
        (Ground.SERIOUS_LOOKED_AFTER, {"SIN-PANEL", "SIN-PARTNERS", "SIN-LAC"}),
        (Ground.LOOKED_AFTER, {"SIN-LAC"}),
        (Ground.CARE_LEAVER, {"SIN-CARELEAVER"}),
    ],
)
def test_each_ground_brings_its_own_duties_by_the_fifth_working_day(
    world: Any, ground: str, codes: set[str]
) -> None:
    # Wednesday 1 April 2026 before Easter: the fifth working day is Friday 10 April.
    assert duties(incident(world, ground)) == dict.fromkeys(codes, date(2026, 4, 10))


def test_the_death_of_a_care_leaver_was_not_notified_before_december_2023(world: Any) -> None:
    assert duties(incident(world, Ground.CARE_LEAVER, date(2023, 12, 14))) == {}
    assert duties(incident(world, Ground.CARE_LEAVER, date(2023, 12, 15)))


def test_no_rapid_review_follows_where_abuse_is_not_suspected(world: Any) -> None:
    row = incident(world, Ground.LOOKED_AFTER)
    row = services.record_notice(row, on=AWARE, by=world.officer, today=TODAY)
    assert set(duties(row)) == {"SIN-LAC"}
    with pytest.raises(ValidationError, match="no rapid review"):
        services.record_rapid_review(row, on=TODAY, by=world.officer, today=TODAY)


def test_the_partners_are_told_beside_the_panel(world: Any) -> None:
    row = incident(world, Ground.SERIOUS)
    with pytest.raises(ValidationError):
        services.record_partners_told(row, on=date(2026, 3, 31), by=world.officer, today=TODAY)
    services.record_partners_told(row, on=date(2026, 4, 13), by=world.officer, today=TODAY)
    told = Deadline.objects.about(row).get(code="SIN-PARTNERS")
    assert told.met_on == date(2026, 4, 13)
    assert told.met_on > told.due_on


def test_of_an_adult_nobody_is_notified(world: Any) -> None:
    with pytest.raises(ValidationError):
        services.record_incident(
            world.adults,
            about=About.ADULT,
            council=world.council,
            became_aware_on=AWARE,
            what_happened="Something happened.",
            ground=Ground.SERIOUS,
            by=world.officer,
            today=TODAY,
        )
