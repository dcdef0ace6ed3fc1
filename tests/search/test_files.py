"""The text of files: read once, found by those who may see their subject."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnership.access.offices import Office
from partnership.demo.paper import small_pdf
from partnership.documents.models import Document
from partnership.documents.services import attach
from partnership.search import services
from partnership.search.finding import find, show
from partnership.search.models import Entry
from reviews.models import Publication, Review
from tests.factories import World
from tests.search.sought import NOW, page, read_files, remove, rename, seek

pytestmark = pytest.mark.django_db


def test_the_text_of_a_file_is_found_by_those_who_may_see_its_subject(
    world: World, signed_off: Callable[..., Review]
):
    row = signed_off()
    paper = SimpleUploadedFile("paper.pdf", small_pdf("About migmatite in schools"))
    attach(row, paper, title="Paper", by=world.officer, now=NOW)
    assert not seek(world.officer, "migmatite")
    read_files()
    assert seek(world.officer, "migmatite school") == ["Paper"]
    body = page(world.chair, q="migmatite").content.decode()
    assert "About <mark>migmatite</mark> in schools" in body
    assert f'In <a href="{row.get_absolute_url()}">review {row.reference}</a>' in body
    assert not find(world.lead, "migmatite").in_all
    adults = world.holder(Office.GROUP_MEMBER, world.adults)
    assert not find(adults, "migmatite").in_all
    document = Document.objects.get(title="Paper")
    rename(document, title="Paper of the panel")
    assert seek(world.officer, "migmatite") == ["Paper of the panel"]


def test_the_report_is_everybodys_when_it_is_published_whole(world: World, kinds: dict[str, str]):
    read_files()
    found = show(find(world.lead, "report").pks, "report")
    addresses = {hit.entry.address for hit in found}
    assert addresses == {reverse("reviews:report", args=["marble"])}
    remove(Publication.objects.get())
    assert not seek(world.lead, "report")


def test_a_file_that_is_away_or_is_a_picture_is_read_once_and_said_so(
    world: World, signed_off: Callable[..., Review]
):
    row = signed_off()
    document = Document.objects.about(row).get()
    document.file.delete(save=False)
    document.file.name = "documents/no/where"
    document.save_because("lost", by=None)
    picture = Document.objects.get(pk=document.pk)
    picture.pk, picture.content_type, picture.title = None, "image/png", "Picture"
    picture._state.adding = True
    picture.file.save("picture", ContentFile(b"\x89PNG"), save=False)
    picture.save_because("added", by=None)
    read_files()
    assert {entry.no_text_because for entry in Entry.objects.filter(kind="file")} == {
        "The file is missing",
        "A file of this type holds no text",
    }
    assert not services.unread()
