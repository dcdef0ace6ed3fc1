"""Letters to the national bodies, drafted from what is recorded."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from partnership.documents.blocks import Points, Words
from reviews import services
from reviews.letters import letters_for
from reviews.models import DelayReason, Recipient, Review, Scope

SENT, DAY = date(2026, 3, 17), date(2026, 4, 13)


def drafts(review: Review) -> dict[str, str]:
    """The text of each letter."""
    found = {}
    for letter in letters_for(review, SENT):
        words = [
            f"{block.lead} {block.words}" for block in letter.blocks if isinstance(block, Words)
        ]
        points = [p for block in letter.blocks if isinstance(block, Points) for p in block.points]
        found[letter.code] = " ".join([*words, *points])
    return found


def test_the_copy_says_by_when_it_must_or_should_leave(
    plan: Callable[..., Review], signed_off: Callable[..., Review]
) -> None:
    review = plan(signed_off(SENT), DAY, today=SENT)
    # Worked example 1 of the rulebook: for 13 April 2026 the copies leave by 31 March.
    text = drafts(review)["copy"]
    assert "the full report" in text
    for to in (Recipient.PANEL, Recipient.SECRETARY_OF_STATE):
        assert f"To {to.label}: it must leave on 31 March 2026 or earlier" in text
    assert "To Ofsted: it should leave on 31 March 2026 or earlier" in text


def test_each_letter_is_there_only_while_it_is_called_for(
    world: Any, signed_off: Callable[..., Review], plan: Callable[..., Review]
) -> None:
    review = signed_off(SENT)
    assert set(drafts(review)) == {"decision"}
    delayed = services.Delayed(
        reason=DelayReason.INQUEST, explanation="It opens in May.", tell_again_on=DAY
    )
    services.record_delay(review, delayed, by=world.officer, today=SENT)
    assert "Inquest It opens in May." in drafts(review)["delay"]
    assert "You will hear again on 13 April 2026." in drafts(review)["delay"]
    nothing = services.Plan(DAY, Scope.NOTHING, "", "", not_full_because="They would be known.")
    review = services.plan_publication(review, nothing, by=world.officer, today=SENT)
    assert set(drafts(review)) == {"decision", "delay", "reasons"}
    assert "They would be known." in drafts(review)["reasons"]


def test_about_an_adult_no_letter_goes_to_a_national_body(
    signed_off: Callable[..., Review],
) -> None:
    assert letters_for(signed_off(SENT, adult=True), SENT) == []


def test_a_letter_is_taken_away_as_word_and_what_is_not_called_for_is_not_there(
    world: Any, signed_off: Callable[..., Review], client: Client
) -> None:
    review = signed_off(SENT)
    client.force_login(world.officer)
    taken = client.get(reverse("reviews:review_letter", args=[review.address, "decision", "docx"]))
    assert taken["Content-Disposition"].startswith("attachment")
    for code, kind in (("reasons", "docx"), ("decision", "exe")):
        address = reverse("reviews:review_letter", args=[review.address, code, kind])
        assert client.get(address).status_code == 404
