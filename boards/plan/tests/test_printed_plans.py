"""The two printed plans of the Cambridgeshire LSCB are in the portal, whole and as printed.

The counts were made by reading the tables of appendices 2 and 3 line by line: for 2015-16 one line
of a table is one action; for 2016-18 one paragraph of the success criteria, or one lettered part
with a time of its own.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from boards.importing import import_file
from boards.models import Partnership
from boards.plan.loading import load_plans, printed, when
from boards.plan.models import DueKnown, Objective, Plan, PlanAction, Progress, Rag, Voice
from boards.plan.reading import Asked, plan_page
from boards.plan.standing import State
from boards.tests.factories import LONG_AGO, a_board, a_partnership

pytestmark = pytest.mark.django_db
REAL = Path(__file__).resolve().parents[2] / "data" / "cambridgeshire_and_peterborough.yaml"
TODAY = date(2026, 11, 22)
BOARDS = (
    "cambridgeshire-lscb",
    "lscb-business-committee",
    "lscb-cse-implementation-group",
    "lscb-qeg",
)


@pytest.fixture
def plans() -> dict[str, Plan]:
    """Both plans by name, loaded for their partnership."""
    here = Partnership(key="cambridgeshire-and-peterborough", name="Here", starts_on=LONG_AGO)
    here.save_because("made for a test", by=None)
    for key in BOARDS:
        a_board(here, key, key=key)
    assert len(load_plans(here, "imported")) == 2
    return {plan.name: plan for plan in Plan.objects.all()}


@pytest.mark.parametrize(
    ("name", "objectives", "actions"),
    [
        ("Business plan 2015-16", [6, 9, 5, 6], [6, 9, 7, 9]),
        ("Business plan 2016-18", [1, 4, 2, 4, 3], [7, 6, 4, 12, 6]),
    ],
)
def test_every_priority_objective_and_action_is_there(plans, name, objectives, actions):
    priorities = list(plans[name].priorities.all())
    aims = Counter(Objective.objects.values_list("priority", flat=True))
    rows = Counter(PlanAction.objects.values_list("objective__priority", flat=True))
    assert [aims[one.pk] for one in priorities] == objectives
    assert [rows[one.pk] for one in priorities] == actions


def test_each_line_of_each_table_of_2015_16_is_there_once(plans):
    rows = plans["Business plan 2015-16"].actions.values_list("source", flat=True)
    lines = enumerate((6, 9, 7, 9), start=1)
    wanted = [f"theme {theme}, row {row}" for theme, many in lines for row in range(1, many + 1)]
    assert sorted(rows) == sorted(wanted)


def test_times_are_kept_as_printed_and_as_exactly_as_they_are_known(plans):
    kept = {
        row.source: (row.due_on, row.due_known)
        for row in plans["Business plan 2015-16"].actions.all()
    }
    assert kept["theme 1, row 1"] == (date(2016, 3, 1), DueKnown.MONTH)
    assert kept["theme 1, row 3"] == (date(2015, 3, 1), DueKnown.MONTH)  # before the plan began
    assert kept["theme 3, row 5"] == (date(2016, 6, 1), DueKnown.MONTH)  # after it ended
    assert kept["theme 3, row 6"] == (date(2015, 4, 29), DueKnown.DAY)
    assert kept["theme 4, row 9"] == (date(2016, 1, 1), DueKnown.YEAR)
    none = sorted(row for row, (day, _) in kept.items() if day is None)
    assert none == ["theme 3, row 4", "theme 4, row 3", "theme 4, row 4", "theme 4, row 6"]
    later = plans["Business plan 2016-18"].actions
    assert later.filter(due_on__isnull=True).count() == 12
    assert later.get(what__contains="dashboard").due_on == date(2016, 9, 1)


def test_who_leads_is_kept_as_printed_and_found_where_it_is_known(plans):
    rows = plans["Business plan 2015-16"].actions
    first = rows.get(source="theme 1, row 1")
    assert (first.lead, first.board.key) == (
        "CSE Implementation group",
        "lscb-cse-implementation-group",
    )
    lado = rows.get(source="theme 2, row 3")
    assert (lado.lead, lado.board, lado.agency) == ("LADO; SASU", None, None)
    assert rows.filter(lead="").values_list("source", flat=True).get() == "theme 4, row 9"


def test_progress_stands_where_the_text_tells_it_and_no_colour_is_invented(plans):
    told = Progress.objects.select_related("plan_action")
    assert {one.rag for one in told} == {Rag.NOT_STATED}
    assert {one.voice for one in told} == {Voice.SOURCE}
    assert {one.as_at for one in told} == {date(2016, 3, 31)}
    silent = PlanAction.objects.filter(progress__isnull=True, plan__name="Business plan 2015-16")
    assert silent.get().source == "theme 2, row 1"
    assert not told.filter(plan_action__plan__name="Business plan 2016-18").exists()
    last = told.get(plan_action__source="theme 2, row 7").words
    assert "calls the action closed" in last


def test_what_the_report_says_of_the_whole_stands_beside_what_its_rows_tell(plans):
    closing = plans["Business plan 2015-16"].closing
    assert "every commitment" in closing
    put_off = Progress.objects.filter(words__contains="put off")
    assert {one.plan_action.source for one in put_off} == {
        "theme 2, row 6",
        "theme 2, row 8",
        "theme 2, row 9",
        "theme 3, row 7",
    }


def test_a_missing_state_is_shown_as_missing(plans):
    plan = plans["Business plan 2016-18"]
    lines = plan_page(plan, AnonymousUser(), TODAY, TODAY, Asked()).lines
    assert {line.judged.words for line in lines} == {"Not stated in our copy"}
    assert {line.standing.state for line in lines} == {State.UNKNOWN}


def test_loading_again_changes_nothing_and_leaves_what_was_changed(plans):
    plan = plans["Business plan 2015-16"]
    plan.about = "Put right by the service"
    plan.save_because("put right", by=None)
    assert load_plans(plan.partnership, "imported again") == []
    plan.refresh_from_db()
    assert plan.about == "Put right by the service"
    assert PlanAction.objects.count() == 31 + 35


def test_no_other_partnership_gets_them():
    assert load_plans(a_partnership("Norfolk"), "imported") == []
    assert not Plan.objects.exists()


def test_they_come_with_the_arrangements_and_every_body_they_name_is_found():
    first = import_file(REAL, apply=True)
    assert [row for row in first.added if row.startswith("business plan")] == [
        "business plan Business plan 2015-16",
        "business plan Business plan 2016-18",
    ]
    assert import_file(REAL, apply=True).nothing_to_change
    named = {
        key
        for plan in printed()
        for priority in plan["priorities"]
        for objective in priority["objectives"]
        for action in objective["actions"]
        if (key := action.get("board"))
    }
    found = PlanAction.objects.exclude(board=None).values_list("board__key", flat=True)
    assert set(found) == named
    cambridge = PlanAction.objects.filter(agency__key="cambridge-city-council")
    assert cambridge.count() == 4


def test_a_trial_of_the_arrangements_brings_nothing_in():
    report = import_file(REAL, apply=False)
    assert "business plan Business plan 2015-16" in report.added
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (None, (None, DueKnown.DAY)),
        (date(2015, 4, 29), (date(2015, 4, 29), DueKnown.DAY)),
        ("2015-04", (date(2015, 4, 1), DueKnown.MONTH)),
        (2016, (date(2016, 1, 1), DueKnown.YEAR)),
    ],
)
def test_a_time_is_read_as_exactly_as_it_is_written(said, kept):
    assert when(said) == kept
