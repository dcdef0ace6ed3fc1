"""No practice review can be published a day too early: by page, service or job."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnership.access.services import NotAllowed
from partnership.clock.calendar import working_days_after
from partnership.outbox.models import Letter
from reviews import services
from reviews.models import Publication, Recipient, Review
from reviews.rules import first_lawful_day, publication_blockers
from reviews.services import Refused
from reviews.services.publishing import LEFT
from reviews.tests.days import noon

# The last must-copy leaves; the sixth working day after it; the seventh.
CASES = [
    pytest.param(date(2026, 3, 31), date(2026, 4, 10), date(2026, 4, 13), id="Easter"),
    pytest.param(date(2026, 12, 23), date(2027, 1, 5), date(2027, 1, 6), id="Christmas"),
    pytest.param(date(2022, 9, 14), date(2022, 9, 23), date(2022, 9, 26), id="State Funeral"),
    pytest.param(date(2023, 5, 3), date(2023, 5, 12), date(2023, 5, 15), id="Coronation"),
    pytest.param(date(2026, 11, 10), date(2026, 11, 18), date(2026, 11, 19), id="plain weeks"),
]


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


def test_a_page_before_the_planned_day_does_not_offer_publishing(client, world, sent, monkeypatch):
    review = sent(date(2026, 3, 17), date(2026, 4, 20))
    on_day(monkeypatch, date(2026, 4, 2))
    client.force_login(world.officer)
    words = client.get(review.get_absolute_url()).content.decode()
    assert "Every condition is met for 20 April 2026." in words
    assert "can be published today" not in words
