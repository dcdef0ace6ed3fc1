"""One's own feeds and keys, and the calendar feed itself."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnership.access.rates import too_often
from partnership.access.views import right
from partnership.people.factors import opened_with_one
from partnership.people.requests import PersonRequest
from partnership.tokens import services
from partnership.tokens.calendars import calendar_of
from partnership.tokens.forms import TokenForm
from partnership.tokens.models import Purpose, Token
from partnership.ui.acts import take_errors, typed


@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: PersonRequest) -> HttpResponse:
    """My feeds and keys, and a form for a new one."""
    form = TokenForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            shown = opened_with_one(request)
            made = services.make(
                **form.cleaned_data, by=request.user, now=timezone.now(), with_factor=shown
            )
        except ValidationError as refused:
            take_errors(form, refused)
        else:
            return _shown_once(request, *made)
    mine = Token.objects.visible_to(request.user).live()
    return render(request, "tokens/mine.html", {"form": form, "tokens": list(mine)})


def _shown_once(request: PersonRequest, token: Token, secret: str) -> HttpResponse:
    """201, not a redirect: a secret kept for the next page would lie in the session."""
    is_feed = token.purpose == Purpose.CALENDAR
    path = reverse("feeds:calendar", args=[secret])
    shown = f"{settings.PORTAL_ADDRESS}{path}" if is_feed else secret
    context = {"token": token, "shown": shown, "is_feed": is_feed}
    return render(request, "tokens/made.html", context, status=201)


@require_POST
@right("view", Token, lookup="pk")
def revoke(request: PersonRequest, token: Token) -> HttpResponse:
    """From now on this feed or key opens nothing."""
    services.revoke(token, now=timezone.now())
    messages.success(request, f"“{token.name}” is revoked. It opens nothing any more.")
    return HttpResponseRedirect(reverse("tokens:mine"))


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of whoever this secret belongs to. 404 for any other, whatever the reason."""
    now = timezone.now()
    today = timezone.localdate(now)
    token = services.use(secret, Purpose.CALENDAR, today=today)
    if token is None:
        raise Http404
    if too_often("feeds", token.pk, most=settings.FEEDS_A_MINUTE, now=now):
        return HttpResponse("Wait a minute.", status=429, content_type="text/plain; charset=utf-8")
    body = calendar_of(token.person, today=today, now=now)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="meetings.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    return answer
