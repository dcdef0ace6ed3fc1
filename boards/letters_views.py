"""Pages of letters, shared mailboxes and vacant roles, for those who look after a partnership."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards import letters as posted
from boards import mailboxes as shared
from boards.filling import openings
from boards.forms import EndMailboxForm, MailboxForm
from boards.models import Board
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.outbox import services
from partnership.outbox.models import Mailbox
from partnership.outbox.presenting import standing
from partnership.outbox.views import letter_file
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.words import plain_day

A_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def letters(request: PersonRequest) -> HttpResponse:
    """The letters about what the reader looks after: which went, which wait, which failed."""
    now, show = timezone.now(), request.GET.get("show", "")
    show, rows = posted.letters_asked(request.user, show, now=now, today=timezone.localdate(now))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [standing(letter) for letter in page.object_list]
    context = {"page": page, "show": show, "shows": posted.SHOWS.items()}
    return render(request, "outbox/letters.html", context)


@require_safe
def letter_as_file(request: PersonRequest, pk: int, format: str) -> HttpResponse:
    """One of them as Word or PDF."""
    today = timezone.localdate()
    posted.require_somewhere(request.user, posted.SEE_LETTERS, on=today)
    letter = get_object_or_404(posted.letters_seen(request.user, on=today), pk=pk)
    return letter_file(request, letter, format)


@require_POST
def letter_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Have one letter tried again at the next pass."""
    said = "It is tried again at the next pass, within a minute."
    return _handle(request, pk, services.try_again, said)


@require_POST
def letter_aside(request: PersonRequest, pk: int) -> HttpResponse:
    """Give one letter up."""
    return _handle(request, pk, services.set_aside, "The letter is set aside.")


def _handle(request: PersonRequest, pk: int, do: Any, said: str) -> HttpResponse:
    posted.require_somewhere(request.user, posted.SEE_LETTERS, on=timezone.localdate())
    seen = posted.letters_seen(request.user, on=timezone.localdate())
    letter = get_object_or_404(seen, pk=pk)
    try:
        do(letter, by=request.user, now=timezone.now())
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    else:
        messages.success(request, said)
    return HttpResponseRedirect(reverse("boards:letters"))


@require_safe
def vacancies(request: PersonRequest) -> HttpResponse:
    """Every role that nobody holds today, in the partnerships that the reader looks after."""
    today = timezone.localdate()
    found = openings(
        posted.vacancies_seen(request.user, today), request.user, today, back="vacancies"
    )
    return render(request, "boards/vacancies.html", {"vacant": found, "today": today})


@require_safe
@right("keep_mailboxes", Board, lookup="key")
def board_mailboxes(request: PersonRequest, board: Board) -> HttpResponse:
    """The shared mailboxes of a board or group."""
    return _mailboxes(request, board, "board")


@require_safe
@right("keep_mailboxes", Agency, lookup="key")
def agency_mailboxes(request: PersonRequest, agency: Agency) -> HttpResponse:
    """The shared mailboxes of an agency."""
    return _mailboxes(request, agency, "agency")


@form_page
@right("keep_mailboxes", Board, lookup="key")
def add_board_mailbox(request: PersonRequest, board: Board) -> HttpResponse:
    """Add a shared mailbox to a board or group."""
    return _add(request, board, "board")


@form_page
@right("keep_mailboxes", Agency, lookup="key")
def add_agency_mailbox(request: PersonRequest, agency: Agency) -> HttpResponse:
    """Add a shared mailbox to an agency."""
    return _add(request, agency, "agency")


@form_page
@right("keep_mailboxes", Board, lookup="key")
def end_board_mailbox(request: PersonRequest, board: Board, pk: int) -> HttpResponse:
    """End a shared mailbox of a board or group."""
    return _end(request, board, "board", pk)


@form_page
@right("keep_mailboxes", Agency, lookup="key")
def end_agency_mailbox(request: PersonRequest, agency: Agency, pk: int) -> HttpResponse:
    """End a shared mailbox of an agency."""
    return _end(request, agency, "agency", pk)


def _mailboxes(request: PersonRequest, body: Any, sort: str) -> HttpResponse:
    rows = shared.mailboxes_of(body, request.user, on=timezone.localdate())
    for row in rows:
        row.end_url = reverse(f"boards:end_{sort}_mailbox", args=[body.key, row.mailbox.pk])
    context = {"body": body, "rows": rows, "add_url": _page("add_{}_mailbox", body, sort)}
    context["sort"] = sort
    return render(request, "outbox/mailboxes.html", context)


def _add(request: PersonRequest, body: Any, sort: str) -> HttpResponse:
    do = partial(shared.share_mailbox, body, by=request.user, now=timezone.now())
    page = _around(body, sort, "Add a shared mailbox", "Add it")
    page["standfirst"] = (
        "It gets copies of letters about what this body is asked about: reference and title alone. "
        "It cannot sign in. Only people act, under their own name."
    )
    said, form = "The shared mailbox is added.", MailboxForm(typed(request))
    return act(request, form, do, then=page["cancel_url"], said=said, page=page)


def _end(request: PersonRequest, body: Any, sort: str, pk: int) -> HttpResponse:
    box: Mailbox = get_object_or_404(
        shared.mailbox_of(body, pk, request.user, on=timezone.localdate())
    )
    do = partial(services.end_mailbox, box, by=request.user, today=timezone.localdate())
    page = _around(body, sort, "End a shared mailbox", "End it at once")
    page["standfirst"] = f"{box.address}, from {plain_day(box.starts_on)}. Nothing goes there then."
    said, form = "The shared mailbox has ended.", EndMailboxForm(typed(request))
    return act(request, form, do, then=page["cancel_url"], said=said, page=page)


def _around(body: Any, sort: str, title: str, submit_label: str) -> dict[str, str]:
    return {
        "title": title,
        "kicker": str(body),
        "submit_label": submit_label,
        "cancel_url": _page("{}_mailboxes", body, sort),
    }


def _page(name: str, body: Any, sort: str) -> str:
    return reverse(f"boards:{name.format(sort)}", args=[body.key])
