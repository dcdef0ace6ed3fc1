"""Pages on which a partnership's service sets up its agencies, boards and groups."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from boards import services
from boards.arranging_forms import (
    AgencyForm,
    BoardForm,
    ChangeAgencyForm,
    ChangeBoardForm,
    ChangeEntryForm,
    ChangePartnershipForm,
    EndAgencyForm,
    LastDayForm,
    MoveBoardForm,
    OpeningForm,
)
from boards.models import Board, Listing, Partnership
from boards.services.opening import PURPOSE
from boards.setup import setup_of
from boards.tenures import managed_agencies, managed_boards
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.links.services import DeadLink, open_link
from partnership.links.views import dead_link, unlogged
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

FROZEN = "It changes from now on; editions that are published stay as they were printed."

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def arrangements(request: PersonRequest) -> HttpResponse:
    """Every partnership that the reader sets up: what there is, what is missing, what to do."""
    mine = Partnership.objects.visible_to(request.user, "arrange")
    letters = set(Partnership.objects.visible_to(request.user, "see_letters"))
    today = timezone.localdate()
    found = [setup_of(one, today, runs_letters=one in letters) for one in mine]
    return render(request, "boards/arrangements.html", {"setups": found})


def _page(back: Any, title: str, submit: str, **more: str) -> dict[str, Any]:
    """What every form about the arrangements shows; `back` is the thing it is about."""
    url = reverse("boards:arrangements") if isinstance(back, Partnership) else None
    return {
        "title": title,
        "kicker": str(back),
        "submit_label": submit,
        "cancel_url": url or back.get_absolute_url(),
        "cancel_label": f"Back to {back}",
        **more,
    }


@form_page
@right("arrange", Partnership, lookup="key")
def change_partnership(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Its name, and how its service is reached."""
    names = ("name", "place", "service_name", "service_phone", "service_email")
    initial = {name: getattr(partnership, name) for name in names}
    form, today = ChangePartnershipForm(typed(request), initial=initial), timezone.localdate()
    do = partial(services.change_partnership, partnership, by=request.user, today=today)
    page = _page(partnership, "Name and service", "Save")
    back = page["cancel_url"]
    return act(request, form, do, then=back, said="The change is saved.", page=page)


@form_page
@right("arrange", Partnership, lookup="key")
def add_agency(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Add an agency to the partnership's lists."""
    form, today = AgencyForm(typed(request)), timezone.localdate()

    def do(*, because: str, **facts: Any) -> Agency:
        new = services.NewAgency(**facts)
        return services.add_agency(partnership, new, because=because, by=request.user, today=today)

    page = _page(partnership, "Add an agency", "Add the agency")
    return act(request, form, do, then=_to_page, said="The agency is added.", page=page)


def _to_page(done: Any) -> str:
    url: str = done.get_absolute_url()
    return url


@form_page
@right("arrange", Agency, lookup="key")
def change_agency(request: PersonRequest, agency: Agency) -> HttpResponse:
    """Correct what is said of an agency."""
    initial = {name: getattr(agency, name) for name in ("name", "kind", "note")}
    form = ChangeAgencyForm(typed(request), initial=initial)
    today = timezone.localdate()
    do = partial(services.change_agency, agency, by=request.user, today=today)
    page = _page(agency, "Change an agency", "Save")
    return act(request, form, do, then=_to_page, said="The change is saved.", page=page)


@form_page
@right("arrange", Agency, lookup="key")
def end_agency(request: PersonRequest, agency: Agency) -> HttpResponse:
    """End an agency; another may take over."""
    today = timezone.localdate()
    others = managed_agencies(request.user, today).exclude(pk=agency.pk)
    form = EndAgencyForm(typed(request), agencies=others)
    do = partial(services.end_agency, agency, by=request.user, today=today)
    page = _page(agency, "End an agency", "End it")
    page["standfirst"] = "Its seats, offices and entries in lists end with it. Its history stays."
    back = agency.get_absolute_url()
    return act(request, form, do, then=back, said="The agency has its last day.", page=page)


@form_page
@right("view", Listing, lookup="pk")
def change_entry(request: PersonRequest, listing: Listing) -> HttpResponse:
    """Correct how an agency is printed in a list."""
    today = timezone.localdate()
    services.require_arranger(listing.partnership, by=request.user, today=today)
    names = ("printed", "heading", "subheading", "note")
    initial = {name: getattr(listing, name) for name in names}
    form = ChangeEntryForm(typed(request), initial=initial)
    do = partial(services.change_entry, listing, by=request.user, today=today)
    page = _page(listing.agency, "Change as printed", "Save")
    page["standfirst"] = f"In: {listing.get_list_name_display()}. {FROZEN}"
    back = listing.agency.get_absolute_url()
    return act(request, form, do, then=back, said="The entry is changed.", page=page)


@form_page
@right("view", Listing, lookup="pk")
def take_off_list(request: PersonRequest, listing: Listing) -> HttpResponse:
    """An agency is no longer named in a list."""
    services.require_arranger(listing.partnership, by=request.user, today=timezone.localdate())
    form = LastDayForm(typed(request), initial={"ends_on": listing.ends_on})
    today = timezone.localdate()
    do = partial(services.take_off_list, listing, by=request.user, today=today)
    page = _page(listing.agency, "Take it off a list", "Take it off")
    page["standfirst"] = f"“{listing.printed}” in: {listing.get_list_name_display()}."
    back = listing.agency.get_absolute_url()
    return act(request, form, do, then=back, said="It has its last day in the list.", page=page)


@form_page
@right("arrange", Partnership, lookup="key")
def add_board(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Add a board or group."""
    today = timezone.localdate()
    boards = managed_boards(request.user, today).filter(partnership=partnership)
    form = BoardForm(typed(request), boards=boards)

    def do(*, because: str, **facts: Any) -> Board:
        new = services.NewBoard(**facts)
        return services.add_board(partnership, new, because=because, by=request.user, today=today)

    page = _page(partnership, "Add a board or group", "Add it")
    return act(request, form, do, then=_to_page, said="It is added.", page=page)


@form_page
@right("arrange", Board, lookup="key")
def change_board(request: PersonRequest, board: Board) -> HttpResponse:
    """Correct what is said of a board or group."""
    names = ("name", "remit", "purpose", "chaired_by")
    form = ChangeBoardForm(typed(request), initial={name: getattr(board, name) for name in names})
    do = partial(services.change_board, board, by=request.user, today=timezone.localdate())
    page = _page(board, "Change a board or group", "Save")
    return act(request, form, do, then=_to_page, said="The change is saved.", page=page)


@form_page
@right("arrange", Board, lookup="key")
def move_board(request: PersonRequest, board: Board) -> HttpResponse:
    """Say whom a board reports to from a day on."""
    today = timezone.localdate()
    others = managed_boards(request.user, today).filter(partnership=board.partnership)
    last_said = board.lines_up.exclude(ends_on__lt=today).order_by("-starts_on", "dotted", "pk")
    line = last_said.first()
    stands = {"above": line.above_id, "dotted": line.dotted} if line else {}
    form = MoveBoardForm(typed(request), initial=stands, boards=others.exclude(pk=board.pk))

    def do(*, above: Board | None, **more: Any) -> None:
        services.move_board(board, above, by=request.user, today=today, **more)

    page = _page(board, "Change whom it reports to", "Save")
    back = board.get_absolute_url()
    return act(request, form, do, then=back, said="The line is changed.", page=page)


@form_page
@right("arrange", Board, lookup="key")
def end_board(request: PersonRequest, board: Board) -> HttpResponse:
    """Close a board or group."""
    form = LastDayForm(typed(request), initial={"ends_on": board.ends_on})
    do = partial(services.end_board, board, by=request.user, today=timezone.localdate())
    page = _page(board, "Close a board or group", "Close it")
    page["standfirst"] = "Its seats and lines end with it. Its meetings and history stay."
    back = board.get_absolute_url()
    return act(request, form, do, then=back, said="It has its last day.", page=page)


def _opened(partnership: Partnership) -> str:
    return f"{partnership} is open. Sign in as its Head of Service."


@login_not_required
@sensitive_post_parameters()
@form_page
def open_partnership(request: HttpRequest, token: str) -> HttpResponse:
    """The first page of an empty portal, by a link that its host has printed."""
    now = timezone.now()

    def do(*, your_name: str, email: str, password: str, **facts: Any) -> Partnership:
        who, opening = services.Who(email, your_name), services.Opening(**facts)
        return services.open_partnership(token, opening, who, password=password, now=now)

    page = {"title": "Open a partnership", "submit_label": "Open it"}
    page["standfirst"] = "You become its Head of Service. Everything else is set up from there."
    then = reverse("account_login")
    try:
        open_link(token, PURPOSE, now=now)
        return unlogged(
            act(request, OpeningForm(typed(request)), do, then=then, said=_opened, page=page)
        )
    except DeadLink:
        return unlogged(dead_link(request))
