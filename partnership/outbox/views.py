"""The pages of what we send a person: how, and what it was."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from partnership.access.services import note_reading
from partnership.documents.giving import give_out
from partnership.outbox import services
from partnership.outbox.forms import PreferencesForm
from partnership.outbox.kinds import kinds_for
from partnership.outbox.models import Letter, Preference
from partnership.outbox.presenting import KEPT_DAYS, letters_to, standing
from partnership.outbox.written import letter_document
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

A_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: PersonRequest) -> HttpResponse:
    """What we send the reader: how each kind of letter comes."""
    kinds = kinds_for(set(request.user.offices_now))
    chosen = dict(Preference.objects.filter(person=request.user).values_list("kind", "way"))
    form = PreferencesForm(
        typed(request), kinds=[kind for kind in kinds if not kind.urgent], chosen=chosen
    )
    page = {"always": [kind for kind in kinds if kind.urgent], "digest_at": services.digest_time()}
    do, here = partial(_choose, request.user), reverse("outbox:preferences")
    template = "outbox/preferences.html"
    return act(
        request, form, do, then=here, said="Your choices are kept.", page=page, template=template
    )


def _choose(person: User, **ways: str) -> None:
    services.choose(person, ways)


@require_safe
def sent(request: PersonRequest) -> HttpResponse:
    """What we sent the reader lately, as far as they may still see what it is about."""
    rows = letters_to(request.user, now=timezone.now())
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [standing(letter) for letter in page.object_list]
    return render(request, "outbox/sent.html", {"page": page, "days": KEPT_DAYS})


@require_safe
def my_letter(request: PersonRequest, pk: int, format: str) -> HttpResponse:
    """One of the reader's own letters as a file."""
    now = timezone.now()
    letter = get_object_or_404(letters_to(request.user, now=now), pk=pk)
    return letter_file(request, letter, format)


def letter_file(request: PersonRequest, letter: Letter, format: str) -> HttpResponse:
    """A letter that the reader may see, as Word or PDF. raises: Http404 for another format."""
    now = timezone.now()
    written = letter_document(letter, request.user, timezone.localdate(now))
    name = f"letter-{letter.pk}"
    if letter.subject is not None:
        note_reading(request.user, letter.subject, f"taken away as {name}.{format}", now=now)
    return give_out(request, written, format, name, now=now)
