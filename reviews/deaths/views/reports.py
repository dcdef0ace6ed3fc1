"""Pages of the panel's report: its words, its two editions, the check of the public one."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.models import Partnership
from partnership.access.services import rights_of
from partnership.access.views import right
from partnership.documents.blocks import Written
from partnership.documents.giving import give_out
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews.deaths import figure_forms as forms
from reviews.deaths.disclosure import check_of
from reviews.deaths.editions import Edition, edition_of
from reviews.deaths.models import PanelReport, PublishedPanelReport
from reviews.deaths.services import reporting

form_page = require_http_methods(["GET", "HEAD", "POST"])
EDITIONS = {"professional": "For professionals", "public": "For everybody"}
MARKING = "Restricted: for professionals, not for publication"


@require_safe
@right("see_deaths", Partnership, lookup="key")
def reports(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Every report of the panel, the newest first."""
    rows = PanelReport.objects.visible_to(request.user).filter(partnership=partnership)
    context = {"partnership": partnership, "rows": rows, "rights": request.rights}
    return render(request, "deaths/reports.html", context)


@form_page
@right("record_deaths", Partnership, lookup="key")
def begin(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Begin the report of a year."""
    today = timezone.localdate()
    form = forms.BeginReportForm(typed(request), today=today, known=names_here(partnership.pk))
    do = partial(reporting.begin_report, partnership, by=request.user, today=today)
    to = reverse("deaths:reports", args=[partnership.key])
    page = around("Begin a report", "Begin it", kicker=partnership, back="the reports", to=to)
    then = PanelReport.get_absolute_url
    return act(request, form, do, then=then, said="The report is begun.", page=page)


@require_safe
@right("view", PanelReport, lookup="pk")
def report(request: PersonRequest, row: PanelReport) -> HttpResponse:
    """Where it stands, and what the disclosure check finds."""
    row = PanelReport.objects.select_related("partnership", "checked_by", "confirmed_by").get(
        pk=row.pk
    )
    stale = bool(row.checked_words) and edition_of(row, public=True).words != row.checked_words
    context: dict[str, Any] = {"report": row, "rights": request.rights, "stale": stale}
    context["check"] = check_of(row, names_here(row.partnership_id))
    context["confirms"] = "confirm" in request.rights and reporting.second_people(row, request.user)
    published = PublishedPanelReport.objects.filter(report=row).first()
    context["published"] = published
    return render(request, "deaths/report.html", context)


def _page(row: PanelReport, title: str, submit: str, **more: Any) -> dict[str, Any]:
    return around(title, submit, kicker=row, back="the report", to=row.get_absolute_url(), **more)


@form_page
@right("change", PanelReport, lookup="pk")
def change(request: PersonRequest, row: PanelReport) -> HttpResponse:
    """Change its words."""
    stands = {name: getattr(row, name) for name in reporting.WORDS}
    form = forms.ChangeReportForm(
        typed(request), initial=stands, known=names_here(row.partnership_id)
    )
    do = partial(reporting.change_report, row, by=request.user)
    page = _page(row, "Change the report", "Save")
    page["standfirst"] = "Whoever checked the public edition checks it again after this."
    return act(
        request, form, do, then=row.get_absolute_url(), said="The change is saved.", page=page
    )


@form_page
@right("change", PanelReport, lookup="pk")
def check(request: PersonRequest, row: PanelReport) -> HttpResponse:
    """The first of two looks through the public edition."""
    return _looked(request, row, reporting.check_disclosure, "Check the public edition", "Checked.")


@form_page
@right("confirm", PanelReport, lookup="pk")
def confirm(request: PersonRequest, row: PanelReport) -> HttpResponse:
    """The second, by somebody else."""
    said = "Confirmed. It can be published."
    return _looked(request, row, reporting.confirm_disclosure, "Confirm the check", said)


def _looked(
    request: PersonRequest, row: PanelReport, act_of: Any, title: str, said: str
) -> HttpResponse:
    def do(looked: bool) -> PanelReport:
        found: PanelReport = act_of(row, by=request.user, today=timezone.localdate())
        return found

    page = _page(row, title, title)
    page["check"] = check_of(row, names_here(row.partnership_id))
    page["edition"] = edition_of(row, public=True)
    form, then = forms.CheckForm(typed(request)), row.get_absolute_url()
    return act(request, form, do, then=then, said=said, page=page, template="deaths/check.html")


@form_page
@right("publish", PanelReport, lookup="pk")
def publish(request: PersonRequest, row: PanelReport) -> HttpResponse:
    """Publish the public edition."""
    now = timezone.now()
    do = partial(
        reporting.publish_report, row, by=request.user, today=timezone.localdate(now), now=now
    )
    page = _page(row, "Publish the public edition", "Publish it")
    page["standfirst"] = "Everybody can read it then, as it was checked and confirmed."
    form, then = forms.SureForm(typed(request)), PublishedPanelReport.get_absolute_url
    return act(request, form, do, then=then, said="It is published.", page=page)


@form_page
@right("publish", PanelReport, lookup="pk")
def withdraw(request: PersonRequest, row: PanelReport) -> HttpResponse:
    """Take the public edition off the public site."""
    form = forms.WithdrawForm(typed(request), known=names_here(row.partnership_id))
    do = partial(reporting.withdraw_report, row, by=request.user, today=timezone.localdate())
    page = _page(row, "Withdraw the public edition", "Withdraw it")
    said = "It is off the public site. Copies that were taken stay where they are."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


def _edition(request: PersonRequest, row: PanelReport, edition: str) -> Edition:
    if edition not in EDITIONS:
        raise Http404
    return edition_of(row, public=edition == "public")


@require_safe
@right("view", PanelReport, lookup="pk")
def edition(request: PersonRequest, row: PanelReport, edition: str) -> HttpResponse:
    """One of the two editions as it stands today."""
    found = _edition(request, row, edition)
    context = {"report": row, "edition": found, "key": edition, "words": EDITIONS[edition]}
    context["rights"] = rights_of(request.user, row)
    context["marking"] = MARKING if edition == "professional" else ""
    return render(request, "deaths/edition.html", context)


@require_safe
@right("view", PanelReport, lookup="pk")
def paper(request: PersonRequest, row: PanelReport, edition: str, format: str) -> HttpResponse:
    """The same as PDF or Word."""
    found, now = _edition(request, row, edition), timezone.now()
    marking = MARKING if edition == "professional" else "Draft: not published"
    written = Written(
        found.title,
        timezone.localdate(now),
        str(request.user),
        found.blocks,
        [("Edition", EDITIONS[edition]), ("Year", row.year)],
        marking,
    )
    return give_out(request, written, format, f"child-deaths-{row.year}-{edition}", now=now)
