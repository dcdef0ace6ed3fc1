"""No practice review can be published a day too early: by page, service or job."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnership.access.services import NotAllowed
from partnership.clock.calendar import working_days_after
from partnership.clock.models import Deadline
from partnership.documents.models import Document
from partnership.outbox.models import Letter
from partnership.people.models import User
from reviews import services
from reviews.models import Publication, Recipient, Review, Scope
from reviews.rules import first_lawful_day, publication_blockers
from reviews.services import Refused
from reviews.services.publishing import LEFT
from tests.factories import pdf

# The last must-copy leaves; the sixth working day after it; the seventh.
CASES = [
    pytest.param(date(2026, 3, 31), date(2026, 4, 10), date(2026, 4, 13), id="Easter"),
    pytest.param(date(2026, 12, 23), date(2027, 1, 5), date(2027, 1, 6), id="Christmas"),
    pytest.param(date(2022, 9, 14), date(2022, 9, 23), date(2022, 9, 26), id="State Funeral"),
    pytest.param(date(2023, 5, 3), date(2023, 5, 12), date(2023, 5, 15), id="Coronation"),
    pytest.param(date(2026, 11, 10), date(2026, 11, 18), date(2026, 11, 19), id="plain weeks"),
]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.fixture
def sent(signed_off, plan, send):
    """A review whose three copies left on a day, planned for a day."""

    def make(copies_on: date, planned_on: date, *, by_itself: bool = False) -> Review:
        row = signed_off(copies_on)
        send(row, copies_on)
        return plan(row, planned_on, today=copies_on, by_itself=by_itself)

    return make


@pytest.mark.parametrize(("copies_on", "sixth", "seventh"), CASES)
def test_the_cases_are_the_sixth_and_seventh_working_day(copies_on, sixth, seventh):
    assert working_days_after(copies_on, 6) == sixth
    assert working_days_after(copies_on, 7) == seventh


@pytest.mark.parametrize(("copies_on", "sixth", "seventh"), CASES)
def test_the_service_refuses_the_sixth_working_day_and_allows_the_seventh(
    world, sent, copies_on, sixth, seventh
):
    review = sent(copies_on, sixth)
    with pytest.raises(Refused) as refused:
        services.publish(review, by=world.officer, today=sixth)
    assert {blocker.force for blocker in refused.value.blockers} == {"must", "should"}
    assert refused.value.first_lawful == seventh - _weekend_before(seventh)
    review.refresh_from_db()
    assert review.published_on is None
    assert not Publication.objects.exists()
    page = services.publish(review, by=world.officer, today=seventh)
    assert page.published_on == seventh


def _weekend_before(day: date) -> timedelta:
    """A Monday's first lawful day is the Saturday before it: publication needs no working day."""
    return timedelta(days=2 if day.weekday() == 0 else 0)


@pytest.mark.parametrize(("copies_on", "sixth", "seventh"), CASES)
def test_the_job_refuses_the_sixth_working_day_and_allows_the_seventh(
    world, sent, plan, copies_on, sixth, seventh
):
    review = sent(copies_on, sixth, by_itself=True)
    assert services.publish_planned(now=noon(sixth), today=sixth) == [f"{review} refused"]
    assert not Publication.objects.exists()
    letter = Letter.objects.get(to=world.officer)
    assert f"{review} was not published" in letter.heading
    assert "has not had 7 working days" in letter.words
    services.publish_planned(now=noon(sixth), today=sixth)
    assert Letter.objects.count() == 1
    plan(review, seventh, today=sixth, by_itself=True)
    assert services.publish_planned(now=noon(seventh), today=seventh) == [f"{review} published"]


@pytest.mark.parametrize(("copies_on", "sixth", "seventh"), CASES)
def test_the_page_refuses_the_sixth_working_day_and_allows_the_seventh(
    client, world, sent, monkeypatch, copies_on, sixth, seventh
):
    review = sent(copies_on, sixth)
    client.force_login(world.officer)
    address = reverse("reviews:publish", args=[review.reference])
    on_day(monkeypatch, sixth)
    shown, answer = client.get(address), client.post(address)
    for page in (shown, answer):
        assert "Publication is blocked" in page.content.decode()
        assert "has not had 7 working days" in page.content.decode()
        assert "First lawful day" in page.content.decode()
        assert "Publish now" not in page.content.decode()
    assert answer.status_code == 409
    assert not Publication.objects.exists()
    on_day(monkeypatch, seventh)
    assert client.post(address).status_code == 302
    assert Publication.objects.get().published_on == seventh


def on_day(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Let the portal's day be this one."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: day)


def test_a_missing_must_has_no_first_lawful_day(world, signed_off, plan, send):
    review = plan(signed_off(), date(2026, 4, 20), today=date(2026, 3, 17))
    send(review, date(2026, 3, 18), Recipient.PANEL, Recipient.OFSTED)
    blockers = publication_blockers(review, date(2026, 4, 20))
    assert [(x.code, x.force) for x in blockers] == [("LCSPR-7WD-SOS", "must")]
    assert first_lawful_day(review, date(2026, 4, 20)) is None


def test_an_unmet_should_needs_a_reason_and_then_stops_nothing(world, signed_off, plan, send):
    day = date(2026, 4, 20)
    review = plan(signed_off(), day, today=date(2026, 3, 17))
    send(review, date(2026, 3, 18), Recipient.PANEL, Recipient.SECRETARY_OF_STATE)
    assert [x.force for x in publication_blockers(review, day)] == ["should"]
    services.explain(
        review, code="LCSPR-7WD-OFSTED", reason="Ofsted asked not to.", by=world.officer, today=day
    )
    assert publication_blockers(review, day) == []


def test_no_reason_excuses_a_must(world, signed_off):
    with pytest.raises(ValidationError, match="says must"):
        services.explain(
            signed_off(),
            code="LCSPR-7WD-PANEL",
            reason="We forgot.",
            by=world.officer,
            today=date(2026, 3, 18),
        )


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


def test_nothing_is_published_before_the_planned_date(world, sent):
    review = sent(date(2026, 3, 17), date(2026, 4, 20))
    with pytest.raises(Refused) as refused:
        services.publish(review, by=world.officer, today=date(2026, 4, 17))
    assert [x.code for x in refused.value.blockers] == ["day"]


def test_steps_cannot_be_skipped(world, review, signed_off):
    with pytest.raises(Refused, match="not signed off"):
        services.publish(review(), by=world.officer, today=date(2026, 3, 20))
    with pytest.raises(Refused, match="No day of publication is planned"):
        services.publish(signed_off(), by=world.officer, today=date(2026, 3, 20))


def test_publishing_twice_is_refused_and_makes_one_page(world, sent):
    review = sent(date(2026, 3, 17), date(2026, 4, 20))
    services.publish(review, by=world.officer, today=date(2026, 4, 20))
    with pytest.raises(Refused, match="already published"):
        services.publish(review, by=world.officer, today=date(2026, 4, 20))
    assert Publication.objects.count() == 1


def test_past_six_months_a_delay_with_who_was_told_is_needed(world, sent):
    review = sent(date(2026, 3, 17), date(2026, 10, 5))
    with pytest.raises(Refused) as refused:
        services.publish(review, by=world.officer, today=date(2026, 10, 5))
    assert [x.code for x in refused.value.blockers] == ["LCSPR-6M"]
    delay = {
        "reason": "criminal",
        "explanation": "A trial.",
        "by": world.officer,
        "today": date(2026, 9, 30),
    }
    told = date(2026, 9, 1)
    services.record_delay(review, told_panel_on=told, told_sos_on=None, **delay)
    assert publication_blockers(review, date(2026, 10, 5))
    services.record_delay(review, told_panel_on=told, told_sos_on=told, **delay)
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


def test_who_may_not_publish_is_refused_by_the_service_too(world, sent):
    review = sent(date(2026, 3, 17), date(2026, 4, 20))
    for person in (world.member, world.chair, world.independent, world.lead, world.stranger):
        with pytest.raises(NotAllowed):
            services.publish(review, by=person, today=date(2026, 4, 20))


def test_a_job_acts_with_the_rights_its_planner_has_that_day(world, sent):
    review = sent(date(2026, 3, 17), date(2026, 4, 20), by_itself=True)
    tenure = world.officer.memberships.get()
    tenure.ends_on = date(2026, 4, 1)
    tenure.save_because("left", by=world.head)
    lines = services.publish_planned(now=noon(date(2026, 4, 20)), today=date(2026, 4, 20))
    assert lines == [f"{review} refused: {LEFT}"]
    assert Letter.objects.get().to == world.head


def test_a_deactivated_account_publishes_nothing_by_job_either(world, sent):
    sent(date(2026, 3, 17), date(2026, 4, 20), by_itself=True)
    world.officer.is_active = False
    world.officer.save()
    services.publish_planned(now=noon(date(2026, 4, 20)), today=date(2026, 4, 20))
    assert not Publication.objects.exists()


def test_a_missed_day_is_not_made_up_by_the_job_but_told(world, sent):
    review = sent(date(2026, 3, 17), date(2026, 4, 20), by_itself=True)
    lines = services.publish_planned(now=noon(date(2026, 4, 22)), today=date(2026, 4, 22))
    assert lines == [f"{review} missed its day"]
    assert not Publication.objects.exists()
    assert "did not run on the planned day" in Letter.objects.get(to=world.officer).words


def test_one_broken_review_stops_no_other(world, sent):
    broken = sent(date(2026, 3, 17), date(2026, 4, 20), by_itself=True)
    sound = sent(date(2026, 3, 18), date(2026, 4, 20), by_itself=True)
    Review.objects.filter(pk=broken.pk).update(public_title="")
    lines = services.publish_planned(now=noon(date(2026, 4, 20)), today=date(2026, 4, 20))
    assert f"{sound} published" in lines
    assert any(line.startswith(f"{broken} refused") for line in lines)
    assert Letter.objects.get().to == world.head


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


def test_what_was_not_read_is_not_published(world, sent, plan):
    day = date(2026, 4, 20)
    review = sent(date(2026, 3, 17), day)
    read = services.version_of(review)
    plan(review, day, today=date(2026, 3, 20))
    with pytest.raises(ValidationError, match="changed while you were reading"):
        services.publish(review, by=world.officer, today=day, as_read=read)
    services.publish(review, by=world.officer, today=day, as_read=services.version_of(review))


def test_a_page_before_the_planned_day_does_not_offer_publishing(client, world, sent, monkeypatch):
    review = sent(date(2026, 3, 17), date(2026, 4, 20))
    on_day(monkeypatch, date(2026, 4, 2))
    client.force_login(world.officer)
    words = client.get(review.get_absolute_url()).content.decode()
    assert "Every condition is met for 20 April 2026." in words
    assert "can be published today" not in words


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
        reason="criminal",
        explanation="A trial.",
        told_panel_on=None,
        told_sos_on=None,
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
