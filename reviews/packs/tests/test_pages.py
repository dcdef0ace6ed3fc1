"""The pages of a pack: warned of names, kept what was typed, no more queries for more."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.packs.models import Kind, Pack, PackEdition, PackText
from reviews.packs.tests.conftest import Here
from tests.factories import World

pytestmark = pytest.mark.django_db


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def at(here: Here, page: str, *more: Any) -> str:
    return reverse(f"packs:{page}", args=[here.review.address, *more])


def test_a_name_is_warned_of_before_it_is_saved_and_kept_in_its_box(here: Here):
    client, path = signed_in(here.world.officer), at(here, "write", "briefing")
    shown = client.post(path, {"why": "We met Mrs Quill there"}).content.decode()
    assert "looks like a name" in shown
    assert "We met Mrs Quill there" in shown
    assert not PackText.objects.exists()
    assert client.post(path, {"why": "We met Mrs Quill", "sure": "on"}).status_code == 302


def test_an_nhs_number_is_never_saved(here: Here):
    client, path = signed_in(here.world.officer), at(here, "write", "summary")
    body = client.post(path, {"about": "943 476 5919", "sure": "on"}).content.decode()
    assert "Take the NHS number out" in body
    assert not Pack.objects.exists()


def test_an_empty_form_asks_for_something_and_bytes_that_are_no_text_save_nothing(here: Here):
    client, path = signed_in(here.world.officer), at(here, "write", "briefing")
    assert "under one heading at least" in client.post(path, {}).content.decode()
    sent = client.post(path, b"why=\x00", content_type="application/x-www-form-urlencoded")
    assert sent.status_code in {200, 400}
    assert not Pack.objects.exists()


def test_a_name_in_a_finding_is_told_again_to_whoever_approves(here: Here):
    here.whole(why="It began when Mrs Quill rang")
    shown = signed_in(here.world.head).get(at(here, "approve", "briefing")).content.decode()
    assert "“Mrs Quill” looks like a name" in shown


def test_two_things_at_one_place_are_told_at_the_box(here: Here):
    first, second = here.findings
    sent = {"title": "A title", f"finding_{first.pk}": 1, f"finding_{second.pk}": 1}
    shown = signed_in(here.world.officer).post(at(here, "choose"), sent).content.decode()
    assert "Something else stands at place 1" in shown
    assert not Pack.objects.exists()


def test_chosen_written_read_and_approved_by_page(here: Here):
    officer, head = signed_in(here.world.officer), signed_in(here.world.head)
    sent = {"title": "A title", f"finding_{here.findings[1].pk}": 1}
    sent |= {f"recommendation_{row.pk}": n for n, row in enumerate(here.advice, 1)}
    assert officer.post(at(here, "choose"), sent).status_code == 302
    words = dict.fromkeys(("why", "happened", "works", "questions", "help"), "Some words")
    assert officer.post(at(here, "write", "briefing"), words).status_code == 302
    preview = officer.get(at(here, "preview", "briefing")).content.decode()
    assert "Nobody asked why visits had stopped" in preview
    assert "Read and approve" not in preview
    path = at(here, "approve", "briefing")
    page = head.get(path)
    stale = head.post(path, {"looked": "on", "as_read": "0"})
    assert "changed while you were reading" in stale.content.decode()
    as_read = page.context["draft"].fingerprint
    assert f'name="as_read" value="{as_read}"' in stale.content.decode()
    assert "looked" in head.post(path, {"as_read": as_read}).context["form"].errors
    assert head.post(path, {"looked": "on", "as_read": as_read}).status_code == 302
    assert PackEdition.objects.get().title == "A title"
    assert "Edition 1" in officer.get(at(here, "pack")).content.decode()


def test_a_draft_leaves_as_a_file_that_says_so(here: Here):
    here.whole()
    for form in ("pdf", "docx"):
        answer = signed_in(here.world.independent).get(at(here, "paper", "briefing", form))
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")
    assert (
        signed_in(here.world.officer).get(at(here, "paper", "briefing", "odt")).status_code == 404
    )


def test_another_partnership_and_those_who_do_not_read_the_review_find_no_trace(here: Here):
    here.whole()
    row = here.approve()
    assert row.document is not None
    for who in (World().officer, here.world.lead, here.world.chair):
        client = signed_in(who)
        for path in (
            at(here, "pack"),
            at(here, "preview", "briefing"),
            at(here, "paper", "briefing", "pdf"),
            row.get_absolute_url(),
            reverse("documents:fetch", args=[row.document.pk]),
        ):
            assert client.get(path).status_code == 404


def test_no_document_of_another_name_and_no_edition_of_another_review(here: Here, review: Any):
    here.whole()
    row, client = here.approve(), signed_in(here.world.officer)
    assert client.get(at(here, "write", "report")).status_code == 404
    other = review(adult=True)
    assert client.get(reverse("packs:edition", args=[other.address, row.pk])).status_code == 404
    assert client.get(reverse("packs:preview", args=[other.address, "briefing"])).status_code == 404


def test_more_editions_and_more_findings_cost_no_more_queries(here: Here):
    client, path = signed_in(here.world.officer), at(here, "pack")
    here.whole()
    here.approve()
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for kind in (Kind.SUMMARY, Kind.POSTER, Kind.SLIDES):
        here.whole(kind)
        here.approve(kind)
    for number in range(3):
        here.write(why=f"Words {number}")
        here.approve(because="Better words")
    with CaptureQueriesContext(connection) as many:
        assert "edition 4" in client.get(path).content.decode()
    assert len(many) == len(few)
