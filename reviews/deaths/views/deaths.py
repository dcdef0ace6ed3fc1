"""Pages of deaths: the register, one death, and a new one."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from boards.models import Board, Partnership
from boards.sharing.models import InformationRequest
from partnership.access.services import offices_as_seen
from partnership.access.views import A_PAGE, right
from partnership.clock.models import Deadline, Moved
from partnership.people.requests import PersonRequest
from partnership.records.history import changes_of
from partnership.ui.acts import act, around, typed
from reviews.deaths.forms import RecordForm
from reviews.deaths.models import STAGES, Death
from reviews.deaths.models.death import DOMAINS
from reviews.deaths.registering import SHOWS, lines, whole
from reviews.deaths.registering import register as rows_of
from reviews.deaths.services import recording
from reviews.models import Incident, Review
from reviews.presenting import duty_lines

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("see_deaths", Partnership, lookup="key")
def register(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The deaths of a partnership that the reader may see, filtered."""
    asked = request.GET.dict()
    rows = rows_of(partnership, request.user, asked)
    page = Paginator(rows, A_PAGE).get_page(asked.get("page"))
    show = asked["show"] if asked.get("show") in dict(SHOWS) else "open"
    chosen = {"show": show, "year": asked.get("year", "")}
    context: dict[str, Any] = {"partnership": partnership, "page": page, "chosen": chosen}
    context |= {"shows": SHOWS, "lines": lines(page, timezone.localdate())}
    context |= {"rights": request.rights, "address": f"?{urlencode(chosen)}"}
    return render(request, "deaths/register.html", context)


@require_safe
@right("view", Death, lookup="pk", page="the child death")
def death(request: PersonRequest, row: Death) -> HttpResponse:
    """One death: its status, its clock, and the ways on."""
    row, user, today = (
        whole(Death.objects.filter(pk=row.pk)).get(),
        request.user,
        timezone.localdate(),
    )
    asked = InformationRequest.objects.visible_to(user)
    asked = asked.filter(partnership=row.partnership_id, case_reference=row.reference)
    requests = [(one, *one.standing(today)) for one in asked.select_related("agency")]
    context: dict[str, Any] = {"death": row, "rights": request.rights, "requests": requests}
    context |= {
        "duties": duty_lines(Deadline.objects.about(row), today),
        "incident": Incident.objects.visible_to(user).filter(pk=row.incident_id).first(),
        "review": Review.objects.visible_to(user).filter(incident=row.incident_id).first(),
        "stages": stages_of(row),
        "scores": [
            (words, getattr(row, f"get_{name}_display")()) for name, words in DOMAINS.items()
        ],
        "changes": changes_of(
            row, *row.pauses.all(), *row.lates.all(), as_seen=partial(offices_as_seen, user)
        ),
        "moves": Moved.objects.about(row),
    }
    return render(request, "deaths/death.html", context)


@require_safe
@right("see_deaths", Board, lookup="key")
def of_board(request: PersonRequest, board: Board) -> HttpResponse:
    """The deaths that a panel reviews: the register."""
    return HttpResponseRedirect(reverse("deaths:register", args=[board.partnership.key]))


def stages_of(death: Death) -> list[tuple[str, str, Any, bool]]:
    """Each stage with its day, and whether it is said by its own form."""
    return [
        (name, words, getattr(death, name), name in recording.BY_STAGE_ALONE)
        for name, words in STAGES.items()
    ]


@form_page
@right("record_deaths", Partnership, lookup="key")
def record(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """A death becomes known; then it is asked whether abuse or neglect is suspected."""
    today = timezone.localdate()
    form = RecordForm(typed(request), panels=recording.panels_of(partnership, today))

    def do(**said: Any) -> Death:
        another = said.pop("another")
        known = recording.Known(**said)
        return recording.record_death(
            partnership, known, by=request.user, today=today, another=another
        )

    to = reverse("deaths:register", args=[partnership.key])
    page = around(
        "Record a child’s death", "Record it", kicker=partnership, back="the register", to=to
    )
    page["standfirst"] = (
        "A reference and a status alone. The case stays in the national system; nobody is named."
    )

    def then(row: Death) -> str:
        return reverse("deaths:suspicion", args=[row.pk])

    return act(request, form, do, then=then, said="It is recorded. Its clock runs.", page=page)
