"""Pages of proceedings: those of one case, the register of all, and their forms."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from partnership.access.services import rights_of
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews.forms import BecauseForm
from reviews.models import Incident, Review
from reviews.proceedings import services
from reviews.proceedings.forms import EndForm, ProceedingForm, UpdateForm, standing
from reviews.proceedings.kinds import never
from reviews.proceedings.looking import lines_of, register
from reviews.proceedings.models import Proceeding

A_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Incident, page="what runs beside it")
def of_incident(request: PersonRequest, row: Incident) -> HttpResponse:
    """What runs beside a case, what each may explain, and what none of them moves."""
    return _page(request, row, request.rights)


@require_safe
@right("view", Review, page="what runs beside it")
def of_review(request: PersonRequest, row: Review) -> HttpResponse:
    """The same, from the review."""
    return _page(request, row.incident, rights_of(request.user, row.incident))


def _page(request: PersonRequest, row: Incident, rights: frozenset[str]) -> HttpResponse:
    context = {"incident": row, "review": getattr(row, "review", None), "rights": rights}
    context |= {"lines": lines_of(row, timezone.localdate()), "never": never()}
    return render(request, "proceedings/of_case.html", context)


@require_safe
def running(request: PersonRequest) -> HttpResponse:
    """What runs beside any case of the reader."""
    page = Paginator(register(request.user), A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    rows = [(row, row.is_overdue(today)) for row in page]
    return render(request, "proceedings/running.html", {"page": page, "rows": rows})


@form_page
@right("change", Incident, page="recording what runs beside it")
def record_proceeding(request: PersonRequest, row: Incident) -> HttpResponse:
    """Something runs beside the case."""
    form = ProceedingForm(typed(request), incident=row, known=names_here(row.partnership_id))

    def do(**fields: Any) -> Proceeding:
        names = ("kind", "led_by", "their_reference", "opening")
        facts: dict[str, Any] = {name: form.cleaned_data[name] for name in names}
        at: dict[str, Any] = {"by": request.user, "today": timezone.localdate()}
        return services.record_proceeding(row, form.state(), **facts, **at)

    then = Proceeding.get_absolute_url
    page = _around(row, "Record what runs beside it", "Record it")
    return act(request, form, do, then=then, said="It is recorded.", page=page)


@form_page
@right("change", Proceeding, lookup="pk", page="changing what runs beside it")
def update_proceeding(request: PersonRequest, row: Proceeding) -> HttpResponse:
    """Say how it stands."""
    known = names_here(row.incident.partnership_id)
    form = UpdateForm(typed(request), incident=row.incident, known=known, initial=standing(row))

    def do(news: str, **fields: Any) -> Proceeding:
        at: dict[str, Any] = {"by": request.user, "today": timezone.localdate()}
        return services.update_proceeding(row, form.state(), **at, news=news)

    to = row.get_absolute_url()
    page = _around(row.incident, f"{row.title}: how does it stand?", "Save it")
    return act(request, form, do, then=to, said="It is brought up to date.", page=page)


@form_page
@right("change", Proceeding, lookup="pk", page="changing what runs beside it")
def end_proceeding(request: PersonRequest, row: Proceeding) -> HttpResponse:
    """It is over."""
    form = EndForm(typed(request), known=names_here(row.incident.partnership_id))
    do = partial(services.end_proceeding, row, by=request.user, today=timezone.localdate())
    page = _around(row.incident, f"{row.title}: it ended", "End it")
    return act(request, form, do, then=row.get_absolute_url(), said="It has ended.", page=page)


@form_page
@right("change", Proceeding, lookup="pk", page="changing what runs beside it")
def strike_proceeding(request: PersonRequest, row: Proceeding) -> HttpResponse:
    """It was recorded by mistake."""
    form, to = BecauseForm(typed(request)), row.get_absolute_url()
    do = partial(services.strike_proceeding, row, by=request.user)
    page = _around(row.incident, f"{row.title}: recorded by mistake", "Strike it")
    return act(request, form, do, then=to, said="It is struck.", page=page)


def _around(row: Incident, title: str, submit: str) -> dict[str, Any]:
    to = Proceeding(incident=row).get_absolute_url()
    page = around(title, submit, kicker=row.reference, back="what runs beside it", to=to)
    return page | {"marking": row.marking, "marked_because": row.marked_because}
