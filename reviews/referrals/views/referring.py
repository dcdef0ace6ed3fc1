"""Pages of whoever refers a case, and the page of one referral."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Partnership
from partnership.access.services import can
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.people.requests import PersonRequest
from partnership.records.history import changes_of
from partnership.ui.acts import act, around, typed
from reviews.models import About
from reviews.referrals.forms import AgencyReferralForm, ReferralForm, WordsForm
from reviews.referrals.looking import SHOW, alike, register, waited
from reviews.referrals.models import Referral
from reviews.referrals.services import handling, referring

A_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def referrals(request: PersonRequest) -> HttpResponse:
    """The referrals the reader may read, and where they can refer a case."""
    show = "all" if request.GET.get("show") == "all" else "open"
    page = Paginator(register(request.user, show), A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    places = Partnership.objects.visible_to(request.user, "refer_case")
    handled = Partnership.objects.visible_to(request.user, "handle_referrals")
    context = {"page": page, "rows": [(row, waited(row, today)) for row in page]}
    context |= {"show": show, "shows": list(SHOW.items()), "places": places, "handled": handled}
    return render(request, "referrals/referrals.html", context)


@form_page
@right("refer_case", Partnership, lookup="key")
def refer(request: PersonRequest, row: Partnership, about: str) -> HttpResponse:
    """A case is referred by somebody who is signed in."""
    if about not in About.values:
        raise Http404
    now = timezone.now()
    known = names_here(row.pk)
    if can(request.user, "handle_referrals", row):
        agencies = agencies_here(request.user, row.pk, timezone.localdate(now))
        form: ReferralForm = ReferralForm(
            typed(request), about=about, agencies=agencies, known=known
        )
    else:
        own = Agency.objects.visible_to(request.user, "invite")  # whose lead the reader is
        form = AgencyReferralForm(typed(request), about=about, agencies=own, known=known)

    def do(**fields: Any) -> Referral:
        agency = form.chosen_agency()
        return referring.refer(
            row, form.told(), about=about, agency=agency, by=request.user, now=now
        )

    page = page_of_referral(row, about)
    page["cancel_url"], page["cancel_label"] = reverse("referrals:referrals"), "Back to referrals"
    then = Referral.get_absolute_url
    return act(
        request,
        form,
        do,
        then=then,
        said=lambda made: f"Referred under {made}. The partnership service is told.",
        page=page,
        template="referrals/refer.html",
    )


def page_of_referral(partnership: Partnership, about: str) -> dict[str, Any]:
    """The words around the form."""
    child = about == About.CHILD
    return {
        "title": "Refer the case of a child" if child else "Refer the case of an adult",
        "kicker": partnership.name,
        "standfirst": "For a review of how agencies worked together. It is no report that "
        "somebody is at risk.",
        "submit_label": "Refer it",
    }


@require_safe
@right("view", Referral, lookup="pk", page="the referral")
def referral(request: PersonRequest, row: Referral, reference: str) -> HttpResponse:
    """One referral: what was told, what was asked, what became of it."""
    handles = "change" in request.rights
    context: dict[str, Any] = {"row": row, "rights": request.rights, "handles": handles}
    context["questions"] = row.questions.select_related("asked_by", "answered_by")
    context["waited"] = waited(row, timezone.localdate())
    if handles:
        context["alike"] = alike(row, request.user) if not row.end else None
        context["changes"] = changes_of(row)
        opens = row.incident is not None and can(request.user, "view", row.incident)
        context["case"] = row.incident if opens else None
    return render(request, "referrals/referral.html", context)


@form_page
@right("answer", Referral, lookup="pk")
def answer(request: PersonRequest, row: Referral, reference: str) -> HttpResponse:
    """Whoever referred answers what is asked."""
    form = WordsForm(typed(request), label="Your answer", known=names_here(row.partnership_id))
    do = partial(handling.answer_question, row, by=request.user, now=timezone.now())
    to = row.get_absolute_url()
    page = around("Answer", "Send it", kicker=row, back="the referral", to=to)
    question = row.questions.filter(answered_at__isnull=True).first()
    page["standfirst"] = question.words if question else "Nothing is asked at present."
    return act(request, form, do, then=to, said="Your answer is sent.", page=page)
