"""Neither the report nor the improvements are published; and regard to what was said of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from partnership.clock.models import Deadline
from reviews import services
from reviews.models import Publication, Recipient, Review, Scope
from reviews.rules import publication_blockers
from reviews.services import Refused

SENT, DAY = date(2026, 3, 17), date(2026, 4, 20)
NOTHING = services.Plan(
    on=DAY,
    scope=Scope.NOTHING,
    title="",
    summary="",
    not_full_because="A brother would be known from any account of it.",
)


def send_reasons(world: Any, review: Review, on: date) -> None:
    for to in Recipient:
        copy = services.Copy(to=to, sent_on=on, how="Secure e-mail", scope=Scope.NOTHING)
        now = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
        services.record_copy(review, copy, by=world.officer, today=on, now=now)


@pytest.fixture
def withheld(world: Any, signed_off: Callable[..., Review]) -> Review:
    """Signed off, and planned to end with nothing published."""
    return services.plan_publication(signed_off(SENT), NOTHING, by=world.officer, today=SENT)


def test_to_publish_nothing_takes_a_justification_and_nobody_does_it_by_itself(
    world: Any, withheld: Review
) -> None:
    wrongs: list[dict[str, Any]] = [{"not_full_because": " "}, {"publishes_itself": True}]
    for wrong in wrongs:
        plan = replace(NOTHING, **wrong)
        with pytest.raises(ValidationError) as refused:
            services.plan_publication(withheld, plan, by=world.officer, today=SENT)
        assert list(refused.value.message_dict) == list(wrong)


def test_the_justification_is_sent_within_the_same_days_as_a_report(
    world: Any, withheld: Review
) -> None:
    with pytest.raises(Refused):
        services.conclude(withheld, by=world.officer, today=DAY)
    # Monday 20 April 2026, less seven working days over Easter: Thursday 9 April.
    send_reasons(world, withheld, date(2026, 4, 10))
    row = Review.objects.get()
    assert {one.code for one in publication_blockers(row, DAY)} == {
        "LCSPR-7WD-PANEL",
        "LCSPR-7WD-SOS",
        "LCSPR-7WD-OFSTED",
    }


def test_it_is_concluded_and_nothing_of_it_is_public(
    world: Any, withheld: Review, client: Client
) -> None:
    send_reasons(world, withheld, date(2026, 4, 9))
    services.conclude(withheld, by=world.officer, today=DAY)
    row = Review.objects.get()
    assert (row.withheld_on, row.published_on, row.stage) == (DAY, None, "Concluded, not published")
    assert not Publication.objects.exists()
    assert Deadline.objects.about(row).get(code="LCSPR-6M").met_on == DAY
    assert client.get(f"/published/{row.reference.lower()}/").status_code == 404
    assert not Review.objects.unpublished().exists()
    with pytest.raises(ValidationError, match="was concluded"):
        services.plan_publication(row, NOTHING, by=world.officer, today=DAY)


def test_other_reasons_than_those_that_were_sent_go_again(world: Any, withheld: Review) -> None:
    send_reasons(world, withheld, date(2026, 4, 9))
    other = replace(NOTHING, not_full_because="Another reason.")
    services.plan_publication(Review.objects.get(), other, by=world.officer, today=DAY)
    assert len(publication_blockers(Review.objects.get(), DAY)) == 3


def test_what_is_to_be_concluded_is_not_published_and_the_other_way_round(
    world: Any, withheld: Review, plan: Callable[..., Review]
) -> None:
    with pytest.raises(ValidationError, match="conclude it instead"):
        services.publish(withheld, by=world.officer, today=DAY)
    plan(withheld, DAY, today=SENT)
    with pytest.raises(ValidationError, match="publish it"):
        services.conclude(withheld, by=world.officer, today=DAY)


def test_publication_waits_until_regard_is_had_to_what_the_panel_said(
    world: Any, sent: Callable[..., Review]
) -> None:
    review = sent(SENT, DAY)
    said: dict[str, Any] = {
        "of": Recipient.PANEL,
        "words": "Say why.",
        "received_on": date(2026, 4, 1),
    }
    comment = services.record_comment(review, **said, by=world.officer, today=DAY)
    with pytest.raises(Refused) as refused:
        services.publish(review, by=world.officer, today=DAY)
    assert [one.code for one in refused.value.blockers] == [f"regard-{comment.pk}"]
    services.have_regard(comment, regard="Done in chapter 4.", by=world.officer, today=DAY)
    services.publish(review, by=world.officer, today=DAY)


def test_no_override_lifts_the_regard_that_is_owed(world: Any, sent: Callable[..., Review]) -> None:
    review = sent(SENT, DAY)
    said: dict[str, Any] = {
        "of": Recipient.PANEL,
        "words": "Say why.",
        "received_on": date(2026, 4, 1),
    }
    services.record_comment(review, **said, by=world.officer, today=DAY)
    with pytest.raises(ValidationError, match="no override is needed"):
        services.ask_override(review, reason="A court.", by=world.officer, today=DAY)


def test_nobody_comments_on_the_review_of_an_adult(
    world: Any, signed_off: Callable[..., Review]
) -> None:
    review = signed_off(SENT, adult=True)
    said: dict[str, Any] = {"of": Recipient.PANEL, "words": "Say why.", "received_on": SENT}
    with pytest.raises(ValidationError, match="No national body"):
        services.record_comment(review, **said, by=world.officer, today=DAY)
