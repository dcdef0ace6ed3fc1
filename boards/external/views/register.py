"""Pages to read: the register of a partnership, what concerns an agency, one entry."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from boards.challenges.looking import Line as ChallengeLine
from boards.external import figures
from boards.external.figures import SHOWS, Line
from boards.external.models import ExternalEntry, Kind
from boards.models import Partnership
from partnership.access.views import A_PAGE, right
from partnership.agencies.models import Agency
from partnership.documents.models import Document
from partnership.people.requests import PersonRequest


def _paged(request: PersonRequest, rows: Any) -> dict[str, Any]:
    today = timezone.localdate()
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return {"page": page, "lines": [Line(row, today) for row in page]}


@require_safe
@right("view", Partnership, lookup="key")
def of_partnership(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The entries that the reader may see, filtered."""
    today = timezone.localdate()
    found = figures.register(request.user, partnership, request.GET.dict(), today)
    asked = urlencode({name: one for name, one in found.chosen.items() if one})
    context = {"partnership": partnership, "found": found, "address": f"?{asked}"}
    context |= {"kinds": Kind.choices, "keeps": "keep_external" in request.rights}
    context["shows"] = [one for one in SHOWS if one[0] != "struck" or context["keeps"]]
    return render(request, "external/register.html", context | _paged(request, found.rows))


@require_safe
@right("view", Agency, lookup="key")
def of_agency(request: PersonRequest, agency: Agency) -> HttpResponse:
    """What concerns one agency."""
    context = _paged(request, figures.of_agency(request.user, agency))
    return render(request, "external/of_agency.html", {"agency": agency, **context})


@require_safe
@right("view", ExternalEntry, lookup="pk")
def entry(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """One entry: what it says, how it is answered, what came of it."""
    row, today = (
        figures.with_agencies(ExternalEntry.objects.filter(pk=entry.pk)).get(),
        timezone.localdate(),
    )
    context = {
        "entry": row,
        "line": Line(row, today),
        "rights": request.rights,
        "files": Document.objects.about(row),  # type: ignore[attr-defined]
        "actions": figures.actions_from(row, request.user),
        "challenges": [
            ChallengeLine(one, today) for one in figures.challenges_from(row, request.user)
        ],
    }
    return render(request, "external/entry.html", context)
