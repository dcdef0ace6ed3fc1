"""What one review teaches, and the acts on its findings."""

from functools import partial
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews.findings.forms import BecauseForm, ChangeFindingForm, FindingForm, SharedForm
from reviews.findings.looking import learning_of
from reviews.findings.models import Finding, LearningTheme
from reviews.findings.services import learning as services
from reviews.models import Review
from reviews.views.around import around_review, on_review

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Review, page="what it teaches")
def learning(request: PersonRequest, row: Review) -> HttpResponse:
    """Findings, recommendations and where each stands."""
    context = around_review(request, row, "learning")
    context["found"] = learning_of(row, request.user)
    return render(request, "findings/learning.html", context)


def _themes(row: Review, finding: Finding | None = None) -> Any:
    """Those that are kept, and the one that the finding has."""
    here = LearningTheme.objects.filter(partnership=row.partnership_id)
    kept = Q(pk__in=here.kept_on(timezone.localdate()).values("pk"))
    return here.filter(kept | Q(pk=finding.theme_id) if finding else kept)


def page_on(row: Review, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """What a form about the learning of a review shows, and the way back to it."""
    back = reverse("findings:learning", args=[row.address])
    return on_review(row, title, submit, **{"cancel_url": back, **more})


@form_page
@right("change", Review)
def record_finding(request: PersonRequest, row: Review) -> HttpResponse:
    """Write a finding down."""
    known = names_here(row.partnership_id)
    form = FindingForm(typed(request), themes=_themes(row), known=known)

    def do(**_: Any) -> Finding:
        today = timezone.localdate()
        return services.record_finding(row, form.found(), by=request.user, today=today)

    page = page_on(row, "Record a finding", "Record it")
    return act(
        request, form, do, then=Finding.get_absolute_url, said="The finding is recorded.", page=page
    )


@form_page
@right("change", Finding, lookup="pk")
def change_finding(request: PersonRequest, row: Finding) -> HttpResponse:
    """Correct a finding."""
    stands = {name: getattr(row, name) for name in ("words", "theme", "found_on", "early")}
    known, themes = names_here(row.review.partnership_id), _themes(row.review, row)
    form = ChangeFindingForm(typed(request), initial=stands, themes=themes, known=known)

    def do(because: str, **_: Any) -> Finding:
        by: dict[str, Any] = {"by": request.user, "today": timezone.localdate()}
        return services.change_finding(row, form.found(), because=because, **by)

    page = page_on(row.review, f"Change finding {row.number}", "Save")
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="The finding is changed.", page=page)


@form_page
@right("change", Finding, lookup="pk")
def strike_finding(request: PersonRequest, row: Finding) -> HttpResponse:
    """It was no finding."""
    form = BecauseForm(typed(request), known=names_here(row.review.partnership_id))
    do = partial(services.strike_finding, row, by=request.user, today=timezone.localdate())
    page = page_on(row.review, f"Strike finding {row.number}", "Strike it")
    page["standfirst"] = "It stays in the log with your reason and counts nowhere."
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="The finding is struck.", page=page)


@form_page
@right("change", Finding, lookup="pk")
def say_shared(request: PersonRequest, row: Finding) -> HttpResponse:
    """It was shared before the report."""
    form = SharedForm(typed(request), known=names_here(row.review.partnership_id))
    do = partial(services.say_shared, row, by=request.user, today=timezone.localdate())
    page = page_on(row.review, f"Say that finding {row.number} was shared", "Record it")
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="It is written down.", page=page)


@form_page
@right("change", Finding, lookup="pk")
def withdraw_sharing(request: PersonRequest, row: Finding, sharing: int) -> HttpResponse:
    """It was not shared so."""
    found = get_object_or_404(row.sharings, pk=sharing)
    form = BecauseForm(typed(request), known=names_here(row.review.partnership_id))
    do = partial(services.withdraw_sharing, found, by=request.user, today=timezone.localdate())
    page = page_on(row.review, f"Withdraw: shared with {found.to_whom}", "Withdraw it")
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="It is withdrawn.", page=page)
