"""What the measures of a plan read, and that a missing reading is said to be missing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.actions.services.raising import Asked, raise_action
from boards.plan.measures import measures_of, rows_of
from boards.plan.models import Reading, Status
from boards.plan.services import telling
from boards.plan.services.measuring import Read, add_reading, strike_reading
from boards.plan.tests.factories import a_plan, an_action, an_objective
from boards.plan.tracing import changes_in
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = timedelta(days=1)


@pytest.fixture
def plan(here: Any) -> Any:
    return a_plan(here.board, starts_on=TODAY - 90 * DAY, ends_on=TODAY + 300 * DAY)


def add(objective: Any, by: Any, as_at: date = TODAY, **more: Any) -> Reading:
    facts: dict[str, Any] = {"figure": Decimal("82"), "unit": "%", "source": "Survey"}
    now = timezone.now()
    return add_reading(objective, Read(as_at=as_at, **(facts | more)), by=by, today=TODAY, now=now)


def page_of(client: Client, person: Any, address: str) -> str:
    client.force_login(person)
    return client.get(address).content.decode()


def test_readings_are_a_history_and_the_newest_counts(here, plan):
    objective = an_objective(plan)
    add(objective, here.officer, TODAY - 30 * DAY, figure=Decimal("71.50"))
    add(objective, here.officer)
    (one,) = measures_of(plan, TODAY)
    assert [row.shown for row in one.readings] == ["71.5%", "82%"]
    assert one.newest.as_at == TODAY
    assert [row.as_at for row in measures_of(plan, TODAY - DAY)[0].readings] == [TODAY - 30 * DAY]


def test_what_is_missing_is_not_stated_on_page_and_in_list(here, plan, client):
    objective = an_objective(plan)
    assert [row.reads for row in rows_of(plan, TODAY)] == ["Not stated"]
    address = reverse("plan:measures", args=[plan.pk])
    page = page_of(client, here.lead, address)
    assert "1 of 1 objective without a reading" in page
    assert "Not stated" in page
    assert reverse("plan:add_reading", args=[plan.pk, objective.pk]) not in page
    add(objective, here.officer, figure=None, unit="", words="Nine of ten files")
    assert "Nine of ten files" in page_of(client, here.lead, address)
    taken = client.get(reverse("exports:download_of", args=["plan-measures", plan.pk, "csv"]))
    assert "Nine of ten files" in b"".join(taken).decode()


def test_the_page_of_the_plan_shows_the_reading_of_the_day_asked_for(here, plan, client):
    objective = an_objective(plan)
    objective.measure = "Survey of staff"
    objective.save_because("said", by=None)
    address = plan.get_absolute_url()
    assert "Not stated" in page_of(client, here.lead, address)
    add(objective, here.officer, TODAY - DAY)
    assert "82%" in page_of(client, here.lead, address)


def test_a_second_click_writes_one_and_a_slip_is_struck_and_stays(here, plan):
    objective = an_objective(plan)
    row = add(objective, here.officer)
    assert add(objective, here.officer) == row
    strike_reading(row, because="A wrong year", by=here.officer)
    assert measures_of(plan, TODAY)[0].newest is None
    assert [one.reads for one in rows_of(plan, TODAY)] == ["Not stated"]
    with pytest.raises(ValidationError, match="struck already"):
        strike_reading(row, because="Again", by=here.officer)
    assert add(objective, here.officer) != row
    assert "struck: A wrong year" in [one.reason for one in changes_in(plan, here.officer)]


def test_nothing_is_read_without_words_ahead_of_its_day_or_in_a_draft(here, plan):
    objective = an_objective(plan)
    for facts, field in (({"figure": None}, "figure"), ({"as_at": TODAY + DAY}, "as_at")):
        with pytest.raises(ValidationError) as refused:
            add(objective, here.officer, **facts)
        assert field in refused.value.message_dict
    for status in (Status.DRAFT, Status.CLOSED):
        with pytest.raises(ValidationError):
            add(an_objective(a_plan(here.board, status)), here.officer)
    assert not Reading.objects.exists()


def test_only_the_service_writes_readings_and_another_partnership_finds_none(
    here, there, plan, client
):
    objective = an_objective(plan)
    for person in (here.chair, here.lead, there.officer):
        with pytest.raises(NotAllowed):
            add(objective, person)
    client.force_login(there.officer)
    assert client.get(reverse("plan:measures", args=[plan.pk])).status_code == 404


def test_many_measures_cost_no_more_than_one(here, plan, django_assert_num_queries):
    for count in (1, 4):
        for _ in range(count):
            add(an_objective(plan), here.officer)
        with django_assert_num_queries(2):
            rows_of(plan, TODAY)


# --- from the register to the plan ------------------------------------------------------------


def of_register(here: Any) -> Any:
    asked = Asked("Do a part", here.trust, TODAY - 9 * DAY, TODAY + 9 * DAY)
    return raise_action(here.board, asked, by=here.officer, today=TODAY)


def test_an_action_that_was_linked_leads_to_the_plan_until_it_is_taken_away(here, plan, client):
    action, row = an_action(plan), of_register(here)
    assert "In business plans" not in page_of(client, here.officer, row.get_absolute_url())
    link = telling.link(action, row, by=here.officer)
    assert action.get_absolute_url() in page_of(client, here.lead, row.get_absolute_url())
    telling.unlink(link, because="A slip", by=here.officer)
    assert "In business plans" not in page_of(client, here.officer, row.get_absolute_url())


def test_who_may_not_read_the_plan_sees_no_word_of_it_at_the_action(here, client):
    plan = a_plan(here.board, starts_on=TODAY - 90 * DAY, ends_on=TODAY + 300 * DAY)
    action, row = an_action(plan), of_register(here)
    telling.link(action, row, by=here.officer)
    plan.status, plan.agreed_on = Status.DRAFT, None
    plan.save_because("opened again", by=None)
    assert "In business plans" not in page_of(client, here.lead, row.get_absolute_url())
    assert "In business plans" in page_of(client, here.officer, row.get_absolute_url())
