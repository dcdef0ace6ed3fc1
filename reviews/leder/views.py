"""Pages of LeDeR reviews: the register, one review, its acts, and counts."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.models import Board, Partnership
from partnership.access.services import offices_as_seen
from partnership.access.views import A_PAGE, right
from partnership.clock.models import Deadline, Moved
from partnership.people.requests import PersonRequest
from partnership.records.history import changes_of
from partnership.ui.acts import act, around, typed
from reviews.leder import forms, services
from reviews.leder.counting import SHOWS, lines, quarters
from reviews.leder.counting import register as rows_of
from reviews.leder.models import BY_FORM, STAGES, LederReview
from reviews.presenting import duty_lines

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("see_leder", Partnership, lookup="key")
def register(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The reviews of a partnership that the reader may see, filtered."""
    asked = request.GET.dict()
    page = Paginator(rows_of(partnership, request.user, asked), A_PAGE).get_page(asked.get("page"))
    show = asked["show"] if asked.get("show") in dict(SHOWS) else "open"
    context: dict[str, Any] = {"partnership": partnership, "page": page, "show": show}
    context |= {"shows": SHOWS, "lines": lines(page, timezone.localdate())}
    context |= {"rights": request.rights, "address": f"?{urlencode({'show': show})}"}
    return render(request, "leder/register.html", context)


@require_safe
@right("see_leder", Board, lookup="key")
def of_board(request: PersonRequest, board: Board) -> HttpResponse:
    """The reviews that a steering group oversees: the register."""
    return HttpResponseRedirect(reverse("leder:register", args=[board.partnership.key]))


@require_safe
@right("see_leder_counts", Partnership, lookup="key")
def counts(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Quarter by quarter."""
    context = {"partnership": partnership, "rights": request.rights}
    context["quarters"] = quarters(partnership, timezone.localdate())  # type: ignore[assignment]
    return render(request, "leder/counts.html", context)


@require_safe
@right("view", LederReview, lookup="pk", page="the LeDeR review")
def review(request: PersonRequest, row: LederReview) -> HttpResponse:
    """One review: its stage, its clock and what holds it up."""
    rows = LederReview.objects.select_related("group", "partnership").prefetch_related("holds")
    row, today = rows.get(pk=row.pk), timezone.localdate()
    context: dict[str, Any] = {"review": row, "rights": request.rights}
    context |= {
        "stages": [(n, words, getattr(row, n), n in BY_FORM) for n, words in STAGES.items()],
        "duties": duty_lines(Deadline.objects.about(row), today),
        "age": row.age(today),
        "adjusted": row.adjusted_age(today),
        "changes": changes_of(
            row, *row.holds.all(), as_seen=partial(offices_as_seen, request.user)
        ),
        "moves": Moved.objects.about(row),
    }
    return render(request, "leder/review.html", context)


@form_page
@right("record_leder", Partnership, lookup="key")
def record(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """A review becomes known."""
    today = timezone.localdate()
    form = forms.RecordForm(typed(request), groups=services.groups_of(partnership, today))
    do = partial(services.record_review, partnership, by=request.user, today=today)
    to = reverse("leder:register", args=[partnership.key])
    page = around(
        "Record a LeDeR review", "Record it", kicker=partnership, back="the register", to=to
    )
    page["standfirst"] = "A number and a stage alone. The case stays on the national platform."
    said = "It is recorded. Its six months run."
    return act(request, form, do, then=LederReview.get_absolute_url, said=said, page=page)


def _page(row: LederReview, title: str, submit: str) -> dict[str, Any]:
    marked = {"marking": row.marking, "marked_because": row.marked_because}
    to = row.get_absolute_url()
    return around(title, submit, kicker=row, back="the review", to=to, **marked)


@form_page
@right("change", LederReview, lookup="pk")
def stage(request: PersonRequest, row: LederReview, stage: str) -> HttpResponse:
    """Say when a stage was reached, or correct that day."""
    if stage not in BY_FORM:
        raise Http404
    stands = getattr(row, stage)
    form = forms.StageForm(
        typed(request), initial={"on": stands}, label=STAGES[stage], corrects=bool(stands)
    )
    do = partial(services.record_stage, row, stage, by=request.user, today=timezone.localdate())
    page, then = _page(row, STAGES[stage], "Save"), row.get_absolute_url()
    return act(request, form, do, then=then, said="The day is recorded.", page=page)


@form_page
@right("change", LederReview, lookup="pk")
def hold(request: PersonRequest, row: LederReview) -> HttpResponse:
    """Put it on hold."""
    do = partial(services.put_on_hold, row, by=request.user, today=timezone.localdate())
    page, then = _page(row, "Put the review on hold", "Put it on hold"), row.get_absolute_url()
    form = forms.HoldForm(typed(request))
    return act(request, form, do, then=then, said="It is on hold.", page=page)


@form_page
@right("change", LederReview, lookup="pk")
def end_hold(request: PersonRequest, row: LederReview) -> HttpResponse:
    """It goes on."""
    do = partial(services.end_hold, row, by=request.user, today=timezone.localdate())
    page, then = _page(row, "End the hold", "End it"), row.get_absolute_url()
    form = forms.EndHoldForm(typed(request))
    return act(request, form, do, then=then, said="It goes on.", page=page)


@form_page
@right("change", LederReview, lookup="pk")
def late(request: PersonRequest, row: LederReview) -> HttpResponse:
    """Why the six months were passed."""
    known, stands = names_here(row.partnership_id), {"reason": row.late_because}
    form = forms.LateForm(typed(request), initial=stands, known=known)
    do = partial(services.explain_late, row, by=request.user, today=timezone.localdate())
    page, then = _page(row, "Why late", "Save"), row.get_absolute_url()
    return act(request, form, do, then=then, said="The reason is recorded.", page=page)
