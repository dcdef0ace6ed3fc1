"""The stages of a difference: next named, moved, resolved, never in the way; and the policy."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.actions.services.raising import Asked
from boards.differences import services
from boards.differences.looking import page_of
from boards.differences.models import Outcome, State, Step, Theme
from boards.differences.rules import PLACEHOLDER, stages_on
from boards.differences.services import StageSet
from boards.differences.tests.area import Area, signed_in
from boards.tests.factories import a_board, a_partnership
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.clock.calendar import working_days_after
from partnership.clock.keeping import add_holiday
from partnership.clock.models.added import Extent
from partnership.outbox.models import Letter
from partnership.people.models import User

pytestmark = pytest.mark.django_db


# --- stages -----------------------------------------------------------------------------------


def test_the_next_person_is_named_by_office_and_a_vacancy_says_so(area):
    row = area.raises()
    page = page_of(row, area.today)
    assert {(one.where, one.person) for one in page.next} == {
        (str(area.school), area.school_lead),
        (str(area.council), area.council_lead),
    }
    area.end(area.council_lead)
    shown = page_of(row, area.today).next
    assert {one.person for one in shown} == {area.school_lead, None}
    body = signed_in(area.teacher).get(row.get_absolute_url()).content.decode()
    assert "Nobody holds it" in body


def test_it_goes_on_at_any_time_stage_by_stage_to_the_independent_chair(area):
    row = area.raises()
    for stage in (1, 2, 3, 4):
        row = area.moves(row, stage)
    assert (row.stage, row.due_on) == (5, None)
    assert [one.person for one in page_of(row, area.today).next] == [area.independent]
    assert Letter.objects.filter(to=area.independent, heading__contains="stage 5").exists()
    with pytest.raises(ValidationError, match="last stage"):
        area.moves(row, 5)
    assert [one.ended_on for one in row.steps.all()] == [area.today] * 4 + [None]


def test_two_who_move_it_at_once_move_it_once(area):
    row = area.raises()
    area.moves(row, 1)
    with pytest.raises(ValidationError, match="moved it to stage 2"):
        area.moves(row, 1, by=area.school_lead)
    assert Step.objects.count() == 2


def test_an_act_for_safety_is_recorded_at_any_stage_and_moves_nothing(area):
    row = area.raises()
    before = (row.stage, row.due_on)
    for _ in range(2):
        services.record_safety(
            row, words="Told the front door", by=area.teacher, today=area.today, now=area.now
        )
    row.refresh_from_db()
    assert (row.stage, row.due_on) == before
    assert row.safety.count() == 1
    row = area.resolves(row)
    services.record_safety(row, words="Again", by=area.council_lead, today=area.today, now=area.now)
    assert row.safety.count() == 2


def test_the_days_of_a_stage_are_proved_and_counted_anew_for_a_late_bank_holiday(area):
    row = area.raises()
    page = page_of(row, area.today)
    assert page.proof is not None
    assert page.proof.due_on == row.due_on
    day_one = working_days_after(area.today, 1)
    add_holiday(
        area.partnership,
        day=day_one,
        name="A day of mourning",
        extent=Extent.HERE,
        announced_on=area.today,
        source="Proclaimed",
        by=area.head,
        today=area.today,
        now=area.now,
    )
    assert services.recount_stages() == 1
    assert services.recount_stages() == 0
    row.refresh_from_db()
    assert row.due_on == page_of(row, area.today).proof.due_on > page.proof.due_on


def test_resolved_says_how_with_a_theme_and_stays_so(area):
    row = area.resolves(area.raises())
    assert (row.state, row.theme) == (State.RESOLVED, Theme.THRESHOLDS)
    assert area.resolves(row) == row  # the second click
    with pytest.raises(ValidationError, match="resolved already"):
        area.resolves(row, Outcome.DECIDED)
    with pytest.raises(ValidationError, match="resolved already"):
        area.moves(row, 1)
    assert Letter.objects.filter(to=area.council_lead, heading__contains="resolved").exists()


# --- the policy -------------------------------------------------------------------------------


OWN = [
    StageSet("Practitioners", "The two who disagree", Office.AGENCY_LEAD, 1),
    StageSet("Panel", "The panel", Office.INDEPENDENT_CHAIR, None),
]


def set_own(area: Area, by: User | None = None, **more: Any) -> Any:
    facts = {"remit": "children", "starts_on": area.today, "source": "Policy of 2026", **more}
    return services.set_policy(
        area.partnership, stages=OWN, by=by or area.head, today=area.today, **facts
    )


def test_until_the_partnership_sets_its_own_the_stages_say_that_they_are_a_placeholder(area):
    stages = stages_on(area.partnership, "children", area.today)
    assert stages.is_placeholder
    assert stages.source == PLACEHOLDER
    assert [one.days for one in stages.stages] == [2, 5, 5, 10, None]
    row = area.raises()
    assert row.steps.get().is_placeholder
    assert PLACEHOLDER in signed_in(area.teacher).get(row.get_absolute_url()).content.decode()


def test_own_stages_hold_from_their_day_for_one_remit_and_leave_running_stages_alone(area):
    row = area.raises()
    set_own(area)
    assert not stages_on(area.partnership, "children", area.today).is_placeholder
    assert stages_on(area.partnership, "adults", area.today).is_placeholder
    yesterday = area.today - timedelta(days=1)
    assert stages_on(area.partnership, "children", yesterday).is_placeholder
    assert page_of(row, area.today).running.days == 2
    assert area.moves(row, 1).steps.last().title == "Panel"
    assert area.raises(words="Another").due_on == working_days_after(area.today, 1)


def test_only_who_keeps_the_rulebook_sets_stages_and_never_for_days_gone(area):
    with pytest.raises(NotAllowed):
        set_own(area, by=area.officer)
    with pytest.raises(ValidationError, match="today at the earliest"):
        set_own(area, starts_on=area.today - timedelta(days=1))
    set_own(area)
    with pytest.raises(ValidationError, match="set already"):
        set_own(area)


def test_the_form_of_stages_takes_them_whole_and_in_order(area):
    client = signed_in(area.head)
    page = reverse("differences:set_policy", args=[area.partnership.key, "adults"])
    assert client.get(page).status_code == 200
    unknown = reverse("differences:set_policy", args=[area.partnership.key, "animals"])
    assert client.get(unknown).status_code == 404
    day = area.today
    sent = {"starts_on_day": day.day, "starts_on_month": day.month, "starts_on_year": day.year}
    sent |= {"source": "Policy of 2026", "title_1": "One", "meets_1": "All", "days_1": "3"}
    assert "Fill in stage 1 whole" not in client.post(page, sent).content.decode()  # required
    sent["office_1"] = "agency_lead"
    assert "Fill in stage 2 before" in client.post(page, {**sent, "title_3": "x"}).content.decode()
    assert "Fill in stage 2 whole" in client.post(page, {**sent, "days_2": "3"}).content.decode()
    assert client.post(page, sent).status_code == 302
    stages = stages_on(area.partnership, "adults", area.today).stages
    assert [(one.title, one.days) for one in stages] == [("One", 3)]
    listed = client.get(reverse("differences:policy", args=[area.partnership.key]))
    assert "Policy of 2026" in listed.content.decode()


# --- what follows -----------------------------------------------------------------------------


def test_an_action_and_an_agenda_item_follow_once_each(area):
    row, by = area.resolves(area.raises()), {"by": area.officer, "today": area.today}
    asked = Asked("Write it down", area.council, raised_on=area.today, due_on=area.today)
    action = services.raise_action_from(row, area.group, asked, **by)
    assert action.came_from == f"Professional difference {row}"
    assert services.raise_action_from(row, area.group, asked, **by) == action
    item = services.propose_item_from(row, area.group, title=f"Learning from {row}", **by)
    assert services.propose_item_from(row, area.group, title="Again", **by) == item
    with pytest.raises(NotAllowed):
        services.propose_item_from(row, area.group, title="x", by=area.teacher, today=area.today)
    elsewhere = a_board(a_partnership("Elsewhere"), "Theirs")
    other = area.raises(words="Another")
    with pytest.raises(ValidationError, match="this partnership"):
        services.raise_action_from(other, elsewhere, asked, **by)
