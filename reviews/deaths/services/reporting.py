"""Write the panel's report, check its public edition, have a second person confirm, publish."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.text import slugify

from boards.models import Partnership
from partnership.access.services import require
from partnership.documents.blocks import Written
from partnership.documents.giving import as_pdf
from partnership.documents.pdf import NoPdf
from partnership.documents.services import attach
from partnership.people.models import User
from reviews.deaths.editions import Edition, as_data, edition_of
from reviews.deaths.models import PanelReport, PublishedPanelReport

WORDS = ("title", "done", "effective", "learning", "for_professionals")
STALE = "The public edition has changed since it was checked. Check it again."


@transaction.atomic
def begin_report(
    partnership: Partnership, *, starts_on: date, by: User, today: date, **words: str
) -> PanelReport:
    """Begin the report of a financial year. raises: NotAllowed; ValidationError."""
    require(by, "record_deaths", partnership)
    if starts_on > today:
        raise ValidationError({"starts_on": "That year has not begun"})
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    row = PanelReport(partnership=partnership, starts_on=starts_on, written_by=by, **words)
    stands = PanelReport.objects.filter(partnership=partnership, starts_on=starts_on).first()
    if stands is not None and all(getattr(stands, name) == words[name] for name in words):
        return stands  # the second click
    row.save_because("begun", by=by)
    return row


@transaction.atomic
def change_report(report: PanelReport, *, by: User, because: str, **words: str) -> PanelReport:
    """Change its words. A check of the public edition is worth nothing after that.

    raises: NotAllowed; ValidationError once it is published.
    """
    report = _held(report, by, "change")
    for name, said in words.items():
        setattr(report, name, said)
    _forget_check(report)
    report.save_because(because, by=by)
    return report


def _held(report: PanelReport, by: User, right: str) -> PanelReport:
    require(by, right, report)
    rows = PanelReport.objects.select_for_update(of=("self",)).select_related("partnership")
    found: PanelReport = rows.get(pk=report.pk)
    if found.published_on:
        raise ValidationError("It is published: withdraw it first.")
    return found


def _forget_check(report: PanelReport) -> None:
    report.checked_words, report.checked_on, report.checked_by = "", None, None
    report.confirmed_on = report.confirmed_by = None


@transaction.atomic
def check_disclosure(report: PanelReport, *, by: User, today: date) -> PanelReport:
    """Say that one has looked through the public edition as it stands; another confirms it.

    raises: NotAllowed; ValidationError.
    """
    report = _held(report, by, "change")
    words = edition_of(report, public=True).words
    if report.checked_words == words and report.checked_by == by:
        return report  # the second click
    _forget_check(report)
    report.checked_words, report.checked_on, report.checked_by = words, today, by
    report.save_because("public edition checked", by=by)
    return report


@transaction.atomic
def confirm_disclosure(report: PanelReport, *, by: User, today: date) -> PanelReport:
    """Confirm, as a second person, that the public edition tells of no child.

    raises: NotAllowed; ValidationError for whoever checked it, or an edition that changed since.
    """
    report = _held(report, by, "confirm")
    if not report.checked_words:
        raise ValidationError("Nobody has checked the public edition yet.")
    if report.checked_by == by:
        raise ValidationError("You checked it: somebody else confirms.")
    if edition_of(report, public=True).words != report.checked_words:
        raise ValidationError(STALE)
    if report.confirmed_on is None:
        report.confirmed_on, report.confirmed_by = today, by
        report.save_because("disclosure check confirmed", by=by)
    return report


@transaction.atomic
def publish_report(
    report: PanelReport, *, by: User, today: date, now: datetime
) -> PublishedPanelReport:
    """Publish the public edition as it was checked and confirmed, frozen.

    raises: NotAllowed; ValidationError before it is confirmed, or when it changed since.
    """
    report = _held(report, by, "publish")
    if not report.confirmed_on:
        raise ValidationError("A second person confirms the disclosure check first.")
    edition = edition_of(report, public=True)
    if edition.words != report.checked_words:
        raise ValidationError(STALE)
    report.published_on = today
    report.save_because("published", by=by)
    row = PublishedPanelReport.objects.filter(report=report).first() or PublishedPanelReport(
        report=report
    )
    row.slug = row.slug or _slug(report)
    row.title, row.blocks, row.published_on = report.title, as_data(edition.blocks), today
    row.withdrawn_on, row.withdrawn_because, row.document = None, "", None
    row.save_because("published", by=by)
    _on_paper(row, edition, by, now)
    return row


def _slug(report: PanelReport) -> str:
    start = slugify(f"{report.partnership.code or report.partnership.key} {report.year}")
    return start[:100]


def _on_paper(row: PublishedPanelReport, edition: Edition, by: User, now: datetime) -> None:
    """The same as a PDF, kept: nobody who only reads makes the portal draw it anew."""
    written = Written(edition.title, row.published_on, "everybody", edition.blocks)
    try:
        pdf = as_pdf(written)
    except NoPdf:
        return
    upload = SimpleUploadedFile(f"{row.slug}.pdf", pdf, content_type="application/pdf")
    row.document = attach(row, upload, title=row.title, by=by, now=now)
    row.save_because("published as PDF", by=by)


@transaction.atomic
def withdraw_report(report: PanelReport, *, because: str, by: User, today: date) -> PanelReport:
    """Take the public edition off the public site at once; it stays in the history.

    raises: NotAllowed; ValidationError when it is not published.
    """
    require(by, "publish", report)
    report = PanelReport.objects.select_for_update().get(pk=report.pk)
    row = PublishedPanelReport.objects.filter(report=report, withdrawn_on=None).first()
    if row is None:
        raise ValidationError("It is not published.")
    row.withdrawn_on, row.withdrawn_because = today, because
    row.save_because(because, by=by)
    report.published_on = None
    _forget_check(report)
    report.save_because(because, by=by)
    return report


def second_people(report: PanelReport, user: Any) -> bool:
    """Whether this person may be the one who confirms."""
    return bool(report.checked_on) and not report.confirmed_on and report.checked_by_id != user.pk
