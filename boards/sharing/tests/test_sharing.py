"""Agreements, what was given to whom, and statutory requests: who sees them, what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.meetings.tests.factories import Group
from boards.models import BoardKind
from boards.policies.doors import waiting_for as policies_waiting_for
from boards.policies.models import GovernedDocument, OwnerOffice, ReviewRecord, Version
from boards.policies.services.reviewing import see_to_documents
from boards.policies.tests.factories import NOW, TODAY, a_draft, approved
from boards.sharing.bases import bases, named
from boards.sharing.doors import waiting_for
from boards.sharing.figures import counted
from boards.sharing.models import Agreement, Disclosure, InformationRequest
from boards.sharing.services.agreements import (
    Terms,
    add_agreement,
    change_agreement,
    tell_of_expiry,
)
from boards.sharing.services.asking import (
    Asked,
    answer_request,
    ask_for_information,
    put_to_chair,
    refuse_request,
    remind,
    settle_request,
)
from boards.sharing.services.giving import Given, record_sharing, strike_record
from boards.tests.factories import a_listing, a_meeting, a_person, a_post, a_seat, an_agency
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db

BY: dict[str, Any] = {"today": TODAY}
WHEN: dict[str, Any] = {"today": TODAY, "now": NOW}
IN_TWO_WEEKS = TODAY + timedelta(days=14)


class Sharing(Group):
    """The same with a third agency, and leads of all three."""

    def __init__(self) -> None:
        super().__init__()
        self.school = an_agency("A school")
        a_listing(self.partnership, self.school)
        self.police_lead, self.trust_lead, self.school_lead = (
            self._lead(agency) for agency in (self.police, self.trust, self.school)
        )
        self.worker = a_person("Worker")
        a_post(self.worker, self.trust, Office.PRACTITIONER)

    def _lead(self, agency: Any) -> Any:
        lead = a_person(f"Lead of {agency}")
        a_post(lead, agency)
        return lead

    def agreement(self, **more: Any) -> Agreement:
        """Between police and trust, its text approved."""
        row = self.entered(**more)
        held = a_meeting(self.board, date(2026, 9, 1) + timedelta(days=row.pk % 28))
        approved(row.document, held, self.chair, self.officer, "The text")
        row.refresh_from_db()
        return row

    def entered(self, title: str = "Attendances", **more: Any) -> Agreement:
        facts = {
            "parties": [self.police, self.trust],
            "purpose": "Attendances",
            "bases": ["UKGDPR-6-1-E"],
            "starts_on": date(2026, 1, 1),
            **more,
        }
        return add_agreement(
            self.partnership,
            Terms(**facts),
            title=title,
            owner=self.board,
            review_months=12,
            by=self.officer,
        )

    def given(self, by: Any = None, **more: Any) -> Disclosure:
        facts = {
            "giver": self.trust,
            "receiver": self.police,
            "what": "Chronology",
            "why": "A strategy discussion",
            "basis": "UKGDPR-6-1-E",
            "given_on": TODAY,
            "how": "Secure e-mail",
            "given_by": "Named nurse",
            **more,
        }
        return record_sharing(self.partnership, Given(**facts), by=by or self.officer, **WHEN)

    def asked(self, **more: Any) -> InformationRequest:
        facts = {
            "board": self.board,
            "agency": self.trust,
            "what": "Contacts",
            "why": "A rapid review",
            "basis": "CA2004-S16H",
            "due_on": IN_TWO_WEEKS,
            **more,
        }
        return ask_for_information(self.partnership, Asked(**facts), by=self.officer, **WHEN)


@pytest.fixture
def here() -> Sharing:
    return Sharing()


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


# --- agreements -----------------------------------------------------------------------------


def test_only_parties_and_the_service_see_an_agreement(here: Sharing):
    row = here.agreement()
    draft = a_draft(row.document, here.officer)
    sees = (here.officer, here.independent, here.police_lead, here.trust_lead, here.worker)
    for person in sees:
        assert row in Agreement.objects.visible_to(person)
        assert row.document in GovernedDocument.objects.visible_to(person)
    for person in (here.school_lead, here.nurse, here.chair, Sharing().officer):
        assert row not in Agreement.objects.visible_to(person)
        assert row.document not in GovernedDocument.objects.visible_to(person)
        assert not Version.objects.visible_to(person).filter(document=row.document)
    assert draft not in Version.objects.visible_to(here.trust_lead)
    assert draft in Version.objects.visible_to(here.officer)


def test_parties_see_nothing_until_its_text_is_approved(here: Sharing):
    row = here.entered()
    assert row not in Agreement.objects.visible_to(here.trust_lead)
    assert row.document not in GovernedDocument.objects.visible_to(here.trust_lead)


def test_an_agency_that_leaves_an_agreement_sees_it_no_more(here: Sharing):
    row = here.agreement()
    terms = Terms([here.police, here.school], "The same", ["CONSENT"], row.starts_on)
    change_agreement(row, terms, because="The trust left", by=here.officer)
    assert row not in Agreement.objects.visible_to(here.trust_lead)
    assert row in Agreement.objects.visible_to(here.school_lead)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends_on": date(2025, 1, 1)}, "before the first day"),
        ({"bases": ["MAGIC"]}, "legal bases from the list"),
        ({"bases": []}, "legal bases from the list"),
    ],
)
def test_a_wrong_agreement_is_refused_whole(here: Sharing, wrong: dict[str, Any], said: str):
    with pytest.raises(ValidationError, match=said):
        here.entered(**wrong)
    assert not GovernedDocument.objects.exists()


def test_an_agreement_has_two_parties(here: Sharing):
    with pytest.raises(ValidationError, match="at least two"):
        here.entered(parties=[here.police, here.police])


def test_only_the_service_keeps_agreements(here: Sharing):
    row = here.agreement()
    terms = Terms([here.police, here.school], "Other", ["CONSENT"], row.starts_on)
    for person in (here.trust_lead, here.independent, here.chair):
        with pytest.raises(NotAllowed):
            change_agreement(row, terms, because="No", by=person)


def test_service_and_parties_are_told_once_that_it_runs_out_and_once_that_it_has(here: Sharing):
    here.agreement(ends_on=TODAY + timedelta(days=30))
    here.agreement(title="Long", ends_on=TODAY + timedelta(days=300))
    here.agreement(title="Open")
    for days in (0, 1):
        tell_of_expiry(now=NOW + timedelta(days=days))
    told = {letter.to for letter in Letter.objects.filter(key__startswith="agreement-soon")}
    assert told == {here.officer, here.police_lead, here.trust_lead}
    assert Letter.objects.filter(key__startswith="agreement-").count() == 3
    tell_of_expiry(now=NOW + timedelta(days=31))
    assert Letter.objects.filter(key__startswith="agreement-over").count() == 3


def test_no_party_is_told_of_an_agreement_whose_text_is_not_approved(here: Sharing):
    row = here.entered(ends_on=TODAY + timedelta(days=5))
    assert row not in Agreement.objects.visible_to(here.trust_lead)
    tell_of_expiry(now=NOW)
    told = {letter.to for letter in Letter.objects.filter(key__startswith="agreement-soon")}
    assert told == {here.officer}


def test_the_review_of_an_agreement_is_no_more_open_than_the_agreement(here: Sharing):
    document = here.agreement().document
    document.owner_office, document.next_review_on = OwnerOffice.CHAIR, TODAY
    document.save_because("set", by=None)
    see_to_documents(now=NOW)
    record = ReviewRecord.objects.get()
    for person in (here.nurse, here.constable, here.chair, here.trust_lead):
        assert record not in ReviewRecord.objects.visible_to(person)
        assert browser(person).get(record.get_absolute_url()).status_code == 404
    assert record in ReviewRecord.objects.visible_to(here.officer)
    assert [task.what for task in policies_waiting_for(here.officer, TODAY)] == [
        "Review a document"
    ]
    told = {letter.to for letter in Letter.objects.filter(key__startswith="policy-review")}
    assert told == {here.officer}


def test_every_basis_has_a_citation_and_says_how_sure_it_is():
    assert {one.sure for one in bases().values()} <= {"high", "medium", "low"}
    assert all(one.citation and one.title for one in bases().values())
    assert {code for code, one in bases().items() if one.asks} == {"CA2004-S16H", "CA2014-S45"}
    assert named("CA2004-S16H").endswith("(Children Act 2004 s16H)")
    assert named("GONE") == "GONE"


# --- what was given -------------------------------------------------------------------------


def test_the_service_and_the_leads_of_the_two_agencies_see_a_record(here: Sharing):
    row = here.given()
    for person in (here.officer, here.trust_lead, here.police_lead):
        assert row in Disclosure.objects.visible_to(person)
    there = Sharing()
    for person in (here.school_lead, here.worker, here.chair, here.independent, there.officer):
        assert row not in Disclosure.objects.visible_to(person)


def test_a_lead_records_what_their_own_agency_gave(here: Sharing):
    assert here.given(by=here.trust_lead).recorded_by == here.trust_lead
    with pytest.raises(ValidationError, match="only what your own agency gave"):
        here.given(by=here.school_lead)
    with pytest.raises(NotAllowed):
        here.given(by=here.worker)
    with pytest.raises(NotAllowed):
        here.given(by=Sharing().officer)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"given_on": TODAY + timedelta(days=1)}, "after today"),
        ({"basis": "MAGIC"}, "basis from the list"),
    ],
)
def test_a_wrong_record_is_refused(here: Sharing, wrong: dict[str, Any], said: str):
    with pytest.raises(ValidationError, match=said):
        here.given(**wrong)


def test_nobody_gives_to_itself_or_to_an_agency_that_is_not_listed(here: Sharing):
    with pytest.raises(ValidationError, match="two different"):
        here.given(receiver=here.trust)
    with pytest.raises(ValidationError, match="that the partnership lists"):
        here.given(receiver=Sharing().school)


def test_an_agreement_covers_only_its_parties(here: Sharing):
    row = here.agreement()
    assert here.given(agreement=row).agreement == row
    with pytest.raises(ValidationError, match="Both agencies"):
        here.given(agreement=row, receiver=here.school)


def test_a_wrong_record_is_struck_and_stays(here: Sharing):
    row = here.given()
    with pytest.raises(NotAllowed):
        strike_record(row, because="A slip", by=here.trust_lead)
    strike_record(row, because="A slip", by=here.officer)
    with pytest.raises(ValidationError, match="struck already"):
        strike_record(row, because="Again", by=here.officer)
    page = browser(here.police_lead).get(row.get_absolute_url()).content.decode()
    assert "A slip" in page


def test_a_record_is_printed_as_one_page(here: Sharing):
    row = here.given()
    answer = browser(here.trust_lead).get(reverse("sharing:printed", args=[row.pk]))
    assert answer.content.startswith(b"%PDF-")
    assert browser(here.worker).get(reverse("sharing:printed", args=[row.pk])).status_code == 404


# --- requests -------------------------------------------------------------------------------


def test_the_leads_of_the_agency_get_a_letter_and_a_task_of_their_agency(here: Sharing):
    row = here.asked()
    assert Letter.objects.get().to == here.trust_lead
    assert "Contacts" not in Letter.objects.get().words
    task = waiting_for(here.trust_lead, TODAY)[0]
    assert (task.url, task.agency) == (row.get_absolute_url(), here.trust.pk)
    assert waiting_for(here.police_lead, TODAY) == []
    for person in (here.school_lead, here.worker, here.chair, Sharing().officer):
        assert row not in InformationRequest.objects.visible_to(person)


def test_who_holds_no_office_that_is_asked_costs_no_query(here: Sharing):
    assert here.nurse.offices_now
    with CaptureQueriesContext(connection) as queries:
        assert waiting_for(here.nurse, TODAY) == []
    assert len(queries) == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"due_on": TODAY - timedelta(days=1)}, "before today"),
        ({"basis": "CONSENT"}, "under which an agency can be asked"),
    ],
)
def test_a_wrong_request_is_refused(here: Sharing, wrong: dict[str, Any], said: str):
    with pytest.raises(ValidationError, match=said):
        here.asked(**wrong)
    assert not Letter.objects.exists()


def test_board_and_agency_are_of_the_partnership(here: Sharing):
    there = Sharing()
    with pytest.raises(ValidationError, match="board of this partnership"):
        here.asked(board=there.board)
    with pytest.raises(ValidationError, match="that the partnership lists"):
        here.asked(agency=there.trust)


def test_an_answer_closes_it_and_only_once(here: Sharing):
    row = here.asked()
    for person in (here.police_lead, here.officer):
        with pytest.raises(NotAllowed):
            answer_request(row, answer="Sent", by=person, **BY)
    answer_request(row, answer="Sent", by=here.trust_lead, **BY)
    assert row.standing(TODAY)[0] == "Answered"
    assert waiting_for(here.trust_lead, TODAY) == []
    with pytest.raises(ValidationError, match="already"):
        answer_request(row, answer="Again", by=here.trust_lead, **BY)
    with pytest.raises(ValidationError, match="already"):
        refuse_request(row, because="No", by=here.trust_lead, **WHEN)


def test_a_refusal_goes_to_the_service_then_to_the_chair_who_settles_it(here: Sharing):
    row = here.asked()
    with pytest.raises(ValidationError, match="neither refused nor late"):
        put_to_chair(row, because="Soon", by=here.officer, **WHEN)
    refuse_request(row, because="Not ours", by=here.trust_lead, **WHEN)
    assert Letter.objects.get(key__startswith="information-refused").to == here.officer
    assert [task.url for task in waiting_for(here.officer, TODAY)] == [row.get_absolute_url()]
    with pytest.raises(ValidationError, match="not with the chair"):
        settle_request(row, settlement="Given", by=here.independent, **BY)
    put_to_chair(row, because="It is theirs", by=here.officer, **WHEN)
    assert Letter.objects.get(key__startswith="information-chair").to == here.independent
    assert waiting_for(here.officer, TODAY) == []
    assert len(waiting_for(here.independent, TODAY)) == 1
    with pytest.raises(ValidationError, match="with the chair already"):
        put_to_chair(row, because="Again", by=here.officer, **WHEN)
    with pytest.raises(NotAllowed):
        settle_request(row, settlement="Given", by=here.officer, **BY)
    settle_request(row, settlement="Given", by=here.independent, **BY)
    assert row.standing(TODAY)[0] == "Settled by the chair"
    assert waiting_for(here.independent, TODAY) == []


def test_what_was_refused_can_still_be_given(here: Sharing):
    row = here.asked()
    refuse_request(row, because="Not ours", by=here.trust_lead, **WHEN)
    with pytest.raises(ValidationError, match="refused already"):
        refuse_request(row, because="Again", by=here.trust_lead, **WHEN)
    answer_request(row, answer="Sent after all", by=here.trust_lead, **BY)
    assert row.standing(TODAY)[0] == "Answered"


def test_reminders_go_once_a_stage_and_the_head_hears_when_it_is_late(here: Sharing):
    head = a_person("Head")
    service = here.partnership.boards.get(kind=BoardKind.SERVICE)
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    row = here.asked()
    for days in (0, 8, 9, 12, 13, 14, 16, 17):
        remind(now=NOW + timedelta(days=days))
    told = set(Letter.objects.exclude(key__startswith="information-asked").values_list("key", "to"))
    assert told == {
        (f"information-{stage}:{row.pk}:{person.pk}", person.pk)
        for stage, person in (
            ("first", here.trust_lead),
            ("last", here.trust_lead),
            ("late", here.trust_lead),
            ("late", head),
        )
    }


def test_no_reminder_for_what_is_answered_or_refused(here: Sharing):
    answer_request(here.asked(), answer="Sent", by=here.trust_lead, **BY)
    refuse_request(here.asked(), because="No", by=here.trust_lead, **WHEN)
    assert remind(now=NOW + timedelta(days=30)) == 0


def test_the_counts_add_up_to_what_the_reader_may_see(here: Sharing):
    answer_request(here.asked(), answer="Sent", by=here.trust_lead, **BY)
    late = here.asked()
    answer_request(late, answer="Sent", by=here.trust_lead, today=IN_TWO_WEEKS + timedelta(1))
    refuse_request(here.asked(), because="No", by=here.trust_lead, **WHEN)
    put = here.asked()
    refuse_request(put, because="No", by=here.trust_lead, **WHEN)
    put_to_chair(put, because="It is theirs", by=here.officer, **WHEN)
    here.asked(due_on=TODAY)
    here.asked(agency=here.school)
    found = counted(here.partnership, here.officer, TODAY + timedelta(days=1))
    assert vars(found) == {
        "asked": 6,
        "answered_in_time": 1,
        "answered_late": 1,
        "settled": 0,
        "with_chair": 1,
        "refused": 1,
        "late": 1,
        "open": 1,
    }
    assert counted(here.partnership, here.school_lead, TODAY).asked == 1
    assert counted(here.partnership, Sharing().officer, TODAY).asked == 0


# --- pages ----------------------------------------------------------------------------------


def test_the_registers_hold_what_the_reader_is_party_to(here: Sharing):
    key = here.partnership.key
    here.agreement()
    here.given(what="Chronology of contacts")
    here.asked()
    told = {
        "agreements": "Attendances",
        "disclosures": "Chronology of contacts",
        "requests": "Request for information",
    }
    for name, words in told.items():
        address = reverse(f"sharing:{name}", args=[key])
        assert words in browser(here.trust_lead).get(address).content.decode()
        empty = browser(here.school_lead).get(address).content.decode()
        assert "that you may see" in empty
        assert '<table class="tbl' not in empty
        assert browser(Sharing().officer).get(address).status_code == 404


def test_the_whole_way_of_a_request_through_the_forms(here: Sharing):
    officer, lead = browser(here.officer), browser(here.trust_lead)
    day = {"due_on_day": "14", "due_on_month": "12", "due_on_year": "2099"}
    sent = {"board": here.board.pk, "agency": here.trust.pk, "basis": "CA2014-S45"}
    sent |= {"what": "Contacts", "why": "A review", **day}
    ask = reverse("sharing:ask", args=[here.partnership.key])
    shown = officer.post(ask, {**sent, "due_on_year": "2020"}).content.decode()
    assert "cannot be before today" in shown
    assert "Contacts" in shown
    assert officer.post(ask, sent).status_code == 302
    row = InformationRequest.objects.get()
    lead.post(reverse("sharing:refuse", args=[row.pk]), {"because": "Not ours"})
    officer.post(reverse("sharing:escalate", args=[row.pk]), {"because": "It is"})
    chair = browser(here.independent)
    chair.post(reverse("sharing:settle", args=[row.pk]), {"settlement": "It is given"})
    row.refresh_from_db()
    assert row.settlement == "It is given"
    assert "It is given" in lead.get(row.get_absolute_url()).content.decode()


def test_an_agreement_and_a_record_through_the_forms(here: Sharing):
    officer, key = browser(here.officer), here.partnership.key
    sent = {"title": "Attendances", "owner": here.board.pk, "purpose": "To know"}
    sent |= {"parties": [here.police.pk, here.trust.pk], "bases": ["CONSENT"]}
    sent |= {"review_months": "12", "starts_on_day": "1", "starts_on_month": "1"}
    add = reverse("sharing:add_agreement", args=[key])
    one = officer.post(add, {**sent, "starts_on_year": "2026", "parties": [here.police.pk]})
    assert "at least two agencies" in one.content.decode()
    assert officer.post(add, {**sent, "starts_on_year": "2026"}).status_code == 302
    row = Agreement.objects.get()
    assert {party.agency for party in row.parties.all()} == {here.police, here.trust}
    given = {"giver": here.trust.pk, "receiver": here.police.pk, "what": "Dates", "why": "Asked"}
    given |= {"basis": "CONSENT", "agreement": row.pk, "how": "By post", "given_by": "Nurse"}
    given |= {"given_on_day": "2", "given_on_month": "11", "given_on_year": "2026"}
    record = reverse("sharing:record", args=[key])
    assert officer.post(record, given).status_code == 302
    assert Disclosure.objects.get().agreement == row
    lead = browser(here.school_lead).get(record).context["form"]
    assert list(lead.fields["giver"].queryset) == [here.school]
    assert list(lead.fields["agreement"].queryset) == []


def test_pages_ask_as_many_questions_for_one_row_as_for_many(here: Sharing):
    client, key = browser(here.officer), here.partnership.key
    addresses = [
        reverse(f"sharing:{name}", args=[key]) for name in ("agreements", "disclosures", "requests")
    ]

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    def plant(title: str) -> None:
        here.entered(title)
        here.given()
        here.asked()

    plant("One")
    asked()
    few = asked()
    for n in range(4):
        plant(f"Another {n}")
    assert asked() == few
