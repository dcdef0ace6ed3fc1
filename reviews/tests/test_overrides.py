"""An override takes two people, lifts only what it was asked for, and lapses."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from partnership.access.services import NotAllowed
from partnership.people.models import User
from reviews import services
from reviews.models import Recipient, Review
from reviews.services import Refused


@pytest.fixture
def unsent(signed_off, plan):
    """Signed off and planned, nothing sent; and the day planned."""
    day = date(2026, 3, 25)
    return plan(signed_off(), day, today=date(2026, 3, 17)), day


def explained(review: Review, officer: User, day: date) -> None:
    reason = "Told by telephone."
    services.explain(review, code="LCSPR-7WD-OFSTED", reason=reason, by=officer, today=day)


def test_an_override_takes_two_people_and_a_reason(world, unsent):
    review, day = unsent
    explained(review, world.officer, day)
    override = services.ask_override(review, reason="A court ordered it.", by=world.head, today=day)
    with pytest.raises(Refused):
        services.publish(review, by=world.officer, today=day)
    with pytest.raises(ValidationError, match="must be another"):
        services.agree_override(override, by=world.head, today=day)
    with pytest.raises(NotAllowed):
        services.agree_override(override, by=world.officer, today=day)
    services.agree_override(override, by=world.independent, today=day)
    services.publish(review, by=world.officer, today=day)
    review.refresh_from_db()
    newest = review.history.first()
    assert newest.history_change_reason == "published by override of two people"


def test_an_override_does_not_lift_an_unmet_should(world, unsent):
    review, day = unsent
    override = services.ask_override(review, reason="A court ordered it.", by=world.head, today=day)
    services.agree_override(override, by=world.independent, today=day)
    with pytest.raises(Refused) as refused:
        services.publish(review, by=world.officer, today=day)
    assert [x.code for x in refused.value.blockers] == ["LCSPR-7WD-OFSTED"]


def test_an_override_lapses_when_the_planned_date_moves(world, unsent, plan):
    review, day = unsent
    explained(review, world.officer, day)
    override = services.ask_override(review, reason="A court ordered it.", by=world.head, today=day)
    services.agree_override(override, by=world.independent, today=day)
    moved = day + timedelta(days=1)
    plan(review, moved, today=day)
    with pytest.raises(Refused):
        services.publish(review, by=world.officer, today=moved)


def test_a_lapsed_override_does_not_come_back_with_its_date(world, unsent, plan):
    review, day = unsent
    explained(review, world.officer, day)
    override = services.ask_override(review, reason="A court ordered it.", by=world.head, today=day)
    services.agree_override(override, by=world.independent, today=day)
    plan(review, day + timedelta(days=1), today=day)
    plan(review, day, today=day)
    with pytest.raises(Refused):
        services.publish(review, by=world.officer, today=day)


def test_an_override_lifts_only_the_musts_it_was_asked_for(world, signed_off, plan, send):
    day = date(2026, 3, 26)
    review = plan(signed_off(), day, today=date(2026, 3, 17))
    send(review, date(2026, 3, 17), Recipient.PANEL, Recipient.OFSTED)
    override = services.ask_override(review, reason="A court ordered it.", by=world.head, today=day)
    assert override.codes == ["LCSPR-7WD-SOS"]
    services.agree_override(override, by=world.independent, today=day)
    copy = review.despatches.get(to=Recipient.PANEL)
    services.withdraw_copy(copy, because="It was the draft", by=world.officer)
    with pytest.raises(Refused) as refused:
        services.publish(review, by=world.officer, today=day)
    assert [x.code for x in refused.value.blockers] == ["LCSPR-7WD-PANEL"]


def test_a_copy_still_owed_can_be_recorded_after_an_overridden_publication(world, unsent, send):
    review, day = unsent
    explained(review, world.officer, day)
    override = services.ask_override(review, reason="A court ordered it.", by=world.head, today=day)
    services.agree_override(override, by=world.independent, today=day)
    services.publish(review, by=world.officer, today=day)
    send(review, day + timedelta(days=1), Recipient.PANEL)
    assert review.despatches.count() == 1
