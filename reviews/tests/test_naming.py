"""Who is named for a review, by whom, and until when."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.models import Decision
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can, is_named, rights_of
from reviews import services
from reviews.doors import waiting_for
from reviews.figures import figures_of
from reviews.models import About, CaseNaming, Incident, PanelPart, Review
from reviews.services import Naming
from tests.naming import name_for

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
    name(world, row, part=PanelPart.ADVISER)
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


# --- who knows what ---------------------------------------------------------------------------


def test_an_officer_reads_and_acts_on_a_case_only_if_named_for_it(world: Any) -> None:
    row = recorded(world, by=world.head)
    other = world.holder(Office.SERVICE_OFFICER, world.service)
    assert rights_of(other, row) == {"know", "count"}
    with pytest.raises(NotAllowed):
        services.record_notice(row, on=FIRST, by=other, today=FIRST)
    work = Naming(other, PanelPart.OFFICER, "Works on it", timezone.localdate())
    services.name_for_case(row, work, by=world.head, today=timezone.localdate())
    assert {"view", "change", "decide"} <= rights_of(other, row)


def test_whoever_records_a_case_works_on_it_and_the_head_reads_all(world: Any) -> None:
    row = recorded(world, by=world.officer)
    assert CaseNaming.objects.get().user == world.officer
    assert can(world.officer, "change", row)
    assert not CaseNaming.objects.filter(content_object=recorded(world, by=world.head)).exists()


def test_an_officer_who_left_reads_nothing_though_the_name_still_stands(world: Any) -> None:
    row = recorded(world, by=world.officer)
    tenure = world.officer.memberships.get()
    tenure.ends_on = timezone.localdate() - timedelta(days=1)
    tenure.save_because("left", by=world.head)
    assert not rights_of(world.officer, row)
    assert not is_named(world.officer, on=timezone.localdate())


def test_a_member_knows_the_reference_and_the_independent_chair_the_number(world: Any) -> None:
    row = recorded(world, by=world.head)
    assert rights_of(world.member, row) == {"know", "count"}
    assert rights_of(world.independent, row) == {"count"}
    assert rights_of(world.lead, row) == frozenset()
    day = row.became_aware_on
    figures = figures_of(world.partnership, world.independent, day, day)
    assert figures.incidents == 1


def test_the_register_tells_references_and_opens_only_what_one_is_named_for(
    world: Any, client: Client
) -> None:
    mine, other = recorded(world, by=world.officer), recorded(world, by=world.head)
    client.force_login(world.officer)
    page = client.get(reverse("reviews:cases")).content.decode()
    assert f'<a href="{mine.get_absolute_url()}">' in page
    assert other.reference in page
    assert other.get_absolute_url() not in page
    assert client.get(other.get_absolute_url()).status_code == 404
    client.force_login(world.independent)
    page = client.get(reverse("reviews:cases")).content.decode()
    assert mine.reference not in page


def test_nobody_works_on_a_case_whose_office_could_not(world: Any) -> None:
    work = Naming(world.member, PanelPart.OFFICER, "Helps", FIRST)
    with pytest.raises(ValidationError) as refused:
        services.name_for_case(recorded(world, by=world.head), work, by=world.head, today=FIRST)
    assert list(refused.value.message_dict) == ["part"]


def test_the_head_is_asked_to_name_somebody_where_nobody_of_the_service_is(world: Any) -> None:
    today = timezone.localdate()
    row = recorded(world, by=world.head)
    recorded(world, by=world.officer)
    (task,) = [one for one in waiting_for(world.head, today) if one.what.startswith("Name who")]
    assert task.url == reverse("reviews:readers", args=[row.address])
    assert not [one for one in waiting_for(world.officer, today) if one.what.startswith("Name who")]


def test_why_a_case_is_reviewed_is_read_by_those_named_and_other_decisions_by_the_group(
    world: Any, review: Callable[..., Review]
) -> None:
    decision = review().decision
    seen = Decision.objects.visible_to
    assert seen(world.chair).filter(pk=decision.pk).exists()
    assert not seen(world.member).filter(pk=decision.pk).exists()
    name_for(review(date(2026, 3, 17)).incident, world.member, part=PanelPart.MEMBER)
    assert [one.taken_on for one in seen(world.member)] == [date(2026, 3, 17)]


def recorded(world: Any, *, by: Any) -> Incident:
    """An incident that became known today."""
    today = timezone.localdate()
    return services.record_incident(
        world.group,
        about=About.CHILD,
        council=world.council,
        became_aware_on=today,
        what_happened="Something happened.",
        by=by,
        today=today,
    )
