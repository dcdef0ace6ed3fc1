"""/healthz: for the person or machine that watches the portal."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.jobs.services import health


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Database, queue, last and next beat. 503 when the database is away or beat is stale."""
    state = health(timezone.now())
    response = JsonResponse(state, status=200 if state["ok"] else 503)
    response["Cache-Control"] = "no-store"
    return response
