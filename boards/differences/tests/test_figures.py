"""Letters about differences, the home page, figures and pages."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.differences.chasing import letters_owed
from boards.differences.doors import waiting_for
from boards.differences.figures import figures, raised_in
from boards.differences.jobs import chase
from boards.differences.models import Ground, Outcome, State, Theme
from boards.differences.tests.area import signed_in
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


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
