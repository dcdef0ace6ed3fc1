"""Pages on which a partnership brings in its spreadsheets: template, trial, apply, undo."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards.imports import imports_seen
from boards.models import Partnership
from boards.services import invite_again
from partnership.access.services import refusal, require
from partnership.access.views import right
from partnership.outbox.models import Letter
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.sheets import services
from partnership.sheets.blanks import blank_csv, blank_workbook
from partnership.sheets.forms import SheetForm
from partnership.sheets.models import Import, Waits
from partnership.sheets.registry import Sheet, sheet_of, sheets
from partnership.sheets.undoing import undo
from partnership.ui.acts import act, typed
from partnership.ui.forms import PortalForm

A_PAGE = 50
UPLOAD = "sheets/upload.html"
TEMPLATES: dict[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", blank_workbook),
    "csv": ("text/csv; charset=utf-8", blank_csv),
}
form_page = require_http_methods(["GET", "HEAD", "POST"])
here = right("import", Partnership, lookup="key")


@require_safe
@here
def imports(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The kinds of sheet, with templates, and what was brought in before."""
    mine = services.sheets_open(request.user, partnership)
    kinds = [(sheet, "" if sheet in mine else _who(sheet)) for sheet in sheets()]
    past = imports_seen(request.user, partnership)
    page = Paginator(past, A_PAGE).get_page(request.GET.get("page"))
    titles = {sheet.kind: sheet.title for sheet in mine}
    lines = [(row, titles[row.kind]) for row in page]
    context = {"partnership": partnership, "kinds": kinds, "page": page, "lines": lines}
    return render(request, "sheets/imports.html", context)


@require_safe
@here
def template(request: PersonRequest, partnership: Partnership, kind: str, form: str) -> Any:
    """An empty sheet to fill in."""
    sheet = _sheet(request, partnership, kind)
    if form not in TEMPLATES:
        raise Http404
    content_type, make = TEMPLATES[form]
    response = HttpResponse(make(sheet), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{sheet.kind}.{form}"'
    return response


@form_page
@here
def upload(request: PersonRequest, partnership: Partnership, kind: str) -> HttpResponse:
    """Bring a sheet: it is read and tried, and nothing is written."""
    sheet = _sheet(request, partnership, kind)
    form = SheetForm(typed(request), request.FILES if request.method == "POST" else None)
    do = partial(_take, sheet, partnership, request)
    back = reverse("boards:imports", args=[partnership.key])
    page: dict[str, Any] = {"title": sheet.title, "kicker": "Bring in a spreadsheet"}
    page |= {"sheet": sheet, "partnership": partnership, "submit_label": "Read the file"}
    page["cancel_url"] = back
    said = "The file is read. Nothing is written yet."
    return act(request, form, do, then=_address, said=said, page=page, template=UPLOAD)


@require_safe
@here
def one(request: PersonRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """One import: what it would do, or what it did."""
    return _show(request, partnership, _import(request, partnership, pk))


@require_POST
@here
def apply(request: PersonRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write every row, or none; a long sheet is left to a worker."""
    row, now = _import(request, partnership, pk), timezone.now()
    try:
        if services.is_long(row):
            services.ask(row, Waits.APPLY, by=request.user, now=now)
        else:
            services.apply(row, by=request.user, now=now)
            messages.success(request, "The sheet is applied.")
    except ValidationError as error:
        return _show(request, partnership, row, refused=error.messages)
    return HttpResponseRedirect(_address(row))


@form_page
@here
def take_back(request: PersonRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Undo a whole import."""
    row = _import(request, partnership, pk)
    do = partial(_undo, row, request)
    page = {"title": "Undo the import", "kicker": row.file_name, "cancel_url": _address(row)}
    page["submit_label"] = "Undo it"
    page["standfirst"] = (
        "What it added is deleted and what it changed is as before, all of it or nothing. It is "
        "refused when anything it made was changed or used since. The history keeps both."
    )
    said = "A worker undoes it." if services.is_long(row) else "The import is undone."
    return act(request, PortalForm(typed(request)), do, then=_address(row), said=said, page=page)


@form_page
@here
def invite(request: PersonRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write to everybody whom the import entered and who has not set a password."""
    row, now = _import(request, partnership, pk), timezone.now()
    people = [one for one, invited in _with_invitations(row) if not invited]

    def do() -> None:
        for person in people:
            invite_again(person, by=request.user, now=now)

    back = reverse("boards:import", args=[partnership.key, row.pk])
    page = {"title": "Invite the new people", "kicker": row.file_name, "cancel_url": back}
    page["submit_label"] = "Send the letters"
    page["standfirst"] = (
        f"A letter with a link by which they set their password goes to {len(people)}. "
        "The import can no longer be undone then: end offices one by one instead."
    )
    said = "The letters go within some minutes."
    return act(request, PortalForm(typed(request)), do, then=back, said=said, page=page)


def _take(sheet: Sheet, partnership: Partnership, request: PersonRequest, file: Any) -> Import:
    return services.upload(
        sheet,
        partnership,
        name=file.name,
        data=file.read(),
        by=request.user,
        now=timezone.now(),
    )


def _undo(row: Import, request: PersonRequest) -> None:
    now = timezone.now()
    if services.is_long(row):
        services.ask(row, Waits.UNDO, by=request.user, now=now)
    else:
        undo(row, by=request.user, now=now)


def _show(
    request: PersonRequest, partnership: Partnership, row: Import, refused: Any = ()
) -> HttpResponse:
    now = timezone.now()
    trial = None if row.applied_at else services.trial_of(row, by=request.user, now=now)
    lines = row.imported.all() if row.applied_at else trial.lines if trial else []
    context = {
        "partnership": partnership,
        "row": row,
        "sheet": sheet_of(row.kind),
        "trial": trial,
        "refused": refused or row.refusal.splitlines(),
        "wrong": trial.wrong[:A_PAGE] if trial else [],
        "page": Paginator(lines, A_PAGE).get_page(request.GET.get("page")),
        "before": services.applied_before(row) if trial else None,
        "may_undo": bool(row.undo_until and not row.undone_at and now <= row.undo_until),
        "newcomers": _with_invitations(row) if row.applied_at else [],
    }
    return render(request, "sheets/import.html", context)


def _with_invitations(row: Import) -> list[tuple[User, bool]]:
    """The people whom the import entered, each with whether they were written to."""
    made = services.people_made(row)
    told = set(Letter.objects.filter(to__in=made).values_list("to", flat=True))
    return [(one, one.pk in told or one.has_usable_password()) for one in made]


def _sheet(request: PersonRequest, partnership: Partnership, kind: str) -> Sheet:
    """The sheet of this kind. raises: Http404; NotAllowed where another office brings it."""
    sheet = next((one for one in sheets() if one.kind == kind), None)
    if sheet is None:
        raise Http404
    require(request.user, sheet.right, partnership)
    return sheet


def _import(request: PersonRequest, partnership: Partnership, pk: int) -> Import:
    """One import of this partnership. raises: Http404, also for a kind that is not the reader's."""
    row: Import = get_object_or_404(imports_seen(request.user, partnership), pk=pk)
    return row


def _address(row: Import) -> str:
    subject: Any = row.subject
    return reverse("boards:import", args=[subject.key, row.pk])


def _who(sheet: Sheet) -> str:
    return refusal(sheet.right, Partnership()).standfirst
