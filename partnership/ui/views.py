"""The pages about the portal itself, and the pages for when something goes wrong."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from partnership.ui.glossary import terms_in, terms_with
from partnership.ui.words import asked


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/accessibility.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    names = {
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }
    return render(request, "ui/privacy.html", names)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A refusal may carry its own words as `exception.refusal`; its message is never shown."""
    refusal = getattr(exception, "refusal", None)
    return render(request, "403.html", {"refusal": refusal}, status=403)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same words for what is absent and what is forbidden."""
    return render(request, "404.html", status=404)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    # Without a context: whatever broke the page must not break this one too.
    return HttpResponseServerError(get_template("500.html").render())


@login_not_required
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """What the short names stand for; ?q= leaves only the entries with these words."""
    words = asked(request.GET.get("q", ""))
    places: Callable[[Any], set[str]] = import_string(settings.PLACES)
    known = terms_in(places(request.user))
    context = {"words": words, "terms": terms_with(words, known), "in_all": len(known)}
    return render(request, "ui/glossary.html", context)
