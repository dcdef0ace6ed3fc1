"""Links for whoever has no account: made and withdrawn by the service, opened by anybody."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.models import Partnership
from partnership.access.views import right
from partnership.links.services import DeadLink
from partnership.links.views import dead_link, unlogged
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews.forms import BecauseForm
from reviews.referrals.forms import LinkForm, ReferralForm, WordsForm
from reviews.referrals.links import open_referral_link, path_for
from reviews.referrals.models import ReferralLink
from reviews.referrals.services import handling, linking, referring
from reviews.referrals.views.referring import page_of_referral

form_page = require_http_methods(["GET", "HEAD", "POST"])
MOST = 100


@require_safe
@right("handle_referrals", Partnership, lookup="key")
def links(request: PersonRequest, row: Partnership) -> HttpResponse:
    """The links that were made, with the address of those that still open."""
    now = timezone.now()
    made = ReferralLink.objects.visible_to(request.user).filter(partnership=row)
    rows = [
        (one, f"{settings.PORTAL_ADDRESS}{path_for(one)}" if one.is_open(now) else "")
        for one in made.select_related("referral", "made_by")[:MOST]
    ]
    return render(request, "referrals/links.html", {"partnership": row, "rows": rows})


@form_page
@right("handle_referrals", Partnership, lookup="key")
def make_link(request: PersonRequest, row: Partnership) -> HttpResponse:
    """Make one."""
    form, to = LinkForm(typed(request)), reverse("referrals:links", args=[row.key])
    do = partial(linking.make_link, row, by=request.user, now=timezone.now())
    page = around("Make a link to refer a case", "Make it", kicker=row.name, back="links", to=to)
    said = "The link is made. Send it by your own secure mail."
    return act(request, form, do, then=to, said=said, page=page)


@form_page
@right("view", ReferralLink, lookup="pk")
def withdraw_link(request: PersonRequest, row: ReferralLink) -> HttpResponse:
    """Nobody opens it any more."""
    form, to = BecauseForm(typed(request)), reverse("referrals:links", args=[row.partnership.key])
    do = partial(linking.withdraw_link, row, by=request.user)
    page = around("Withdraw the link", "Withdraw it", kicker=row, back="links", to=to)
    return act(request, form, do, then=to, said="It opens nothing any more.", page=page)


@login_not_required
@form_page
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Refer a case without an account; afterwards, what became of it. Opening changes nothing."""
    try:
        link = open_referral_link(token, now=timezone.now())
    except DeadLink:
        return unlogged(dead_link(request))
    referral = getattr(link, "referral", None)
    return unlogged(_refer(request, link) if referral is None else _state(request, referral))


def _refer(request: HttpRequest, link: ReferralLink) -> HttpResponse:
    known = names_here(link.partnership_id)
    form = ReferralForm(typed(request), about=link.about, known=known)

    def do(**fields: Any) -> Any:
        return referring.refer_by_link(link, form.told(), now=timezone.now())

    page = page_of_referral(link.partnership, link.about) | {"made_for": link.made_for}
    said, to = "It is referred. Keep the link: this page tells what becomes of it.", path_for(link)
    return act(request, form, do, then=to, said=said, page=page, template="referrals/refer.html")


def _state(request: HttpRequest, referral: Any) -> HttpResponse:
    """What became of it, and a box for the answer while something is asked."""
    open_question = referral.questions.filter(answered_at__isnull=True).first()
    context: dict[str, Any] = {"row": referral, "question": open_question}
    if open_question is None or referral.end:
        return render(request, "referrals/state.html", context)
    known = names_here(referral.partnership_id)
    form = WordsForm(typed(request), label="Your answer", known=known)
    do = partial(handling.answer_question, referral, by=None, now=timezone.now())
    to, said = path_for(referral.link), "Your answer is sent."
    return act(request, form, do, then=to, said=said, page=context, template="referrals/state.html")
