"""Pages of plans: who reads what, what is late first, a day of the past, forms."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.plan.models import Plan, PlanAction, Rag, Status, Voice
from boards.plan.tests.factories import a_decision, a_plan, an_action, an_objective, progress
from boards.plan.waiting import words_owed
from boards.tests.factories import a_board, a_person, a_seat
from partnership.access.offices import Office

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def enter(client):
    """Sign somebody in and open a page."""

    def open_page(person, address, **query):
        client.force_login(person, backend="partnership.people.backends.AccountBackend")
        return client.get(address, query)

    return open_page


def words(answer):
    """The text of a page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def started(board, **more):
    """An agreed plan under way today."""
    return a_plan(board, starts_on=TODAY - 90 * DAY, ends_on=TODAY + 300 * DAY, **more)


@pytest.mark.parametrize(
    ("who", "draft", "agreed"),
    [
        ("officer", 200, 200),
        ("chair", 200, 200),
        ("member", 404, 200),
        ("lead", 404, 200),
        ("practitioner", 404, 200),
    ],
)
def test_a_draft_is_for_the_service_and_the_chairs_an_agreed_plan_for_all(
    here, enter, who, draft, agreed
):
    for status, answer in ((Status.DRAFT, draft), (Status.AGREED, agreed)):
        row = an_action(a_plan(here.board, status))
        for address in (row.plan.get_absolute_url(), row.get_absolute_url()):
            assert enter(getattr(here, who), address).status_code == answer


def test_another_partnership_finds_no_trace(here, there, enter):
    row = an_action(a_plan(here.board, name="Ours alone"), agency=here.trust)
    pages = [row.plan.get_absolute_url(), row.get_absolute_url()]
    pages += [reverse("plan:plans", args=[here.whole.key])]
    pages += [reverse(f"plan:{name}", args=[row.plan_id]) for name in ("compare", "log", "change")]
    for address in pages:
        assert enter(there.officer, address).status_code == 404
    assert "Ours alone" not in words(
        enter(there.officer, reverse("plan:plans", args=[there.whole.key]))
    )


def test_the_list_counts_no_draft_for_those_who_read_none(here, enter):
    a_plan(here.board, Status.DRAFT, name="Secret draft")
    address = reverse("plan:plans", args=[here.whole.key])
    assert "Secret draft" in words(enter(here.chair, address))
    assert "No plan that you may see" in words(enter(here.lead, address))


def test_what_is_late_stands_first(here, enter):
    plan = started(here.board)
    an_action(plan, what="In time", due_on=TODAY + 200 * DAY)
    an_action(plan, what="Forgotten", due_on=TODAY - 3 * DAY, lead="The trust")
    page = words(enter(here.lead, plan.get_absolute_url()))
    assert "Two actions: 1 late and 1 in time." in page
    assert page.index("Forgotten") < page.index("In time")


def test_the_list_is_narrowed_by_who_leads_by_state_and_by_time(here, enter):
    plan = started(here.board)
    an_action(plan, what="Ours", agency=here.trust, due_on=TODAY - DAY)
    an_action(plan, what="The group’s", board=here.group, due_on=TODAY + 90 * DAY)
    an_action(plan, what="Nobody’s")
    address = plan.get_absolute_url()

    def shown(**query):
        page = enter(here.officer, address, **query).context["page"]
        return [line.action.what for line in page.wanted]

    assert shown(owner=f"agency-{here.trust.pk}") == ["Ours"]
    assert shown(owner=f"board-{here.group.pk}") == ["The group’s"]
    assert shown(owner="none") == ["Nobody’s"]
    assert shown(state="late") == ["Ours"]
    assert shown(due="none") == ["Nobody’s"]
    assert shown(due="coming", state="open") == ["The group’s"]
    assert shown(owner="agency-0", state="\x00") == []


def test_a_plan_as_told_by_a_day_of_the_past(here, enter):
    plan = started(here.board)
    row = an_action(plan, due_on=TODAY + 90 * DAY)
    progress(row, TODAY - 60 * DAY, Rag.GREEN, words="Well begun")
    progress(row, TODAY - 10 * DAY, Rag.COMPLETE, words="All done")
    then = words(enter(here.lead, plan.get_absolute_url(), on=f"{TODAY - 30 * DAY}"))
    assert "Well begun" in then
    assert "All done" not in then
    assert "All done" in words(enter(here.lead, plan.get_absolute_url()))


def test_two_days_beside_each_other(here, enter):
    plan = started(here.board)
    row = an_action(plan, due_on=TODAY + 90 * DAY)
    an_action(plan, due_on=TODAY + 90 * DAY)
    progress(row, TODAY - 10 * DAY, Rag.COMPLETE)
    address = reverse("plan:compare", args=[plan.pk])
    assert "1 of 2 actions changed" in words(enter(here.lead, address))
    same = {"before": f"{TODAY - DAY}", "after": f"{TODAY}"}
    assert "Nothing changed between" in words(enter(here.lead, address, **same))
    odd = enter(here.lead, address, before="31 February 2026", after="<script>")
    assert odd.status_code == 200
    assert "is not a real date" in words(odd)


def test_the_agency_is_shown_what_the_plans_ask_of_it_and_drafts_not(here, enter):
    an_action(started(here.board), what="Asked of us", agency=here.trust)
    an_action(a_plan(here.board, Status.DRAFT), what="Not yet asked", agency=here.trust)
    page = words(enter(here.lead, reverse("plan:of_agency", args=[here.trust.key])))
    assert "Asked of us" in page
    assert "Not yet asked" not in page
    assert "What the plans ask of it" in words(enter(here.lead, here.trust.get_absolute_url()))


def test_a_board_is_shown_its_plans_and_what_it_leads(here, enter):
    plan = started(here.board)
    an_action(plan, what="For the group", board=here.group)
    assert plan.name in words(enter(here.member, reverse("plan:of_board", args=[here.board.key])))
    page = words(enter(here.member, reverse("plan:of_board", args=[here.group.key])))
    assert "For the group" in page


def test_a_member_reads_the_decision_and_others_read_only_its_day(here, enter):
    ground = a_decision(here.board, TODAY - 5 * DAY, here.chair, summary="Agreed as shown")
    plan = started(here.board, decision=ground, agreed_on=TODAY - 5 * DAY)
    seated = a_person("Seated")
    a_seat(seated, here.board, Office.GROUP_MEMBER)
    assert "Agreed as shown" in words(enter(seated, plan.get_absolute_url()))
    assert "Agreed as shown" not in words(enter(here.lead, plan.get_absolute_url()))


def test_an_action_of_the_register_is_shown_to_those_who_see_it(here, enter, client):
    row = an_action(started(here.board), agency=here.trust)
    enter(here.officer, row.get_absolute_url())
    said = {"what": "Do a part", "owner_agency": here.trust.pk, "owner_email": ""}
    for name, day in (("raised_on", TODAY), ("due_on", TODAY + 20 * DAY)):
        parts = {"day": day.day, "month": day.month, "year": day.year}
        said |= {f"{name}_{part}": value for part, value in parts.items()}
    answer = client.post(reverse("plan:raise", args=[row.pk]), said)
    assert answer.status_code == 302
    made = row.raised.get().action
    assert str(made) in words(enter(here.lead, row.get_absolute_url()))
    assert str(made) not in words(enter(here.member, row.get_absolute_url()))


def test_who_left_is_said_to_sit_here_no_more(here, enter):
    row = an_action(started(here.board), person=here.chair, lead="The chair")
    assert "no more" not in words(enter(here.lead, row.get_absolute_url()))
    seat = here.chair.memberships.get()
    seat.ends_on = TODAY - DAY
    seat.save_because("left", by=None)
    assert "sits here no more" in words(enter(here.lead, row.get_absolute_url()))


def test_the_forms_bring_a_plan_from_nothing_to_agreed(here, enter, client):
    enter(here.officer, reverse("plan:plans", args=[here.whole.key]))
    days = {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2026"}
    days |= {"ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2028"}
    said = {"board": here.board.pk, "name": "Business plan 2026-28", "about": "", **days}
    assert client.post(reverse("plan:begin", args=[here.whole.key]), said).status_code == 302
    plan = Plan.objects.get()
    client.post(reverse("plan:add_priority", args=[plan.pk]), {"name": "Neglect"})
    priority = plan.priorities.get()
    client.post(reverse("plan:add_objective", args=[plan.pk, priority.pk]), {"words": "Less"})
    objective = priority.objectives.get()
    action = {"what": "Train", "lead": "Trust", "agency": here.trust.pk, "due_known": "day"}
    answer = client.post(reverse("plan:add_action", args=[plan.pk, objective.pk]), action)
    assert answer.status_code == 302
    ground = a_decision(here.board, date(2026, 4, 1), here.chair)
    said = {"ground": f"decision-{ground.pk}"}
    assert client.post(reverse("plan:agree", args=[plan.pk]), said).status_code == 302
    plan.refresh_from_db()
    assert plan.status == Status.AGREED
    log = words(client.get(reverse("plan:log", args=[plan.pk])))
    for told in ("plan begun", "priority added", "objective added", "action added", "agreed"):
        assert told in log.lower()


def test_a_changed_action_keeps_what_another_wrote_meanwhile(here, enter, client):
    row = an_action(started(here.board), what="Old", lead="Trust")
    address = reverse("plan:change_action", args=[row.pk])
    form = enter(here.officer, address).context["form"]
    row.impact = "Written by somebody else"
    row.save_because("changed", by=None)
    said = {"what": "New", "lead": "Trust", "due_known": "day", "because": "Clearer"}
    said["opened"] = form.initial["opened"]
    assert client.post(address, said).status_code == 302
    row.refresh_from_db()
    assert (row.what, row.impact) == ("New", "Written by somebody else")


def test_an_objective_of_another_plan_is_not_reached_through_this_one(here, enter):
    plan, other = a_plan(here.board), an_objective(a_plan(here.board))
    for name in ("change_objective", "end_objective", "add_action"):
        assert (
            enter(here.officer, reverse(f"plan:{name}", args=[plan.pk, other.pk])).status_code
            == 404
        )


def test_the_agency_is_asked_for_a_word_once_the_time_has_passed(here, there, enter):
    plan = started(here.board)
    row = an_action(plan, what="Forgotten", agency=here.trust, due_on=TODAY - 3 * DAY)
    an_action(plan, what="To come", agency=here.trust, due_on=TODAY + 3 * DAY)
    [task] = words_owed(here.lead, TODAY)
    assert (task.what, task.agency) == ("Write how far you are: Forgotten", here.trust.pk)
    assert task.since == TODAY - 2 * DAY
    for other in (here.officer, here.practitioner, there.lead):
        assert not words_owed(other, TODAY)
    progress(row, TODAY, voice=Voice.OWNER, said_by=here.lead)
    assert not words_owed(here.lead, TODAY)


def test_nothing_is_asked_of_what_is_complete_or_taken_out_or_a_draft(here):
    plan, late = started(here.board), {"agency": here.trust, "due_on": TODAY - 3 * DAY}
    progress(an_action(plan, **late), TODAY - DAY, Rag.COMPLETE)
    an_action(plan, **late, ended_on=TODAY, ended_because="Not needed")
    an_action(a_plan(here.board, Status.DRAFT), **late)
    assert not words_owed(here.lead, TODAY)


def test_asking_costs_the_same_for_many_and_one_query_for_who_leads_nothing(here):
    def cost(person):
        with CaptureQueriesContext(connection) as queries:
            words_owed(person, TODAY)
        return len(queries)

    plan = started(here.board)
    an_action(plan, agency=here.trust, due_on=TODAY - 3 * DAY)
    few = cost(here.lead)
    for _ in range(8):
        an_action(plan, agency=here.trust, due_on=TODAY - 3 * DAY)
    assert cost(here.lead) == few
    assert cost(here.officer) == 1


def test_the_newest_plan_stands_first(here, enter):
    for year in (2021, 2025, 2023):
        a_plan(here.board, name=f"Plan {year}", starts_on=date(year, 4, 1))
    found = enter(here.lead, reverse("plan:plans", args=[here.whole.key])).context["plans"]
    assert [plan.name for plan in found] == ["Plan 2025", "Plan 2023", "Plan 2021"]


@pytest.mark.parametrize("page", ["plan", "compare", "plans", "agency", "board"])
def test_a_page_costs_the_same_with_few_and_many(here, enter, page):
    plan = started(here.board)
    addresses = {
        "plan": plan.get_absolute_url(),
        "compare": reverse("plan:compare", args=[plan.pk]),
        "plans": reverse("plan:plans", args=[here.whole.key]),
        "agency": reverse("plan:of_agency", args=[here.trust.key]),
        "board": reverse("plan:of_board", args=[here.group.key]),
    }

    def fill(number):
        for n in range(number):
            more = {"agency": here.trust, "board": here.group, "person": here.chair}
            row = an_action(plan, due_on=TODAY + n * DAY, **more)
            progress(row, TODAY - DAY, voice=Voice.OWNER, said_by=here.lead)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert enter(here.officer, addresses[page]).status_code == 200
        return len(queries)

    fill(2)
    cost()
    few = cost()
    fill(12)
    a_plan(a_board(here.whole, "Another"))
    assert cost() <= few
    assert PlanAction.objects.count() == 14
