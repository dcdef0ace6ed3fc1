"""The register, its filters and costs; the page of one action; what others may not find."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.actions.models import Rag
from boards.actions.services import updating
from boards.actions.tests.factories import AT, NOW, Group, days
from boards.models import Action, SourceKind
from boards.tests.factories import a_board, a_meeting
from partnership.demo.paper import small_pdf
from partnership.documents.models import Document

pytestmark = pytest.mark.django_db
REGISTER = "/actions/"


@pytest.fixture
def group(db: None, monkeypatch: pytest.MonkeyPatch) -> Group:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT["now"])
    return Group()


def shown(client: Client, **query: str) -> list[str]:
    return [line.row.what for line in client.get(REGISTER, query).context["lines"]]


def test_what_needs_attention_comes_first(group: Group, client: Client) -> None:
    group.action("Ahead", due_on=days(50))
    judged = group.action("Judged", due_on=days(60))
    updating.judge(judged, rag=Rag.OFF_TRACK, words="Silence", by=group.officer, **AT)
    group.action("Soon", due_on=days(2))
    group.action("Late", due_on=days(-2))
    client.force_login(group.officer)
    assert shown(client) == ["Late", "Judged", "Soon", "Ahead"]


def test_the_filters(group: Group, client: Client) -> None:
    group.action("Audited", source_kind=SourceKind.AUDIT, due_on=days(-1))
    nurses = group.action("Nurses", owner=group.nurse)
    group.board = a_board(group.partnership, "Another group")
    group.action("Another")
    client.force_login(group.officer)
    assert shown(client, source="audit") == ["Audited"]
    assert shown(client, show="late") == ["Audited"]
    assert shown(client, group=group.board.key) == ["Another"]
    assert shown(client, owner="practitioner") == ["Nurses"]
    assert shown(client, rag="off_track") == ["Audited"]
    assert shown(client, q="nurs") == ["Nurses"]
    assert shown(client, agency=group.trust.key, q=nurses.reference) == ["Nurses"]
    group.says(nurses)
    assert shown(client, show="waiting") == ["Nurses"]
    client.force_login(group.nurse)
    assert shown(client, show="mine") == ["Nurses"]


def test_the_register_and_the_page_cost_the_same_for_few_and_many(group: Group, client: Client):
    client.force_login(group.officer)
    costs = []
    for number in (2, 40):
        for n in range(number):
            meeting = a_meeting(group.board, days(-100 - number - n))
            action = group.action(f"{number} {n}", source=meeting)
            group.says(action)
        for n in range(number):
            group.says(action, f"Day {n}")
        pages = (REGISTER, action.get_absolute_url(), "/")
        for page in pages:
            client.get(page)
        with CaptureQueriesContext(connection) as queries:
            for page in pages:
                client.get(page)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_all_mine_costs_the_same_for_few_and_many(group: Group, client: Client) -> None:
    client.force_login(group.lead)
    costs = []
    for number in (2, 20):
        for n in range(number):
            row = group.says(group.action(f"{number} {n}"))
            updating.answer_update(row, accepted=False, because="x", by=group.officer, now=NOW)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("actions:mine"))
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_all_mine_tells_what_was_said_last_and_what_became_of_it(group: Group, client: Client):
    one, other = group.action(), group.action("Buy a bell")
    group.says(one, "Some of it is done")
    rejected = group.says(one, "Half is done")
    because = "Say which teams are left"
    updating.answer_update(rejected, accepted=False, because=because, by=group.officer, now=NOW)
    accepted = group.says(other, "It is bought")
    client.force_login(group.lead)
    page = client.get(reverse("actions:mine")).content.decode()
    assert "Half is done" in page
    assert because in page
    assert "Some of it is done" not in page
    assert page.count("Not answered by the service yet") == 1
    updating.answer_update(accepted, accepted=True, because="Seen", by=group.officer, now=NOW)
    page = client.get(reverse("actions:mine")).content.decode()
    assert "It is bought" in page
    assert "Not answered by the service yet" not in page


def test_evidence_comes_with_an_update_and_is_for_its_readers(group: Group, client: Client):
    action = group.action()
    client.force_login(group.lead)
    data = small_pdf("The list")
    file = SimpleUploadedFile("list.pdf", data)
    url = reverse("actions:update", args=[action.pk])
    assert client.post(url, {"words": "Half is done", "evidence": file}).status_code == 302
    path = Document.objects.get().get_absolute_url()
    assert path in client.get(action.get_absolute_url()).content.decode()
    client.force_login(Group("Elsewhere").officer)
    assert client.get(path).status_code == 404


def test_another_partnership_finds_no_trace(group: Group, client: Client) -> None:
    action = group.action("Quartzite")
    group.says(action)
    client.force_login(Group("Elsewhere").officer)
    assert shown(client, show="all") == []
    assert client.get(REGISTER).context["choices"].groups == []
    for name in ("action", "update", "move", "close", "judge", "hand_over", "discussed"):
        assert client.get(reverse(f"actions:{name}", args=[action.pk])).status_code == 404


def test_words_beside_every_colour(group: Group, client: Client) -> None:
    action = group.action(due_on=days(-1))
    client.force_login(group.member)
    said = client.get(action.get_absolute_url()).content.decode()
    assert "Off track" in said
    assert "It was due on 22 November 2026." in said
    assert "Judged by the service: not yet" in said
    assert "First due" in said


def test_each_act_is_done_on_its_page(group: Group, client: Client) -> None:
    action = group.action()
    client.force_login(group.officer)
    day = timezone.localdate() + timedelta(days=40)
    due: dict[str, Any] = {
        "due_on_day": day.day,
        "due_on_month": day.month,
        "due_on_year": day.year,
    }

    def send(name: str, **sent: object) -> None:
        url = reverse(f"actions:{name}", args=[action.pk])
        assert client.post(url, sent).status_code == 302

    send("move", because="A rota", **due)
    send("judge", rag="at_risk", words="Silence")
    send("hand_over", owner=group.nurse.email, because="She leads it")
    today = timezone.localdate()
    ended: dict[str, Any] = {
        "done_on_day": today.day,
        "done_on_month": today.month,
        "done_on_year": today.year,
    }
    send("close", outcome="Done", evidence="Held", no_check_because="Once", **ended)
    send("reopen", because="It was not", **due)
    found = Action.objects.get()
    assert (found.due_on, found.owner, found.closed_on) == (day, group.nurse, None)


def test_what_a_meeting_raised_or_spoke_of_is_for_its_readers(group: Group, client: Client):
    meeting = a_meeting(group.board, days(-60))
    group.action("Raised", source=meeting, source_kind=SourceKind.MEETING)
    group.action("Another")
    client.force_login(group.member)
    page = client.get(reverse("actions:of_meeting", args=[meeting.pk]), follow=True)
    assert [line.row.what for line in page.context["lines"]] == ["Raised"]
    assert f'<a href="{meeting.get_absolute_url()}">' in page.content.decode()
    door = f'<a href="{reverse("actions:of_meeting", args=[meeting.pk])}">Actions</a>'
    assert door in client.get(meeting.get_absolute_url()).content.decode()
    client.force_login(group.lead)
    assert client.get(reverse("actions:of_meeting", args=[meeting.pk])).status_code == 404
    assert shown(client, meeting=str(meeting.pk), show="all") == []
    assert shown(client, meeting="x", show="all") == []


def test_a_lead_names_a_colleague_and_nobody_of_another_agency(group: Group, client: Client):
    action = group.action()
    client.force_login(group.lead)
    url = reverse("actions:hand_over", args=[action.pk])
    because = {"because": "The lead is away"}
    wrong = client.post(url, {"owner": group.member.email, **because})
    assert "Nobody with this address" in wrong.content.decode()
    assert client.post(url, {"owner": group.nurse.email, **because}).status_code == 302
    assert Action.objects.get().owner == group.nurse
