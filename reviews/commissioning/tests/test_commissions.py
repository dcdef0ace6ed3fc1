"""Who reviews: contract, independence, conflicts, milestones, invoices, an early end."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.models import ReportingPeriod
from partnership.access.services import NotAllowed
from reviews import services as core
from reviews.commissioning.doors import milestones_overdue
from reviews.commissioning.looking import commission_lines
from reviews.commissioning.models import Basis, Commission, Method, Ruling
from reviews.commissioning.rules import why_not_signed_off
from reviews.commissioning.services import commissions, milestones
from reviews.commissioning.services.commissions import Agreed
from reviews.commissioning.tests.factories import CONTRACT, DECIDED, TODAY, commissioned
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(review):
    return review(DECIDED)


def by(world, **more: Any) -> dict[str, Any]:
    return {"by": world.officer, "today": TODAY, **more}


def test_what_was_agreed_is_counted_in_whole_pence(world, row):
    one = commissioned(row, world.officer)
    assert one.agreed_pence == 750_013  # 12.5 days at £600.01, half a penny up
    fixed = commissions.change_commission(
        one,
        Agreed(Method.SILP, Basis.FIXED, Decimal(10), 900_000),
        firm="",
        because="Agreed anew",
        by=world.officer,
    )
    assert (fixed.agreed_pence, fixed.who) == (900_000, "A Reviewer")
    assert fixed.terms_of_pay == "£9,000 for the whole, 10 days"


def test_one_person_has_a_role_until_their_commission_ends_and_another_may_follow(world, row):
    first = commissioned(row, world.officer)
    assert commissioned(row, world.officer) == first  # the second click
    with pytest.raises(ValidationError, match="End that first"):
        commissioned(row, world.officer, name="Another")
    with pytest.raises(ValidationError, match="cannot be before the contract"):
        commissions.end_commission(first, on=DECIDED, because="Why", **by(world))
    commissions.end_commission(first, on=date(2026, 10, 20), because="They fell ill", **by(world))
    with pytest.raises(ValidationError, match="ended on 20 October 2026"):
        commissions.end_commission(first, on=TODAY, because="Again", **by(world))
    second = commissioned(row, world.officer, name="Another", contract_on=date(2026, 11, 2))
    shown = [line.commission for line in commission_lines(row, TODAY)]
    assert shown == [second, first]


def test_a_contract_to_come_and_a_published_review_are_refused(world, row):
    with pytest.raises(ValidationError, match="after today"):
        commissioned(row, world.officer, contract_on=TODAY + timedelta(days=1))
    with pytest.raises(NotAllowed):
        commissioned(row, world.member)
    row.published_on = row.planned_on = row.signed_off_on = TODAY
    row.save_because("published", by=None)
    with pytest.raises(ValidationError, match="was published"):
        commissioned(row, world.officer)
    assert not Commission.objects.exists()


def sign(world, row):
    return core.sign_off(
        row,
        on=TODAY,
        reviewer="A Reviewer",
        report=make.pdf(),
        by=world.head,
        today=TODAY,
        now=None,
    )


def test_nobody_signs_off_an_independent_author_without_an_accepted_statement(world, row):
    one = commissioned(row, world.officer)
    with pytest.raises(ValidationError, match="no statement of independence"):
        sign(world, row)
    said = commissions.record_statement(one, words="I am", stated_on=CONTRACT, **by(world))
    assert why_not_signed_off(row)
    with pytest.raises(NotAllowed):  # the service records it; who signs off accepts it
        commissions.accept_statement(said, on=TODAY, **by(world))
    commissions.accept_statement(said, on=TODAY, **by(world, by=world.chair))
    with pytest.raises(ValidationError, match="It was accepted"):
        commissions.accept_statement(said, on=TODAY, **by(world, by=world.head))
    assert why_not_signed_off(row) == []


def test_a_newer_statement_is_accepted_anew(world, row):
    one = commissioned(row, world.officer)
    old = commissions.record_statement(one, words="I am", stated_on=CONTRACT, **by(world))
    commissions.accept_statement(old, on=TODAY, **by(world, by=world.head))
    with pytest.raises(ValidationError, match="not before it"):
        commissions.record_statement(one, words="Or not", stated_on=DECIDED, **by(world))
    commissions.record_statement(one, words="Now I advise", stated_on=TODAY, **by(world))
    assert why_not_signed_off(row)
    with pytest.raises(ValidationError, match="newer statement"):
        commissions.accept_statement(old, on=TODAY, **by(world, by=world.head))


def test_an_author_of_the_partnership_itself_needs_no_statement(world, row):
    commissioned(row, world.officer, independent=False)
    assert why_not_signed_off(row) == []


def test_a_conflict_holds_the_sign_off_until_it_is_ruled_on_and_a_bar_for_good(world, row):
    one = commissioned(row, world.officer, independent=False)
    said = {"what": "Worked there", "declared_on": CONTRACT}
    conflict = commissions.declare_conflict(one, **said, **by(world))
    assert commissions.declare_conflict(one, **said, **by(world)) == conflict
    assert "waits for a ruling" in why_not_signed_off(row)[0]
    ruled = {"words": "Long ago", "on": TODAY}
    with pytest.raises(NotAllowed):
        commissions.rule_on_conflict(conflict, ruling=Ruling.NO_BAR, **ruled, **by(world))
    head = by(world, by=world.head)
    with pytest.raises(ValidationError, match="declared on 15 September"):
        commissions.rule_on_conflict(conflict, ruling=Ruling.NO_BAR, words="", on=DECIDED, **head)
    commissions.rule_on_conflict(conflict, ruling=Ruling.BAR, **ruled, **head)
    assert "bars the work" in why_not_signed_off(row)[0]
    with pytest.raises(ValidationError, match="ruled on by"):
        commissions.rule_on_conflict(conflict, ruling=Ruling.NO_BAR, **ruled, **head)
    commissions.end_commission(one, on=TODAY, because="Barred", **by(world))
    assert why_not_signed_off(row) == []


def test_a_milestone_that_moves_keeps_its_first_day(world, row):
    one = commissioned(row, world.officer)
    due = date(2026, 11, 2)
    point = milestones.add_milestone(one, what="A draft", due_on=due, by=world.officer)
    assert milestones.add_milestone(one, what="A draft", due_on=due, by=world.officer) == point
    assert point.is_overdue(TODAY)
    assert [task.since for task in milestones_overdue(world.officer, TODAY)] == [due]
    assert milestones_overdue(world.chair, TODAY) == []
    later = date(2026, 12, 7)
    point = milestones.move_milestone(point, due_on=later, because="A trial", by=world.officer)
    assert (point.first_due_on, point.due_on) == (due, later)
    assert milestones_overdue(world.officer, TODAY) == []
    milestones.finish_milestone(point, on=TODAY, **by(world))
    for act in (
        lambda: milestones.finish_milestone(point, on=TODAY, **by(world)),
        lambda: milestones.move_milestone(point, due_on=due, because="No", by=world.officer),
        lambda: milestones.drop_milestone(point, because="No", by=world.officer),
    ):
        with pytest.raises(ValidationError, match="It was done on"):
            act()


def test_the_milestones_of_a_commission_that_ended_are_waited_for_no_more(world, row):
    one = commissioned(row, world.officer)
    milestones.add_milestone(one, what="A draft", due_on=CONTRACT, by=world.officer)
    commissions.end_commission(one, on=TODAY, because="Released", **by(world))
    assert milestones_overdue(world.officer, TODAY) == []
    ((line,),) = [found.milestones for found in commission_lines(row, TODAY)]
    assert line.state == "Ended with the commission"


def test_invoices_add_up_against_what_was_agreed_in_the_year_of_their_day(world, row):
    one = commissioned(row, world.officer)
    year = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}
    ReportingPeriod(partnership=world.partnership, name="2026", **year).save_because("m", by=None)
    paid = commissions.post_invoice(one, pence=700_000, what="1", on=TODAY, **by(world))
    assert (paid.payable_to, paid.year) == ("A firm", tuple(year.values()))
    (line,) = commission_lines(row, TODAY)
    assert (line.spent, line.left, line.is_over) == (700_000, 50_013, False)
    more = commissions.post_invoice(one, pence=60_000, what="2", on=TODAY, **by(world))
    (line,) = commission_lines(row, TODAY)
    assert (line.is_over, line.over) == (True, 9_987)
    commissions.reverse_invoice(one, more, because="Sent twice", **by(world))
    (line,) = commission_lines(row, TODAY)
    assert (line.spent, line.open_costs) == (700_000, {paid.pk})
    with pytest.raises(ValidationError, match="cannot be older"):
        commissions.post_invoice(one, pence=1, what="3", on=DECIDED, **by(world))
    with pytest.raises(NotAllowed):
        commissions.post_invoice(one, pence=1, what="3", on=TODAY, **by(world, by=world.member))


def test_more_commissions_cost_no_more_queries(world, row, django_assert_num_queries):
    def add(name: str) -> None:
        one = commissioned(row, world.officer, name=name)
        commissions.record_statement(one, words="I am", stated_on=CONTRACT, **by(world))
        milestones.add_milestone(one, what="A draft", due_on=TODAY, by=world.officer)
        commissions.post_invoice(one, pence=5, what="1", on=TODAY, **by(world))
        commissions.end_commission(one, on=TODAY, because="Over", **by(world))

    add("First")
    with django_assert_num_queries(5):
        commission_lines(row, TODAY)
    for name in ("Second", "Third", "Fourth"):
        add(name)
    with django_assert_num_queries(5):
        assert len(commission_lines(row, TODAY)) == 4
