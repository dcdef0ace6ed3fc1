"""The living page of the look's components, for those who set a partnership up."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards.models import Partnership
from partnership.people.requests import PersonRequest
from partnership.ui.specimens import groups


@require_safe
def components(request: PersonRequest) -> HttpResponse:
    """Every component in every state.

    raises: Http404 for whoever may not set a partnership up.
    """
    if not Partnership.objects.visible_to(request.user, "arrange").exists():
        raise Http404
    return render(request, "boards/components.html", {"groups": groups()})
