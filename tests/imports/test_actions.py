"""Actions brought in by a sheet, and the register that they come into."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.actions.models import Move
from boards.models import Action
from partnership.sheets import services
from partnership.sheets.undoing import undo
from tests.imports.brought import LATER, NOW, TODAY, action, acts, applied, brought, trial, wrong

pytestmark = pytest.mark.django_db


# --- actions ----------------------------------------------------------------------------


def test_actions_come_in_under_their_own_reference_or_the_next_number(world):
    own = action(world, Reference="CRG 12", Action="Audit", First_due_on="1 May 2026")
    applied(world, "actions", action(world), own, action(world, Action="Third"))
    assert list(Action.objects.order_by("pk").values_list("reference", "first_due_on")) == [
        ("ACT-2026-001", date(2026, 6, 30)),
        ("CRG 12", date(2026, 5, 1)),
        ("ACT-2026-002", date(2026, 6, 30)),
    ]
    assert Action.objects.late(TODAY).count() == 3
    assert acts(world, "actions", action(world), own) == ["nothing", "nothing"]


def test_a_later_sheet_moves_and_closes_an_action_and_is_undone(world):
    applied(world, "actions", action(world))
    later = action(world, Due_on="30/9/2026", Closed_on="1/10/2026", Outcome="Done")
    row = brought(world, "actions", later)
    assert trial(row, world).lines[0].changes == [
        ("due on", "30 June 2026", "30 September 2026"),
        ("closed on", "nothing", "1 October 2026"),
        ("outcome", "nothing", "Done"),
    ]
    services.apply(row, by=world.officer, now=NOW)
    found = Action.objects.get()
    assert (found.due_on, found.first_due_on) == (date(2026, 9, 30), date(2026, 6, 30))
    assert [(move.was, move.to) for move in Move.objects.counted()] == [
        (date(2026, 6, 30), date(2026, 9, 30))
    ]
    undo(row, by=world.officer, now=LATER)
    assert not Move.objects.exists()
    found.refresh_from_db()
    assert (found.due_on, found.closed_on, found.outcome) == (date(2026, 6, 30), None, "")


def test_a_sheet_does_not_move_a_day_that_the_chair_agrees_to(world):
    applied(world, "actions", action(world))
    for day in ("30/7/2026", "30/8/2026"):
        applied(world, "actions", action(world, Due_on=day))
    assert wrong(world, "actions", action(world, Due_on="30/9/2026")) == [
        (2, "Due on", "It has moved before: ask the chair on the page of the action")
    ]
    assert acts(world, "actions", action(world, Due_on="30/8/2026")) == ["nothing"]


def test_mistakes_about_actions_are_told_by_row_and_column(world):
    applied(world, "actions", action(world, Reference="X1"))
    assert wrong(
        world,
        "actions",
        action(world, Raised_on="1 May 2030", Due_on="1 June 2030"),
        action(world, Action="B", Due_on="1 March 2026", Closed_on="1 January 2030"),
        action(world, Action="C", Owner_agency="A trusst"),
        action(world, Action="D", **{"Owner e-mail": "nobody@example.org"}),
        action(world, Action="Twice", Reference="Y"),
        action(world, Action="Twice more", Reference="y"),
        action(world, Reference="X1", Raised_on="4 March 2026"),
        action(world, Reference="X1", **{"Board or group": world.adults.name}),
    ) == [
        (2, "Raised on", "The day raised cannot be after today, 22 November 2026"),
        (3, "Due on", "It cannot be due before it was raised"),
        (3, "Closed on", "The day closed cannot be after today, 22 November 2026"),
        (
            4,
            "Owner agency",
            "No agency here is called “A trusst”. Did you mean “A trust”? "
            "Write one of: A council; A trust",
        ),
        (5, "Owner e-mail", "Nobody with this address holds an office here"),
        (6, "Reference", "The sheet holds it more than once"),
        (7, "Reference", "The sheet holds it more than once"),
        (8, "Raised on", "It is kept as 3 March 2026 and is not changed by a sheet"),
        (8, "Reference", "The sheet holds it more than once"),
        (9, "Reference", f"It is an action of {world.group}"),
        (9, "Reference", "The sheet holds it more than once"),
    ]


# --- pages and the command --------------------------------------------------------------


def test_the_register_of_actions_costs_the_same_and_filters(world, client):
    client.force_login(world.officer)
    applied(world, "actions", action(world))
    client.get(reverse("actions:register"))  # a process reads calendar and rulebook once
    costs = []
    for number in (3, 40):
        rows = [action(world, Action=f"{number} {n}", Due_on="1/6/2030") for n in range(number)]
        applied(world, "actions", *rows)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("actions:register"))
        costs.append(len(queries))
    assert costs[1] <= costs[0] <= 13
    late = client.get(reverse("actions:register"), {"show": "late"})
    assert late.context["page"].paginator.count == 1
    assert client.get(reverse("actions:register"), {"show": "x"}).context["show"] == "open"


def test_an_action_is_raised_and_closed_on_the_pages(world, client):
    client.force_login(world.officer)
    day = timezone.localdate() - timedelta(days=3)
    facts = {
        "what": "Audit",
        "owner_agency": world.trust.pk,
        "owner_email": "",
        "source_kind": "audit",
    }
    for name in ("raised_on", "due_on"):
        facts |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    answer = client.post(reverse("actions:raise_action", args=[world.group.key]), facts)
    assert answer.status_code == 302
    made = Action.objects.get()
    assert made.is_late_on(timezone.localdate())
    end = {"done_on_day": day.day, "done_on_month": day.month, "done_on_year": day.year}
    end |= {"evidence": "The minutes of the trust", "no_check_because": "A single act"}
    close = reverse("actions:close", args=[made.pk])
    client.post(close, {**end, "outcome": "Done"})
    made.refresh_from_db()
    assert made.closed_on == day
    assert "It is closed already." in client.post(close, {**end, "outcome": "x"}).content.decode()
