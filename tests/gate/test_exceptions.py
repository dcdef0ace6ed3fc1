"""Named exceptions, and what is about a subject: both follow it and end by themselves."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from boards.models import BoardKind, ReportingLine
from partnership.access.offices import Office
from partnership.access.querysets import about_visible
from partnership.access.services import NotAllowed, can, name_exception, rights_of
from partnership.clock.models import Deadline
from partnership.documents.models import Document
from partnership.outbox.models import Letter
from reviews.models import CaseNaming, Incident, Review
from tests.factories import World, agency, appointment, board, partnership, person, seat
from tests.gate.days import AFTER, BEFORE, DAYS, FIRST, LAST

pytestmark = pytest.mark.django_db


# --- named exceptions -------------------------------------------------------------------------


@pytest.fixture
def name(world: World) -> Callable[..., CaseNaming]:
    """Let the stranger see a review in the second quarter of 2026."""

    def do(row: Review, **more: Any) -> Any:
        said = {"because": "Asked by the court", "starts_on": FIRST, "ends_on": LAST}
        return name_exception(row.incident, world.stranger, **{**said, "by": world.head, **more})

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
    assert list(Incident.objects.visible_to(world.stranger, on=FIRST)) == [row.incident]


def test_a_named_exception_needs_a_reason(
    world: World, review: Callable[..., Review], name: Callable[..., Any]
):
    with pytest.raises(ValidationError) as refused:
        name(review(), because="")
    assert "because" in refused.value.message_dict
    assert not CaseNaming.objects.filter(user=world.stranger).exists()


def test_a_named_exception_does_not_end_before_it_begins(
    world: World, review: Callable[..., Review], name: Callable[..., Any]
):
    with pytest.raises(ValidationError):
        name(review(), ends_on=BEFORE)
    assert not CaseNaming.objects.filter(user=world.stranger).exists()


@pytest.mark.parametrize("who", ["officer", "independent", "chair", "member", "lead", "stranger"])
def test_only_the_head_of_service_names_exceptions(
    world: World, review: Callable[..., Review], name: Callable[..., Any], who: str
):
    with pytest.raises(NotAllowed):
        name(review(), by=getattr(world, who))
    assert not CaseNaming.objects.filter(user=world.stranger).exists()


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
    assert CaseNaming.objects.get(user=world.stranger) == again
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


@pytest.mark.parametrize("model", [Document, Deadline, Letter])
def test_what_is_about_a_review_is_for_those_who_may_read_the_review(
    world: World, published: Review, model: Any
):
    nurse = world.holder(Office.GROUP_MEMBER, world.adults)
    everything = model.objects.about(published)
    assert everything.exists()
    for user in (world.officer, world.head, world.independent, world.chair):
        assert set(about_visible(everything, user)) == set(everything)
    strangers: tuple[Any, ...] = (world.member, nurse, world.lead, world.stranger, AnonymousUser())
    for user in strangers:
        assert not about_visible(model.objects.all(), user).exists()


@pytest.mark.parametrize("model", [Document, Deadline, Letter])
@pytest.mark.parametrize(("day", "seen"), DAYS)
def test_what_is_about_a_review_closes_with_the_office(
    world: World, published: Review, model: Any, day: date, seen: bool
):
    member = person()
    seat(member, Office.GROUP_CHAIR, world.group, starts_on=FIRST, ends_on=LAST)
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
