"""Pages of those who ask: the rounds of a case, one being drawn up, the answers side by side."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.sharing.views.agreements import agencies_of
from partnership.access.services import note_reading
from partnership.access.views import right
from partnership.documents.giving import CONTENT_TYPES, give_out
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm
from partnership.ui.words import plain_day
from reviews.asking import forms
from reviews.asking.models import Asking, Purpose, Question
from reviews.asking.rounds import rounds_of
from reviews.asking.services import drawing
from reviews.asking.side import side_by_side, written
from reviews.models import Incident, Review
from reviews.views.around import around_review

form_page = require_http_methods(["GET", "HEAD", "POST"])
of_review_page = right("view", Review, page="the information asked")
of_incident_page = right("view", Incident, page="the information asked")


@require_safe
@of_review_page
def of_review(request: PersonRequest, row: Review) -> HttpResponse:
    """The rounds of questions of a review."""
    context = around_review(request, row, "asked")
    context["lines"] = rounds_of(row, request.user, timezone.localdate())
    return render(request, "asking/of_review.html", context)


@require_safe
@of_incident_page
def of_incident(request: PersonRequest, row: Incident) -> HttpResponse:
    """The rounds of questions of an incident."""
    lines = rounds_of(row, request.user, timezone.localdate())
    context = {"incident": row, "rights": request.rights, "lines": lines}
    return render(request, "asking/of_incident.html", context)


@form_page
@right("change", Review)
def ask_review(request: PersonRequest, row: Review) -> HttpResponse:
    """Draw up questions for a review."""
    return _draw_up(request, row, (Purpose.SCOPING, Purpose.REPORT))


@form_page
@right("change", Incident)
def ask_incident(request: PersonRequest, row: Incident) -> HttpResponse:
    """Draw up questions for the rapid review of an incident, or to scope that of an adult."""
    purpose = Purpose.RAPID if row.is_child else Purpose.SCOPING
    return _draw_up(request, row, (purpose,))


def _draw_up(request: PersonRequest, case: Any, purposes: tuple[Purpose, ...]) -> HttpResponse:
    today, user = timezone.localdate(), request.user
    offered: dict[str, Any] = {"agencies": agencies_of(case.partnership, user)}
    if Purpose.RAPID in purposes:
        day = plain_day(drawing.default_day(case.partnership, today))
        offered["day_hint"] = f"Leave it empty for {day}, the partnership’s own time for summaries"
    known = names_here(case.partnership_id)
    initial = {"purpose": purposes[0]}
    form = forms.AskForm(typed(request), known=known, purposes=purposes, initial=initial, **offered)

    def do(**said: Any) -> Asking:
        return drawing.draw_up(case, drawing.Drawn(**said), by=user, today=today)

    said = "It is drawn up. Nobody is written to yet."
    to = case.get_absolute_url()
    page = around("Ask agencies", "Go on", kicker=case, back="the case", to=to, **_marks(case))
    page["standfirst"] = "Next you see who would get what. Nothing is sent before."
    return act(request, form, do, then=_address, said=said, page=page)


@require_safe
@right("view", Asking, lookup="pk", page="the answers side by side")
def asking(request: PersonRequest, row: Asking) -> HttpResponse:
    """One round: who would get what, or the answers side by side."""
    today = timezone.localdate()
    context: dict[str, Any] = {"row": row, "rights": request.rights, "today": today}
    if row.sent_at is None:
        context["would"] = drawing.preview(row, today)
        context["questions"] = row.questions.filter(dropped=False)
        return render(request, "asking/preview.html", context)
    context["side"] = side_by_side(row, request.user, today)
    return render(request, "asking/side.html", context)


@require_safe
@right("view", Asking, lookup="pk", page="the answers as a file")
def taken_away(request: PersonRequest, row: Asking, format: str) -> HttpResponse:
    """The answers side by side as Word or PDF."""
    if row.sent_at is None or format not in CONTENT_TYPES:
        raise Http404
    now = timezone.now()
    today = timezone.localdate(now)
    note_reading(request.user, row.case, f"answers of agencies as {format}", now=now)
    made = written(side_by_side(row, request.user, today), request.user, today)
    return give_out(request, made, format, f"answers-{row.case.reference}-{row.number}", now=now)


@form_page
@right("change", Asking, lookup="pk")
def add_question(request: PersonRequest, row: Asking) -> HttpResponse:
    """One more question, to all or to some."""
    agencies = [one.agency for one in row.asked.select_related("agency")]
    known = names_here(row.case.partnership_id)
    form = forms.QuestionForm(typed(request), known=known, agencies=agencies)
    do = partial(drawing.add_question, row, by=request.user)
    page, said = _page(row, "Add a question", "Add it"), "The question is added."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("change", Asking, lookup="pk")
def drop_question(request: PersonRequest, row: Asking, question: int) -> HttpResponse:
    """Take a question out."""
    found = get_object_or_404(Question, asking=row, pk=question, dropped=False)
    do = partial(drawing.drop_question, found, by=request.user)
    page = _page(row, "Take the question out", "Take it out", standfirst=found.words)
    form = PortalForm(typed(request))
    said = "The question is taken out."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("change", Asking, lookup="pk")
def withdraw(request: PersonRequest, row: Asking) -> HttpResponse:
    """Give up what was drawn up."""
    form = forms.WithdrawForm(typed(request), known=names_here(row.case.partnership_id))
    do = partial(drawing.withdraw, row, by=request.user)
    page, said = _page(row, "Do not send it", "Withdraw it"), "It is withdrawn."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("change", Asking, lookup="pk")
def send(request: PersonRequest, row: Asking) -> HttpResponse:
    """Ask the agencies."""
    if row.sent_at and request.method != "POST":
        return HttpResponseRedirect(row.get_absolute_url())
    today = timezone.localdate()
    nobody = [str(one.asked.agency) for one in drawing.preview(row, today) if not one.people]
    do = partial(drawing.send, row, by=request.user, today=today, now=timezone.now())
    page = _page(row, "Ask the agencies", "Send it", nobody=nobody)
    page["standfirst"] = f"The leads of each agency get a letter. By {plain_day(row.due_on)}."
    form, then = PortalForm(typed(request)), row.get_absolute_url()
    said = "The agencies are asked."
    return act(request, form, do, then=then, said=said, page=page, template="asking/send.html")


def _page(row: Asking, title: str, submit: str, **more: Any) -> dict[str, Any]:
    to = row.get_absolute_url()
    return around(title, submit, kicker=row, back="the questions", to=to, **_marks(row), **more)


def _marks(row: Any) -> dict[str, Any]:
    return {"marking": row.marking, "marked_because": row.marked_because}


def _address(row: Asking) -> str:
    return row.get_absolute_url()
