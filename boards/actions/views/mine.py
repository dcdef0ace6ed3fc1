"""All of one's own actions on one page, signed in or by the link of the monthly letter."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.actions.forms import AllMineForm
from boards.actions.mine import last_said, mine, said_of, typed_about
from boards.actions.models import Update
from boards.actions.monthly import open_page
from boards.actions.rag import label_of, tint_of
from boards.actions.services.updating import update_many
from boards.known_names import names_here
from boards.models import Partnership
from partnership.links.services import DeadLink
from partnership.links.views import dead_link, unlogged
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])
A_PAGE = 25
NOTHING = "Nothing is written yet. Write about at least one action."


@form_page
def all_mine(request: PersonRequest) -> HttpResponse:
    """Signed in: all actions that one answers for, whatever the partnership."""
    return _page(request, request.user, None)


@login_not_required
@form_page
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """By the link of a letter: those of its partnership. Opening it changes nothing."""
    try:
        person, partnership = open_page(token, now=timezone.now())
    except DeadLink:
        return unlogged(dead_link(request))
    return unlogged(_page(request, person, partnership))


def _page(request: HttpRequest, person: User, partnership: Partnership | None) -> HttpResponse:
    today = timezone.localdate()
    lost, data = 0, typed(request)
    page = Paginator(mine(person, today, partnership), A_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    if request.method == "POST":
        rows, lost = typed_about(request.POST, person, today, partnership)
    known = names_here(*{row.partnership_id for row in rows})
    form = AllMineForm(data, actions=rows, known=known)
    do = _doing(rows, person, by_link=partnership is not None)
    said_last = last_said(rows, person, today)
    context = {
        "page": page,
        "lines": [_line(row, said_last.get(row.pk), fields, today) for row, fields in form.parts],
        "person": person,
        "partnership": partnership,
        "address": "?",
    }
    said, back = partial(_said, lost), request.get_full_path()
    return act(request, form, do, then=back, said=said, page=context, template="actions/mine.html")


def _line(row: Any, last: Update | None, fields: list[Any], today: Any) -> dict[str, Any]:
    """An action with its state, what was said of it last and the service's answer, its boxes."""
    return {
        "row": row,
        "last": last,
        "verdict": getattr(last, "verdict", None),
        "fields": fields,
        "state": (label_of(row.computed), tint_of(row.computed)),
        "late": row.is_late_on(today),
    }


def _doing(rows: list[Any], person: User, *, by_link: bool) -> Callable[..., int]:
    def do(*, said: dict[int, dict[str, Any]]) -> int:
        if not said:
            raise ValidationError(NOTHING)
        now = timezone.now()
        who: dict[str, Any] = {"by": person, "today": timezone.localdate(now), "now": now}
        return len(update_many(said_of(rows, said), by_link=by_link, **who))

    return do


def _said(lost: int, number: int) -> str:
    """How many were written down, and that something was not."""
    words = "One update is" if number == 1 else f"{number} updates are"
    gone = " What was typed about an action that is no longer yours was not kept." if lost else ""
    return f"{words} written down.{gone}"
