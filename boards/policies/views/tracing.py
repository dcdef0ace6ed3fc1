"""Pages of acts: which actions led to a version."""

from functools import partial

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from boards.models import Action
from boards.policies import forms
from boards.policies.models import Origin, Version
from boards.policies.services import tracing
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("keep", Version, lookup="pk")
def name_origin(request: PersonRequest, version: Version) -> HttpResponse:
    """Name an action that led to a version, by its reference."""
    form = forms.OriginForm(typed(request))
    document = version.document

    def do(*, reference: str) -> Origin:
        seen = Action.objects.visible_to(request.user).filter(reference=reference.strip().upper())
        action = seen.filter(partnership=document.partnership_id).first()
        if action is None:
            raise ValidationError({"reference": "No action here has this reference"})
        return tracing.name_origin(version, action, by=request.user)

    page = {
        "title": f"What led to version {version.number}?",
        "kicker": str(document),
        "submit_label": "Name it",
        "standfirst": "It is shown here and on the page of the action, to whoever may read both.",
        "cancel_url": document.get_absolute_url(),
        "cancel_label": "Back to the document",
    }
    then = document.get_absolute_url()
    return act(request, form, do, then=then, said="The action is named.", page=page)


@form_page
@right("keep", Origin, lookup="pk")
def drop_origin(request: PersonRequest, origin: Origin) -> HttpResponse:
    """Say that the action did not lead to it."""
    form = forms.WithdrawForm(typed(request))
    document = origin.version.document
    page = {
        "title": f"Take {origin.action} off version {origin.version.number}",
        "kicker": str(document),
        "submit_label": "Take it off",
        "cancel_url": document.get_absolute_url(),
        "cancel_label": "Back to the document",
    }
    do = partial(tracing.drop_origin, origin, by=request.user)
    then = document.get_absolute_url()
    return act(request, form, do, then=then, said="The action is taken off.", page=page)
