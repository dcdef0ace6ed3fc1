"""Terms of reference: every version, the next one, and who approved which."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Board
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.months import KnownDay
from reviews.commissioning.forms.terms import ApproveForm, TermsForm
from reviews.commissioning.looking import terms_of
from reviews.commissioning.models import Terms
from reviews.commissioning.services import scoping as services
from reviews.commissioning.views.commissions import form_page
from reviews.models import Review
from reviews.views.around import around_review, on_review


def _page(row: Review, title: str, submit: str) -> dict[str, object]:
    there = Terms(review=row).get_absolute_url()
    return on_review(row, title, submit, cancel_url=there, cancel_label="Back to the terms")


@require_safe
@right("view", Review, page="the terms of reference")
def terms(request: PersonRequest, row: Review) -> HttpResponse:
    """What the review looks at, as it stands and as it stood."""
    context = around_review(request, row, "terms") | {"versions": terms_of(row)}
    return render(request, "commissioning/terms.html", context)


@form_page
@right("change", Review)
def write(request: PersonRequest, row: Review) -> HttpResponse:
    """The next version, which begins with the words of the newest."""
    newest, today = next(iter(terms_of(row)), None), timezone.localdate()
    agencies = agencies_here(request.user, row.partnership_id, today)
    stands = _standing(newest) if newest else {"after": 0}
    known = names_here(row.partnership_id)
    form = TermsForm(typed(request), initial=stands, agencies=agencies, known=known)
    do = partial(services.write_terms, row, by=request.user, today=today)
    title = "Write another version" if newest else "Write the terms of reference"
    page, then = _page(row, title, "Save this version"), Terms.get_absolute_url
    return act(request, form, do, then=then, said="The version is saved.", page=page)


def _standing(newest: Terms) -> dict[str, object]:
    return {
        "after": newest.number,
        "period_from": KnownDay(newest.period_from, newest.from_known_to),
        "period_to": KnownDay(newest.period_to, newest.to_known_to),
        "questions": newest.questions,
        "agencies": [str(one.agency_id) for one in newest.taking_part.all()],
    }


@form_page
@right("change", Review)
def approve(request: PersonRequest, row: Review, number: int) -> HttpResponse:
    """A body or somebody approved this version."""
    version = get_object_or_404(row.terms.select_related("review"), number=number)
    today = timezone.localdate()
    seen = Board.objects.visible_to(request.user).on(today)
    boards, known = seen.filter(partnership=row.partnership_id), names_here(row.partnership_id)
    form = ApproveForm(typed(request), boards=boards, known=known)
    do = partial(services.approve_terms, version, by=request.user, today=today)
    page = _page(row, f"Record an approval of version {number}", "Record it")
    then = version.get_absolute_url()
    return act(request, form, do, then=then, said="The approval is recorded.", page=page)
