"""The commissions of a review: their page, and the acts on them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from partnership.access.views import right
from partnership.funding.models import Cost
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.money import pounds
from partnership.ui.words import plain_day
from reviews.commissioning.forms.commission import (
    ChangeCommissionForm,
    CommissionForm,
    ConflictForm,
    EndCommissionForm,
    InvoiceForm,
    OnForm,
    RuleForm,
    StatementForm,
    WhyForm,
)
from reviews.commissioning.looking import commission_lines, held_up, in_all, terms_of
from reviews.commissioning.models import Commission
from reviews.commissioning.services import commissions as services
from reviews.models import Review
from reviews.views.around import around_review, on_review

form_page = require_http_methods(["GET", "HEAD", "POST"])


def page_of(review: Review) -> str:
    """The address of the page that shows the commissions."""
    return reverse("commissioning:commission", args=[review.address])


def words_around(review: Review, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """What a form about a commission shows around it."""
    back = {"cancel_url": page_of(review), "cancel_label": "Back to the commission"}
    return on_review(review, title, submit, **back, **more)


def known(review: Review) -> Iterator[str]:
    """Names that may stand in words: those of the place, and who is commissioned."""
    yield from (name for row in review.commissions.all() for name in (row.name, row.firm) if name)
    yield from names_here(review.partnership_id)


def _commission(review: Review, pk: int) -> Commission:
    rows = review.commissions.select_related("review__board")
    found: Commission = get_object_or_404(rows, pk=pk)
    return found


@require_safe
@right("view", Review, page="the commission")
def commission(request: PersonRequest, row: Review) -> HttpResponse:
    """Who is commissioned, on what terms, how independent, what is due and what it costs."""
    context = around_review(request, row, "commission")
    lines = commission_lines(row, timezone.localdate())
    judged = Commission.objects.visible_to(request.user, "judge").filter(review=row)
    context |= {"lines": lines, "in_all": in_all(lines), "held_up": held_up(row)}
    context |= {"terms": terms_of(row)[:1], "may_judge": judged.exists()}
    return render(request, "commissioning/commission.html", context)


@form_page
@right("change", Review)
def commission_reviewer(request: PersonRequest, row: Review) -> HttpResponse:
    """Commission somebody."""
    form = CommissionForm(typed(request))
    today = timezone.localdate()
    do = partial(services.commission_reviewer, row, by=request.user, today=today)
    page = words_around(row, "Commission a reviewer", "Save the commission")
    return act(request, form, do, then=page_of(row), said="The commission is saved.", page=page)


@form_page
@right("change", Review)
def change(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """What was agreed changes."""
    one = _commission(row, pk)
    names = ("firm", "method", "basis", "days_agreed", "pence")
    stands = {name: getattr(one, name) for name in names}
    form = ChangeCommissionForm(typed(request), initial=stands)
    do = partial(services.change_commission, one, by=request.user)
    page = words_around(row, f"Change what was agreed with {one.name}", "Save")
    return act(request, form, do, then=page_of(row), said="The change is saved.", page=page)


@form_page
@right("change", Review)
def end(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """The commission ends."""
    one = _commission(row, pk)
    form = EndCommissionForm(typed(request), known=known(row))
    do = partial(services.end_commission, one, by=request.user, today=timezone.localdate())
    page = words_around(row, f"End the commission of {one.name}", "End it")
    return act(request, form, do, then=page_of(row), said="The commission is ended.", page=page)


@form_page
@right("change", Review)
def statement(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """A statement of independence came."""
    one = _commission(row, pk)
    form = StatementForm(typed(request), known=known(row))
    do = partial(services.record_statement, one, by=request.user, today=timezone.localdate())
    page = words_around(row, f"Record the statement of {one.name}", "Record it")
    return act(request, form, do, then=page_of(row), said="The statement is here.", page=page)


@form_page
@right("judge", Commission, lookup="pk")
def accept(request: PersonRequest, row: Commission, number: int) -> HttpResponse:
    """The statement is enough."""
    said = get_object_or_404(row.statements, pk=number)
    do = partial(services.accept_statement, said, by=request.user, today=timezone.localdate())
    page = words_around(row.review, "Accept the statement of independence", "Accept it")
    page["standfirst"] = f"{row.name} stated on {plain_day(said.stated_on)}: {said.words}"
    then, form = page_of(row.review), OnForm(typed(request))
    return act(request, form, do, then=then, said="The statement is accepted.", page=page)


@form_page
@right("change", Review)
def conflict(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """A conflict of interest was declared."""
    one = _commission(row, pk)
    form = ConflictForm(typed(request), known=known(row))
    do = partial(services.declare_conflict, one, by=request.user, today=timezone.localdate())
    page = words_around(row, f"Record a conflict that {one.name} declared", "Record it")
    said = "The conflict is here. It waits for a ruling."
    return act(request, form, do, then=page_of(row), said=said, page=page)


@form_page
@right("judge", Commission, lookup="pk")
def rule(request: PersonRequest, row: Commission, number: int) -> HttpResponse:
    """Whether the work goes on."""
    declared = get_object_or_404(row.conflicts, pk=number)
    form = RuleForm(typed(request), known=known(row.review))
    do = partial(services.rule_on_conflict, declared, by=request.user, today=timezone.localdate())
    page = words_around(row.review, "Rule on a conflict of interest", "Save the ruling")
    page["standfirst"] = f"{row.name} declared: {declared.what}"
    then = page_of(row.review)
    return act(request, form, do, then=then, said="The ruling is saved.", page=page)


@form_page
@right("change", Review)
def invoice(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """An invoice came."""
    one = _commission(row, pk)
    form = InvoiceForm(typed(request), known=known(row))
    do = partial(services.post_invoice, one, by=request.user, today=timezone.localdate())
    page = words_around(row, f"Post an invoice of {one.who}", "Post it")

    def said(cost: Cost) -> str:
        return f"{pounds(cost.pence)} is posted."

    return act(request, form, do, then=page_of(row), said=said, page=page)


@form_page
@right("change", Review)
def reverse_invoice(request: PersonRequest, row: Review, pk: int, number: int) -> HttpResponse:
    """A posting was wrong."""
    one = _commission(row, pk)
    cost = get_object_or_404(Cost.objects.about(one), pk=number)
    form = WhyForm(typed(request), known=known(row))
    today = timezone.localdate()
    do = partial(services.reverse_invoice, one, cost, by=request.user, today=today)
    page = words_around(row, f"Reverse {pounds(cost.pence)}, {cost.what}", "Reverse it")
    page["standfirst"] = "The posting stays, and an entry below it takes the sum back."
    return act(request, form, do, then=page_of(row), said="It is reversed.", page=page)
