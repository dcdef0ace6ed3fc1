"""Pages of the survey: opened and read by the board, answered by anybody with its address."""

import secrets
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audits import forms
from audits.gap import FEW, gaps
from audits.models import Cycle, Return, Survey
from audits.services import surveying
from partnership.access.views import right
from partnership.links.views import dead_link, unlogged
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("change", Cycle, lookup="pk")
def open_it(request: PersonRequest, row: Cycle) -> HttpResponse:
    """Open the survey of a cycle, or move its last day."""
    do = partial(surveying.open_survey, row, by=request.user, now=timezone.now())
    to = row.get_absolute_url()
    page = around("Open a survey of practitioners", "Open it", kicker=row, back="the cycle", to=to)
    page["standfirst"] = (
        "Whoever has its address can answer. It keeps neither who answered nor when."
    )
    form = forms.OpenSurveyForm(typed(request))
    return act(request, form, do, then=to, said="The survey is open.", page=page)


@require_safe
@right("view", Cycle, lookup="pk")
def gap(request: PersonRequest, row: Cycle) -> HttpResponse:
    """What agencies and their practitioners say, standard by standard."""
    survey = Survey.objects.filter(cycle=row).first()
    context: dict[str, Any] = {"cycle": row, "survey": survey, "few": FEW}
    if survey is not None:
        context["gaps"] = gaps(survey, Return.objects.visible_to(request.user))
        context["address"] = f"{settings.PORTAL_ADDRESS}{survey.get_absolute_url()}"
    return render(request, "audits/gap.html", context)


@login_not_required
@form_page
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the survey."""
    survey = surveying.find_survey(token)
    if survey is None:
        return unlogged(dead_link(request))
    context = {"survey": survey, "title": "How safe is it where you work?"}
    today = timezone.localdate()
    if today > survey.closes_on:
        return unlogged(render(request, "audits/survey_closed.html", context))
    once = secrets.token_hex(16)
    agencies, asked = surveying.asked_of(survey), surveying.twins(survey.cycle)
    form = forms.SurveyForm(typed(request), agencies=agencies, asked=asked, initial={"once": once})

    def do(agency: Any, **_: Any) -> None:
        drawn = form.cleaned_data["once"] or once
        surveying.reply(survey, agency, form.answers(), once=drawn, today=today)

    page = context | {"submit_label": "Send your answers"}
    page["standfirst"] = "Nobody learns who you are. It takes two minutes."
    said, then = "Thank you. Your answers are counted.", survey.get_absolute_url()
    return unlogged(act(request, form, do, then=then, said=said, page=page))
