"""One recommendation, and the acts of the service on it."""

from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Action
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.words import plain_day
from reviews.findings.forms import (
    ActionForm,
    BecauseForm,
    ChangeRecommendationForm,
    RecommendForm,
    SendForm,
)
from reviews.findings.models import Finding, Recommendation
from reviews.findings.page import page_of
from reviews.findings.services import recommending as services
from reviews.findings.views.learning import page_on

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Recommendation, lookup="pk")
def recommendation(request: PersonRequest, row: Recommendation) -> HttpResponse:
    """What is asked of whom, what was decided, its actions, and whether practice changed."""
    page = page_of(row, request.user, request.rights, timezone.localdate())
    context = {"row": page.line.row, "page": page, "rights": request.rights}
    return render(request, "findings/recommendation.html", context)


def agencies_of(request: PersonRequest, partnership: int) -> QuerySet[Agency]:
    """The agencies that can be asked: those of the partnership, no heading over several."""
    here = agencies_here(request.user, partnership, timezone.localdate())
    return here.filter(is_category=False)


def about(row: Recommendation, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """What a form about a recommendation shows."""
    marked = {"marking": row.marking, "marked_because": row.marked_because}
    to = row.get_absolute_url()
    return around(title, submit, kicker=row, back="the recommendation", to=to, **marked, **more)


@form_page
@right("change", Finding, lookup="pk")
def recommend(request: PersonRequest, row: Finding) -> HttpResponse:
    """Recommend something because of a finding."""
    place = row.review.partnership_id
    more: dict[str, Any] = {"agencies": agencies_of(request, place), "known": names_here(place)}
    form = RecommendForm(typed(request), **more)

    def do(**_: Any) -> Recommendation:
        return services.recommend(row, form.said(), by=request.user, today=timezone.localdate())

    page = page_on(row.review, f"Recommend something for finding {row.number}", "Recommend it")
    page["standfirst"] = row.words
    then = Recommendation.get_absolute_url
    return act(request, form, do, then=then, said="It waits for a decision.", page=page)


@form_page
@right("change", Recommendation, lookup="pk")
def change(request: PersonRequest, row: Recommendation) -> HttpResponse:
    """Correct it."""
    stands = {name: getattr(row, name) for name in ("words", "agency", "measure")}
    agencies = agencies_of(request, row.partnership_id)
    if row.agency_id:
        kept = Q(pk__in=agencies.values("pk")) | Q(pk=row.agency_id)
        agencies = Agency.objects.filter(kept)
    known = names_here(row.partnership_id)
    form = ChangeRecommendationForm(typed(request), initial=stands, agencies=agencies, known=known)

    def do(because: str, **_: Any) -> Recommendation:
        by: dict[str, Any] = {"by": request.user, "today": timezone.localdate()}
        return services.change_recommendation(row, form.said(), because=because, **by)

    page, then = about(row, "Change the recommendation", "Save"), row.get_absolute_url()
    return act(request, form, do, then=then, said="It is changed.", page=page)


@form_page
@right("change", Recommendation, lookup="pk")
def withdraw(request: PersonRequest, row: Recommendation) -> HttpResponse:
    """It is recommended no more."""
    form = BecauseForm(typed(request), known=names_here(row.partnership_id))
    today = timezone.localdate()
    do = partial(services.withdraw_recommendation, row, by=request.user, today=today)
    page = about(row, "Withdraw the recommendation", "Withdraw it")
    page["standfirst"] = "It stays in the log with your reason and counts nowhere."
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="It is withdrawn.", page=page)


@form_page
@right("send", Recommendation, lookup="pk")
def send(request: PersonRequest, row: Recommendation) -> HttpResponse:
    """The agency is sent it."""
    now = timezone.now()
    today = timezone.localdate(now)
    form = SendForm(typed(request), initial={"sent_on": today})
    do = partial(services.send_to_agency, row, by=request.user, today=today, now=now)
    page = about(row, f"Send it to: {row.addressed_to}", "Mark it as sent")
    page["standfirst"] = (
        "From now on the agency’s leads read the recommendation, what was decided and its actions. "
        "They read neither the finding nor which review it came from. Each lead is written to."
    )
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="The agency’s leads read it now.", page=page)


@form_page
@right("send", Recommendation, lookup="pk")
def call_back(request: PersonRequest, row: Recommendation) -> HttpResponse:
    """It was sent by mistake."""
    form = BecauseForm(typed(request), known=names_here(row.partnership_id))
    do = partial(services.call_back, row, by=request.user, today=timezone.localdate())
    page = about(row, "Call it back", "Call it back")
    sent = f" It was sent on {plain_day(row.sent_on)}." if row.sent_on else ""
    page["standfirst"] = f"The agency’s leads read it no more.{sent}"
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="It is called back.", page=page)


@form_page
@right("raise_action", Recommendation, lookup="pk")
def raise_action(request: PersonRequest, row: Recommendation) -> HttpResponse:
    """Raise an action because of it."""
    begins = {"what": row.words, "owner_agency": row.agency_id}
    known = names_here(row.partnership_id)
    agencies = agencies_of(request, row.partnership_id)
    form = ActionForm(typed(request), initial=begins, agencies=agencies, known=known)

    def do(**_: Any) -> Action:
        today = timezone.localdate()
        return services.raise_action_from(row, form.asked(), by=request.user, today=today)

    page = about(row, "Raise an action", "Raise it")
    return act(request, form, do, then=row.get_absolute_url(), said=raised, page=page)


def raised(action: Action) -> str:
    """What is said once an action is raised."""
    return f"Action {action} is raised, due on {plain_day(action.due_on)}."
