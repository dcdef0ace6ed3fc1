"""The drafts of the report and what differs between two; the chain that signs it off."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.models import Board
from partnership.access.services import note_readings
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews.commissioning.forms.commission import WhyForm
from reviews.commissioning.forms.report import CompareForm, SendForm, StartForm, VersionForm
from reviews.commissioning.looking import chain_panel, draft_lines, held_up
from reviews.commissioning.models import Comparison, Version
from reviews.commissioning.rules import usual_steps
from reviews.commissioning.services import chain as signing
from reviews.commissioning.services import versions as services
from reviews.commissioning.views.commissions import form_page, known
from reviews.models import Review
from reviews.views.around import around_review, on_review

A_PAGE = 100  # parts of a comparison


def report_of(review: Review) -> str:
    """The address of the page of the report."""
    return reverse("commissioning:report", args=[review.address])


def words_around(review: Review, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """What a form about the report shows around it."""
    back = {"cancel_url": report_of(review), "cancel_label": "Back to the report"}
    return on_review(review, title, submit, **back, **more)


def _standing(request: PersonRequest, row: Review) -> Any:
    drafts = Version.objects.visible_to(request.user).filter(review=row)
    return drafts.filter(withdrawn_on__isnull=True)


@require_safe
@right("view", Review, page="the drafts and sign-off")
def report(request: PersonRequest, row: Review) -> HttpResponse:
    """Every draft, who has the report since when, and every move of its sign-off."""
    context = around_review(request, row, "report")
    context["drafts"] = draft_lines(row, request.user)
    context["panel"] = chain_panel(row, request.user, timezone.localdate())
    context["held_up"] = held_up(row)
    standing = [one.version for one in context["drafts"] if not one.version.withdrawn_on]
    context["compare"] = CompareForm(drafts=standing) if len(standing) > 1 else None
    return render(request, "commissioning/report.html", context)


@form_page
@right("change", Review)
def add(request: PersonRequest, row: Review) -> HttpResponse:
    """The next draft."""
    files, who = request.FILES or None, request.user
    form = VersionForm(typed(request), files, person=who, known=known(row))
    now = timezone.now()
    do = partial(services.add_version, row, by=who, today=timezone.localdate(now), now=now)
    page = words_around(row, "Add a draft of the report", "Add it")
    return act(request, form, do, then=report_of(row), said="The draft is here.", page=page)


@form_page
@right("change", Review)
def withdraw(request: PersonRequest, row: Review, number: int) -> HttpResponse:
    """A wrong file goes out of sight."""
    draft = get_object_or_404(row.versions, number=number)
    form = WhyForm(typed(request), known=known(row))
    do = partial(services.withdraw_version, draft, by=request.user, today=timezone.localdate())
    page = words_around(row, f"Withdraw draft {number}", "Withdraw it")
    page["standfirst"] = "From then on it is open to the partnership service alone."
    return act(request, form, do, then=report_of(row), said="The draft is withdrawn.", page=page)


@form_page
@right("view", Review)
def compare(request: PersonRequest, row: Review) -> HttpResponse:
    """Have two drafts compared."""
    form = CompareForm(typed(request), drafts=_standing(request, row))

    def then(found: Comparison) -> str:
        args = [row.address, found.older.number, found.newer.number]
        return reverse("commissioning:comparison", args=args)

    do = partial(services.ask_comparison, now=timezone.now())
    page = words_around(row, "Compare two drafts", "Compare them")
    return act(request, form, do, then=then, said="The comparison was asked for.", page=page)


@require_safe
@right("view", Review, page="a comparison of drafts")
def comparison(request: PersonRequest, row: Review, older: int, newer: int) -> HttpResponse:
    """What differs between two drafts, or that they are being compared."""
    seen = _standing(request, row)
    one, other = (get_object_or_404(seen, number=number) for number in (older, newer))
    found = get_object_or_404(Comparison.objects.filter(older=one), newer=other)
    note_readings(request.user, [one, other], "a comparison of drafts", now=timezone.now())
    context = around_review(request, row, "report")
    context |= {"found": found, "older": one, "newer": other}
    context["counts"] = _counts(found)
    context["page"] = Paginator(found.parts, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "commissioning/comparison.html", context)


def _counts(found: Comparison) -> dict[str, int]:
    kinds = [part[0] for part in found.parts]
    return {kind: kinds.count(kind) for kind in ("new", "gone", "changed")}


# --- the chain ----------------------------------------------------------------------------


@form_page
@right("change", Review)
def start(request: PersonRequest, row: Review) -> HttpResponse:
    """Who agrees, one after the other: as is usual, unless it is changed here."""
    today = timezone.localdate()
    usual = {step.kind.value: step.body for step in usual_steps(row, today)}
    stands = {**usual, "panel": "yes" if "panel" in usual else "no"}
    seen = Board.objects.visible_to(request.user).on(today)
    form = StartForm(
        typed(request), initial=stands, boards=seen.filter(partnership=row.partnership_id)
    )
    do = partial(signing.start_chain, row, by=request.user, today=today)
    page = words_around(row, "Begin the sign-off", "Begin it")
    page["standfirst"] = "The report cannot be signed off until each of these has agreed."
    return act(request, form, do, then=report_of(row), said="The sign-off has begun.", page=page)


@form_page
@right("change", Review)
def send(request: PersonRequest, row: Review) -> HttpResponse:
    """A draft goes on to the next body."""
    form = SendForm(typed(request), drafts=_standing(request, row), known=known(row))
    now = timezone.now()
    do = partial(signing.send_on, row, by=request.user, today=timezone.localdate(now), now=now)
    panel = chain_panel(row, request.user, timezone.localdate(now))
    who = f" to {panel.next.who}" if panel and panel.next else ""
    page = words_around(row, f"Send the report on{who}", "Send it on")
    return act(request, form, do, then=report_of(row), said="It is sent on.", page=page)


@form_page
@right("sign_off", Review)
def withdraw_chain(request: PersonRequest, row: Review) -> HttpResponse:
    """Another chain is to be set."""
    form = WhyForm(typed(request), known=known(row))
    do = partial(signing.withdraw_chain, row, by=request.user)
    page = words_around(row, "Withdraw the sign-off chain", "Withdraw it")
    page["standfirst"] = "What each body said stays in the log and no longer counts."
    return act(request, form, do, then=report_of(row), said="The chain is withdrawn.", page=page)
