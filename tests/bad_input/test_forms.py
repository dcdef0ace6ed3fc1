"""Whatever is typed, chosen or uploaded: said at its field, kept, escaped, nothing written."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import quote_plus

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from partnership.clock import standing
from partnership.demo.paper import small_pdf
from partnership.people.models import User
from partnership.ui.dayfield import DayField
from reviews.models import Review
from tests.bad_input.page import Page
from tests.bad_input.pages import FORMS, Pages
from tests.bad_input.typed import EMOJI, NUL, PROBLEM, SCRIPT, SURROGATE
from tests.factories import World
from tests.permissions.counted import count_rows

pytestmark = [pytest.mark.django_db, pytest.mark.served]

LONG = SCRIPT * 300
FORM_TYPE = "application/x-www-form-urlencoded"

BAD_DAYS = (
    ("31", "2", "2026"),
    ("29", "2", "2025"),
    ("0", "0", "0"),
    ("1", "1", "0"),
    ("1", "1", "0000"),
    ("1", "1", "1899"),
    ("1", "1", "9999"),
    ("1", "1", "10000"),
    ("1", "13", "2026"),
    ("-1", "1", "2026"),
    ("1", "1", ""),
    ("٣", "1", "2026"),
    ("1", "1", "²⁰²⁶"),
    ("1" * 5000, "1" * 5000, "1" * 5000),
    (NUL, NUL, NUL),
    (f"1{NUL}", "1", "2026"),
    ("1", f"Jan{NUL}", "2026"),
    (SCRIPT, SCRIPT, SCRIPT),
    (EMOJI, "1", "2026"),
)
BAD_ANSWERS = ("0", "-1", "9" * 40, "1e3", NUL, f"1{NUL}", SCRIPT, EMOJI, "true", "board-0", "ſ")
BAD_TEXTS = (NUL, f"before{NUL}after", LONG, "a" * 1_000_000, EMOJI * 6000)

# What a form never asks for and must not take.
STRAY = {
    "is_staff": "1",
    "is_superuser": "on",
    "is_active": "",
    "owner": "1",
    "id": "1",
    "pk": "1",
    "reference": "CR-1066-001",
    "recorded_by": "1",
    "signed_off_by": "1",
    "agreed_by": "1",
    "published_on": "2020-01-01",
    "published_on_day": "1",
    "published_on_month": "1",
    "published_on_year": "2020",
}


def files() -> dict[str, SimpleUploadedFile]:
    """Uploads that are not what their names say, or are too large, or nothing at all."""
    large = small_pdf("Large") + b"\0" * (20 * 1024 * 1024)
    return {
        "a program called PDF": SimpleUploadedFile("report.pdf", b"MZ\x90\0" + b"\0" * 600),
        "a page called PDF": SimpleUploadedFile("report.pdf", b"<!DOCTYPE html><script>1</script>"),
        "nothing": SimpleUploadedFile("report.pdf", b""),
        "more than 20 MB": SimpleUploadedFile("report.pdf", large),
        "a PDF called program": SimpleUploadedFile("report.exe", small_pdf("Report")),
        "a broken archive": SimpleUploadedFile("report.docx", b"PK\x03\x04" + b"\xff" * 400),
        "a PDF without a name": SimpleUploadedFile(".pdf", small_pdf("Report")),
    }


# --- the forms ------------------------------------------------------------------------------


@pytest.fixture(params=FORMS)
def page(request: pytest.FixtureRequest, world: World) -> Page:
    """Each form in turn, ready to be sent."""
    return getattr(Pages(world, request), request.param)()


@pytest.fixture
def sender(page: Page) -> Client:
    """The person who may send the form. Errors of the server come back as 500."""
    client = Client(raise_request_exception=False)
    client.force_login(page.who)
    return client


def fields_of(sender: Client, page: Page) -> dict[str, forms.Field]:
    """The fields as the page shows them."""
    return sender.get(page.path).context["form"].fields


def rows() -> dict[str, int]:
    """How many lines of history there are of each sort that the portal keeps."""
    return {table: number for table, number in count_rows().items() if "_historical" in table}


def send(sender: Client, page: Page, data: dict[str, Any]) -> HttpResponse:
    """Send the form; every file from its beginning."""
    for value in data.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    return sender.post(page.path, data)


def check_refused(answer: HttpResponse, name: str, what: str) -> str:
    """The page comes again and says at the field what is wrong; gives its HTML."""
    about = f"{name} = {what[:40]!r}"
    assert answer.status_code == 200, f"{answer.status_code} for {about}"
    text = answer.content.decode()
    assert PROBLEM in text, f"No summary for {about}"
    form = answer.context["form"]
    assert name in form.errors, f"Nothing said at {about}: {dict(form.errors)}"
    assert f'id="{form[name].auto_id}_error"' in text, f"Nothing shown at {about}"
    assert "<script>alert" not in text, f"Not escaped: {about}"
    return text


# --- what is sent ---------------------------------------------------------------------------


def sending_nothing_says_at_each_field_what_is_missing(page: Page, sender: Client) -> None:
    before = rows()
    needed = [name for name, one in fields_of(sender, page).items() if one.required]
    empty = {"csrfmiddlewaretoken": "as a browser sends it with a form left empty"}
    stray = {name: value for name, value in STRAY.items() if name not in needed}
    for data in ({}, empty, empty | stray):
        answer = sender.post(page.path, data)
        for name in needed:
            check_refused(answer, name, "nothing")
    assert bool(needed) is not page.owes_nothing
    assert rows() == before


def bad_days(page: Page, sender: Client) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Each day of the form with each bad day."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    for name, one in fields_of(sender, page).items():
        if isinstance(one, DayField):
            yield from ((name, bad) for bad in BAD_DAYS)
            if one.not_after:
                yield name, (str(tomorrow.day), str(tomorrow.month), str(tomorrow.year))
    for name, day in page.out_of_order.items():
        yield name, (str(day.day), str(day.month), str(day.year))


def a_day_that_cannot_be_is_named_and_stays_in_its_boxes(page: Page, sender: Client) -> None:
    before = rows()
    for name, parts in bad_days(page, sender):
        typed = dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), parts, strict=True))
        text = check_refused(send(sender, page, page.good | typed), name, " ".join(parts))
        for part in parts:
            assert not part or f'value="{escape(part)}"' in text, f"{part[:20]!r} was not kept"
    assert rows() == before


def an_answer_that_was_not_offered_is_not_taken(page: Page, sender: Client) -> None:
    before = rows()
    for name, one in fields_of(sender, page).items():
        if isinstance(one, forms.ChoiceField):
            for bad in BAD_ANSWERS:
                answer = send(sender, page, page.good | {name: bad})
                check_refused(answer, name, bad)
    assert rows() == before


def words_that_are_too_long_or_hold_signs_no_database_takes_are_kept_and_escaped(
    page: Page, sender: Client
) -> None:
    before = rows()
    for name, one in fields_of(sender, page).items():
        if type(one) is forms.CharField and not one.widget.is_hidden:
            for bad in BAD_TEXTS:
                text = check_refused(send(sender, page, page.good | {name: bad}), name, bad)
                assert escape(bad) in text, f"{bad[:20]!r} was not kept"
    assert rows() == before


def a_file_that_is_not_what_it_is_called_is_not_taken(page: Page, sender: Client) -> None:
    before = rows()
    for name, one in fields_of(sender, page).items():
        if isinstance(one, forms.FileField):
            for what, upload in files().items():
                check_refused(send(sender, page, page.good | {name: upload}), name, what)
                assert rows() == before


def bytes_that_are_no_text_never_break_the_page(page: Page, sender: Client) -> None:
    for name, one in fields_of(sender, page).items():
        key = f"{name}_day" if isinstance(one, DayField) else name
        for raw in (SURROGATE, b"\xff\xfe", b"\x00"):
            body = quote_plus(key).encode() + b"=" + quote_plus(raw).encode()
            answer = sender.post(page.path, body, content_type=FORM_TYPE)
            taken = answer.status_code == 302  # the sign for "unreadable" stands in its place
            assert taken or PROBLEM in answer.content.decode(), f"{key}={raw!r}"
    for body, kind in (
        (b"\xff" * 100, FORM_TYPE),
        (b"a=1&" * 2000, FORM_TYPE),
        (b"a=" + b"x" * 3_000_000, FORM_TYPE),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"{}", "application/json"),
        (b"", "multipart/form-data"),
    ):
        answer = sender.post(page.path, body, content_type=kind)
        said = {200, 400, 302} if page.owes_nothing else {200, 400}
        assert answer.status_code in said, f"{answer.status_code} for {body[:20]!r} {kind}"


def what_a_form_does_not_ask_for_it_does_not_take(page: Page, sender: Client) -> None:
    references = set(Review.objects.values_list("reference", flat=True))
    public = Review.objects.filter(published_on__isnull=False)
    before = public.count()
    answer = send(sender, page, {**STRAY, **page.good})
    assert answer.status_code == 302, answer.context["form"].errors
    assert public.count() == before
    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.filter(is_active=False).exists()
    assert references <= set(Review.objects.values_list("reference", flat=True))
    assert not Review.objects.filter(reference=STRAY["reference"]).exists()


# Refused beside what the page is filled in with: for one office alone; where nothing was offered.
NOT_BESIDE = ("authority", "not_offered_because")


def words_in_any_script_and_pictures_of_words_are_taken(page: Page, sender: Client) -> None:
    said = {
        name: f"{EMOJI} Ђорђе, 李, ‏עברית, {SCRIPT}"
        for name, one in fields_of(sender, page).items()
        if type(one) is forms.CharField and name not in NOT_BESIDE
    }
    answer = send(sender, page, page.good | said)
    assert answer.status_code == 302, answer.context["form"].errors
    then = sender.get(answer["Location"])
    assert then.status_code == 200
    assert "<script>alert" not in then.content.decode()


CHECKS = (
    sending_nothing_says_at_each_field_what_is_missing,
    a_day_that_cannot_be_is_named_and_stays_in_its_boxes,
    an_answer_that_was_not_offered_is_not_taken,
    words_that_are_too_long_or_hold_signs_no_database_takes_are_kept_and_escaped,
    a_file_that_is_not_what_it_is_called_is_not_taken,
    bytes_that_are_no_text_never_break_the_page,
    what_a_form_does_not_ask_for_it_does_not_take,
    words_in_any_script_and_pictures_of_words_are_taken,
)


def test_whatever_is_sent_is_said_at_its_field_and_kept_or_taken_as_it_is(
    page: Page, sender: Client
) -> None:
    """A form is made ready once, which takes longest; each check leaves it as it found it."""
    for check in CHECKS:
        with transaction.atomic():
            check(page, sender)
            transaction.set_rollback(True)
        standing.forget()
