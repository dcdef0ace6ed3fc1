"""Pages of what was given to whom: the register, one record on screen and on paper, a new one."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.models import Partnership
from boards.sharing import forms
from boards.sharing.figures import agreements_of, disclosures_of
from boards.sharing.models import Disclosure
from boards.sharing.services import giving
from boards.sharing.views.agreements import agencies_of, list_page
from partnership.access.views import right
from partnership.documents.pdf import NoPdf, render_pdf
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def disclosures(request: HttpRequest, key: str) -> HttpResponse:
    """What was given, as far as the reader's agency gave or got it."""
    context = list_page(request, key, disclosures_of, "record_sharing")
    return render(request, "sharing/disclosures.html", context)


@require_safe
@right("view", Disclosure, lookup="pk")
def disclosure(request: PersonRequest, row: Disclosure) -> HttpResponse:
    """One record."""
    context = {"row": row, "strikes": "strike" in request.rights and not row.struck_because}
    return render(request, "sharing/disclosure.html", context)


@require_safe
@right("view", Disclosure, lookup="pk")
def printed(request: PersonRequest, row: Disclosure) -> HttpResponse:
    """The same on one page of paper."""
    try:
        pdf = render_pdf("sharing/disclosure_print.html", {"row": row, "now": timezone.now()})
    except NoPdf as missing:
        return render(request, "clock/no_pdf.html", {"words": str(missing)}, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="record-of-sharing-{row.pk}.pdf"'
    return response


@form_page
@right("record_sharing", Partnership, lookup="key")
def record(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Write down what was given."""
    today, user = timezone.localdate(), request.user
    offered = {
        "givers": giving.givers(partnership, user, today),
        "agencies": agencies_of(partnership, user),
        "agreements": agreements_of(partnership, user),
    }
    form = forms.SharingForm(typed(request), known=names_here(partnership.pk), **offered)

    def do(**said: Any) -> Disclosure:
        when: dict[str, Any] = {"today": today, "now": timezone.now()}
        return giving.record_sharing(partnership, giving.Given(**said), by=user, **when)

    page = {"title": "Record what was given", "kicker": str(partnership), "submit_label": "Record"}
    page["standfirst"] = "The two agencies and the partnership service see this record."
    then, said = (lambda row: row.get_absolute_url()), "It is recorded."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("strike", Disclosure, lookup="pk")
def strike(request: PersonRequest, row: Disclosure) -> HttpResponse:
    """Strike a record that was wrong."""
    form = forms.StrikeForm(typed(request), known=names_here(row.partnership_id))
    do = partial(giving.strike_record, row, by=request.user)
    page = {"title": "Strike this record", "kicker": str(row), "submit_label": "Strike it"}
    page |= {"cancel_url": row.get_absolute_url(), "cancel_label": "Back to the record"}
    page["standfirst"] = "It stays in the register, marked as struck, with your reason."
    return act(request, form, do, then=row.get_absolute_url(), said="It is struck.", page=page)
