"""An agency's lead answers by the link of the letter, signed in or not."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.relevant import services
from boards.relevant.forms import AnswerForm
from boards.relevant.letters import CONFIRM_BY_LINK
from boards.relevant.models import Confirmation
from boards.relevant.reading import entries_of
from partnership.links.services import DeadLink, Link, open_link
from partnership.links.views import dead_link, unlogged
from partnership.ui.acts import act, typed


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Say whether the entries are right: opening it changes nothing."""
    now = timezone.now()
    try:
        link = open_link(token, CONFIRM_BY_LINK, now=now)
        row = _asked(link)
        today, stands = timezone.localdate(now), {"said": row.said, "words": row.words}
        form = AnswerForm(typed(request), initial=stands)
        do = partial(services.answer_by_link, link, today=today, now=now)
        then = f"{reverse('relevant:answered')}?asked={row.pk}"
        page = {**_page(row), "answers_as": link.person, "entries": entries_of(row, today)}
        said, template = "The answer is with the partnership service.", "relevant/confirm.html"
        return unlogged(act(request, form, do, then=then, said=said, page=page, template=template))
    except DeadLink:
        return unlogged(dead_link(request))


def _asked(link: Link) -> Confirmation:
    """What the link asks about. raises: DeadLink once the lists are published."""
    row = link.subject
    if link.person is None or not isinstance(row, Confirmation) or not row.review.is_open:
        raise DeadLink
    return row


def _page(row: Confirmation) -> dict[str, Any]:
    return {
        "title": f"Entries of {row.agency}",
        "kicker": str(row.review.partnership),
        "submit_label": "Send the answer",
        "row": row,
    }


@login_not_required
@require_safe
def answered(request: HttpRequest) -> HttpResponse:
    """The answer by a link is written down; the words of the act stand above it."""
    asked = request.GET.get("asked", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 10
    page = reverse("relevant:confirm", args=[asked]) if known else "/"
    return render(request, "relevant/answered.html", {"page": page})
