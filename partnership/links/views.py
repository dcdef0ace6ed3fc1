"""The page of an invitation. Opening it changes nothing; sending its form does."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from partnership.links.forms import FirstPasswordForm
from partnership.links.invitations import accept_invitation, open_invitation
from partnership.links.services import DeadLink
from partnership.ui.acts import act, typed


def dead_link(request: HttpRequest) -> HttpResponse:
    """The same words whatever is wrong with a link."""
    return render(request, "links/dead.html", status=410)


def unlogged(response: HttpResponse) -> HttpResponse:
    """The address holds a token: no other page is told it (ASVS 14.2.1).

    Not `no-referrer`: browsers then send no true origin with the form, which is refused.
    """
    response["Referrer-Policy"] = "strict-origin"
    return response


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody new sets their first password."""
    now = timezone.now()
    try:
        person = open_invitation(token, now=now)[1]
        form = FirstPasswordForm(typed(request), person=person)
        do = partial(accept_invitation, token, now=now)
        page = {"title": "Set your password", "submit_label": "Set the password"}
        page["standfirst"] = f"For {person}. You sign in with {person.email}."
        sign_in = reverse("account_login")
        said = f"The password of {person} is set. Sign in with it and {person.email}."
        return unlogged(act(request, form, do, then=sign_in, said=said, page=page))
    except DeadLink:
        return unlogged(dead_link(request))
