"""Professional differences: raised by reference, next named, moved, resolved, never in the way."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.actions.services.raising import Asked
from boards.differences import services
from boards.differences.chasing import letters_owed
from boards.differences.doors import waiting_for
from boards.differences.figures import figures, raised_in
from boards.differences.jobs import chase
from boards.differences.looking import page_of, register
from boards.differences.models import Difference, Ground, Outcome, State, Step, Theme
from boards.differences.rules import PLACEHOLDER, stages_on
from boards.differences.services import Raised, StageSet
from boards.models import Board, BoardKind
from boards.tests.factories import (
    a_board,
    a_listing,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Agency
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.keeping import add_holiday
from partnership.clock.models.added import Extent
from partnership.outbox.models import Letter
from partnership.people.models import User

pytestmark = pytest.mark.django_db


class Area:
    """A partnership with its service, a group, a school trust and a council with their people."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)
        self.partnership = a_partnership()
        self.service = a_board(self.partnership, "Service", kind=BoardKind.SERVICE)
        self.executive = a_board(self.partnership, "Executive", kind=BoardKind.EXECUTIVE)
        self.group = a_board(self.partnership, "Quality group")
        self.school, self.council = an_agency("A school trust"), an_agency("A council")
        self.third = an_agency("A third agency")
        for agency in (self.school, self.council, self.third):
            a_listing(self.partnership, agency)
        self.officer = self.seat(self.service, Office.SERVICE_OFFICER)
        self.head = self.seat(self.service, Office.HEAD_OF_SERVICE)
        self.independent = self.seat(self.executive, Office.INDEPENDENT_CHAIR)
        self.chair = self.seat(self.group, Office.GROUP_CHAIR)
        self.member = self.seat(self.group, Office.GROUP_MEMBER)
        self.teacher = self.post(self.school, Office.PRACTITIONER)
        self.school_lead = self.post(self.school, Office.AGENCY_LEAD)
        self.council_lead = self.post(self.council, Office.AGENCY_LEAD)
        self.third_lead = self.post(self.third, Office.AGENCY_LEAD)

    def seat(self, board: Board, office: Office) -> User:
        person = a_person(str(office.label))
        a_seat(person, board, office)
        return person

    def post(self, agency: Agency, office: Office) -> User:
        person = a_person(f"{office.label}, {agency}")
        a_post(person, agency, office)
        return person

    def raises(self, by: User | None = None, **more: Any) -> Difference:
        facts = {"raised_for": self.school, "asked": [self.council], "remit": "children"}
        raised = Raised(**{**facts, "ground": Ground.NEED, "words": "No answer", **more})
        return services.raise_difference(
            self.partnership, raised, by=by or self.teacher, today=self.today, now=self.now
        )

    def moves(self, row: Difference, stage: int, by: User | None = None) -> Difference:
        return services.move_on(
            row,
            stage=stage,
            because="No agreement",
            by=by or self.teacher,
            today=self.today,
            now=self.now,
        )

    def resolves(self, row: Difference, outcome: str = Outcome.AGREED, **more: Any) -> Difference:
        facts: dict[str, Any] = {"theme": Theme.THRESHOLDS, "learning": "Read it together"}
        facts |= {"by": self.teacher, "today": self.today, "now": self.now, **more}
        return services.resolve_difference(row, outcome=outcome, **facts)

    def end(self, person: User) -> None:
        post = person.appointments.get()
        post.ends_on = self.today - timedelta(days=1)
        post.save_because("left", by=None)


@pytest.fixture
def area() -> Area:
    return Area()


def sees(person: User) -> set[str]:
    return set(Difference.objects.visible_to(person).values_list("reference", flat=True))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


# --- raised -----------------------------------------------------------------------------------


def test_a_practitioner_raises_one_for_their_own_agency_and_the_other_lead_is_told(area):
    row = area.raises()
    assert row.reference == f"PD-{area.today.year}-001"
    assert (row.stage, row.due_on) == (1, working_days_after(area.today, 2))
    letter = Letter.objects.get(to=area.council_lead)
    assert row.reference in letter.heading
    assert "No answer" not in letter.words
    with pytest.raises(ValidationError, match="your own agency"):
        area.raises(raised_for=area.third)
    assert area.raises(by=area.officer, raised_for=area.third).raised_for == area.third


def test_who_sits_in_a_group_alone_raises_none_and_its_chair_does(area):
    with pytest.raises(NotAllowed):
        area.raises(by=area.member)
    assert sees(area.chair) == set()
    row = area.raises(by=area.chair)
    assert sees(area.chair) == {row.reference}


def test_agencies_are_of_this_partnership_and_another_than_ones_own(area):
    for asked, words in (
        ([], "this partnership"),
        ([an_agency("Elsewhere")], "this partnership"),
        ([area.school], "another agency"),
    ):
        with pytest.raises(ValidationError, match=words):
            area.raises(asked=asked)
    assert not Difference.objects.exists()


def test_a_second_click_raises_nothing_new(area):
    assert area.raises() == area.raises()
    assert area.raises(asked=[area.third]) != area.raises()


def test_where_somebody_is_at_risk_what_was_done_is_asked_for_and_kept(area):
    with pytest.raises(ValidationError, match="done at once"):
        area.raises(at_risk=True)
    row = area.raises(at_risk=True, made_safe="Police told, 10:20am")
    assert [one.words for one in row.safety.all()] == ["Police told, 10:20am"]


def test_the_first_question_is_about_risk_and_says_what_to_do_now(area):
    client, key = signed_in(area.teacher), area.partnership.key
    first = client.get(reverse("differences:begin", args=[key])).content.decode()
    now = reverse("differences:raise_one", args=[key, "now"])
    assert now in first
    page = client.get(now).content.decode()
    assert "tel:999" in page
    assert page.index("tel:999") < page.index('name="made_safe"')
    calm = client.get(reverse("differences:raise_one", args=[key, "not-now"])).content.decode()
    assert 'name="made_safe"' not in calm


def test_a_name_is_warned_about_before_anything_is_saved(area):
    client = signed_in(area.teacher)
    page = reverse("differences:raise_one", args=[area.partnership.key, "not-now"])
    sent = {"raised_for": area.school.pk, "asked": area.council.pk, "remit": "children"}
    sent |= {"ground": "need", "words": "They closed it without asking Ayo Okonkwo"}
    warned = client.post(page, sent)
    assert "looks like a name" in warned.content.decode()
    assert not Difference.objects.exists()
    assert client.post(page, {**sent, "sure": "on"}).status_code == 302
    assert Difference.objects.get().raised_by == area.teacher
    agency = {**sent, "words": f"No answer from {area.council} since Monday"}
    assert client.post(page, agency).status_code == 302


# --- who sees it ------------------------------------------------------------------------------


def test_the_sides_the_service_and_the_independent_chair_see_it_and_nobody_else(area):
    row = area.raises()
    for person in (area.teacher, area.school_lead, area.council_lead, area.officer, area.head):
        assert sees(person) == {row.reference}
    assert sees(area.independent) == {row.reference}
    for person in (area.third_lead, area.chair, area.member):
        assert sees(person) == set()
        assert signed_in(person).get(row.get_absolute_url()).status_code == 404
    area.end(area.teacher)
    assert sees(area.teacher) == set()


def test_another_partnership_finds_no_trace_even_of_a_shared_agency(area):
    row = area.raises()
    there = a_partnership("Elsewhere")
    a_listing(there, area.council)
    outsider = a_person("outsider")
    a_seat(outsider, a_board(there, "Theirs", kind=BoardKind.SERVICE), Office.HEAD_OF_SERVICE)
    assert sees(outsider) == set()
    client = signed_in(outsider)
    assert client.get(row.get_absolute_url()).status_code == 404
    here = reverse("differences:register", args=[area.partnership.key])
    assert client.get(here).status_code == 404
    assert figures(raised_in(outsider, area.partnership, area.today, area.today), area.today) == (
        figures([], area.today)
    )
    assert list(register(outsider, area.partnership, {}, area.today).rows) == []


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


# --- letters, home, figures -------------------------------------------------------------------


def told(day: Any) -> set[str]:
    return {draft.to.name for drafts in letters_owed(day) for draft in drafts}


def test_whoever_is_next_is_told_before_it_ends_then_the_service_then_the_chair(area):
    row = area.raises()
    leads = {area.school_lead.name, area.council_lead.name}
    assert told(working_days_before(row.due_on, 2)) == set()
    assert told(working_days_before(row.due_on, 1)) == leads
    assert told(working_days_after(row.due_on, 1)) == leads | {area.officer.name}
    late = leads | {area.officer.name, area.independent.name}
    assert told(working_days_after(row.due_on, 5)) == late
    area.resolves(row)
    assert told(working_days_after(row.due_on, 5)) == set()


def test_chasing_twice_writes_once(area):
    row = area.raises()
    now = datetime.combine(row.due_on, timezone.now().timetz())
    for _ in range(2):
        chase(str(row.due_on), now)
    assert Letter.objects.filter(to=area.school_lead).count() == 2  # raised, its stage ends


def test_home_asks_whoever_holds_the_office_of_the_stage(area):
    row = area.raises()
    assert [one.agency for one in waiting_for(area.council_lead, area.today)] == [area.council.pk]
    for person in (area.third_lead, area.teacher, area.independent, area.officer):
        assert waiting_for(person, area.today) == []
    for stage in (1, 2, 3, 4):
        area.moves(row, stage)
    assert waiting_for(area.council_lead, area.today) == []
    assert len(waiting_for(area.independent, area.today)) == 1


def test_figures_count_themes_grounds_and_stages_without_mistakes(area):
    area.resolves(area.raises())
    area.resolves(area.raises(words="Two"), Outcome.MISTAKE)
    area.raises(words="Three", ground=Ground.RISK, at_risk=True, made_safe="Police told")
    rows = raised_in(area.officer, area.partnership, area.today, area.today)
    found = figures(rows, area.today)
    assert (found.raised, found.open, found.at_risk, found.median_days) == (2, 1, 1, 0)
    assert found.by_theme == [(Theme.THRESHOLDS.label, 1)]
    assert dict(found.by_ground) == {Ground.NEED.label: 1, Ground.RISK.label: 1}
    assert found.by_agency == [("A council", 2)]
    assert figures(rows, area.today + timedelta(days=60)).late == 1


def cost(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


def test_the_register_filters_and_costs_the_same_for_few_and_many(area):
    page = reverse("differences:register", args=[area.partnership.key])
    client = signed_in(area.officer)
    row = area.raises()
    cost(client, page)
    few = cost(client, page)
    for n in range(12):
        area.raises(words=f"Number {n}", asked=[area.council, area.third])
    assert cost(client, page) <= few
    for query, found in (
        ({"show": "resolved"}, False),
        ({"show": "late"}, False),
        ({"ground": "need"}, True),
        ({"ground": "risk"}, False),
        ({"show": "nonsense", "ground": "nonsense"}, True),
    ):
        assert (f">{row.reference}<" in client.get(page, query).content.decode()) is found, query


def test_every_act_has_its_page(area):
    row, client = area.raises(), signed_in(area.officer)
    acts = (
        ("move_on", [row.pk, 1], {"because": "No agreement"}),
        ("record_safety", [row.pk], {"words": "Told the front door"}),
        ("resolve", [row.pk], {"outcome": "agreed", "theme": "roles", "learning": ""}),
        ("propose", [row.pk], {"board": area.group.pk, "title": f"Learning from {row}"}),
    )
    for name, args, sent in acts:
        page = reverse(f"differences:{name}", args=args)
        assert client.get(page).status_code == 200
        assert client.post(page, sent).status_code == 302, name
    row.refresh_from_db()
    assert (row.stage, row.state, row.item.board) == (2, State.RESOLVED, area.group)
    action = reverse("differences:raise_action", args=[row.pk])
    sent = {"board": area.group.pk, "owner_agency": area.council.pk, "what": "Do it"}
    due = area.today + timedelta(days=9)
    sent |= {"due_on_day": due.day, "due_on_month": due.month, "due_on_year": due.year}
    assert client.post(action, sent).status_code == 302
    row.refresh_from_db()
    assert row.action.owner_agency == area.council
