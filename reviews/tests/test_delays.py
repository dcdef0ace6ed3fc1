"""Delays: reasons of one's own, standing still, raw and adjusted age, being told again."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from partnership.access.services import NotAllowed
from reviews import services
from reviews.ages import age_of
from reviews.doors import waiting_for
from reviews.models import DelayReason, OwnReason, Review
from reviews.services import Delayed

DECIDED, TODAY = date(2026, 3, 2), date(2026, 9, 30)
TOLD = date(2026, 8, 3)


def delayed(**more: Any) -> Delayed:
    facts = {"reason": DelayReason.INQUEST, "explanation": "An inquest is open."}
    return Delayed(**{**facts, "told_panel_on": TOLD, "told_sos_on": TOLD, **more})


@pytest.fixture
def running(review: Any) -> Review:
    """A practice review decided on long ago."""
    row: Review = review(DECIDED)
    return row


def record(world: Any, row: Review, today: date = TODAY, **more: Any) -> Any:
    return services.record_delay(row, delayed(**more), by=world.officer, today=today)


def test_days_on_which_it_stood_still_are_counted_once_and_shown_apart(
    world: Any, running: Review
) -> None:
    record(world, running, still_from=date(2026, 5, 1), still_until=date(2026, 6, 1))
    record(world, running, still_from=date(2026, 5, 15), still_until=date(2026, 6, 30))
    age = age_of(running, TODAY)
    assert age is not None
    # 2 March to 30 September is 212 days; 1 May to 30 June 60 of them.
    assert (age.days, age.still, age.adjusted) == (212, 60, 152)


def test_what_stands_still_today_goes_on_when_it_is_recorded(world: Any, running: Review) -> None:
    row = record(world, running, still_from=date(2026, 9, 1))
    assert age_of(running, TODAY).still == 29  # type: ignore[union-attr]
    services.end_standstill(row, on=date(2026, 9, 11), by=world.officer, today=TODAY)
    assert age_of(Review.objects.get(), TODAY).still == 10  # type: ignore[union-attr]
    with pytest.raises(ValidationError):
        services.end_standstill(row, on=date(2026, 9, 12), by=world.officer, today=TODAY)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": DelayReason.REVIEWER, "still_from": date(2026, 5, 1)}, "still_from"),
        ({"still_until": date(2026, 5, 1)}, "still_from"),
        ({"still_from": date(2026, 2, 1)}, "still_from"),
        ({"still_from": date(2026, 5, 2), "still_until": date(2026, 5, 1)}, "still_until"),
        ({"still_from": date(2026, 10, 1)}, "still_from"),
        ({"tell_again_on": TODAY}, "tell_again_on"),
        ({"reason": DelayReason.OWN}, "reason"),
    ],
)
def test_what_cannot_be_is_refused_at_its_box(
    world: Any, running: Review, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        record(world, running, **wrong)
    assert list(refused.value.message_dict) == [field]
    assert not running.delays.exists()


def test_the_partnership_adds_a_reason_and_retires_it(world: Any, running: Review) -> None:
    act = {"by": world.officer, "today": TODAY}
    own = services.add_reason(
        world.partnership, words="Review by another area", stands_still=True, **act
    )
    row = record(
        world, running, reason=DelayReason.OWN, own_reason=own, still_from=date(2026, 9, 1)
    )
    assert row.reason_words == "Review by another area"
    with pytest.raises(ValidationError):
        services.add_reason(world.partnership, words=" inquest ", stands_still=False, **act)
    with pytest.raises(NotAllowed):
        services.retire_reason(own, by=world.member, today=TODAY)
    services.retire_reason(own, **act)
    assert OwnReason.objects.get().retired_on == TODAY
    assert running.delays.get().reason_words == "Review by another area"


def test_who_was_promised_to_be_told_again_stands_on_the_home_page_until_it_is_done(
    world: Any, running: Review
) -> None:
    promised = date(2026, 10, 14)
    record(world, running, tell_again_on=promised)
    mine = "Tell the Panel and the Secretary of State how a delay stands"

    def asked(day: date) -> list[str]:
        return [task.what for task in waiting_for(world.officer, day) if task.what == mine]

    assert asked(date(2026, 10, 13)) == []
    assert asked(promised) == [mine]
    record(world, running, today=promised, told_panel_on=promised, told_sos_on=promised)
    assert asked(promised) == []
