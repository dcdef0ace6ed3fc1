"""Pages of workbooks: take one away, bring it back, see what would change, apply it.

Two things go by workbook: the answers of a return and the wording of an edition.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audits.models import Edition, Return
from audits.sheets import answers, wording
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.sheets import services as sheets
from partnership.sheets.forms import SheetForm
from partnership.sheets.models import Import
from partnership.sheets.registry import Sheet
from partnership.ui.acts import act, around, take_errors, typed
from partnership.ui.forms import PortalForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Taken:
    """One kind of workbook: its sheet, the names of its pages, and its words."""

    sheet: Sheet
    bring: str
    shown: str
    of: str
    saved: str
    submit: str


ANSWERS = Taken(
    answers.RETURN,
    "audits:bring_workbook",
    "audits:workbook",
    "the return",
    "The answers of the workbook are saved.",
    "Save these answers",
)
WORDING = Taken(
    wording.EDITION,
    "audits:bring_wording",
    "audits:wording",
    "the edition",
    "The wording of the workbook is saved.",
    "Save this wording",
)


@require_safe
@right("answer", Return, lookup="pk", page="the workbook of the return")
def take(request: PersonRequest, row: Return) -> HttpResponse:
    """The return as it stands, as a workbook to fill in."""
    return _file(answers.workbook(row), f"return-{row.pk}.xlsx")


@form_page
@right("answer", Return, lookup="pk", page="bringing the workbook back")
def bring(request: PersonRequest, row: Return) -> HttpResponse:
    """Read the workbook; nothing is written yet."""
    return _bring(request, row, ANSWERS)


@form_page
@right("answer", Return, lookup="pk", page="what the workbook would change")
def one(request: PersonRequest, row: Return, sheet: int) -> HttpResponse:
    """What each row would change; its form applies all of them or none."""
    return _shown(request, row, sheet, ANSWERS)


@require_safe
@right("change", Edition, lookup="pk", page="the workbook of the edition")
def take_wording(request: PersonRequest, row: Edition) -> HttpResponse:
    """The edition as it stands, as a workbook to word."""
    return _file(wording.workbook(row), f"edition-{row.pk}.xlsx")


@form_page
@right("change", Edition, lookup="pk", page="bringing the workbook back")
def bring_wording(request: PersonRequest, row: Edition) -> HttpResponse:
    """Read the workbook; nothing is written yet."""
    return _bring(request, row, WORDING)


@form_page
@right("change", Edition, lookup="pk", page="what the workbook would change")
def one_wording(request: PersonRequest, row: Edition, sheet: int) -> HttpResponse:
    """What each row would change; its form applies all of them or none."""
    return _shown(request, row, sheet, WORDING)


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _bring(request: PersonRequest, row: Any, kind: Taken) -> HttpResponse:
    form = SheetForm(typed(request), request.FILES if request.method == "POST" else None)

    def do(file: Any) -> Import:
        facts: dict[str, Any] = {"name": file.name, "data": file.read()}
        return sheets.upload(kind.sheet, row, **facts, by=request.user, now=timezone.now())

    def then(sheet: Import) -> str:
        return reverse(kind.shown, args=[row.pk, sheet.pk])

    to = row.get_absolute_url()
    page = around("Bring the workbook back", "Read it", kicker=row, back=kind.of, to=to)
    page["standfirst"] = "You see what would change before anything is saved."
    said = "The workbook is read. Nothing is saved yet."
    return act(request, form, do, then=then, said=said, page=page)


def _shown(request: PersonRequest, row: Any, sheet: int, kind: Taken) -> HttpResponse:
    found: Import = get_object_or_404(Import.objects.about(row), pk=sheet, kind=kind.sheet.kind)
    form, now = PortalForm(typed(request)), timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            sheets.apply(found, by=request.user, now=now)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, kind.saved)
            return HttpResponseRedirect(row.get_absolute_url())
    trial = None if found.applied_at else sheets.trial_of(found, by=request.user, now=now)
    context = {"about": row, "words": kind, "sheet": found, "trial": trial, "form": form}
    context["bring"] = reverse(kind.bring, args=[row.pk])
    return render(request, "audits/workbook.html", context)
