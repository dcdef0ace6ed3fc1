"""Leads are reminded; then the executive, the group's chair and the Independent Chair hear."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from audits.lacking import lines_of
from audits.models import Return
from audits.services.answering import Said, save_answer
from audits.services.chasing import chase, extend
from audits.services.submitting import submit
from audits.tests.conftest import DUE, NOW, TODAY, Here
from partnership.access.offices import Office
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.outbox.models import Letter
from partnership.people.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def told(who: User) -> int:
    return (
        Letter.objects.filter(to=who, key__startswith="audit-")
        .exclude(key__startswith="audit-return")
        .count()
    )


def test_a_lead_is_reminded_twice_before_the_day_and_once_after(here: Here):
    here.returned()
    for days in (11, 10, 9, 3, 2):
        chase(now=morning(working_days_before(DUE, days)))
    assert told(here.lead) == 2
    chase(now=morning(DUE))
    assert told(here.lead) == 2
    for days in (1, 2):
        chase(now=morning(working_days_after(DUE, days)))
    assert told(here.lead) == 3


def test_the_ladder_goes_up_on_its_working_days(here: Here):
    executive, chair = make.person(), make.person()
    make.appointment(executive, Office.DELEGATED_OFFICER, here.world.trust)
    make.seat(chair, Office.GROUP_CHAIR, here.group)
    row = here.returned()
    many = Return.objects.filter(cycle=row.cycle).count()
    heard = []
    for days in (1, 2, 5, 10):
        chase(now=morning(working_days_after(DUE, days)))
        heard.append(tuple(map(told, (executive, chair, here.world.independent))))
    assert heard == [(0, 0, 0), (1, 0, 0), (1, many, 0), (1, many, many)]


def test_chairs_are_told_that_it_is_late_and_not_what_was_answered(here: Here):
    row = here.returned()
    line = lines_of(row)[0]
    save_answer(line.section, line.question, Said(words="Secret"), read=0, by=here.lead)
    chase(now=morning(working_days_after(DUE, 12)))
    letters = Letter.objects.filter(to=here.world.independent)
    assert letters
    assert all("Secret" not in one.words for one in letters)
    assert all(one.subject == row.cycle for one in letters)


def test_whoever_has_submitted_hears_nothing(here: Here):
    row = here.returned()
    best = row.cycle.edition.scale.grades.get(code="G")
    for line in lines_of(row):
        said = Said(grade=best, words="Shown")
        save_answer(line.section, line.question, said, read=0, by=here.lead)
    submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    chase(now=morning(working_days_after(DUE, 12)))
    assert told(here.lead) == 0


def test_longer_for_one_agency_moves_its_reminders_alone(here: Here):
    row = here.returned()
    later = DUE + timedelta(days=30)
    by: dict[str, Any] = {"by": here.officer, "today": TODAY}
    extend(row, due_on=later, because="A new lead", **by)
    chase(now=morning(working_days_after(DUE, 2)))
    assert told(here.lead) == 0
    chase(now=morning(working_days_before(later, 3)))
    assert told(here.lead) == 1


def test_longer_is_later(here: Here):
    by: dict[str, Any] = {"by": here.officer, "today": TODAY}
    with pytest.raises(ValidationError, match="must be after"):
        extend(here.returned(), due_on=DUE, because="x", **by)
