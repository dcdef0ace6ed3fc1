"""Rights follow from offices, begin and end with them; what is not allowed is denied."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from boards.closing.models import Resource
from boards.models import Board, BoardKind, ReportingLine
from boards.relevant.models import Edition
from partnership.access.offices import Office
from partnership.access.policies import NOTHING, Everyone, policies, policy_of, reach
from partnership.access.services import NotAllowed, can, open_to, require, rights_of
from partnership.access.views import seen_or_404
from partnership.people.models import User
from reviews.deaths.models import PublishedPanelReport
from reviews.models import Publication, Review
from reviews.packs.models import PackEdition
from tests.factories import World, board, partnership, person, seat
from tests.gate.days import AFTER, DAYS, FIRST, LAST

pytestmark = pytest.mark.django_db


# --- an office begins and ends ----------------------------------------------------------------


@pytest.mark.parametrize(("day", "seen"), DAYS)
def test_an_office_opens_from_its_first_day_to_its_last(
    world: World, review: Callable[..., Review], day: date, seen: bool
):
    row = review()
    member = person()
    seat(member, Office.GROUP_CHAIR, world.group, starts_on=FIRST, ends_on=LAST)
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
    seat(member, Office.GROUP_CHAIR, world.group, starts_on=FIRST, ends_on=LAST)
    with django_assert_num_queries(1):
        assert len(Review.objects.visible_to(member, on=day)) == int(seen)


def test_an_office_without_a_last_day_runs_on(world: World, review: Callable[..., Review]):
    assert can(world.chair, "view", review(), on=date(2099, 1, 1))


def test_a_right_asked_for_without_a_day_is_a_right_today(
    world: World, review: Callable[..., Review]
):
    row, today = review(), timezone.localdate()
    ended, coming = person(), person()
    seat(ended, Office.GROUP_CHAIR, world.group, ends_on=today - timedelta(days=1))
    seat(coming, Office.GROUP_CHAIR, world.group, starts_on=today + timedelta(days=1))
    for member in (ended, coming):
        assert not can(member, "view", row)
        assert not Review.objects.visible_to(member).exists()


def test_one_person_may_hold_an_office_again_after_it_ended(
    world: World, review: Callable[..., Review]
):
    row, member = review(), person()
    seat(member, Office.GROUP_CHAIR, world.group, starts_on=FIRST, ends_on=LAST)
    seat(member, Office.GROUP_CHAIR, world.group, starts_on=date(2027, 1, 1))
    assert not can(member, "view", row, on=AFTER)
    assert can(member, "view", row, on=date(2027, 1, 1))


def test_an_office_opens_nothing_of_another_group(world: World, review: Callable[..., Review]):
    assert not can(world.chair, "view", review(adult=True))


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
    assert seen_or_404(world.chair, Review.objects.all(), pk=row.pk) == row
    with pytest.raises(Http404):
        seen_or_404(world.stranger, Review.objects.all(), pk=row.pk)


# By their permissions; the first alone is planted.
PUBLIC = (Publication, Resource, Edition, PublishedPanelReport, PackEdition)


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
        world.officer: {
            *("view", "know", "count"),
            *("change", "plan", "publish", "ask_override", "approve_pack"),
        },
        world.independent: {"view", "count", "sign_off", "agree_override", "approve_pack"},
        world.chair: {"view", "know", "count", "sign_off", "approve_pack"},
        world.member: {"know", "count"},
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
        for user in (world.officer, world.chair, world.stranger):
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
    seat(person(), Office.GROUP_CHAIR, world.group, starts_on=FIRST, ends_on=LAST)

    def seated(day: date) -> int:
        return next(line.people for line in open_to(row, on=day) if "the group" in line.who)

    assert seated(LAST) == seated(AFTER) + 1
