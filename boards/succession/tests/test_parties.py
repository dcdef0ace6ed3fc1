"""Sides of differences and parties to agreements, when another agency follows one."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from boards.differences.looking import page_of
from boards.differences.models import Difference
from boards.models import Listing, ListName
from boards.sharing.models import Party
from boards.sharing.services import agreements, giving
from boards.succession.services import Moves, succeed
from boards.succession.tests.owing import DAY, NEW, TODAY, WHEN, Owing
from partnership.agencies.models import Kind as AgencyKind
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_successor_stands_on_the_same_side_and_the_old_side_stays_to_be_seen(
    owing: Owing, client: Client
):
    new = owing.followed()
    sides = {side.agency: side for side in owing.difference.sides.all()}
    assert sides[new].asked
    assert (sides[owing.trust].ended_on, sides[new].ended_on) == (TODAY - DAY, None)
    assert owing.difference.agencies_asked() == [new]
    row = Difference.objects.get(pk=owing.difference.pk)
    assert all(one.where != "A trust" for one in page_of(row, TODAY).next)
    client.force_login(owing.officer)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "another agency followed it" in page


def test_a_difference_between_two_that_become_one_stays_open_for_the_service(owing: Owing):
    world = owing.world
    entries = Listing.objects.filter(agency__in=[world.trust, world.council])
    moves = Moves(frozenset(entries.values_list("pk", flat=True)))
    facts: dict[str, Any] = {"on": TODAY, "because": "By order", "by": world.head, "today": TODAY}
    (new,) = succeed([world.council, world.trust], [NEW], moves, **facts)
    standing = owing.difference.sides.filter(ended_on__isnull=True)
    assert [side.agency for side in standing] == [new]
    owing.difference.refresh_from_db()
    assert owing.difference.state == "open"
    assert owing.agreement.parties.filter(ended_on__isnull=True).get().agency == new


def test_the_successor_is_a_party_that_has_not_signed(owing: Owing, client: Client):
    new = owing.followed()
    old, heirs = (Party.objects.get(agency=one) for one in (owing.trust, new))
    assert (old.ended_on, old.to_sign) == (TODAY - DAY, False)
    assert (heirs.ended_on, heirs.to_sign) == (None, True)
    client.force_login(owing.officer)
    page = client.get(owing.agreement.get_absolute_url()).content.decode()
    assert "Has not signed" in page
    assert "A trust, until " in page
    shared: dict[str, Any] = {"giver": new, "receiver": owing.world.council, "what": "Dates"}
    shared |= {"why": "A plan", "basis": "CONSENT", "given_on": TODAY, "how": "By post"}
    given = giving.Given(**shared, given_by="Nurse", agreement=owing.agreement)
    with pytest.raises(ValidationError, match="have signed it"):
        giving.record_sharing(owing.world.partnership, given, by=owing.officer, **WHEN)
    change = reverse("sharing:change_agreement", args=[owing.agreement.pk])
    assert "Which have signed it now?" in client.get(change).content.decode()
    sent: dict[str, Any] = {"purpose": "Attendances", "bases": ["CONSENT"], "because": "Signed"}
    sent |= {"parties": [new.pk, owing.world.council.pk], "signed": [new.pk]}
    begins = owing.agreement.starts_on
    sent |= {f"starts_on_{part}": getattr(begins, part) for part in ("day", "month", "year")}
    answer = client.post(change, sent)
    assert answer.status_code == 302, answer.content.decode()
    heirs.refresh_from_db()
    assert not heirs.to_sign
    assert Party.objects.filter(agency=owing.trust).exists()
    assert giving.record_sharing(owing.world.partnership, given, by=owing.officer, **WHEN).pk
    assert "Which have signed it now?" not in client.get(change).content.decode()


def test_an_agency_that_was_followed_is_made_a_party_by_nobody_again(owing: Owing):
    owing.followed()
    terms = agreements.Terms(
        parties=[owing.trust, owing.world.council],
        purpose="More",
        bases=["CONSENT"],
        starts_on=TODAY,
    )
    with pytest.raises(ValidationError, match="party no more"):
        agreements.change_agreement(owing.agreement, terms, because="No", by=owing.officer)


def test_a_successor_that_agreed_already_has_signed(owing: Owing):
    heir = make.agency("Big trust", AgencyKind.NHS_TRUST)
    make.listing(owing.world.partnership, heir, ListName.CHILDREN)
    agreed = owing.agreed("Three share", parties=[owing.trust, owing.world.council, heir])
    owing.followed(heir)
    assert not agreed.parties.get(agency=heir).to_sign
