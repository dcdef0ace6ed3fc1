"""Pages of what follows from an entry: an action, a challenge."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.actions.services.raising import Asked
from boards.challenges.models import Challenge
from boards.challenges.people import responder_called
from boards.challenges.services import Asked as AskedOfAgency
from boards.external import forms, services
from boards.external.figures import boards_for
from boards.external.models import ExternalEntry
from boards.external.views.acts import agencies_of, moment, page_about
from boards.models import Action, Board
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _offered(entry: ExternalEntry, request: PersonRequest, right_: str) -> dict[str, Any]:
    """The boards on whose behalf the reader may do it, and the agencies that may be asked."""
    return {
        "boards": boards_for(entry, request.user, right_, timezone.localdate()),
        "agencies": agencies_of(entry.partnership, request),
    }


@form_page
@right("raise_action", ExternalEntry, lookup="pk")
def raise_action(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """Raise an action because of it."""
    form = forms.ActionForm(typed(request), **_offered(entry, request, "raise_action"))

    def do(*, board: Board, **said: Any) -> Action:
        today = timezone.localdate()
        asked = Asked(raised_on=today, **said)
        return services.raise_action_from(entry, board, asked, by=request.user, today=today)

    page = page_about(entry, "Raise an action", "Raise it")
    page["standfirst"] = "The whole group and the agency that owns it read the action."
    then, said = Action.get_absolute_url, "The action is raised. It links to the entry."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("raise_action", ExternalEntry, lookup="pk")
def link_action(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """Link an action that was raised before."""
    form = forms.LinkForm(typed(request), actions=services.may_be_linked(entry, request.user))
    do = partial(services.link_action, entry, by=request.user)
    page = page_about(entry, "Link an action that was raised before", "Link it")
    page["standfirst"] = "Actions whose source of this kind stands in words alone. They are kept."
    then, said = entry.get_absolute_url(), "The action is linked."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("challenge", ExternalEntry, lookup="pk")
def challenge(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """Raise a challenge because of it."""
    form = forms.ChallengeForm(typed(request), **_offered(entry, request, "challenge"))

    def do(*, board: Board, responder: str, **said: Any) -> Challenge:
        asked = AskedOfAgency(responder=responder_called(responder, said["agency"]), **said)
        return services.raise_challenge_from(entry, board, asked, **moment(request))

    page = page_about(entry, "Raise a challenge", "Raise it")
    page["standfirst"] = "The whole group and the agency that is asked read the challenge."
    then, said = Challenge.get_absolute_url, "The challenge is raised and the agency is written to."
    return act(request, form, do, then=then, said=said, page=page)
