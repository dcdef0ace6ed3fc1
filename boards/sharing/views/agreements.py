"""Pages of agreements: the register, one agreement, entering and changing one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.models import Board, Partnership
from boards.sharing import forms
from boards.sharing.figures import agreements_of
from boards.sharing.models import Agreement
from boards.sharing.services import agreements as services
from partnership.access.services import rights_of
from partnership.access.views import A_PAGE, right, seen_or_404
from partnership.agencies.models import Agency
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def agencies_of(partnership: Partnership, user: Any) -> Any:
    """The agencies of a partnership's lists."""
    seen = Agency.objects.visible_to(user).filter(listings__partnership=partnership)
    return seen.distinct().order_by("name", "pk")


def boards_of(partnership: Partnership, user: Any) -> Any:
    """The boards and groups that run today."""
    running = Board.objects.visible_to(user).on(timezone.localdate())
    return running.filter(partnership=partnership)


def list_page(request: HttpRequest, key: str, rows: Any, asks: str) -> dict[str, Any]:
    """What every register of this room shows: a page of rows, and whether one may be added."""
    partnership = seen_or_404(request.user, Partnership.objects.all(), key=key)
    page = Paginator(rows(partnership, request.user), A_PAGE).get_page(request.GET.get("page"))
    context = {"partnership": partnership, "page": page, "today": timezone.localdate()}
    context["adds"] = asks in rights_of(request.user, partnership)
    return context


@require_safe
def agreements(request: HttpRequest, key: str) -> HttpResponse:
    """The register of agreements."""
    context = list_page(request, key, agreements_of, "keep_agreements")
    for row in context["page"].object_list:
        row.over = row.has_run_out(context["today"])
    return render(request, "sharing/agreements.html", context)


@require_safe
@right("view", Agreement, lookup="pk")
def agreement(request: PersonRequest, agreement: Agreement) -> HttpResponse:
    """One agreement: parties, purpose, bases and days; its text is a governed document."""
    context = {
        "agreement": agreement,
        "document": agreement.document,
        "parties": agreement.parties.select_related("agency"),
        "over": agreement.has_run_out(timezone.localdate()),
        "keeps": "keep" in request.rights,
    }
    return render(request, "sharing/agreement.html", context)


@form_page
@right("keep_agreements", Partnership, lookup="key")
def add(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Enter an agreement."""
    offered = {
        "boards": boards_of(partnership, request.user),
        "agencies": agencies_of(partnership, request.user),
    }
    form = forms.AgreementForm(typed(request), known=names_here(partnership.pk), **offered)

    def do(*, title: str, owner: Board, review_months: int, **said: Any) -> Agreement:
        facts: dict[str, Any] = {"title": title, "owner": owner, "review_months": review_months}
        terms = services.Terms(**said)
        return services.add_agreement(partnership, terms, by=request.user, **facts)

    page = {"title": "Enter an agreement", "kicker": str(partnership), "submit_label": "Enter it"}
    page["standfirst"] = "Its parties see it once a version of its text is approved."
    said = "The agreement is entered. Write its text as a version of the document."
    return act(request, form, do, then=lambda row: row.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", Agreement, lookup="pk")
def change(request: PersonRequest, agreement: Agreement) -> HttpResponse:
    """Change what the register says of it."""
    initial = {name: getattr(agreement, name) for name in ("purpose", "bases", "starts_on")}
    initial["ends_on"] = agreement.ends_on
    parties = list(agreement.parties.select_related("agency"))
    initial["parties"] = [str(one.agency_id) for one in parties if one.ended_on is None]
    agencies = agencies_of(agreement.document.partnership, request.user)
    known = names_here(agreement.document.partnership_id)
    followed = [one.agency_id for one in parties if one.ended_on is not None]
    more: dict[str, Any] = {"agencies": agencies.exclude(pk__in=followed), "known": known}
    more["to_sign"] = [one.agency for one in parties if one.to_sign and one.ended_on is None]
    form = forms.ChangeAgreementForm(typed(request), initial=initial, **more)

    def do(*, because: str, **said: Any) -> Agreement:
        terms = services.Terms(**said)
        return services.change_agreement(agreement, terms, because=because, by=request.user)

    page = {"title": "Change the agreement", "kicker": str(agreement), "submit_label": "Save"}
    page |= {"cancel_url": agreement.get_absolute_url(), "cancel_label": "Back to the agreement"}
    return act(request, form, do, then=agreement.get_absolute_url(), said="Saved.", page=page)
