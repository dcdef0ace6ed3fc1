"""A reference is one review's in its partnership; what another uses is not told."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from partnership.access.offices import Office
from reviews import services
from reviews.models import Incident, Publication, Review
from reviews.services import publishing
from tests.factories import World, seat
from tests.imports.brought import applied, wrong
from tests.test_running_reviews import running

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(world) -> World:
    """A partnership with a code, which has a review under a reference of its own."""
    found = World()
    applied(found, "reviews", running(found, Reference="FEN-1"))
    return found


def same_of(coded: World) -> str:
    """The whole reference, as a partnership without a code can type it."""
    return f"{coded.partnership.code.upper()}-FEN-1"


def test_a_reference_that_another_partnership_uses_is_answered_like_a_free_one(world, coded):
    typed = same_of(coded)
    assert Review.objects.get().reference == typed
    assert wrong(world, "reviews", running(world, Reference=typed)) == []
    applied(world, "reviews", running(world, Reference=typed))
    assert Review.objects.filter(reference=typed).count() == 2


def test_each_opens_and_works_on_their_own_under_one_reference(world, coded, client):
    typed = same_of(coded)
    applied(world, "reviews", running(world, Reference=typed))
    for one in (world, coded):
        own = Review.objects.get(partnership=one.partnership)
        client.force_login(one.head)
        page = client.get(own.get_absolute_url())
        assert page.context["review"] == own
        assert client.get(reverse("reviews:review", args=[typed])).context["review"] == own
        assert client.get(reverse("reviews:record_delay", args=[own.address])).status_code == 200


def test_who_works_in_both_reaches_each_by_the_links_of_the_pages(world, coded, client):
    applied(world, "reviews", running(world, Reference=same_of(coded)))
    seat(world.head, Office.HEAD_OF_SERVICE, coded.service)
    client.force_login(world.head)
    for own in Review.objects.all():
        page = client.get(own.get_absolute_url())
        assert page.context["review"] == own
        assert reverse("reviews:review_log", args=[own.address]) in page.content.decode()
    assert client.get(reverse("reviews:review", args=[same_of(coded)])).status_code == 404


def test_the_number_of_another_partnerships_review_opens_nothing(world, coded, client):
    theirs = Review.objects.get()
    client.force_login(world.officer)
    for address in (theirs.address, f"CR-2026-001_{theirs.pk}", f"{theirs.reference}_{10**17}"):
        assert client.get(reverse("reviews:review", args=[address])).status_code == 404


def test_one_partnership_has_a_reference_once(world, incident):
    first, second = incident(), incident()
    second.reference = first.reference
    with pytest.raises(ValidationError, match="another incident"):
        second.save_because("by mistake", by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(pk=second.pk).update(reference=first.reference)


def test_the_portals_own_references_stand_in_addresses_as_they_are(world, incident):
    row = incident()
    assert row.reference == "N-2026-001"
    assert row.get_absolute_url().endswith("/incidents/N-2026-001/")
    assert row.partnership == world.partnership


def test_a_public_address_that_is_taken_stops_no_publication(signed_off):
    row = signed_off()
    taken = Publication(
        review=row, slug="fen-1", title="T", summary="S", scope="full", published_on=row.decided_on
    )
    taken.save_because("published", by=None)
    assert publishing._free_slug("fen-2") == "fen-2"
    assert publishing._free_slug("fen-1").startswith("fen-1-")


def test_a_number_that_another_partnership_gave_once_is_given_here_too(world, incident):
    """Codes may change: "N-2026-001" may stand in two partnerships."""
    theirs = incident()
    other = World()
    other.partnership.code, world.partnership.code = "", "old"
    world.partnership.save_because("a code", by=None)
    other.partnership.save_because("no code", by=None)
    row = services.record_incident(
        other.group,
        about="child",
        council=other.council,
        became_aware_on=theirs.became_aware_on,
        what_happened="Something happened.",
        by=other.officer,
        today=theirs.became_aware_on,
    )
    assert row.reference == theirs.reference
