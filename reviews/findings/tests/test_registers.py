"""Registers of learning: themes, the grid, filters, their cost, national recommendations."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.actions.models import Link
from reviews.findings.models import Finding, LearningTheme, Recommendation, Status
from reviews.findings.services import learning, national, themes
from reviews.findings.services.national import Stand
from reviews.findings.tests.conftest import TODAY
from reviews.findings.tests.reading import shown, three
from reviews.models import Review
from tests.factories import World

pytestmark = pytest.mark.django_db


# --- early learning, themes ----------------------------------------------------------------------


def test_early_learning_says_with_whom_it_was_shared_and_a_slip_is_withdrawn(client, world, find):
    row = find(early=True)
    page = shown(client, world.chair, "learning", row.review.address)
    assert "Not shared yet" in page
    facts = {"to_whom": "All leads", "how": "A briefing", "by": world.officer, "today": TODAY}
    made = learning.say_shared(row, shared_on=TODAY, **facts)
    page = shown(client, world.chair, "learning", row.review.address)
    assert "All leads" in page
    assert "Not shared yet" not in page
    learning.withdraw_sharing(made, because="It was not", by=world.officer, today=TODAY)
    assert "It was not" in shown(client, world.chair, "learning", row.review.address)


def test_a_retired_theme_is_offered_no_more_and_its_findings_stay(client, world, find, theme):
    row = find()
    themes.retire_theme(theme, because="Too wide", by=world.officer, today=timezone.localdate())
    client.force_login(world.officer)
    new = client.get(reverse("findings:record_finding", args=[row.review.address]))
    assert not list(new.context["form"].fields["theme"].queryset)
    old = client.get(reverse("findings:change_finding", args=[row.pk]))
    assert list(old.context["form"].fields["theme"].queryset) == [theme]
    assert theme.name in shown(client, world.officer, "grid", world.partnership.key)
    again = themes.add_theme(
        world.partnership, name=theme.name.upper(), by=world.officer, today=TODAY
    )
    assert again == theme
    assert LearningTheme.objects.count() == 1


# --- the grid and the registers ------------------------------------------------------------------


def test_the_grid_leads_down_to_the_very_findings(client, world, find, recommend):
    one, other = find(), find(words="Nobody asked why.")
    recommend(one)
    recommend(one, None)
    recommend(one, world.trust, "Once more")
    client.force_login(world.chair)
    answer = client.get(reverse("findings:grid", args=[world.partnership.key]))
    (theme,) = answer.context["grid"].themes
    assert [cell.number for cell in theme.whole.cells] == [2]
    by_name = {row.name: row.cells[0] for row in theme.rows}
    assert {name: cell.number for name, cell in by_name.items()} == {
        "A trust": 1,
        "The whole system": 1,
        "No recommendation": 1,
    }
    behind = {name: list(client.get(cell.url).context["page"]) for name, cell in by_name.items()}
    assert behind == {
        "A trust": [one],
        "The whole system": [one],
        "No recommendation": [other],
    }


def test_the_register_is_filtered_by_state_agency_theme_and_kind(client, world, recommend, decide):
    asked, whole = recommend(), recommend(agency=None, words="Build it.")
    decide(whole, False, "Too dear.")
    key = world.partnership.key

    def found(**query) -> set[str]:
        client.force_login(world.officer)
        page = client.get(reverse("findings:register", args=[key]), query)
        return {line.row.reference for line in page.context["lines"]}

    assert found() == {asked.reference}, "what is settled is not shown unless it is asked for"
    assert found(show="refused") == {whole.reference}
    assert found(show="all") == {asked.reference, whole.reference}
    assert found(show="all", kind="system") == {whole.reference}
    assert found(show="all", agency=world.trust.key) == {asked.reference}
    assert found(show="all", theme="99999") == set()
    assert found(show="nonsense", kind="x", theme="\x00", page="9" * 30) == {asked.reference}


def cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_many_cost_as_much_as_few(client, world, find, recommend, decide, act_on, close):
    def fill(row: Review | None = None) -> Recommendation:
        made = recommend(find(row, words=f"Found {Finding.objects.count()}"))
        decide(made)
        close(act_on(made))
        return made

    first = fill()
    key = world.partnership.key
    pages = [reverse(f"findings:{name}", args=[key]) for name in ("register", "findings", "grid")]
    pages += [reverse("findings:learning", args=[first.finding.review.address])]
    pages += [first.get_absolute_url()]
    client.force_login(world.officer)
    for path in pages:
        client.get(path)
    few = [cost(client, path) for path in pages]
    for _ in range(6):
        fill(first.finding.review)
    act_on(first, "One more")
    assert [cost(client, path) for path in pages] == few


# --- national recommendations --------------------------------------------------------------------


def test_a_national_recommendation_goes_from_unread_to_done(client, world):
    by = {"by": world.officer, "today": TODAY}
    facts = {"title": "Babies", "publisher": "The Panel", "out_on": TODAY}
    link = "https://example.org/report"
    report = national.record_report(world.partnership, link=link, **facts, **by)
    row = national.add_recommendation(report, number=1, words="Ask each father.", **by)
    key = world.partnership.key
    assert "Not looked at yet" in shown(client, world.lead, "national", key)
    with pytest.raises(Exception, match="Choose the board or group"):
        national.say_status(row, Stand(Status.OURS, "", None, None), **by)
    with pytest.raises(Exception, match="why it is not for us"):
        national.say_status(row, Stand(Status.NOT_OURS, " ", None, None), **by)
    row = national.say_status(row, Stand(Status.IN_HAND, "", world.group, world.trust), **by)
    client.force_login(world.officer)
    asked = {
        "what": "Ask them.",
        "owner_agency": world.trust.pk,
        **three("due_on", date(2099, 1, 5)),
    }
    answer = client.post(reverse("findings:national_action", args=[row.pk]), asked)
    assert answer.status_code == 302
    action = Link.objects.get().action
    assert action.board == world.group
    assert action.reference in shown(client, world.officer, "national_one", row.pk)
    national.say_status(row, Stand(Status.DONE, "Every record asks.", world.group, None), **by)
    page = shown(client, world.lead, "national", key, status="done")
    assert "Every record asks." in page
    assert link in page
    assert not national.NationalReport.objects.visible_to(World().officer)


def test_an_address_that_is_no_web_address_is_refused(client, world):
    client.force_login(world.officer)
    path = reverse("findings:record_report", args=[world.partnership.key])
    said = {"title": "Babies", "publisher": "The Panel", **three("out_on", TODAY)}
    for link in ("javascript:alert(1)", "http://example.org", "no address"):
        answer = client.post(path, {**said, "link": link})
        assert "begins with https://" in answer.content.decode()
    assert client.post(path, {**said, "link": "https://example.org/a"}).status_code == 302
