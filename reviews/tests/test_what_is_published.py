"""What is published is what was sent and read; copies, delays, adults, wrong reports."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from partnership.clock.models import Deadline
from partnership.documents.models import Document
from reviews import services
from reviews.models import Recipient, Review, Scope
from reviews.rules import publication_blockers
from reviews.services import Refused
from reviews.tests.days import noon
from tests.factories import pdf


def test_past_six_months_a_delay_with_who_was_told_is_needed(world, sent):
    review = sent(date(2026, 3, 17), date(2026, 10, 5))
    with pytest.raises(Refused) as refused:
        services.publish(review, by=world.officer, today=date(2026, 10, 5))
    assert [x.code for x in refused.value.blockers] == ["LCSPR-6M"]
    delay = {"reason": "criminal", "explanation": "A trial."}
    act = {"by": world.officer, "today": date(2026, 9, 30)}
    told = date(2026, 9, 1)
    services.record_delay(review, services.Delayed(told_panel_on=told, **delay), **act)
    assert publication_blockers(review, date(2026, 10, 5))
    told_both = services.Delayed(told_panel_on=told, told_sos_on=told, **delay)
    services.record_delay(review, told_both, **act)
    services.publish(review, by=world.officer, today=date(2026, 10, 5))


def test_no_national_notice_binds_a_safeguarding_adult_review(world, signed_off, plan):
    day = date(2026, 3, 18)
    review = plan(signed_off(adult=True), day, today=day)
    services.publish(review, by=world.officer, today=day)
    with pytest.raises(ValidationError, match="No national notice"):
        services.record_copy(
            signed_off(date(2026, 3, 19), adult=True),
            services.Copy(to=Recipient.PANEL, sent_on=date(2026, 3, 19), how="By hand"),
            by=world.officer,
            today=date(2026, 3, 19),
            now=noon(date(2026, 3, 19)),
        )


def test_a_withdrawn_copy_counts_no_more_but_its_row_stays(world, sent):
    review = sent(date(2026, 3, 17), date(2026, 4, 20))
    copy = review.despatches.get(to=Recipient.PANEL)
    services.withdraw_copy(copy, because="It was the draft", by=world.officer)
    found = publication_blockers(Review.objects.get(pk=review.pk), date(2026, 4, 20))
    assert [x.code for x in found] == ["LCSPR-7WD-PANEL"]
    assert review.despatches.count() == 3


def test_a_copy_to_the_same_body_is_not_recorded_twice(world, sent, send):
    review = sent(date(2026, 3, 17), date(2026, 4, 20))
    with pytest.raises(ValidationError, match="recorded already"):
        send(review, date(2026, 3, 18), Recipient.PANEL)


def test_what_is_published_is_what_was_sent(world, sent, plan, send):
    """Copies of the full report do not serve when only improvements are published."""
    day = date(2026, 4, 20)
    review = sent(date(2026, 3, 17), day)
    less = services.Plan(
        on=day,
        scope=Scope.IMPROVEMENTS,
        title="Improvements",
        summary="What will be done.",
        not_full_because="The child could be known from the report.",
    )
    services.plan_publication(review, less, by=world.officer, today=date(2026, 3, 20))
    review.refresh_from_db()
    missing = [x.code for x in publication_blockers(review, day)]
    assert missing == ["LCSPR-7WD-PANEL", "LCSPR-7WD-SOS", "LCSPR-7WD-OFSTED"]
    for to in Recipient:
        words = services.Copy(
            to=to, sent_on=date(2026, 3, 20), how="By hand", scope=Scope.IMPROVEMENTS
        )
        now = noon(date(2026, 3, 20))
        services.record_copy(review, words, by=world.officer, today=date(2026, 3, 20), now=now)
    review = Review.objects.get(pk=review.pk)
    assert publication_blockers(review, day) == []
    other_words = replace(less, summary="Something else.")
    services.plan_publication(review, other_words, by=world.officer, today=date(2026, 3, 21))
    assert len(publication_blockers(Review.objects.get(pk=review.pk), day)) == 3


def test_less_than_the_full_report_needs_a_justification(world, signed_off):
    less = services.Plan(
        on=date(2026, 4, 20), scope=Scope.IMPROVEMENTS, title="Improvements", summary="Words."
    )
    with pytest.raises(ValidationError, match="Say why only the improvements"):
        services.plan_publication(signed_off(), less, by=world.officer, today=date(2026, 3, 17))


def test_what_was_not_read_is_not_published(world, sent, plan):
    day = date(2026, 4, 20)
    review = sent(date(2026, 3, 17), day)
    read = services.version_of(review)
    plan(review, day, today=date(2026, 3, 20))
    with pytest.raises(ValidationError, match="changed while you were reading"):
        services.publish(review, by=world.officer, today=day, as_read=read)
    services.publish(review, by=world.officer, today=day, as_read=services.version_of(review))


def test_an_adult_review_is_judged_by_its_completion_not_by_publication(world, signed_off, plan):
    review = signed_off(adult=True)
    late = date(2026, 12, 1)
    deadline = Deadline.objects.about(review).get()
    assert deadline.met_on == date(2026, 3, 17)
    review = plan(review, late, today=date(2026, 11, 30))
    assert publication_blockers(review, late) == []


def test_a_delay_that_nobody_was_told_of_silences_no_reminder(world, sent):
    review = sent(date(2026, 3, 17), date(2026, 10, 5))
    services.record_delay(
        review,
        services.Delayed(
            reason="criminal", explanation="A trial.", told_panel_on=None, told_sos_on=None
        ),
        by=world.officer,
        today=date(2026, 9, 1),
    )
    assert Deadline.objects.about(review).get(code="LCSPR-6M").excused == ""


def test_a_wrong_report_is_taken_back_before_copies_stand_and_signed_off_anew(
    world, signed_off, send
):
    review = signed_off()
    send(review, date(2026, 3, 17), Recipient.PANEL)
    with pytest.raises(ValidationError, match="Withdraw the copies first"):
        services.undo_sign_off(review, because="The wrong file", by=world.head)
    copy = review.despatches.get()
    services.withdraw_copy(copy, because="Of the wrong file", by=world.officer)
    review = services.undo_sign_off(review, because="The wrong file", by=world.head)
    assert (review.signed_off_on, review.planned_on, review.stage) == (None, None, "Under way")
    day = date(2026, 3, 19)
    signed = {"on": day, "reviewer": "A reviewer", "by": world.head, "today": day}
    review = services.sign_off(review, report=pdf("right.pdf"), now=noon(day), **signed)
    newest = Document.objects.about(review).first()
    assert (review.stage, newest.name) == ("Signed off", "right.pdf")
