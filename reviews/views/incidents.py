"""Incidents: the register, one incident with its clock, and the acts on it."""

from datetime import date
from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.authority import with_authority
from boards.models import Board, Decision
from boards.models.board import Remit
from boards.rooms import doors_of, parts_of
from partnership.access.services import offices_as_seen
from partnership.access.views import right
from partnership.clock.models import Deadline, Moved
from partnership.people.requests import PersonRequest
from partnership.records.dated import KnownTo
from partnership.records.history import changes_of
from partnership.ui.acts import act, typed
from partnership.ui.words import known_day
from reviews import services
from reviews.forms import CorrectDayForm, DayForm, DissentForm, IncidentForm
from reviews.models import About, Incident
from reviews.national import national
from reviews.presenting import duty_lines
from reviews.views.around import on_incident

A_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def incidents(request: PersonRequest) -> HttpResponse:
    """The register of incidents the reader may see, newest first."""
    seen = Incident.objects.visible_to(request.user)
    rows = seen.select_related("board", "council", "review")
    boards = Board.objects.visible_to(request.user, "record_incident")
    groups = boards.on(timezone.localdate()).filter(kind="review")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "groups": groups}
    return render(request, "reviews/incidents.html", context)


@form_page
@right("record_incident", Board, lookup="key")
def record_incident(request: PersonRequest, board: Board) -> HttpResponse:
    """A serious incident becomes known."""
    form = IncidentForm(typed(request), board=board)
    about = About.ADULT if board.remit == Remit.ADULTS else About.CHILD
    do = partial(
        services.record_incident, board, about=about, by=request.user, today=timezone.localdate()
    )
    page = {
        "title": "Record a serious incident",
        "kicker": board.name,
        "submit_label": "Record it",
        "cancel_url": reverse("reviews:incidents"),
    }
    then = Incident.get_absolute_url
    return act(request, form, do, then=then, said="Incident recorded. Its clock runs.", page=page)


@require_safe
@right("view", Incident, page="the incident")
def incident(request: PersonRequest, row: Incident) -> HttpResponse:
    """One incident: what is due, what was done, what was decided."""
    today = timezone.localdate()
    seen = Decision.objects.visible_to(request.user).filter(incident=row)
    decision = next(iter(with_authority(seen.select_related("taken_by"))), None)
    context = {
        "incident": row,
        "rights": request.rights,
        "duties": duty_lines(Deadline.objects.about(row), today),
        "decision": decision,
        "answers": row.answers.all(),
        "dissents": row.dissents.select_related("agency"),
        "review": getattr(row, "review", None),
        "changes": changes_of(
            row,
            *row.informed.all(),
            *row.replies.all(),
            as_seen=partial(offices_as_seen, request.user),
        ),
        "doors": doors_of(row, request.rights),
        "parts": parts_of(row, request.user, today),
        "moves": Moved.objects.about(row),
        "national": national(row, today) if row.is_serious else None,
    }
    return render(request, "reviews/incident.html", context)


@form_page
@right("change", Incident)
def record_notice(request: PersonRequest, row: Incident) -> HttpResponse:
    """The council told the Panel."""
    form = _day_form(row.notified_on)(
        typed(request),
        initial={"on": row.notified_on},
        label="When was the Panel notified?",
        noun="The day of the notice",
        hint="The council became aware: " + known_day(row.became_aware_on, row.aware_known_to),
    )
    do = partial(services.record_notice, row, by=request.user, today=timezone.localdate())
    page = on_incident(row, "Record the notice to the Panel")
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="Notice recorded.", page=page)


@form_page
@right("change", Incident)
def record_partners_told(request: PersonRequest, row: Incident) -> HttpResponse:
    """The council told the safeguarding partners."""
    form = _day_form(row.partners_told_on)(
        typed(request),
        initial={"on": row.partners_told_on},
        label="When were the safeguarding partners told?",
        noun="The day they were told",
        hint="Of this area and of every other area that it concerns",
    )
    do = partial(services.record_partners_told, row, by=request.user, today=timezone.localdate())
    page = on_incident(row, "Record that the partners were told")
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="Recorded.", page=page)


@form_page
@right("change", Incident)
def record_rapid_review(request: PersonRequest, row: Incident) -> HttpResponse:
    """The rapid review went to the Panel."""
    form = _day_form(row.rapid_review_sent_on)(
        typed(request),
        initial={"on": row.rapid_review_sent_on},
        label="When was the rapid review sent to the Panel?",
        noun="The day it was sent",
    )
    do = partial(services.record_rapid_review, row, by=request.user, today=timezone.localdate())
    page = on_incident(row, "Record the rapid review")
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="Rapid review recorded.", page=page)


@form_page
@right("change", Incident)
def say_aware(request: PersonRequest, row: Incident) -> HttpResponse:
    """The day on which the council became aware turns out; so far only its month was known."""
    label, noun = "When did the council become aware?", "The day the council knew"
    form = DayForm(typed(request), label=label, noun=noun, hint=known_hint(row.became_aware_on))
    do = partial(services.say_aware, row, by=request.user, today=timezone.localdate())
    page, then = on_incident(row, "Say the day"), row.get_absolute_url()
    return act(request, form, do, then=then, said="The day is recorded.", page=page)


def known_hint(kept: date) -> str:
    """What is known so far."""
    return f"So far known: {known_day(kept, KnownTo.MONTH)}"


@form_page
@right("change", Incident)
def record_dissent(request: PersonRequest, row: Incident) -> HttpResponse:
    """An agency did not agree with what was decided."""
    form = DissentForm(typed(request), incident=row)
    do = partial(services.record_dissent, row, by=request.user, today=timezone.localdate())
    page, then = on_incident(row, "Record dissent"), row.get_absolute_url()
    return act(request, form, do, then=then, said="Dissent recorded.", page=page)


def _day_form(recorded: date | None) -> type[DayForm]:
    """A day that stands is corrected with a reason; the first one needs none."""
    return CorrectDayForm if recorded else DayForm
