"""Who is named for a review, by whom, and until when."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.access.services import NotAllowed, can
from reviews import services
from reviews.models import PanelPart, Review
from reviews.services import Naming

FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)


def name(world: Any, row: Review, **more: Any) -> Any:
    facts = {"part": PanelPart.MEMBER, "because": "Sits on the panel", "starts_on": FIRST}
    by = more.pop("by", world.head)
    naming = Naming(world.lead, **{**facts, **more})
    return services.name_for_case(row.incident, naming, by=by, today=FIRST)


def test_somebody_who_is_named_reads_the_review_for_those_days_as_what_they_are_there(
    world: Any, review: Callable[..., Review]
) -> None:
    row = review()
    assert not can(world.lead, "view", row, on=FIRST)
    assert name(world, row, ends_on=LAST).get_part_display() == "Panel member"
    assert can(world.lead, "view", row, on=LAST)
    assert not can(world.lead, "view", row, on=date(2026, 7, 1))


def test_to_be_named_opens_no_act(world: Any, review: Callable[..., Review]) -> None:
    row = review()
    name(world, row, part=PanelPart.OFFICER)
    with pytest.raises(NotAllowed):
        services.undo_sign_off(row, because="No", by=world.lead)


def test_who_is_named_no_longer_reads_it_no_more_from_that_very_day(
    world: Any, review: Callable[..., Review]
) -> None:
    row = review()
    naming = name(world, row)
    services.end_naming(naming, because="Left the panel", by=world.head, today=FIRST)
    assert not can(world.lead, "view", row, on=FIRST)
    with pytest.raises(ValidationError, match="It ended on"):
        services.end_naming(naming, because="Again", by=world.head, today=FIRST)
    name(world, row, part=PanelPart.ADVISER)
    assert can(world.lead, "view", row, on=FIRST)


def test_an_end_before_the_first_day_is_refused_at_its_box(
    world: Any, review: Callable[..., Review]
) -> None:
    with pytest.raises(ValidationError) as refused:
        name(world, review(), ends_on=date(2026, 3, 31))
    assert list(refused.value.message_dict) == ["ends_on"]


def test_only_the_head_of_service_names_and_ends(world: Any, review: Callable[..., Review]) -> None:
    row = review()
    with pytest.raises(NotAllowed):
        name(world, row, by=world.officer)
    naming = name(world, row)
    with pytest.raises(NotAllowed):
        services.end_naming(naming, because="No", by=world.officer, today=FIRST)


def test_the_page_names_the_panel_and_who_reads_by_office(
    world: Any, review: Callable[..., Review], client: Client
) -> None:
    row = review()
    naming = Naming(world.lead, PanelPart.AUTHOR, "Writes the report", timezone.localdate())
    services.name_for_case(row.incident, naming, by=world.head, today=timezone.localdate())
    client.force_login(world.officer)
    page = client.get(reverse("reviews:panel", args=[row.address])).content.decode()
    assert "Reviewer or author: Writes the report" in page
    assert str(world.lead) in page
    assert "Name somebody" not in page


def test_nobody_is_named_whom_the_head_of_service_does_not_see(
    world: Any, review: Callable[..., Review], client: Client
) -> None:
    row = review()
    client.force_login(world.head)
    today = timezone.localdate()
    typed = {"person": "nobody@elsewhere.example", "part": "member", "because": "Panel"}
    typed |= {f"starts_on_{part}": getattr(today, part) for part in ("day", "month", "year")}
    answer = client.post(reverse("reviews:name_person", args=[row.incident.address]), typed)
    assert answer.status_code == 200
    assert "Nobody that you may see has an account" in answer.content.decode()
