"""The pages of sharing, by hand and what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.sharing.models import Agreement, Disclosure, InformationRequest
from boards.sharing.tests.parties import Sharing, browser

pytestmark = pytest.mark.django_db


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
