"""What was said of a report by those who had a copy, and the regard had to it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews import services
from reviews.forms import CommentForm, RegardForm
from reviews.models import Review
from reviews.views.around import on_review

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("change", Review)
def record_comment(request: PersonRequest, row: Review) -> HttpResponse:
    """The Panel, the Secretary of State or Ofsted said something about the report."""
    form = CommentForm(typed(request))
    do = partial(services.record_comment, row, by=request.user, today=timezone.localdate())
    page = on_review(row, "Record comments on the report", "Record them")
    return act(request, form, do, then=row.get_absolute_url(), said="Comments recorded.", page=page)


@form_page
@right("change", Review)
def have_regard(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """How the partners had regard to what was said."""
    comment = get_object_or_404(row.comments, pk=pk)
    form = RegardForm(typed(request), initial={"regard": comment.regard})
    do = partial(services.have_regard, comment, by=request.user, today=timezone.localdate())
    page = on_review(row, f"Have regard: {comment}", "Record it", standfirst=comment.words)
    return act(request, form, do, then=row.get_absolute_url(), said="Recorded.", page=page)
