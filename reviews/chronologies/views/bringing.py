"""Bring a chronology in: template, upload, the trial line by line, apply, undo."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.sheets import services as sheets
from partnership.sheets.blanks import blank_csv, blank_workbook
from partnership.sheets.forms import SheetForm
from partnership.sheets.models import Import, Waits
from partnership.sheets.undoing import undo
from partnership.ui.acts import act, around, take_errors, typed
from partnership.ui.forms import PortalForm
from reviews.chronologies.forms import ApplyForm
from reviews.chronologies.services.bringing import bring, imports_of
from reviews.chronologies.sheets import CHRONOLOGY
from reviews.models import Review
from reviews.views.around import around_review

A_PAGE = 100
MOST_WRONG = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BLANKS = {"xlsx": (XLSX, blank_workbook), "csv": ("text/csv; charset=utf-8", blank_csv)}
form_page = require_http_methods(["GET", "HEAD", "POST"])
keepers = right("change", Review, page="the sheets of the chronology")


@require_safe
@keepers
def template(request: PersonRequest, row: Review, form: str) -> HttpResponse:
    """An empty sheet to fill in."""
    if form not in BLANKS:
        raise Http404
    content_type, make = BLANKS[form]
    response = HttpResponse(make(CHRONOLOGY), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="chronology.{form}"'
    return response


@form_page
@keepers
def upload(request: PersonRequest, row: Review) -> HttpResponse:
    """Bring a sheet: it is read and tried, and nothing is written."""
    form = SheetForm(typed(request), request.FILES if request.method == "POST" else None)

    def do(file: Any) -> Import:
        return bring(row, name=file.name, data=file.read(), by=request.user, now=timezone.now())

    to = reverse("chronologies:brought", args=[row.address])
    page = around("Bring in a chronology", "Read the file", kicker=row, back="the sheets", to=to)
    page |= {"sheet": CHRONOLOGY, "review": row, "marking": row.marking}
    page["marked_because"] = row.marked_because
    said = "The file is read. Nothing is written yet."
    then, own = partial(_address, row), "chronologies/upload.html"
    return act(request, form, do, then=then, said=said, page=page, template=own)


@form_page
@keepers
def one(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """One sheet: what each line would do, or what it did; its form applies it."""
    sheet: Import = get_object_or_404(imports_of(row), pk=pk)
    form = ApplyForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            _apply(request, sheet)
        except ValidationError as error:
            take_errors(form, error)
        else:
            return HttpResponseRedirect(_address(row, sheet))
    return render(request, "chronologies/import.html", _shown(request, row, sheet, form))


def _apply(request: PersonRequest, sheet: Import) -> None:
    """A long sheet is left to a worker. raises: ValidationError."""
    now = timezone.now()
    if sheets.is_long(sheet):
        sheets.ask(sheet, Waits.APPLY, by=request.user, now=now)
    else:
        sheets.apply(sheet, by=request.user, now=now)
        messages.success(request, "The chronology is brought in.")


def _shown(request: PersonRequest, row: Review, sheet: Import, form: Any) -> dict[str, Any]:
    now = timezone.now()
    trial = None if sheet.applied_at else sheets.trial_of(sheet, by=request.user, now=now)
    lines = trial.lines if trial else []
    until = sheet.undo_until
    return {
        **around_review(request, row, "chronology"),
        "row": sheet,
        "form": form,
        "trial": trial,
        "told": sum(bool(line.facts.get("told")) for line in lines),
        "wrong": trial.wrong[:MOST_WRONG] if trial else [],
        "page": Paginator(lines, A_PAGE).get_page(request.GET.get("page")),
        "before": sheets.applied_before(sheet) if trial else None,
        "may_undo": bool(until and not sheet.undone_at and now <= until),
    }


@form_page
@keepers
def take_back(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """Undo a whole sheet."""
    sheet: Import = get_object_or_404(imports_of(row), pk=pk)

    def do() -> None:
        now = timezone.now()
        if sheets.is_long(sheet):
            sheets.ask(sheet, Waits.UNDO, by=request.user, now=now)
        else:
            undo(sheet, by=request.user, now=now)

    to = _address(row, sheet)
    page = around("Undo the import", "Undo it", kicker=sheet, back="the sheet", to=to)
    page["standfirst"] = (
        "Its entries go, all of them or none. It is refused when one of them was marked or struck "
        "since. The history keeps them."
    )
    said = "A worker undoes it." if sheets.is_long(sheet) else "The import is undone."
    return act(request, PortalForm(typed(request)), do, then=to, said=said, page=page)


def _address(row: Review, sheet: Import) -> str:
    return reverse("chronologies:import", args=[row.address, sheet.pk])
