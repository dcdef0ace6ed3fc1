"""The gate: rights follow from offices, begin and end with them, and are found by the query."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from boards.closing.models import Resource
from boards.models import Board, BoardKind, ReportingLine
from boards.relevant.models import Edition
from partnership.access.offices import Office
from partnership.access.policies import NOTHING, Everyone, policies, policy_of, reach
from partnership.access.querysets import about_visible
from partnership.access.services import (
    NotAllowed,
    can,
    name_exception,
    open_to,
    require,
    rights_of,
)
from partnership.access.views import seen_or_404
from partnership.clock.models import Deadline
from partnership.documents.models import Document
from partnership.outbox.models import Letter
from partnership.outbox.services import Draft, post
from partnership.people.models import User
from reviews import services
from reviews.models import Incident, Publication, Review, ReviewException
from tests.factories import World, agency, appointment, board, partnership, person, seat

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)
BEFORE, AFTER = FIRST - timedelta(days=1), LAST + timedelta(days=1)
DAYS = [
    pytest.param(BEFORE, False, id="the day before the first"),
    pytest.param(FIRST, True, id="the first day"),
    pytest.param(LAST, True, id="the last day"),
    pytest.param(AFTER, False, id="the day after the last"),
]


# --- an office begins and ends ----------------------------------------------------------------


@pytest.mark.parametrize(("day", "seen"), DAYS)
def test_an_office_opens_from_its_first_day_to_its_last(
    world: World, review: Callable[..., Review], day: date, seen: bool
):
    row = review()
    member = person()
    seat(member, Office.GROUP_MEMBER, world.group, starts_on=FIRST, ends_on=LAST)
    assert Review.objects.visible_to(member, on=day).filter(pk=row.pk).exists() is seen
    assert can(member, "view", row, on=day) is seen


@pytest.mark.parametrize(("day", "seen"), DAYS)
def test_the_dates_are_tested_in_the_query_of_the_list_itself(
    world: World,
    review: Callable[..., Review],
    django_assert_num_queries: Any,
    day: date,
    seen: bool,
):
    review()
    member = person()
    seat(member, Office.GROUP_MEMBER, world.group, starts_on=FIRST, ends_on=LAST)
    with django_assert_num_queries(1):
        assert len(Review.objects.visible_to(member, on=day)) == int(seen)


def test_an_office_without_a_last_day_runs_on(world: World, review: Callable[..., Review]):
    assert can(world.member, "view", review(), on=date(2099, 1, 1))


def test_a_right_asked_for_without_a_day_is_a_right_today(
    world: World, review: Callable[..., Review]
):
    row, today = review(), timezone.localdate()
    ended, coming = person(), person()
    seat(ended, Office.GROUP_MEMBER, world.group, ends_on=today - timedelta(days=1))
    seat(coming, Office.GROUP_MEMBER, world.group, starts_on=today + timedelta(days=1))
    for member in (ended, coming):
        assert not can(member, "view", row)
        assert not Review.objects.visible_to(member).exists()


def test_one_person_may_hold_an_office_again_after_it_ended(
    world: World, review: Callable[..., Review]
):
    row, member = review(), person()
    seat(member, Office.GROUP_MEMBER, world.group, starts_on=FIRST, ends_on=LAST)
    seat(member, Office.GROUP_MEMBER, world.group, starts_on=date(2027, 1, 1))
    assert not can(member, "view", row, on=AFTER)
    assert can(member, "view", row, on=date(2027, 1, 1))


def test_an_office_opens_nothing_of_another_group(world: World, review: Callable[..., Review]):
    assert not can(world.member, "view", review(adult=True))


def test_an_office_opens_nothing_of_another_partnership(
    world: World, review: Callable[..., Review]
):
    head = world.holder(Office.HEAD_OF_SERVICE, board(partnership(), BoardKind.SERVICE))
    assert rights_of(head, review()) == frozenset()
    assert not Board.objects.visible_to(head).filter(partnership=world.partnership).exists()


# --- what is not allowed is denied ------------------------------------------------------------


def test_a_kind_of_object_without_a_policy_is_closed_to_everybody(world: World):
    assert policy_of(ReportingLine).rights() == []
    assert reach(ReportingLine, world.head, "view", FIRST) == NOTHING


def test_a_right_that_no_policy_knows_is_nobodys(world: World, review: Callable[..., Review]):
    row = review()
    assert not Review.objects.visible_to(world.head, "delete").exists()
    assert not can(world.head, "delete", row)


def test_a_refusal_names_the_office_that_has_the_right(world: World, review: Callable[..., Review]):
    with pytest.raises(NotAllowed) as refused:
        require(world.officer, "sign_off", review())
    said = refused.value.refusal
    assert "sign it off" in said.heading
    assert "Head of Service" in said.standfirst
    assert "Nothing was changed" in said.detail


def test_what_is_not_seen_does_not_exist(world: World, review: Callable[..., Review]):
    row = review()
    assert seen_or_404(world.member, Review.objects.all(), pk=row.pk) == row
    with pytest.raises(Http404):
        seen_or_404(world.stranger, Review.objects.all(), pk=row.pk)


PUBLIC = (Publication, Resource, Edition)  # by their permissions; the first alone is planted


@pytest.mark.parametrize("policy", policies(), ids=lambda policy: policy.model.__name__)
def test_nobody_signed_in_sees_only_what_is_public(world: World, published: Review, policy: Any):
    found = policy.model._default_manager.filter(
        reach(policy.model, AnonymousUser(), "view", timezone.localdate())
    )
    public = any(isinstance(way, Everyone) for way in policy.ways_to("view"))
    assert public is (policy.model in PUBLIC)
    assert found.exists() is (policy.model is Publication)


# --- how it is asked ------------------------------------------------------------------------


def test_every_right_on_an_object_is_found_by_one_query(
    world: World, review: Callable[..., Review], django_assert_num_queries: Any
):
    row = review()
    expected = {
        world.officer: {"view", "change", "plan", "publish", "ask_override"},
        world.independent: {"view", "sign_off", "agree_override"},
        world.chair: {"view", "sign_off"},
        world.member: {"view"},
        world.stranger: set(),
        AnonymousUser(): set(),
    }
    for user, rights in expected.items():
        with django_assert_num_queries(1):
            assert rights_of(user, row) == rights


def test_two_offices_of_one_person_add_up(world: World, review: Callable[..., Review]):
    seat(world.officer, Office.GROUP_CHAIR, world.group)
    assert {"publish", "sign_off"} <= rights_of(world.officer, review())


def test_a_list_takes_one_query_however_long_it_is(
    world: World, review: Callable[..., Review], django_assert_num_queries: Any
):
    for much in (1, 5):
        while Review.objects.count() < much:
            review(date(2026, 3, 16) + timedelta(days=Review.objects.count()))
        for user in (world.officer, world.member, world.stranger):
            with django_assert_num_queries(1):
                seen = list(Review.objects.visible_to(user))
            assert len(seen) == (0 if user == world.stranger else much)


def test_somebody_with_many_offices_sees_a_row_once(world: World, review: Callable[..., Review]):
    review()
    for office in (Office.GROUP_CHAIR, Office.GROUP_MEMBER, Office.LAY_MEMBER):
        seat(world.officer, office, world.group)
    assert Review.objects.visible_to(world.officer).count() == 1
    assert User.objects.visible_to(world.officer).filter(pk=world.officer.pk).count() == 1


def test_who_else_can_is_counted_by_office_on_the_day(world: World, review: Callable[..., Review]):
    row = review()
    seat(person(), Office.GROUP_MEMBER, world.group, starts_on=FIRST, ends_on=LAST)

    def seated(day: date) -> int:
        return next(line.people for line in open_to(row, on=day) if "the group" in line.who)

    assert seated(LAST) == seated(AFTER) + 1


# --- named exceptions -------------------------------------------------------------------------


@pytest.fixture
def name(world: World) -> Callable[..., ReviewException]:
    """Let the stranger see a review in the second quarter of 2026."""

    def do(row: Review, **more: Any) -> Any:
        said = {"because": "Asked by the court", "starts_on": FIRST, "ends_on": LAST}
        return name_exception(row, world.stranger, **{**said, "by": world.head, **more})

    return do


@pytest.mark.parametrize(("day", "seen"), DAYS)
def test_a_named_exception_opens_reading_until_its_day_and_then_ends_itself(
    world: World, review: Callable[..., Review], name: Callable[..., Any], day: date, seen: bool
):
    row = review()
    name(row)
    assert Review.objects.visible_to(world.stranger, on=day).filter(pk=row.pk).exists() is seen
    assert rights_of(world.stranger, row, on=day) == ({"view"} if seen else frozenset())


def test_a_named_exception_opens_one_object_to_one_person(
    world: World, review: Callable[..., Review], name: Callable[..., Any]
):
    row, other = review(), review(date(2026, 3, 17))
    name(row)
    assert list(Review.objects.visible_to(world.stranger, on=FIRST)) == [row]
    assert not can(person(), "view", row, on=FIRST)
    assert not can(world.stranger, "view", other, on=FIRST)
    assert not Incident.objects.visible_to(world.stranger, on=FIRST).exists()


def test_a_named_exception_needs_a_reason(
    world: World, review: Callable[..., Review], name: Callable[..., Any]
):
    with pytest.raises(ValidationError) as refused:
        name(review(), because="")
    assert "because" in refused.value.message_dict
    assert not ReviewException.objects.exists()


def test_a_named_exception_does_not_end_before_it_begins(
    review: Callable[..., Review], name: Callable[..., Any]
):
    with pytest.raises(ValidationError):
        name(review(), ends_on=BEFORE)
    assert not ReviewException.objects.exists()


@pytest.mark.parametrize("who", ["officer", "independent", "chair", "member", "lead", "stranger"])
def test_only_the_head_of_service_names_exceptions(
    world: World, review: Callable[..., Review], name: Callable[..., Any], who: str
):
    with pytest.raises(NotAllowed):
        name(review(), by=getattr(world, who))
    assert not ReviewException.objects.exists()


def test_a_head_of_another_partnership_names_no_exception_here(
    world: World, review: Callable[..., Review], name: Callable[..., Any]
):
    head = world.holder(Office.HEAD_OF_SERVICE, board(partnership(), BoardKind.SERVICE))
    with pytest.raises(NotAllowed):
        name(review(), by=head)


def test_naming_the_same_person_again_moves_the_end_and_keeps_both_reasons_in_the_history(
    world: World, review: Callable[..., Review], name: Callable[..., Any]
):
    row = review()
    name(row)
    again = name(row, because="The hearing was moved", ends_on=AFTER)
    assert ReviewException.objects.get() == again
    assert can(world.stranger, "view", row, on=AFTER)
    reasons = again.history.values_list("history_change_reason", flat=True)
    assert [reason.split(": ")[1] for reason in reasons] == [
        "The hearing was moved",
        "Asked by the court",
    ]


def test_a_named_person_is_told_why_they_can_read_it(
    client: Any, world: World, review: Callable[..., Review], name: Callable[..., Any]
):
    row, today = review(), timezone.localdate()
    name(row, starts_on=today, ends_on=today)
    appointment(world.stranger, Office.PRACTITIONER, agency("Another body"))
    client.force_login(world.stranger)
    assert client.get(row.get_absolute_url()).status_code == 200
    page = client.get(reverse("access:why", args=["reviews.review", row.pk]))
    assert "Named exception" in page.content.decode()
    assert client.get(reverse("reviews:plan", args=[row.reference])).status_code == 403


# --- what is about a subject follows it -------------------------------------------------------


@pytest.fixture
def published(
    world: World,
    signed_off: Callable[..., Review],
    plan: Callable[..., Review],
    send: Callable[..., None],
) -> Review:
    """A published review with its report, its deadlines and a letter about it."""
    row = signed_off(date(2026, 3, 17))
    send(row, date(2026, 3, 18))
    row = plan(row, date(2026, 4, 20), today=date(2026, 3, 18))
    services.publish(row, by=world.officer, today=date(2026, 4, 20))
    noon = datetime(2026, 4, 20, 12, tzinfo=UTC)
    post([Draft("gate", world.head, row, "Published", "It is published.")], now=noon)
    return row


@pytest.mark.parametrize("model", [Document, Deadline, Letter])
def test_what_is_about_a_review_is_for_those_who_may_read_the_review(
    world: World, published: Review, model: Any
):
    nurse = world.holder(Office.GROUP_MEMBER, world.adults)
    everything = model.objects.about(published)
    assert everything.exists()
    for user in (world.officer, world.head, world.independent, world.chair, world.member):
        assert set(about_visible(everything, user)) == set(everything)
    strangers: tuple[Any, ...] = (nurse, world.lead, world.stranger, AnonymousUser())
    for user in strangers:
        assert not about_visible(model.objects.all(), user).exists()


@pytest.mark.parametrize("model", [Document, Deadline, Letter])
@pytest.mark.parametrize(("day", "seen"), DAYS)
def test_what_is_about_a_review_closes_with_the_office(
    world: World, published: Review, model: Any, day: date, seen: bool
):
    member = person()
    seat(member, Office.GROUP_MEMBER, world.group, starts_on=FIRST, ends_on=LAST)
    assert about_visible(model.objects.about(published), member, on=day).exists() is seen


@pytest.mark.parametrize("model", [Document, Deadline, Letter])
def test_what_is_about_subjects_is_found_by_two_queries(
    world: World, published: Review, django_assert_num_queries: Any, model: Any
):
    for subject in (Review, Incident):
        ContentType.objects.get_for_model(subject)
    with django_assert_num_queries(2):
        assert list(about_visible(model.objects.all(), world.officer))


def test_what_is_about_a_kind_of_object_without_a_policy_is_nobodys(
    world: World, published: Review
):
    letter = Letter.objects.get()
    letter.subject_type = ContentType.objects.get_for_model(ReportingLine)
    letter.save()
    assert not about_visible(Letter.objects.all(), world.head).exists()
