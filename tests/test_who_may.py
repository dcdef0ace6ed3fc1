"""Who may: the portal's answers, page by page and role by role, against tests/who_may/*.txt.

A module beside a table may hold what its rows need: `plant(deployment)` makes facts, `objects` and
`says` give the arguments of addresses and what is sent, by page or by page@object.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partnership.access import policies as gate
from partnership.access.offices import Office
from partnership.access.standing import offices_of_reader
from partnership.people.models import User
from reviews.models import Incident, Review
from tests.permissions.addresses import NAMED
from tests.permissions.cells import REFUSED, asked_roles, undone, wrong_answer
from tests.permissions.counted import count_rows
from tests.permissions.deployment import Deployment
from tests.permissions.loosened import LOOSENED, RIGHTS, WIDENED, Anybody, called, offices_for
from tests.permissions.planted import NOON, TODAY
from tests.permissions.table import PAGES, ROLES, ROWS, Row

# Each test runs in a savepoint of its own inside the transaction that holds the deployment.
pytestmark = pytest.mark.django_db

SPECIMENS = "boards:components"  # shows every component with invented references
PUBLIC = ("reviews:published", "reviews:publication", "reviews:report", "access:why@publication")
PUBLIC += ("exports:download@published",)
PUBLIC += ("relevant:published", "relevant:edition", "closing:published", "closing:resource")
PUBLIC += ("deaths:published", "deaths:publication", "packs:published")


# --- the deployment: two partnerships, and somebody in every office ---------------------------


def draw_no_refusal(request: Any, template: str, *args: Any, status: int = 200) -> HttpResponse:
    """Only the number of a refusal matters here; there are some two thousand of them."""
    if status == 200:
        return render(request, template, *args)
    return HttpResponse(status=status)


@pytest.fixture(scope="module")
def deployment(django_db_setup: None, django_db_blocker: Any) -> Iterator[Deployment]:
    """Built once; today is a fixed Thursday; PDFs and the pages of refusals are not drawn."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(logging.getLogger("django.request"), "disabled", True)
        patch.setattr("django.utils.timezone.now", lambda: NOON)
        patch.setattr("partnership.clock.views.render_pdf", lambda *args: b"%PDF-")
        patch.setattr("partnership.exports.formats.render_pdf", lambda *args: b"%PDF-")
        patch.setattr("partnership.jobs.services.clock_line", lambda: "")
        patch.setattr(settings, "EXPORTS_A_MINUTE", 10_000)
        patch.setattr("partnership.ui.views.render", draw_no_refusal)
        with undone():
            made = Deployment()
            made.sign_in()
            yield made


# --- every cell -------------------------------------------------------------------------------


# Whole on SQLite; PostgreSQL, whose SQL alone differs, is asked every third row.
HERE = ROWS[::3] if connection.vendor == "postgresql" else ROWS


@pytest.mark.parametrize("row", HERE, ids=str)
def test_every_role_gets_the_answer_of_the_table(deployment: Deployment, row: Row):
    wrong = [found for role in asked_roles(row) if (found := wrong_answer(deployment, role, row))]
    assert not wrong, "\n".join(wrong)


# --- the table is whole ----------------------------------------------------------------------


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def test_every_address_has_a_name_and_a_row():
    unnamed = [entry for name, entry in NAMED.items() if name.endswith("None")]
    assert not unnamed
    assert set(NAMED) - {row.name for row in PAGES} == set()


def test_no_row_names_an_address_that_does_not_exist():
    assert {row.name for row in PAGES} - set(NAMED) == set()


def test_no_row_stands_twice():
    keys = [str(row) for row in ROWS]
    assert sorted(keys) == sorted(set(keys))


def test_every_role_and_every_office_has_a_column(deployment: Deployment):
    assert set(ROLES.values()) == {"anonymous", *deployment.people}
    assert len(ROLES) == len(Office) + 4


@pytest.mark.once
@pytest.mark.parametrize("name", sorted(NAMED))
def test_every_method_that_a_page_takes_has_a_row(deployment: Deployment, name: str):
    rows = [row for row in PAGES if row.name == name]
    told = {row.method for row in rows}  # no row of the table answers 405
    assert not set(methods_of(deployment, name, rows[0], set(METHODS) - told))


def methods_of(deployment: Deployment, name: str, row: Row, among: set[str]) -> Iterator[str]:
    """A view made of a class says which methods it has; of the others we ask."""
    made_of = getattr(NAMED[name].callback, "view_class", None)
    url = deployment.url(row, "head-of-service")
    for method in sorted(among):
        if made_of:
            taken = hasattr(made_of, method.lower())
        else:
            with undone():
                answer = deployment.client("head-of-service").generic(method, url)
            taken = answer.status_code != 405
        if taken:
            yield method


# --- no side doors ----------------------------------------------------------------------------


OVERRIDES = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")


@pytest.mark.parametrize("role", ["noone", "group-member"])
def test_head_options_and_override_headers_open_nothing_that_get_does_not(
    deployment: Deployment, role: str
):
    for row in PAGES:
        answer = row.answers[role]
        if row.method != "GET" or answer not in REFUSED:
            continue
        client, url = deployment.client(role), deployment.url(row, role)
        assert str(client.head(url).status_code) == answer, row
        assert client.options(url).status_code in {403, 404, 405}, row
        overridden = client.get(url, headers=dict.fromkeys(OVERRIDES, "POST"))
        assert str(overridden.status_code) == answer, row
        posted = client.post(url, headers=dict.fromkeys(OVERRIDES, "GET"))
        assert posted.status_code in {403, 404, 405}, row
    assert count_rows() == deployment.baseline


# --- nothing shows through ---------------------------------------------------------------------


REFERENCE = re.compile(r"\b(?:P\d+-)?(?:N|A|CR|SAR)-\d{4}-\d{3}\b", re.IGNORECASE)
BLIND = ["agency-lead", "practitioner", "outsider"]
BY_LINK = "asking:"  # an agency is told which case it is asked about, and so is who has its link


@pytest.mark.parametrize("role", BLIND)
def test_no_page_shows_a_reference_to_somebody_who_may_not_read_it(
    deployment: Deployment, role: str
):
    own = {
        row.reference
        for model in (Incident, Review)
        for row in model.objects.all()
        if row.board == deployment.group_there and role == "outsider"
    }
    assert bool(own) == (role == "outsider")
    for row in PAGES:
        if row.method != "GET" or row.answers[role] != "200" or row.page.startswith(PUBLIC):
            continue
        if row.page == SPECIMENS:
            continue
        response = deployment.client(role).get(deployment.url(row, role))
        body = response.getvalue().decode(errors="replace")
        is_told = role == "agency-lead" or row.page.startswith(BY_LINK)
        told = {deployment.reviews["under-way"].reference} if is_told else set()
        assert set(REFERENCE.findall(body)) <= own | told, row


@pytest.mark.parametrize("role", BLIND)
def test_a_register_counts_only_what_its_reader_may_see(deployment: Deployment, role: str):
    for model, page in ((Incident, "reviews:incidents"), (Review, "reviews:reviews")):
        response = deployment.client(role).get(reverse(page))
        own = model.objects.filter(board=deployment.group_there) if role == "outsider" else []
        assert response.context["page"].paginator.count == len(own)
        assert set(response.context["page"]) == set(own)


@pytest.mark.parametrize("role", ["outsider"])
def test_the_lists_hold_nothing_of_a_partnership_to_whom_it_is_closed(
    deployment: Deployment, role: str
):
    client, here = deployment.client(role), deployment.w
    closed = [here.group.get_absolute_url(), here.trust.get_absolute_url()]
    closed.append(reverse("people:person", args=[here.chair.pk]))
    for page in ("reporting:home", "boards:structure", "boards:agencies", "people:list"):
        body = client.get(reverse(page)).content.decode()
        assert not [address for address in closed if f'"{address}"' in body], page
        assert not re.search(rf"\b{here.partnership.name}\b", body), page


@pytest.mark.parametrize("role", ["service-officer", "administrator"])
def test_the_lists_hold_it_for_those_to_whom_it_is_open(deployment: Deployment, role: str):
    client, here = deployment.client(role), deployment.w
    for page, address in (
        ("boards:structure", here.group.get_absolute_url()),
        ("boards:agencies", here.trust.get_absolute_url()),
        ("people:list", reverse("people:person", args=[here.chair.pk])),
    ):
        assert f'"{address}"' in client.get(reverse(page)).content.decode(), page


def test_an_office_that_ends_is_worth_nothing_at_the_next_request(deployment: Deployment):
    client = deployment.client("service-officer")
    page = deployment.reviews["planned"].get_absolute_url()
    assert client.get(page).status_code == 200
    tenure = deployment.w.officer.memberships.get()
    tenure.ends_on = TODAY - timedelta(days=1)
    tenure.save_because("left", by=deployment.w.head)
    published = deployment.publications.values()
    ready = deployment.reviews["ready"]
    act = reverse("reviews:publish", args=[ready.reference])
    for answer in (client.post(act), client.get(page), client.get(reverse("reviews:reviews"))):
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login"))
    assert all(client.get(one.get_absolute_url()).status_code == 200 for one in published)


@pytest.mark.parametrize("policy", gate.policies(), ids=lambda one: one.model.__name__)
def test_what_a_page_knows_of_its_reader_opens_the_very_same_rows(
    deployment: Deployment, policy: gate.Policy
):
    """The offices by number (access.known) are no wider and no narrower than in the query."""
    rows = policy.model._base_manager
    for role, person in deployment.people.items():
        reader = User.objects.get(pk=person.pk)
        reader.known_offices = offices_of_reader(reader, on=TODAY)
        for right in policy.rights():
            asked, known = (
                sorted(rows.filter(gate.reach(policy.model, who, right, TODAY)).values_list("pk"))
                for who in (person, reader)
            )
            assert known == asked, f"{role}: {right}"


# --- loosening any policy makes a row fail ------------------------------------------------------


# Whoever is in no group, in another board, in the group without a seat, and so on upwards.
TRIED_FIRST = ["outsider", "lay-member", "trainer", "group-member", "service-officer"]


def broken_cell(deployment: Deployment, asks: str) -> str:
    """The first cell that asks for this right and no longer gets the answer of the table."""
    roles = [*TRIED_FIRST, *(role for role in deployment.people if role not in TRIED_FIRST)]
    rows = [row for row in ROWS if row.asks == asks]
    cells = ((role, row) for role in roles for row in rows if row.answers[role] in REFUSED)
    return next((found for cell in cells if (found := wrong_answer(deployment, *cell))), "")


@pytest.mark.once
@pytest.mark.parametrize(("policy", "right"), RIGHTS, ids=[called(*pair) for pair in RIGHTS])
def test_every_right_is_asked_for_by_a_row(policy: gate.Policy, right: str):
    assert called(policy, right) in {row.asks for row in ROWS}


def test_no_row_asks_for_a_right_that_does_not_exist():
    assert {row.asks for row in ROWS} - {"-"} == {called(*pair) for pair in RIGHTS}


@pytest.mark.once
@pytest.mark.parametrize(("policy", "right"), LOOSENED, ids=[called(*pair) for pair in LOOSENED])
def test_a_right_given_to_everybody_breaks_a_row(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch, policy: gate.Policy, right: str
):
    loose = Anybody(rights=frozenset({right}))
    monkeypatch.setattr(policy, "ways", [*policy.ways, loose])
    assert broken_cell(deployment, called(policy, right)), "no row of the table guards this right"


@pytest.mark.once
@pytest.mark.parametrize(("policy", "n", "right"), WIDENED)
def test_a_way_widened_to_every_office_breaks_a_row(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch, policy: gate.Policy, n: int, right: str
):
    way = policy.ways[n]
    assert isinstance(way, gate.Holders)
    wide = replace(way, offices=offices_for(way), rights=frozenset({right}))
    monkeypatch.setattr(policy, "ways", [*policy.ways, wide])
    assert broken_cell(deployment, called(policy, right)), "no row of the table guards this way"
