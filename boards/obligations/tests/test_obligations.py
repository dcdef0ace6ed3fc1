"""Why something is asked of an agency, and who leads there on what."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.models import ListName
from boards.obligations.book import duties
from boards.obligations.doors import waiting
from boards.obligations.models import AgencyDuty, NamedLead, Purpose
from boards.obligations.services import end_duty, name_lead, say_duty
from boards.obligations.standing import asked_because, asked_because_of_each, leads_of_each
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Kind
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture
def world() -> World:
    return World()


def codes(world: World, agency: Any, day: date = TODAY) -> set[str]:
    return {one.duty.code for one in asked_because(agency, day, world.partnership)}


def say(world: World, agency: Any, applies: bool, **more: Any) -> AgencyDuty:
    facts: Any = {"code": "CA2004-S11", "starts_on": TODAY, "because": "By contract"}
    facts |= {"by": world.officer, "today": TODAY} | more
    return say_duty(world.partnership, agency, applies=applies, **facts)


# --- duties -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "under"),
    [
        (Kind.COUNCIL, True),
        (Kind.DISTRICT, True),
        (Kind.POLICE, True),
        (Kind.ICB, True),
        (Kind.PROBATION, True),
        (Kind.YOUTH_OFFENDING, True),
        (Kind.EDUCATION, False),
        (Kind.VOLUNTARY, False),
        (Kind.CAFCASS, False),
    ],
)
def test_section_11_follows_the_kind_of_agency(world: World, kind: Kind, under: bool):
    agency = make.agency("Body", kind)
    make.listing(world.partnership, agency, ListName.CHILDREN)
    assert ("CA2004-S11" in codes(world, agency)) is under


def test_schools_are_under_the_education_act(world: World):
    agency = make.agency("Schools", Kind.EDUCATION)
    make.listing(world.partnership, agency, ListName.CHILDREN)
    assert {"EA2002-S175", "CA2004-S16G"} <= codes(world, agency)


def test_who_is_in_no_list_is_asked_nothing(world: World):
    assert codes(world, make.agency("Unlisted", Kind.POLICE)) == set()


def test_a_statutory_partner_is_one_by_the_list_that_names_it(world: World):
    assert "CA2004-S16E" in codes(world, world.council)
    assert "CA2004-S16E" not in codes(world, world.trust)


def test_no_duty_is_read_into_a_day_before_it_was_law(world: World):
    assert "CA2004-S16H" not in codes(world, world.council, date(2018, 6, 28))
    assert "CA2004-S16H" in codes(world, world.council, date(2018, 6, 29))


def test_every_duty_names_its_law_and_how_sure_we_are():
    kinds = {*Kind.values, "all"}
    for duty in duties().values():
        assert duty.citation
        assert duty.asks
        assert duty.sure in {"high", "medium", "low"}
        assert duty.kinds <= kinds
        assert duty.lists <= set(ListName.values)
        assert duty.kinds or duty.lists


def test_what_the_service_says_goes_before_the_kind_from_its_day(world: World):
    say(world, world.trust, False)
    assert "CA2004-S11" in codes(world, world.trust, TODAY - DAY)
    assert "CA2004-S11" not in codes(world, world.trust)
    row = say(world, world.trust, True, starts_on=TODAY + 10 * DAY)
    assert "CA2004-S11" in codes(world, world.trust, TODAY + 10 * DAY)
    end_duty(row, ends_on=TODAY + 20 * DAY, because="Over", by=world.officer, today=TODAY)
    assert AgencyDuty.objects.count() == 2
    with pytest.raises(ValidationError, match="It ended"):
        end_duty(row, ends_on=TODAY + 20 * DAY, because="Over", by=world.officer, today=TODAY)


def test_what_one_partnership_says_binds_no_other(world: World):
    there = World()
    make.listing(there.partnership, world.trust, ListName.CHILDREN)
    say(world, world.trust, False)
    assert "CA2004-S11" in codes(there, world.trust)
    assert not AgencyDuty.objects.visible_to(there.head).exists()


def test_only_the_service_says_which_duty_applies(world: World):
    for person in (world.lead, world.chair, World().head):
        with pytest.raises(NotAllowed):
            say(world, world.trust, False, by=person)


def test_a_duty_that_nobody_knows_is_refused(world: World):
    with pytest.raises(ValidationError) as refused:
        say(world, world.trust, True, code="CA1066-S1")
    assert "code" in refused.value.message_dict


def test_the_duties_of_many_agencies_cost_what_those_of_one_cost(world: World):
    with CaptureQueriesContext(connection) as one:
        asked_because(world.trust, TODAY, world.partnership)
    with CaptureQueriesContext(connection) as many:
        asked_because_of_each([world.trust, world.council], TODAY, world.partnership)
    assert len(one) == len(many)


# --- leads ------------------------------------------------------------------------------------


def name(world: World, purpose: str, person: Any = None, **more: Any) -> NamedLead:
    facts: Any = {"starts_on": TODAY, "by": world.lead, "today": TODAY} | more
    return name_lead(world.trust, purpose=purpose, person=person or world.lead, **facts)


def led(world: World, day: date = TODAY) -> set[str]:
    found = leads_of_each([world.trust.pk], day)[world.trust.pk]
    return {str(lead.purpose) for lead in found if lead.row}


def test_a_purpose_that_nobody_leads_on_is_a_task_of_the_agency(world: World):
    (task,) = waiting(world.lead, TODAY)
    assert task.agency == world.trust.pk
    assert (
        task.words == "Nobody is named: executive lead, operational lead, data lead, training lead."
    )
    name(world, Purpose.DATA)
    assert "data" not in waiting(world.lead, TODAY)[0].words
    for purpose in Purpose:
        if purpose != Purpose.DATA:
            name(world, purpose)
    assert waiting(world.lead, TODAY) == []


def test_whoever_leaves_the_agency_leads_there_no_more(world: World):
    colleague = make.person("Colleague")
    post = make.appointment(colleague, Office.PRACTITIONER, world.trust)
    name(world, Purpose.TRAINING, colleague)
    assert led(world) == {"training"}
    post.ends_on = TODAY
    post.save_because("left", by=None)
    assert led(world) == {"training"}
    assert led(world, TODAY + DAY) == set()
    assert "training" in waiting(world.lead, TODAY + DAY)[0].words


def test_naming_another_ends_the_one_before(world: World):
    colleague = make.person("Colleague")
    make.appointment(colleague, Office.PRACTITIONER, world.trust)
    first = name(world, Purpose.DATA, starts_on=TODAY - 10 * DAY)
    name(world, Purpose.DATA, colleague)
    first.refresh_from_db()
    assert first.ends_on == TODAY - DAY
    with pytest.raises(ValidationError) as refused:
        name(world, Purpose.DATA, colleague)
    assert "person" in refused.value.message_dict


def test_somebody_without_an_office_there_is_not_named(world: World):
    with pytest.raises(ValidationError) as refused:
        name(world, Purpose.DATA, world.stranger)
    assert "person" in refused.value.message_dict


def test_a_missing_safeguarding_lead_is_a_task_of_the_lead_representative(world: World):
    chief = make.person("Chief")
    make.appointment(chief, Office.LEAD_REPRESENTATIVE, world.council)
    tasks = [task.what for task in waiting(chief, TODAY)]
    assert "A council has no safeguarding lead" in tasks
    make.appointment(make.person(), Office.AGENCY_LEAD, world.council)
    assert "A council has no safeguarding lead" not in [task.what for task in waiting(chief, TODAY)]


def test_others_are_asked_nothing_and_cost_nothing(world: World):
    assert world.chair.offices_now
    with CaptureQueriesContext(connection) as found:
        assert waiting(world.chair, TODAY) == []
    assert len(found) == 0


def test_the_agencys_page_says_why_and_who(world: World, client: Client):
    name(world, Purpose.DATA, starts_on=TODAY - 400 * DAY)
    client.force_login(world.lead)
    page = client.get(world.trust.get_absolute_url()).content.decode()
    assert "Children Act 2004, section 11" in page
    assert "Nobody is named" in page
    assert "Say which duty applies" not in page
    client.force_login(world.chair)
    assert "Who leads on what" not in client.get(world.trust.get_absolute_url()).content.decode()
    client.force_login(World().head)
    assert client.get(world.trust.get_absolute_url()).status_code == 404


def test_the_forms_write_and_the_register_shows(world: World, client: Client):
    client.force_login(world.officer)
    today = date.today()
    day = {f"starts_on_{part}": getattr(today, part) for part in ("day", "month", "year")}
    url = reverse("obligations:say_duty", args=[world.partnership.key, world.trust.key])
    good = {"code": "CA2004-S11", "applies": "no", "because": "By contract", **day}
    missing = client.post(url, good | {"because": ""})
    assert "There is a problem" in missing.content.decode()
    assert client.post(url, good).status_code == 302
    lead = reverse("obligations:name_lead", args=[world.trust.key])
    sent = client.post(lead, {"purpose": "data", "person": world.lead.pk, **day})
    assert sent.status_code == 302
    register = reverse("obligations:leads", args=[world.partnership.key])
    assert world.lead.name in client.get(register).content.decode()
    end = reverse("obligations:end_duty", args=[AgencyDuty.objects.get().pk])
    assert client.get(end).status_code == 200
    client.force_login(world.lead)
    assert client.get(url).status_code == 403
    assert client.get(register).status_code == 403
