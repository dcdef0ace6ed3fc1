"""Who holds no office today is signed out; whose office needs a second factor shows one."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import is_valid_path, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from partnership.access.standing import offices_of_reader
from partnership.people import factors
from partnership.ui.words import plain_day

NO_OFFICE = "You hold no office today, so you were signed out. Ring the partnership service."
BEGINS = "Your office begins on {}: sign in again from that day."
ACCOUNT = "account/"
# All that somebody may open who has a second factor and has not shown it in this session: the
# pages that change factors stay shut, or a password alone would set up another.
BEFORE_IT_IS_SHOWN = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_logout"}


class InOffice:
    """Ends the session of a person whose last office has ended, whatever page they ask for.

    What only reads is told here which offices its reader holds: see access.known.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.method in {"GET", "HEAD"}:
            reader = offices_of_reader(request.user, on=timezone.localdate())
            request.user.known_offices, request.user.offices_now = reader, reader.offices()
        if request.user.is_authenticated and not request.user.offices_now:
            begins = request.user.next_office_on
            logout(request)
            messages.info(request, BEGINS.format(plain_day(begins)) if begins else NO_OFFICE)
        return self.get_response(request)


class SecondFactor:
    """Keeps a session without a second factor out, however it came to be (ASVS 6.3.3).

    Public pages are open to such a session as to anybody, and tell it nothing more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Asked once, by whoever asks first: a refusal before any view may, see ui.context.
        half_way = SimpleLazyObject(lambda: _owes_one(request))
        request.half_way = half_way  # type: ignore[attr-defined]
        # Where there is no view, the page that says so would name whoever is signed in.
        if not is_valid_path(request.path_info) and half_way:
            request.user = AnonymousUser()
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.half_way:  # type: ignore[attr-defined]
            return None
        kinds = set(factors.factors_of(request.user).values_list("type", flat=True))
        if _is_open(request, has_one=bool(kinds)):
            return None
        if not getattr(view, "login_required", True) and not _is_of_account(request):
            request.user = AnonymousUser()
            return None
        return HttpResponseRedirect(_where_to(request, kinds))


def _owes_one(request: HttpRequest) -> bool:
    """Whether this person must have shown a second factor and has not."""
    if not request.user.is_authenticated or not factors.must_have(request.user):
        return False
    if getattr(request, "token", None):  # dead unless made with a factor shown: tokens.use
        return False
    return not factors.opened_with_one(request)


def _is_of_account(request: HttpRequest) -> bool:
    """Of the sign-in library's own pages, not what other rooms keep under the same address: a key
    for programs made there would lead around the second factor."""
    match = request.resolver_match
    return bool(match and match.route.startswith(ACCOUNT) and not match.namespace)


def _is_open(request: HttpRequest, *, has_one: bool) -> bool:
    """Whether this page is needed to set one up, or to show the one that is there."""
    match = request.resolver_match
    return _is_of_account(request) and (
        not has_one or bool(match and match.url_name in BEFORE_IT_IS_SHOWN)
    )


def _where_to(request: HttpRequest, kinds: set[str]) -> str:
    if not kinds:
        return reverse("mfa_index")
    with_app = Authenticator.Type.TOTP in kinds
    page = reverse("mfa_reauthenticate" if with_app else "mfa_reauthenticate_webauthn")
    asked = request.get_full_path() if request.method == "GET" else "/"
    return f"{page}?{urlencode({'next': asked})}"
