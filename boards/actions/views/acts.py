"""Acts on one action, each a page: raise, update, move, close, open again, hand over."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.actions import forms
from boards.actions.services import closing, moving, raising, updating
from boards.actions.services.closing import Done
from boards.actions.services.raising import NOBODY, Asked, raise_action
from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Action, Board, Meeting, SourceKind
from partnership.access.views import right
from partnership.people.models import Appointment, User
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])
A_YEAR_OF_MEETINGS = 26


def now_of(request: PersonRequest) -> dict[str, Any]:
    """Who acts, on which day, at which moment: what the services ask for."""
    now = timezone.now()
    return {"by": request.user, "today": timezone.localdate(now), "now": now}


def page_about(action: Action, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """What the page of an act says besides its form."""
    kicker, to = f"{action}: {action.what[:200]}", action.get_absolute_url()
    return around(title, submit, kicker=kicker, back="the action", to=to, **more)


def known_in(action: Action) -> Iterable[str]:
    """Names that may stand in words about it."""
    return names_here(action.partnership_id)


def meetings_of(board: Board, user: User) -> Any:
    """The newest meetings of the board that this person may see."""
    seen = Meeting.objects.visible_to(user).filter(board=board)
    newest = seen.order_by("-held_on").values_list("pk", flat=True)[:A_YEAR_OF_MEETINGS]
    return Meeting.objects.filter(pk__in=list(newest)).select_related("board").order_by("-held_on")


def person_called(email: str, user: User, field: str = "owner") -> User | None:
    """The person of this address, among those `user` may see. raises: ValidationError."""
    if not email:
        return None
    found: User | None = User.objects.visible_to(user).filter(email=email.lower()).first()
    if found is None:
        raise ValidationError({field: NOBODY})
    return found


def colleague_called(email: str, action: Action, user: User) -> User | None:
    """The same, or somebody who works for the agency that owns the action: its lead, who sees no
    other accounts, names a colleague. raises: ValidationError."""
    posts = Appointment.objects.visible_to(user).on(timezone.localdate())
    held = posts.filter(agency=action.owner_agency_id, person__email=email.lower())
    found = held.select_related("person").first() if email else None
    return found.person if found else person_called(email, user)


@form_page
@right("raise_action", Board, lookup="key")
def raise_one(request: PersonRequest, board: Board) -> HttpResponse:
    """A board or group asks an agency to do something."""
    agencies = agencies_here(request.user, board.partnership_id, timezone.localdate())
    meetings = meetings_of(board, request.user)
    known = names_here(board.partnership_id)
    offered: dict[str, Any] = {"agencies": agencies, "meetings": meetings, "known": known}
    form = forms.RaiseActionForm(typed(request), **offered)
    do = partial(_raise, board, request)
    page = {"title": "Raise an action", "kicker": board.name, "submit_label": "Raise it"}
    page["cancel_url"] = board.get_absolute_url()
    said = "The action is raised."
    return act(request, form, do, then=Action.get_absolute_url, said=said, page=page)


def _raise(
    board: Board, request: PersonRequest, *, owner_email: str, meeting: Meeting | None, **asked: Any
) -> Action:
    person = person_called(owner_email, request.user, "owner_email")
    if meeting is not None:
        asked |= {"source_kind": SourceKind.MEETING}
    today = timezone.localdate()
    whole = Asked(owner=person, **asked)
    return raise_action(board, whole, by=request.user, today=today, source=meeting)


@form_page
@right("update", Action, lookup="pk")
def update(request: PersonRequest, action: Action) -> HttpResponse:
    """The owner says how it stands."""
    who: dict[str, Any] = {"person": request.user, "known": known_in(action)}
    form = forms.UpdateForm(typed(request), request.FILES or None, **who)

    def do(*, evidence: Any, **said: Any) -> Any:
        whole = updating.Said(**said)
        return updating.add_update(action, whole, evidence=evidence, **now_of(request))

    page = page_about(action, "Say how it stands", "Send the update")
    page["standfirst"] = "What you said before stays. The service accepts it or says why not."
    back, said = action.get_absolute_url(), "Your update is written down."
    return act(request, form, do, then=back, said=said, page=page)


@form_page
@right("move", Action, lookup="pk")
def move(request: PersonRequest, action: Action) -> HttpResponse:
    """Move the due day, or ask for another."""
    do = partial(moving.move_due, action, **now_of(request))
    page = page_about(action, "Another due day", "Send it")
    page["standfirst"] = _who_agrees(action, request)
    form = forms.MoveForm(typed(request), known=known_in(action))
    back = action.get_absolute_url()
    return act(request, form, do, then=back, said=_moved, page=page)


def _who_agrees(action: Action, request: PersonRequest) -> str:
    if moving.needs_chair(action, timezone.localdate()):
        return "The day has moved before: the chair of the group or the Independent Chair agrees."
    if "change" in request.rights:
        return "The day moves at once. The first due day stays to be seen."
    return "The partnership service agrees to it or says why not."


def _moved(done: Any) -> str:
    return "The due day is moved." if done.agreed else "The other day is asked for."


@form_page
@right("close", Action, lookup="pk")
def close(request: PersonRequest, action: Action) -> HttpResponse:
    """Close it, or propose to."""
    who: dict[str, Any] = {"person": request.user, "known": known_in(action)}
    form = forms.CloseActionForm(typed(request), request.FILES or None, **who)

    def do(**done: Any) -> Any:
        return closing.close(action, Done(**done), **now_of(request))

    at_once = "change" in request.rights
    title, submit = ("Close the action", "Close it") if at_once else ("Propose to close", "Send it")
    page = page_about(action, title, submit)
    if not at_once:
        page["standfirst"] = "The partnership service closes it or says why not."
    back = action.get_absolute_url()
    return act(request, form, do, then=back, said=_closed, page=page)


def _closed(done: Any) -> str:
    return "The action is closed." if done.agreed else "It is proposed to close the action."


@form_page
@right("reopen", Action, lookup="pk")
def reopen(request: PersonRequest, action: Action) -> HttpResponse:
    """Open a closed action again."""
    do = partial(closing.reopen, action, **now_of(request))
    page = page_about(action, "Open the action again", "Open it again")
    form = forms.ReopenForm(typed(request), known=known_in(action))
    back = action.get_absolute_url()
    return act(request, form, do, then=back, said="The action is open again.", page=page)


@form_page
@right("change", Action, lookup="pk")
def judge(request: PersonRequest, action: Action) -> HttpResponse:
    """The unit judges how it stands."""
    do = partial(updating.judge, action, **now_of(request))
    page = page_about(action, "Judge how it stands", "Save")
    page["standfirst"] = "What is computed stays beside your judgement."
    form = forms.JudgeForm(typed(request), known=known_in(action))
    back = action.get_absolute_url()
    return act(request, form, do, then=back, said="Your judgement is written down.", page=page)


@form_page
@right("hand_over", Action, lookup="pk")
def hand_over(request: PersonRequest, action: Action) -> HttpResponse:
    """Say who owns it from now on."""

    def do(*, owner: str, because: str) -> Action:
        who: dict[str, Any] = {"by": request.user, "today": timezone.localdate()}
        person = colleague_called(owner, action, request.user)
        return raising.hand_over(action, owner=person, because=because, **who)

    initial = {"owner": action.owner.email if action.owner else ""}
    page = page_about(action, "Say who owns it", "Save")
    form, back = forms.HandOverForm(typed(request), initial=initial), action.get_absolute_url()
    return act(request, form, do, then=back, said="The owner is changed.", page=page)


@form_page
@right("change", Action, lookup="pk")
def discussed(request: PersonRequest, action: Action) -> HttpResponse:
    """Note that a meeting spoke of it."""
    meetings = meetings_of(action.board, request.user)
    form = forms.DiscussedForm(typed(request), meetings=meetings, known=known_in(action))
    do = partial(raising.note_discussed, action, by=request.user)
    page = page_about(action, "A meeting spoke of it", "Save")
    back, said = action.get_absolute_url(), "The meeting is noted."
    return act(request, form, do, then=back, said=said, page=page)
