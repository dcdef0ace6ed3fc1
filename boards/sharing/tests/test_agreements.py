"""Agreements: who sees them, what is refused, who is told that they run out."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.policies.doors import waiting_for as policies_waiting_for
from boards.policies.models import GovernedDocument, OwnerOffice, ReviewRecord, Version
from boards.policies.services.reviewing import see_to_documents
from boards.policies.tests.factories import NOW, TODAY, a_draft
from boards.sharing.bases import bases, named
from boards.sharing.models import Agreement
from boards.sharing.services.agreements import Terms, change_agreement, tell_of_expiry
from boards.sharing.tests.parties import Sharing, browser
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


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
    asking = {code for code, one in bases().items() if one.asks}
    assert asking == {"CA2004-S16H", "CA2004-S16N", "CA2014-S45"}
    assert named("CA2004-S16H").endswith("(Children Act 2004 s16H)")
    assert named("GONE") == "GONE"
