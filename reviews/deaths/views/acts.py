"""Acts on one death."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Board, BoardKind, ListName, Meeting
from boards.models.board import Remit
from boards.sharing.bases import named
from boards.sharing.models import InformationRequest
from boards.sharing.services.asking import Asked, ask_for_information
from partnership.access.views import right
from partnership.agencies.models import Agency, Kind
from partnership.clock.rules import rule_for
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews.deaths import forms
from reviews.deaths.deadlines import MEETING, PANEL
from reviews.deaths.models import STAGES, Death, DeathPause, Suspected
from reviews.deaths.services import recording, reviewing

form_page = require_http_methods(["GET", "HEAD", "POST"])
BASIS = "CA2004-S16N"
SCORES = ("score_child", "score_social", "score_physical", "score_service")


def page_of(death: Death, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """What every form about a death shows."""
    marked = {"marking": death.marking, "marked_because": death.marked_because}
    to = death.get_absolute_url()
    return around(title, submit, kicker=death, back="the death", to=to, **marked, **more)


@form_page
@right("change", Death, lookup="pk")
def change(request: PersonRequest, death: Death) -> HttpResponse:
    """Correct its number elsewhere, or its panel."""
    today = timezone.localdate()
    stands = {"external_reference": death.external_reference, "panel": death.panel_id}
    panels = recording.panels_of(death.partnership, today)
    if death.panel_id:
        panels = panels | Board.objects.filter(pk=death.panel_id)
    form = forms.ChangeForm(typed(request), initial=stands, panels=panels)
    do = partial(recording.change_death, death, by=request.user, today=today)
    page, then = page_of(death, "Correct what is kept", "Save"), death.get_absolute_url()
    return act(request, form, do, then=then, said="The change is saved.", page=page)


@form_page
@right("change", Death, lookup="pk")
def stage(request: PersonRequest, death: Death, stage: str) -> HttpResponse:
    """Say when a stage was reached, or correct that day."""
    if stage not in recording.BY_STAGE_ALONE:
        raise Http404
    stands = getattr(death, stage)
    form = forms.StageForm(
        typed(request), initial={"on": stands}, label=STAGES[stage], corrects=bool(stands)
    )
    today = timezone.localdate()
    do = partial(recording.record_stage, death, stage, by=request.user, today=today)
    page, then = page_of(death, STAGES[stage], "Save"), death.get_absolute_url()
    return act(request, form, do, then=then, said="The day is recorded.", page=page)


@form_page
@right("change", Death, lookup="pk")
def suspicion(request: PersonRequest, death: Death) -> HttpResponse:
    """Is abuse or neglect known or suspected? Yes opens the practice-review route."""
    user, today = request.user, timezone.localdate()
    groups = Board.objects.visible_to(user, "record_incident").on(today)
    groups = groups.filter(partnership=death.partnership_id, kind=BoardKind.REVIEW)
    form = forms.SuspicionForm(
        typed(request),
        initial={"suspected": death.suspected},
        groups=groups.exclude(remit=Remit.ADULTS),
        councils=councils_of(death, request),
        known=names_here(death.partnership_id),
    )

    def do(suspected: str, **said: Any) -> Any:
        opened = reviewing.Suspicion(**said) if suspected == Suspected.YES else None
        return reviewing.answer_suspicion(death, opened, by=user, today=today)

    def said(incident: Any) -> str:
        if incident is None:
            return "Your answer is recorded."
        return f"Incident {incident} is recorded and its clock runs. The panel’s review is paused."

    page = page_of(death, "Is abuse or neglect suspected?", "Save the answer")
    page["standfirst"] = (
        "With a yes the council notifies the national Panel and the review group decides on a "
        "practice review. The overview panel waits for it and still reviews the death."
    )
    return act(request, form, do, then=death.get_absolute_url(), said=said, page=page)


def councils_of(death: Death, request: PersonRequest) -> Any:
    """The councils that are statutory partners today."""
    listed = death.partnership.listings.on(timezone.localdate())
    listed = listed.filter(list_name=ListName.STATUTORY)
    found = Agency.objects.visible_to(request.user).filter(kind=Kind.COUNCIL)
    return found.filter(pk__in=listed.values("agency")).order_by("name")


@form_page
@right("change", Death, lookup="pk")
def pause(request: PersonRequest, death: Death) -> HttpResponse:
    """The panel waits for another process."""
    form = forms.PauseForm(typed(request))
    do = partial(reviewing.pause, death, by=request.user, today=timezone.localdate())
    page = page_of(death, "Pause for another process", "Pause it")
    page["standfirst"] = "Paused is not closed: the panel reviews each death in the end."
    then = death.get_absolute_url()
    return act(request, form, do, then=then, said="It is paused.", page=page)


@form_page
@right("change", Death, lookup="pk")
def end_pause(request: PersonRequest, death: Death, number: int) -> HttpResponse:
    """The panel waits no longer."""
    row = DeathPause.objects.visible_to(request.user).filter(death=death, pk=number).first()
    if row is None:
        raise Http404
    form = forms.EndPauseForm(typed(request), known=names_here(death.partnership_id))
    do = partial(reviewing.end_pause, row, by=request.user, today=timezone.localdate())
    page = page_of(death, f"End the pause for {row.get_process_display()}", "End it")
    then = death.get_absolute_url()
    return act(request, form, do, then=then, said="The pause is ended.", page=page)


@form_page
@right("change", Death, lookup="pk")
def reviewed(request: PersonRequest, death: Death) -> HttpResponse:
    """What the panel found at a meeting."""
    today, corrects = timezone.localdate(), bool(death.reviewed_on)
    meetings = Meeting.objects.visible_to(request.user).filter(
        board=death.panel_id, held_on__lte=today
    )
    names = ("meeting", "category", "factors", "learning", *SCORES)
    stands = {name: getattr(death, name) for name in names} if corrects else {}
    stands |= {name: forms.score_as_typed(getattr(death, name)) for name in SCORES}
    known = names_here(death.partnership_id)
    form = forms.ReviewedForm(
        typed(request), initial=stands, meetings=meetings, corrects=corrects, known=known
    )

    def do(because: str = "", **said: Any) -> Death:
        outcome = reviewing.Outcome(**said)
        by = request.user
        return reviewing.record_review(death, outcome, by=by, today=today, because=because)

    page, then = page_of(death, "Reviewed by the panel", "Save"), death.get_absolute_url()
    if death.panel is None:
        page["standfirst"] = "Say first which panel reviews it: its meetings stand here then."
    return act(request, form, do, then=then, said="The panel’s review is recorded.", page=page)


@form_page
@right("change", Death, lookup="pk")
def late(request: PersonRequest, death: Death, code: str) -> HttpResponse:
    """Why a time of the guidance was passed."""
    if code not in (MEETING, PANEL):
        raise Http404
    stands = death.lates.filter(code=code).first()
    form = forms.LateForm(
        typed(request),
        initial={"reason": stands.reason if stands else ""},
        known=names_here(death.partnership_id),
    )
    do = partial(
        reviewing.explain_late, death, code=code, by=request.user, today=timezone.localdate()
    )
    page = page_of(death, f"Why late: {rule_for(code).title.lower()}", "Save")
    then = death.get_absolute_url()
    return act(request, form, do, then=then, said="The reason is recorded.", page=page)


@form_page
@right("change", Death, lookup="pk")
def ask(request: PersonRequest, death: Death) -> HttpResponse:
    """Ask an agency for information under the Act; the request itself is kept by its own room."""
    now, here = timezone.now(), death.partnership
    agencies = agencies_here(request.user, here.pk, timezone.localdate(now))
    form = forms.AskForm(typed(request), agencies=agencies, known=names_here(here.pk))
    services_of = Board.objects.filter(partnership=here, kind=BoardKind.SERVICE)
    board = death.panel or services_of.first()

    def do(**said: Any) -> InformationRequest:
        if board is None:
            raise ValidationError("Say first which panel reviews it: it is the one that asks.")
        asked = Asked(board=board, basis=BASIS, case_reference=death.reference, **said)
        when: dict[str, Any] = {"today": timezone.localdate(now), "now": now}
        return ask_for_information(here, asked, by=request.user, **when)

    page = page_of(death, "Ask for information", "Ask")
    page["standfirst"] = (
        f"Basis: {named(BASIS)}. Whoever is asked must comply. An answer that is late or refused "
        "goes to the chair."
    )
    then = death.get_absolute_url()
    return act(request, form, do, then=then, said="The agency is asked.", page=page)
