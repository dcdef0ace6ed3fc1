"""What was given to whom: recorded, struck, printed."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.policies.tests.factories import TODAY
from boards.sharing.models import Disclosure
from boards.sharing.services.giving import strike_record
from boards.sharing.tests.parties import Sharing, browser
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db


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
