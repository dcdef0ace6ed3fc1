"""One step of a sign-off: for whoever chairs the body, who may not read the review itself."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.known_names import names_here
from boards.models import Meeting
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews.commissioning.forms.report import AgreeForm, BackForm, ReopenForm
from reviews.commissioning.looking import TINTS
from reviews.commissioning.models import State, Step
from reviews.commissioning.rules import holding
from reviews.commissioning.services import chain as services
from reviews.commissioning.views.commissions import form_page
from reviews.commissioning.views.report import report_of
from reviews.models import Review

MEETINGS_OFFERED = 24


@require_safe
@right("view", Step, lookup="pk")
def step(request: PersonRequest, row: Step) -> HttpResponse:
    """Since when the body has the report, and what happened here."""
    review, held = row.chain.review, row.state == State.HELD
    context: dict[str, Any] = {"step": row, "review": review, "rights": request.rights}
    context["tint"] = TINTS[State(row.state)]
    context["moves"] = row.moves.select_related("recorded_by", "version", "meeting")
    context["is_held"], context["is_agreed"] = held, row.state == State.AGREED
    context["holder"] = holding(row, timezone.localdate())
    context["reads_review"] = Review.objects.visible_to(request.user).filter(pk=review.pk).exists()
    return render(request, "commissioning/step.html", context)


def _meetings(request: PersonRequest, row: Step) -> list[Meeting]:
    if row.body is None:
        return []
    seen = Meeting.objects.visible_to(request.user).held_by(timezone.localdate())
    return list(seen.filter(board=row.body)[:MEETINGS_OFFERED])


def _page(row: Step, title: str, submit: str, **more: Any) -> dict[str, Any]:
    kicker = f"{row.chain.review.reference}, {row.who}"
    to = row.get_absolute_url()
    return around(title, submit, kicker=kicker, back="the step", to=to, **more)


def _said(request: PersonRequest, row: Step) -> dict[str, Any]:
    names = names_here(row.chain.review.partnership_id)
    return {"meetings": _meetings(request, row), "known": names}


@form_page
@right("agree", Step, lookup="pk")
def agree(request: PersonRequest, row: Step) -> HttpResponse:
    """The body agrees."""
    form = AgreeForm(typed(request), **_said(request, row))
    do = partial(services.agree, row, by=request.user, today=timezone.localdate())
    draft = f" to draft {row.version.number}" if row.version else ""
    page = _page(row, f"Record that {row.who} agrees{draft}", "It agrees")
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="The agreement is recorded.", page=page)


@form_page
@right("agree", Step, lookup="pk")
def send_back(request: PersonRequest, row: Step) -> HttpResponse:
    """The body sends it back."""
    before = list(row.chain.steps.filter(number__lt=row.number).select_related("body"))
    form = BackForm(typed(request), before=before, **_said(request, row))
    now = timezone.now()
    do = partial(services.send_back, row, by=request.user, today=timezone.localdate(now), now=now)
    page = _page(row, "Send the report back", "Send it back")
    then = _after(request, row)
    return act(request, form, do, then=then, said="The report is sent back.", page=page)


@form_page
@right("agree", Step, lookup="pk")
def reopen(request: PersonRequest, row: Step) -> HttpResponse:
    """The agreement no longer holds."""
    form = ReopenForm(typed(request), **_said(request, row))
    do = partial(services.reopen, row, by=request.user, today=timezone.localdate())
    page = _page(row, "Open the step again", "Open it again")
    page["standfirst"] = "Every later step is open again too."
    then = _after(request, row)
    return act(request, form, do, then=then, said="The step is open again.", page=page)


def _after(request: PersonRequest, row: Step) -> str:
    """Where one goes when the step may lie no longer before the body that one chairs."""
    review = row.chain.review
    if Review.objects.visible_to(request.user).filter(pk=review.pk).exists():
        return report_of(review)
    return reverse("reporting:home")
