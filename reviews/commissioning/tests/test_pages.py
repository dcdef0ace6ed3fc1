"""What the pages show: overdue work, money, steps; and what stands in the log of the review."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from boards.models import BoardKind
from partnership.access.offices import Office
from reviews.commissioning.models import Commission, Terms
from reviews.commissioning.services import commissions, milestones
from reviews.commissioning.tests.factories import CONTRACT, DECIDED, TODAY, commissioned
from tests import factories as make
from tests.naming import name_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(review):
    return review(DECIDED)


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(client: Client, name: str, *args: Any) -> str:
    answer = client.get(reverse(f"commissioning:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def on_panel(world: Any, row: Any) -> Any:
    """A member of the group who is named for the panel."""
    name_for(row.incident, world.member, part="member")
    return world.member


def test_a_review_has_doors_to_its_commission_terms_and_report(world, row):
    shown = browser(on_panel(world, row)).get(row.get_absolute_url()).content.decode()
    for name, label in (
        ("commission", "Commission"),
        ("terms", "Terms of reference"),
        ("report", "Report and sign-off"),
    ):
        address = reverse(f"commissioning:{name}", args=[row.reference])
        assert f'<a href="{address}">{label}</a>' in shown


def test_pages_say_what_would_stand_there_when_nothing_does(world, row):
    client = browser(on_panel(world, row))
    assert "Nobody is commissioned" in page(client, "commission", row.reference)
    assert "No terms of reference are here" in page(client, "terms", row.reference)
    assert "No draft is here" in page(client, "report", row.reference)


def test_a_reader_sees_the_money_and_the_overdue_work_and_no_way_to_change_them(world, row):
    one = commissioned(row, world.officer)
    milestones.add_milestone(one, what="A draft", due_on=CONTRACT, by=world.officer)
    said = {"by": world.officer, "today": TODAY}
    cost = commissions.post_invoice(one, pence=125_050, what="Invoice 1", on=TODAY, **said)
    commissions.reverse_invoice(one, cost, because="The wrong sum", **said)
    shown = page(browser(on_panel(world, row)), "commission", row.reference)
    for words in ("£7,500.13 agreed", "Overdue, ", "£1,250.50", "−£1,250.50", "The wrong sum"):
        assert words in shown
    assert "Post an invoice" not in shown
    assert "Post an invoice" in page(browser(world.officer), "commission", row.reference)


def test_every_change_stands_in_the_log_of_the_review(world, row):
    one = commissioned(row, world.officer)
    said = {"by": world.officer, "today": TODAY}
    commissions.post_invoice(one, pence=5, what="Invoice 1", on=TODAY, **said)
    log = browser(on_panel(world, row)).get(reverse("reviews:review_log", args=[row.reference]))
    assert "A Reviewer commissioned" in log.content.decode().replace("\n", " ")
    assert "Cost posted" in log.content.decode()


def test_a_month_without_its_day_is_taken_and_offered_again(world, row):
    client = browser(world.officer)
    address = reverse("commissioning:write_terms", args=[row.reference])
    typed = {
        "after": 0,
        "period_from_day": "",
        "period_from_month": "june",
        "period_from_year": "2024",
        "period_to_day": "1",
        "period_to_month": "3",
        "period_to_year": "2026",
        "questions": "Who knew?",
        "agencies": [world.trust.pk],
    }
    assert client.post(address, typed).status_code == 302
    assert Terms.objects.get().period == "June 2024 to 1 March 2026"
    form = client.get(address).context["form"]
    assert form["period_from"].value() == ("", 6, 2024)
    assert form["agencies"].value() == [str(world.trust.pk)]
    again = client.post(address, {**typed, "why_new": "Asked"})  # its page was opened before
    assert "while you had the page open" in again.content.decode()
    assert "Who knew?" in again.content.decode()


def test_what_was_agreed_is_changed_by_two_at_once_without_losing_either(world, row):
    one = commissioned(row, world.officer)
    client = browser(world.officer)
    address = reverse("commissioning:change", args=[row.reference, one.pk])
    form = client.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if name != "pence"}
    typed |= {"pence": "£650", "because": "Agreed"}

    one.firm = "Another firm"
    one.save_because("meanwhile", by=None)
    assert client.post(address, typed).status_code == 302
    one.refresh_from_db()
    assert (one.firm, one.pence, str(one.days_agreed)) == ("Another firm", 65_000, "12.5")


def test_another_partnership_finds_no_trace(world, row):
    commissioned(row, world.officer)
    there = make.partnership("Elsewhere")
    head = world.holder(Office.HEAD_OF_SERVICE, make.board(there, BoardKind.SERVICE))
    assert not Commission.objects.visible_to(head, on=date(2026, 11, 23)).exists()
    client = browser(head)
    for name in ("commission", "terms", "report"):
        address = reverse(f"commissioning:{name}", args=[row.reference])
        assert client.get(address).status_code == 404
