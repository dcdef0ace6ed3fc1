"""An agency ends in mid cycle and another follows it: nothing that was answered is lost."""

from datetime import timedelta
from typing import Any

import pytest

from audits.lacking import lines_of
from audits.models import Return
from audits.services.answering import Said, save_answer
from audits.services.chasing import chase
from audits.services.giving import give
from audits.services.submitting import submit
from audits.tests.conftest import DUE, NOW, TODAY, Here
from audits.tests.test_carrying import answered, later
from boards.heirs import Step, pass_all_on
from partnership.access.offices import Office
from partnership.agencies.models import Agency, Kind, Succession
from partnership.outbox.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db
ON = TODAY + timedelta(days=10)


def followed(here: Here, heir: Agency) -> None:
    """The trust ends, and the heir is asked from then on."""
    trust = here.world.trust
    pass_all_on([Step(trust, heir, ON, "By order", here.officer, TODAY)], {})
    Succession(before=trust, after=heir, on=ON).save_because("made", by=here.officer)
    trust.ends_on = ON - timedelta(days=1)
    trust.save_because("ended", by=here.officer)


def heir_with_a_lead(here: Here) -> tuple[Agency, Any]:
    heir, lead = make.agency("New trust", Kind.NHS_TRUST), make.person("New lead")
    make.appointment(lead, Office.AGENCY_LEAD, heir)
    return heir, lead


def test_the_successor_goes_on_with_the_answers_as_they_stand(here: Here):
    row = here.returned()
    lines = lines_of(row)
    best = row.cycle.edition.scale.grades.get(code="G")
    said = Said(grade=best, words="Shown")
    save_answer(lines[0].section, lines[0].question, said, read=0, by=here.lead)
    colleague = make.person("Ward sister")
    make.appointment(colleague, Office.PRACTITIONER, here.world.trust)
    give(lines[0].section, colleague, by=here.lead, now=NOW)
    heir, lead = heir_with_a_lead(here)
    followed(here, heir)
    row.refresh_from_db()
    assert row.agency == heir
    assert row.history.latest().prev_record.agency == here.world.trust
    assert lines_of(row)[0].section.person is None  # who holds no office of the heir
    for line in lines_of(row):
        read = line.answer.saved if line.answer else 0
        save_answer(line.section, line.question, said, read=read, by=lead)
    submit(row, signed_as="Chief nurse", by=lead, now=NOW)
    assert row.answers.count() == len(lines)


def test_a_successor_that_is_asked_itself_keeps_its_own_return(here: Here):
    row = here.returned()
    heir, _ = heir_with_a_lead(here)
    own = Return(cycle=row.cycle, agency=heir)
    own.save_because("asked", by=here.officer)
    followed(here, heir)
    row.refresh_from_db()
    assert (row.agency, own.agency) == (here.world.trust, heir)
    Letter.objects.all().delete()
    assert chase(now=NOW + timedelta(days=(DUE - TODAY).days - 1)) > 0
    assert not [one for one in Letter.objects.all() if "A trust" in one.heading + one.words]


def test_what_is_submitted_stays_with_the_agency_that_said_it_and_is_last_time_for_the_next(
    here: Here,
):
    first = here.returned()
    answered(here, first)
    heir, _ = heir_with_a_lead(here)
    row = later(here, first)
    followed(here, heir)
    first.refresh_from_db()
    assert first.agency == here.world.trust
    row.refresh_from_db()
    assert row.agency == heir
    assert all(line.last is not None for line in lines_of(row))


def test_where_two_became_one_nobodys_answers_are_the_last_ones(here: Here):
    first = here.returned()
    answered(here, first)
    heir, _ = heir_with_a_lead(here)
    row = later(here, first)
    followed(here, heir)
    other = Succession(before=here.world.council, after=heir, on=ON)
    other.save_because("made", by=here.officer)
    row.refresh_from_db()
    assert all(line.last is None for line in lines_of(row))
