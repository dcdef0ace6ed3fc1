"""A case is told to the partnership, and one person decides what becomes of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can, rights_of
from partnership.links.services import DeadLink
from partnership.outbox.models import Letter
from partnership.people.models import Appointment
from reviews.models import CaseNaming, Incident
from reviews.referrals.doors import waiting_for
from reviews.referrals.links import open_referral_link, path_for
from reviews.referrals.looking import alike, waited
from reviews.referrals.models import End, Referral
from reviews.referrals.services import handling, linking, referring
from reviews.referrals.tests.conftest import DAY, END, NOW, TODAY, Here, a_case
from tests.factories import World, agency, appointment, person

pytestmark = pytest.mark.django_db


def letters_to(reader) -> list[str]:
    return list(Letter.objects.filter(to=reader, kind="referral").values_list("heading", flat=True))


# --- it is told -----------------------------------------------------------------------------


def test_a_lead_refers_a_case_and_the_service_is_told_its_number_alone(here: Here):
    row = here.refers()
    assert (row.reference, row.board, row.stage) == ("REF-2026-001", here.world.group, "Received")
    assert letters_to(here.officer) == [f"{row}: a case was referred"]
    assert "Something happened" not in Letter.objects.get(to=here.officer).words
    assert len(row.said) == len(row.law.limbs)


def test_the_second_click_refers_nothing_anew(here: Here):
    assert here.refers() == here.refers()
    assert Referral.objects.count() == 1
    assert here.refers(a_case("Another")).reference == "REF-2026-002"


def test_a_case_of_an_adult_goes_to_the_group_of_adults_and_its_own_questions(here: Here):
    row = here.refers(about="adult")
    assert row.board == here.world.adults
    assert row.law.about == "adult"


def test_who_speaks_for_no_agency_here_refers_nothing(here: Here):
    elsewhere = World()
    for somebody in (here.world.member, here.world.stranger, elsewhere.lead):
        at: dict[str, Any] = {"about": "child", "agency": None, "by": somebody, "now": NOW}
        with pytest.raises(NotAllowed):
            referring.refer(here.world.partnership, a_case(), **at)


def test_a_lead_refers_for_an_agency_that_they_speak_for_alone(here: Here):
    other = agency("Another trust")
    at: dict[str, Any] = {"about": "child", "by": here.lead, "now": NOW}
    for one in (other, None):
        with pytest.raises(ValidationError, match="speak for"):
            referring.refer(here.world.partnership, a_case(), agency=one, **at)


def test_an_answer_that_the_law_does_not_ask_is_not_kept(here: Here):
    row = here.refers(a_case(answers={"nothing": "yes"}))
    assert row.answers == {}
    assert {answer for *_, answer in row.said} == {"No answer"}


# --- who reads it ---------------------------------------------------------------------------


def test_the_agency_reads_its_referral_and_never_the_case_that_came_of_it(here: Here):
    row = here.refers()
    case = handling.take_on(row, by=here.officer, now=NOW, **here.case)
    assert rights_of(here.lead, row) == {"view", "answer"}
    assert not rights_of(here.lead, case)
    assert not can(here.world.member, "view", row)
    assert not can(here.world.independent, "view", row)
    assert can(here.world.chair, "view", row)
    assert not Referral.objects.visible_to(World().officer).exists()


# --- acknowledged and asked -----------------------------------------------------------------


def test_it_is_acknowledged_once_and_whoever_referred_it_is_told(here: Here):
    row = here.refers()
    for _ in range(2):
        row = handling.acknowledge(row, by=here.officer, now=NOW)
    assert row.acknowledged_on == TODAY
    assert letters_to(here.lead) == [f"{row}: acknowledged"]
    assert row.history.count() == 2


def test_once_whoever_referred_it_has_left_their_agencys_next_lead_is_told(here: Here):
    row = here.refers()
    Appointment.objects.filter(person=here.lead).update(ends_on=TODAY - timedelta(days=1))
    heir = person("Next lead")
    appointment(heir, Office.AGENCY_LEAD, here.world.trust)
    row = handling.acknowledge(row, by=here.officer, now=NOW)
    assert letters_to(here.lead) == []
    assert letters_to(heir) == [f"{row}: acknowledged"]


def test_one_thing_is_asked_at_a_time_and_answered_by_the_agency(here: Here):
    row = here.refers()
    handling.ask_more(row, words="Who met whom?", by=here.officer, now=NOW)
    with pytest.raises(ValidationError, match="awaited already"):
        handling.ask_more(row, words="And when?", by=here.officer, now=NOW)
    row = Referral.objects.get()
    assert (row.stage, row.acknowledged_on) == ("More is asked", TODAY)
    assert [one.what for one in waiting_for(here.lead, TODAY)] == [
        "Answer what is asked about a referral"
    ]
    assert not waiting_for(here.officer, TODAY)
    with pytest.raises(NotAllowed):
        handling.answer_question(row, words="They", by=here.world.stranger, now=NOW)
    handling.answer_question(row, words="They all did.", by=here.lead, now=NOW)
    with pytest.raises(ValidationError, match="Nothing is asked"):
        handling.answer_question(row, words="Again", by=here.lead, now=NOW)
    assert [one.what for one in waiting_for(here.officer, TODAY)] == ["Decide on a referral"]


# --- decided --------------------------------------------------------------------------------


def test_taking_it_on_records_the_case_and_names_whoever_did(here: Here):
    row = here.refers()
    case = handling.take_on(row, by=here.officer, now=NOW, **here.case)
    row.refresh_from_db()
    assert (row.end, row.incident, row.told) == (End.TAKEN, case, END["told"])
    assert CaseNaming.objects.get(content_object=case).user == here.officer
    assert letters_to(here.lead) == [f"{row}: taken on as a case"]
    assert not waiting_for(here.officer, TODAY)


def test_what_is_decided_is_decided_and_the_second_is_told_by_whom(here: Here):
    row = here.refers()
    handling.close(row, by=here.officer, now=NOW, **END)
    for act in (
        lambda: handling.take_on(row, by=here.world.head, now=NOW, **here.case),
        lambda: handling.close(row, by=here.world.head, now=NOW, **END),
        lambda: handling.ask_more(row, words="?", by=here.world.head, now=NOW),
    ):
        with pytest.raises(ValidationError, match="Service officer decided on 23 November 2026"):
            act()
    assert not Incident.objects.exists()


def test_a_refused_record_leaves_the_referral_open(here: Here):
    row = here.refers()
    late = {**here.case, "became_aware_on": TODAY + DAY}
    with pytest.raises(ValidationError):
        handling.take_on(row, by=here.officer, now=NOW, **late)
    row.refresh_from_db()
    assert row.end == ""


def test_it_is_joined_only_to_a_case_of_the_group_that_one_works_on(here: Here, incident):
    row, known = here.refers(), incident(TODAY)
    other = incident(TODAY, adult=True)
    with pytest.raises(ValidationError, match="Choose a case"):
        handling.join_case(row, incident=other, by=here.officer, now=NOW, **END)
    found = alike(row, here.officer)
    assert found.incidents == [known]
    row = handling.join_case(row, incident=known, by=here.officer, now=NOW, **END)
    assert (row.end, row.incident) == (End.JOINED, known)


def test_the_same_reference_is_offered_as_a_duplicate(here: Here):
    first, second = here.refers(a_case("tr-17")), here.refers(a_case("TR-17 "))
    assert second != first
    assert alike(second, here.officer).referrals == [first]
    assert not alike(second, World().officer).referrals


def test_how_long_it_waits_is_told_in_working_days(here: Here):
    row = here.refers()
    assert waited(row, TODAY + 7 * DAY) == "5 working days so far"
    row = handling.close(row, by=here.officer, now=NOW + DAY, **END)
    assert waited(row, TODAY + 7 * DAY) == "1 working day until it was decided"


# --- by link --------------------------------------------------------------------------------


def token_of(link) -> str:
    return path_for(link).rstrip("/").rsplit("/", 1)[1]


def test_a_link_refers_one_case_and_then_tells_what_became_of_it(here: Here):
    link = here.link()
    row = referring.refer_by_link(link, a_case(), now=NOW)
    assert (row.who, row.agency, row.received_from) == ("A practice", None, None)
    with pytest.raises(ValidationError, match="already"):
        referring.refer_by_link(link, a_case("Other"), now=NOW)
    assert open_referral_link(token_of(link), now=NOW + 60 * DAY).referral == row
    with pytest.raises(DeadLink):
        open_referral_link(token_of(link), now=NOW + 92 * DAY)


def test_a_link_dies_after_fourteen_days_when_withdrawn_and_when_forged(here: Here):
    link = here.link()
    assert open_referral_link(token_of(link), now=NOW + 14 * DAY) == link
    for token, now in ((token_of(link), NOW + 15 * DAY), ("forged", NOW)):
        with pytest.raises(DeadLink):
            open_referral_link(token, now=now)
    linking.withdraw_link(link, because="To the wrong address", by=here.officer)
    with pytest.raises(DeadLink):
        open_referral_link(token_of(link), now=NOW)
    with pytest.raises(ValidationError, match="already"):
        referring.refer_by_link(link, a_case(), now=NOW)


def test_a_link_that_was_used_is_not_withdrawn(here: Here):
    link = here.link()
    referring.refer_by_link(link, a_case(), now=NOW)
    with pytest.raises(ValidationError, match="shows what became"):
        linking.withdraw_link(link, because="Too late", by=here.officer)
