"""Decide on a recommendation, and check whether practice changed."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.known_names import names_here
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews.findings.forms import CheckForm, DecideForm
from reviews.findings.models import Acceptance, PracticeCheck, Recommendation
from reviews.findings.services import answering as services
from reviews.findings.views.recommending import about

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("decide", Recommendation, lookup="pk")
def decide(request: PersonRequest, row: Recommendation) -> HttpResponse:
    """Record whether it is accepted."""
    known = names_here(row.partnership_id)
    form = DecideForm(typed(request), row=row, reader=request.user, known=known)

    def do(**_: Any) -> Acceptance:
        return services.decide(row, form.verdict(), by=request.user, today=timezone.localdate())

    page = about(row, "Is the recommendation accepted?", "Record it", standfirst=row.words)
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="The decision is recorded.", page=page)


@form_page
@right("check", Recommendation, lookup="pk")
def check(request: PersonRequest, row: Recommendation) -> HttpResponse:
    """Record whether practice changed."""
    form = CheckForm(typed(request), known=names_here(row.partnership_id))

    def do(**_: Any) -> PracticeCheck:
        now = timezone.now()
        by: dict[str, Any] = {"by": request.user, "today": timezone.localdate(now), "now": now}
        return services.check_practice(row, form.checked(), **by)

    page = about(row, "Did practice change?", "Record it")
    page["standfirst"] = f"It was to be seen by: {row.measure}"
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said=_checked, page=page)


def _checked(made: PracticeCheck) -> str:
    if made.changed:
        return "The impact check is recorded."
    return "The impact check is recorded. The recommendation is open again."
