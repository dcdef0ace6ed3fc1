"""The page of those who are not in yet, and the letter that invites one of them anew."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from boards import services
from boards.models import Partnership
from boards.waiting import waiting_in, with_invitations
from partnership.access.views import right
from partnership.people.requests import PersonRequest

A_PAGE = 50
here = right("arrange", Partnership, lookup="key")


@require_safe
@here
def waiting(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Everybody who holds an office here and cannot work yet, by name."""
    today = timezone.localdate()
    page = Paginator(waiting_in(partnership, today), A_PAGE).get_page(request.GET.get("page"))
    rows = with_invitations(list(page.object_list), partnership, request.user, today)
    context = {"partnership": partnership, "page": page, "rows": rows}
    return render(request, "boards/waiting.html", context)


@require_POST
@here
def send_again(request: PersonRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write the invitation of one of them anew."""
    now = timezone.now()
    found = waiting_in(partnership, timezone.localdate(now))
    person = get_object_or_404(found, pk=pk)
    try:
        services.invite_again(person, by=request.user, now=now)
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    else:
        messages.success(request, f"A new letter with a new link goes to {person.email}.")
    return HttpResponseRedirect(reverse("boards:waiting", args=[partnership.key]))
