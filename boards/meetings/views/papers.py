"""Pages of papers: the pack as one file, versions and who opened them, withdrawal."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.meetings.forms import DropForm
from boards.meetings.models import BoundPack, Paper
from boards.meetings.packs import Plan
from boards.meetings.services import packs, papers
from boards.meetings.services.holding import is_issued
from boards.meetings.versions import versions_of
from boards.meetings.views.agenda import agenda_page
from boards.models import Meeting
from partnership.access.rates import too_often
from partnership.access.services import note_readings
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

A_MINUTE = 10  # packs that one person opens in a minute
NOT_YET = "The pack is not issued yet."
TOO_OFTEN = "You opened the pack many times in a minute. Wait a minute, then open it again."


@require_safe
@right("view", Meeting, lookup="pk", page="the pack")
def pack(request: PersonRequest, meeting: Meeting) -> Any:
    """The pack as one file, with what the reader may read at this moment."""
    now = timezone.now()
    if not is_issued(meeting):
        return _back(request, meeting, NOT_YET)
    if too_often("packs", request.user.pk, most=A_MINUTE, now=now):
        return _back(request, meeting, TOO_OFTEN)
    plan = packs.plan_for(meeting, request.user, today=timezone.localdate(now))
    row = packs.standing_pack(plan, now=now)
    if row is None or row.is_waiting:  # also where whoever was binding it was killed
        make = packs.bind if packs.is_small(plan) else packs.ask_for
        row = make(plan, by=request.user, now=now)
    return _given(request, plan, row, now)


def _back(request: PersonRequest, meeting: Meeting, words: str) -> HttpResponse:
    messages.error(request, words)
    return HttpResponseRedirect(agenda_page(meeting))


def _given(request: PersonRequest, plan: Plan, row: BoundPack, now: datetime) -> HttpResponseBase:
    """The file; or that it is being made, or cannot be. Asked anew: binding takes a while."""
    still = packs.plan_for(plan.meeting, request.user, today=timezone.localdate(now))
    if row.ready_at is None or still.key != row.key:
        failed = row.failed_because if still.key == row.key else ""
        context = {"meeting": plan.meeting, "because": failed}
        return render(request, "meetings/pack_wait.html", context, status=503 if failed else 200)
    try:
        file = default_storage.open(row.path)
    except FileNotFoundError:  # thrown away in this very moment
        return render(request, "meetings/pack_wait.html", {"meeting": plan.meeting})
    note_readings(request.user, plan.versions, "the pack", now=now)
    answer = FileResponse(
        file,
        as_attachment=True,
        filename=plan.file_name,
        content_type="application/pdf",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "no-store, private"
    return answer


@require_safe
@right("keep", Paper, lookup="pk")
def paper(request: PersonRequest, paper: Paper) -> HttpResponse:
    """Every version, its pages, and who opened it."""
    context = {"paper": paper, "item": paper.item, "versions": versions_of(paper, request.user)}
    return render(request, "meetings/paper.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@right("keep", Paper, lookup="pk")
def withdraw(request: PersonRequest, paper: Paper) -> HttpResponse:
    """Take the paper away from members."""
    do = partial(papers.withdraw_paper, paper, by=request.user)
    back = paper.get_absolute_url()
    page = {"title": f"Withdraw “{paper}”", "kicker": str(paper.item), "cancel_url": back}
    page |= {"submit_label": "Withdraw it", "cancel_label": "Back to the item"}
    page["standfirst"] = (
        "It is gone for members at once: from the agenda, the pack, search and downloads. "
        "What they fetched before stays with them. The partnership service keeps it."
    )
    said, form = "The paper is withdrawn.", DropForm(typed(request))
    return act(request, form, do, then=back, said=said, page=page)
