"""Challenges chased: the agency, then its representative, then the chair."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from boards.challenges.chasing import letters_owed
from boards.challenges.jobs import chase
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


def told(day: date) -> dict[str, str]:
    return {
        draft.to.name: draft.heading.split(": ")[1]
        for drafts in letters_owed(day)
        for draft in drafts
    }


def test_the_agency_is_reminded_then_its_representative_then_the_chair(group):
    row = group.raises()
    due = row.due_on
    assert told(working_days_before(due, 3)) == {}
    assert set(told(working_days_before(due, 2))) == {group.lead.name}
    assert set(told(due)) == {group.lead.name}
    late = told(working_days_after(due, 1))
    assert set(late) == {group.top.name, group.lead.name}
    assert set(told(working_days_after(due, 5))) == {group.chair.name}
    group.answers(row)
    assert told(working_days_after(due, 5)) == {}


def test_where_nobody_answers_for_the_agency_the_chair_is_told(group):
    row = group.raises()
    for person in (group.lead, group.top):
        post = person.appointments.get()
        post.ends_on = group.today
        post.save_because("left", by=None)
    assert set(told(working_days_after(row.due_on, 1))) == {group.chair.name}


def test_chasing_twice_writes_once(group):
    row = group.raises()
    now = datetime.combine(row.due_on, timezone.now().timetz())
    for _ in range(2):
        chase(str(row.due_on), now)
    assert Letter.objects.filter(to=group.lead).count() == 2  # asked, reminded


def test_chasing_costs_the_same_for_few_and_many(group, django_assert_max_num_queries):
    rows = [group.raises(f"Challenge {n}") for n in range(9)]
    with django_assert_max_num_queries(20):
        assert sum(len(drafts) for drafts in letters_owed(rows[0].due_on)) == 9
