"""The national bodies on an incident's page: told of the decision, and the Panel's reply."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews import services
from reviews.forms import InformedForm, RegardForm, ReplyForm
from reviews.models import Incident
from reviews.views.around import on_incident

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("change", Incident)
def record_informed(request: PersonRequest, row: Incident) -> HttpResponse:
    """The Panel, the Secretary of State or Ofsted was told what was decided."""
    form = InformedForm(typed(request), incident=row)
    do = partial(services.record_informed, row, by=request.user, today=timezone.localdate())
    page, then = on_incident(row, "Record who was told of the decision"), row.get_absolute_url()
    return act(request, form, do, then=then, said="Recorded.", page=page)


@form_page
@right("change", Incident)
def record_reply(request: PersonRequest, row: Incident) -> HttpResponse:
    """The Panel wrote back on the rapid review."""
    form = ReplyForm(typed(request))
    do = partial(services.record_reply, row, by=request.user, today=timezone.localdate())
    page, then = on_incident(row, "Record the Panel’s reply"), row.get_absolute_url()
    return act(request, form, do, then=then, said="Reply recorded.", page=page)


@form_page
@right("change", Incident)
def have_regard_to_reply(request: PersonRequest, row: Incident, pk: int) -> HttpResponse:
    """How the partners had regard to what the Panel wrote."""
    reply = get_object_or_404(row.replies, pk=pk)
    form = RegardForm(typed(request), initial={"regard": reply.regard})
    do = partial(services.have_regard_to_reply, reply, by=request.user, today=timezone.localdate())
    page = on_incident(row, "Have regard to the Panel’s reply", standfirst=reply.words)
    return act(request, form, do, then=row.get_absolute_url(), said="Recorded.", page=page)
