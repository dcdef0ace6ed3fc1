"""An edition is approved by somebody else, frozen, and public with its review alone."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from partnership.access.services import NotAllowed
from reviews import services as reviews
from reviews.findings.services import learning
from reviews.findings.services.learning import Found
from reviews.loglines import log_lines
from reviews.models import Publication, Scope
from reviews.packs.doors import briefing_waits
from reviews.packs.models import Kind, PackEdition
from reviews.packs.services import approving
from reviews.packs.tests.conftest import LEARNED, TODAY, Here
from tests.factories import World

pytestmark = pytest.mark.django_db


def public(slug: str, kind: str = Kind.BRIEFING) -> int:
    """What somebody who is not signed in is answered."""
    return Client().get(reverse("packs:published", args=[slug, kind])).status_code


def test_whoever_wrote_or_chose_some_of_it_does_not_approve(here: Here):
    here.whole()
    with pytest.raises(ValidationError, match="somebody else approves"):
        here.approve(by=here.world.officer)
    here.write(why="Said otherwise", by=here.world.head)
    here.write(why="Said anew")  # the officer writes over it: the Head of Service wrote too
    with pytest.raises(ValidationError, match="somebody else approves"):
        here.approve(by=here.world.head)
    assert here.approve(by=here.world.independent).number == 1


def test_who_wrote_the_slides_alone_may_approve_the_briefing(here: Here):
    here.whole()
    here.write(Kind.SLIDES, why="Words", by=here.world.head)
    assert here.approve(by=here.world.head).kind == Kind.BRIEFING


def test_nobody_approves_for_whom_the_review_is_not(here: Here):
    here.whole()
    for person in (here.world.chair, here.world.lead, here.world.stranger, World().head):
        with pytest.raises(NotAllowed):
            here.approve(by=person)
    assert not PackEdition.objects.exists()


def test_words_that_changed_while_they_were_read_are_not_approved(here: Here):
    here.whole()
    with pytest.raises(ValidationError, match="changed while you were reading"):
        here.approve(as_read="0" * 64)


def test_a_heading_without_words_is_told_and_nothing_is_approved(here: Here):
    here.whole(works="")
    with pytest.raises(ValidationError, match="What works"):
        here.approve()


def test_an_nhs_number_in_a_finding_is_never_approved(here: Here):
    row = here.findings[0]
    found = Found("Seen as 943 476 5919", row.theme, row.found_on)
    learning.change_finding(row, found, because="A slip", by=here.world.officer, today=TODAY)
    here.whole()
    with pytest.raises(ValidationError, match="NHS number"):
        here.approve()


def test_an_approved_edition_is_frozen(here: Here):
    here.whole()
    row, finding = here.approve(), here.findings[0]
    before = row.blocks
    assert LEARNED in str(before)
    found = Found("Other words", finding.theme, finding.found_on)
    learning.change_finding(finding, found, because="Clearer", by=here.world.officer, today=TODAY)
    here.write(why="Other words")
    row.refresh_from_db()
    assert row.blocks == before
    assert row.document is not None
    assert row.document.file.read().startswith(b"%PDF-")


def test_a_correction_is_another_edition_with_its_reason(here: Here):
    here.whole()
    first = here.approve()
    with pytest.raises(ValidationError, match="approved already"):
        here.approve(because="Again")
    here.write(why="Corrected words")
    with pytest.raises(ValidationError) as refused:
        here.approve()
    assert "because" in refused.value.message_dict
    second = here.approve(because="A wrong telephone number")
    first.refresh_from_db()
    assert (second.number, first.replaced_on) == (2, TODAY)
    told = {line.reason for line in log_lines(here.review, here.world.head)}
    assert "A wrong telephone number" in told


def test_nothing_is_public_before_the_review_is(here: Here):
    here.whole()
    row = here.approve()
    assert not PackEdition.objects.out().exists()
    assert not PackEdition.objects.visible_to(here.world.stranger).exists()
    page = here.publish()
    assert public(page.slug) == 200
    body = Client().get(row.get_absolute_url())
    assert body.status_code == 302  # the page for readers asks who it is
    shown = Client().get(page.get_absolute_url()).content.decode()
    assert reverse("packs:published", args=[page.slug, Kind.BRIEFING]) in shown
    assert str(here.world.head) not in shown


def test_the_public_page_and_its_pdf_tell_what_was_approved(here: Here):
    here.whole()
    here.approve()
    here.write(why="Not approved yet")
    page = here.publish()
    body = Client().get(reverse("packs:published", args=[page.slug, "briefing"])).content.decode()
    assert LEARNED in body
    assert "Not approved yet" not in body
    pdf = Client().get(reverse("packs:published_paper", args=[page.slug, "briefing"]))
    assert pdf["Content-Disposition"].startswith("attachment")
    assert pdf.getvalue().startswith(b"%PDF-")
    assert public(page.slug, "summary") == 404
    assert public(page.slug, "anything") == 404
    assert public("sar-1999-001") == 404


def test_an_edition_comes_down_with_the_public_page(here: Here):
    here.whole()
    here.approve()
    page = here.publish()
    why: dict[str, Any] = {"because": "A street can be told", "identifies": True}
    reviews.take_down(here.review, **why, by=here.world.head, today=TODAY)
    assert public(page.slug) == 404
    assert not PackEdition.objects.out().exists()
    reviews.put_back(here.review, because="It cannot", by=here.world.head, today=TODAY)
    assert public(page.slug) == 200


def test_only_the_newest_edition_is_public_and_a_withdrawn_one_brings_none_back(here: Here):
    here.whole()
    first = here.approve()
    page = here.publish()
    here.write(why="Corrected words")
    second = here.approve(because="A slip")
    assert list(PackEdition.objects.out()) == [second]
    by: dict[str, Any] = {"by": here.world.head, "today": TODAY}
    with pytest.raises(ValidationError, match="stands no longer"):
        approving.withdraw(first, because="A name", **by)
    approving.withdraw(second, because="It told of somebody", **by)
    with pytest.raises(ValidationError, match="stands no longer"):
        approving.withdraw(second, because="Again", **by)
    assert public(page.slug) == 404
    assert here.approve(because="Without it").number == 3
    assert public(page.slug) == 200


def test_a_reader_of_the_review_is_shown_no_withdrawn_edition_at_the_public_address(here: Here):
    here.whole()
    row, page = here.approve(), here.publish()
    approving.withdraw(row, because="It told of somebody", by=here.world.head, today=TODAY)
    client = Client()
    client.force_login(here.world.officer)
    assert client.get(reverse("packs:published", args=[page.slug, "briefing"])).status_code == 404
    assert client.get(row.get_absolute_url()).status_code == 200


def test_where_only_improvements_are_published_what_tells_findings_stays_inside(here: Here):
    here.whole()
    here.approve()  # before anybody said how much is published
    here.plan(Scope.IMPROVEMENTS)
    line = briefing_waits(here.review, TODAY)
    assert line is not None
    assert "tells findings" in line.words
    page = here.publish(Scope.IMPROVEMENTS)
    assert public(page.slug) == 404
    here.approve(because="Improvements alone")
    body = Client().get(reverse("packs:published", args=[page.slug, "briefing"])).content.decode()
    assert LEARNED not in body
    assert "Ask about missed visits" in body


def test_slides_and_posters_do_not_go_out_with_improvements_alone(here: Here):
    here.plan(Scope.IMPROVEMENTS)
    for kind in (Kind.SUMMARY, Kind.POSTER):
        here.whole(kind)
        here.approve(kind)
    page = here.publish(Scope.IMPROVEMENTS)
    assert public(page.slug, "summary") == 200
    assert public(page.slug, "poster") == 404


def test_the_page_that_publishes_says_that_no_briefing_is_approved_and_blocks_nothing(here: Here):
    here.whole()
    here.plan()
    client, path = Client(), reverse("reviews:publish", args=[here.review.address])
    client.force_login(here.world.officer)
    assert "No briefing approved yet" in client.get(path).content.decode()
    assert client.post(path, {}).status_code == 302
    assert Publication.objects.count() == 1


def test_the_line_is_gone_once_a_briefing_is_approved(here: Here):
    here.whole()
    assert briefing_waits(here.review, TODAY) is not None
    here.approve()
    assert briefing_waits(here.review, TODAY) is None


def test_two_who_approve_at_once_make_one_edition(here: Here):
    here.whole()
    here.approve()
    with pytest.raises(ValidationError, match="approved already"):
        here.approve(by=here.world.independent, because="The same click")
    assert PackEdition.objects.count() == 1
