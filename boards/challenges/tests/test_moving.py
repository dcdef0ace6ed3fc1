"""The day of an answer moves with a reason, and the day that was named first stays to be seen."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.challenges import services
from boards.challenges.looking import Line, register
from boards.challenges.models import Challenge, DueMove, Verdict
from boards.challenges.tests.asking import Asking, signed_in
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter
from partnership.records.history import changes_of

pytestmark = pytest.mark.django_db

WHY = "The audit ends a week later"


@pytest.fixture
def group() -> Asking:
    return Asking()


def moved(group: Asking, row: Challenge, to: date, because: str = WHY, **more: Any) -> Challenge:
    when: dict[str, Any] = {"today": group.today, "now": group.now}
    by = more.pop("by", group.chair)
    return services.move_due(row, due_on=to, because=because, by=by, **when)


def later(group: Asking, days: int = 60) -> date:
    return group.today + timedelta(days=days)


def letters(row: Challenge) -> list[str]:
    found = Letter.objects.filter(subject_id=row.pk, key__contains=":moved-")
    return list(found.order_by("pk").values_list("heading", flat=True))


def test_the_first_day_stays_and_whoever_answers_is_written_to(group):
    row = group.raises()
    first = row.due_on
    moved(group, row, later(group))
    row.refresh_from_db()
    newest = row.rounds.get()
    assert (row.due_on, newest.due_on, newest.first_due_on) == (later(group),) * 2 + (first,)
    letter = Letter.objects.get(subject_id=row.pk, key__contains=":moved-")
    assert letter.to == group.lead
    assert "/challenges/by-link/" in letter.words
    assert WHY not in letter.words + letter.heading
    assert [change.reason for change in changes_of(row)][0] == f"due day moved: {WHY}"


def test_a_second_move_keeps_the_first_day_and_writes_again(group):
    row = group.raises()
    first = row.due_on
    for day in (later(group, 60), later(group, 70), later(group, 60)):
        moved(group, row, day)
    assert row.rounds.get().first_due_on == first
    assert DueMove.objects.count() == len(letters(row)) == 3


def test_a_second_click_moves_nothing_twice(group):
    row = group.raises()
    moved(group, row, later(group))
    moved(group, row, later(group))
    assert DueMove.objects.count() == len(letters(row)) == 1


def test_days_gone_or_standing_and_challenges_that_wait_for_nothing_are_refused(group):
    row = group.raises()
    for day, words in ((group.today - timedelta(days=1), "before today"), (row.due_on, "already")):
        with pytest.raises(ValidationError, match=words):
            moved(group, row, day)
    group.answers(row)
    with pytest.raises(ValidationError, match="waits for no answer"):
        moved(group, row, later(group))
    assert not DueMove.objects.exists()


def test_the_agency_that_is_asked_moves_nothing(group):
    row = group.raises()
    with pytest.raises(NotAllowed):
        moved(group, row, later(group), by=group.lead)


def test_a_round_that_is_asked_again_has_a_first_day_of_its_own(group):
    row = group.raises()
    moved(group, row, later(group))
    group.answers(row)
    again = later(group, 90)
    group.judges(row, Verdict.ASK_AGAIN, due_on=again)
    row.refresh_from_db()
    assert [one.first_due_on for one in row.rounds.all()][-1] == again
    assert Line(row, group.today).first_due_on == again


def test_page_list_and_file_show_both_days_and_the_reason(group):
    row = group.raises()
    moved(group, row, later(group))
    client = signed_in(group.lead)
    page = client.get(row.get_absolute_url()).content.decode()
    assert WHY in page
    assert "at first" in page
    assert reverse("challenges:move", args=[row.pk]) not in page
    listed = client.get(reverse("challenges:register", args=[row.partnership.key]))
    assert "At first" in listed.content.decode()
    officers = signed_in(group.officer).get(row.get_absolute_url()).content.decode()
    assert reverse("challenges:move", args=[row.pk]) in officers


def test_a_register_of_moved_ones_costs_no_more(group, django_assert_num_queries):
    def shown(most: int) -> None:
        found = register(group.officer, group.board.partnership, {}, group.today)
        with django_assert_num_queries(most):
            assert all(Line(one, group.today).first_due_on for one in found.rows)

    moved(group, group.raises("One"), later(group))
    shown(3)
    for number in range(3):
        moved(group, group.raises(f"More {number}"), later(group))
    shown(3)
