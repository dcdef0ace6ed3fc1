"""Pages of one agenda item: read it and its papers, change it, keep it from somebody."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards.meetings.agendas import open_actions, papers_of
from boards.meetings.beside import panels_of
from boards.meetings.forms import (
    AddPaperForm,
    BackForm,
    ChangeItemForm,
    DropForm,
    RestrictForm,
    VersionForm,
    WithholdForm,
)
from boards.meetings.models import AgendaItem, Paper
from boards.meetings.readers import named, offered, people_offered
from boards.meetings.services import agenda as services
from boards.meetings.services import papers
from boards.meetings.suggesting import about_of
from boards.meetings.views.agenda import agenda_page
from partnership.access.services import rights_of
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _page(item: AgendaItem, title: str, submit: str, **more: Any) -> dict[str, Any]:
    to = item.get_absolute_url()
    return around(title, submit, kicker=item, back="the item", to=to, **more)


def _back(item: AgendaItem) -> str:
    return agenda_page(item.meeting) if item.meeting else item.board.get_absolute_url()


@require_safe
@right("view", AgendaItem, lookup="pk")
def item(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """What is to be done with it, its papers, and who may read it."""
    keeps = "keep" in request.rights
    context = {
        "item": item,
        "meeting": item.meeting,
        "keeps": keeps,
        "papers": papers_of([item], request.user).get(item.pk, []),
        "withdrawn": _withdrawn(item, request.user) if keeps else [],
        "actions": open_actions(item, request.user),
        "today": timezone.localdate(),
        "readers": item.readers.select_related("agency", "person") if keeps else [],
        "withheld": _withheld(item) if keeps else [],
        "back": item.came_back_as.filter(dropped_because="").first() if keeps else None,
        "back_url": _back(item),
        "about": about_of(item, request.user) if item.came_of else None,
        "panels": panels_of(request.user, item, request.rights, timezone.localdate()),
    }
    return render(request, "meetings/item.html", context)


def _withdrawn(item: AgendaItem, user: Any) -> Any:
    return Paper.objects.visible_to(user).filter(item=item).exclude(withdrawn_because="")


def _withheld(item: AgendaItem) -> Any:
    return item.withheld.filter(ended_at__isnull=True).select_related("person")


@form_page
@right("keep", AgendaItem, lookup="pk")
def change(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Change what the item says."""
    names = ("title", "purpose", "owner", "minutes", "paper_due_on")
    form = ChangeItemForm(typed(request), initial={name: getattr(item, name) for name in names})
    do = partial(services.change_item, item, by=request.user)
    page = _page(item, "Change the item", "Save")
    return act(request, form, do, then=item.get_absolute_url(), said="Saved.", page=page)


@require_POST
@right("keep", AgendaItem, lookup="pk")
def move(request: PersonRequest, item: AgendaItem, way: str) -> HttpResponse:
    """Move the item up or down by one."""
    try:
        services.move_item(item, up=way == "up", by=request.user)
        messages.success(request, f"“{item}” is moved {way}.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return HttpResponseRedirect(_back(item))


@form_page
@right("keep", AgendaItem, lookup="pk")
def drop(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Take the item off the agenda."""
    do = partial(services.drop_item, item, by=request.user)
    page = _page(item, "Take the item off", "Take it off")
    said, form = "The item is off the agenda.", DropForm(typed(request))
    return act(request, form, do, then=_back(item), said=said, page=page)


@form_page
@right("keep", AgendaItem, lookup="pk")
def bring_back(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Let the item come back by itself."""
    do = partial(services.bring_back, item, by=request.user)
    page = _page(item, "Bring the item back", "Bring it back")
    said, form = "The item comes back by itself.", BackForm(typed(request))
    return act(request, form, do, then=item.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", AgendaItem, lookup="pk")
def add_paper(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Add a paper."""
    form = AddPaperForm(typed(request), request.FILES or None, person=request.user)
    do = partial(papers.add_paper, item, by=request.user, now=timezone.now())
    page = _page(item, "Add a paper", "Add the paper")
    said = "The paper is added."
    return act(request, form, do, then=item.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", Paper, lookup="pk")
def add_version(request: PersonRequest, paper: Paper) -> HttpResponse:
    """Add a newer version of a paper."""
    form = VersionForm(typed(request), request.FILES or None, person=request.user)
    do = partial(papers.add_version, paper, by=request.user, now=timezone.now())
    page = _page(paper.item, f"A newer version of “{paper}”", "Add the version")
    said = "The version is added; the earlier ones stay."
    return act(request, form, do, then=paper.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", AgendaItem, lookup="pk")
def restrict(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Say for whom the item is."""
    today = timezone.localdate()
    choices = offered(item, today)
    initial = {"readers": named(item), "because": item.restricted_because}
    form = RestrictForm(
        typed(request),
        initial=initial,
        readers=[(key, choice.words) for key, choice in choices.items()],
    )

    def do(*, readers: list[str], because: str) -> None:
        found = [choices[key].row for key in readers]
        papers.restrict_item(item, readers=found, because=because, by=request.user)

    page = _page(item, "Who may read it", "Save")
    page["standfirst"] = (
        "The partnership service and the chairs read every item, unless it is kept from them."
    )
    said = "Only those named may read it."
    return act(request, form, do, then=item.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", AgendaItem, lookup="pk")
def open_up(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Let everybody at the meeting read it again."""
    do = partial(papers.open_item, item, by=request.user)
    page = _page(item, "Open the item to everybody at the meeting", "Open it")
    said, form = "Everybody at the meeting may read it.", DropForm(typed(request))
    return act(request, form, do, then=item.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", AgendaItem, lookup="pk")
def withhold(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Keep the item from one person."""
    people = people_offered(item, timezone.localdate())
    form = WithholdForm(typed(request), people=people)
    do = partial(papers.withhold, item, by=request.user)
    page = _page(item, "Keep the item from a member", "Keep it from them")
    page["standfirst"] = "Title, papers and minutes are gone for them at once, here and in search."
    said = "The item is kept from them."

    def then(row: Any) -> str:
        still = "view" in rights_of(request.user, item)
        return item.get_absolute_url() if still else _back(item)

    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("keep", AgendaItem, lookup="pk")
def give_back(request: PersonRequest, item: AgendaItem, row: int) -> HttpResponse:
    """Let the person read it again."""
    found = get_object_or_404(_withheld(item), pk=row)
    do = partial(papers.give_back, found, by=request.user, now=timezone.now())
    page = _page(item, f"Let {found.person} read the item", "Let them read it")
    form, said = DropForm(typed(request)), f"{found.person} may read it."
    return act(request, form, do, then=item.get_absolute_url(), said=said, page=page)
