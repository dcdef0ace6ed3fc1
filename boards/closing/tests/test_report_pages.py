"""The pack of what a group leaves, and the pages of its report."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.closing import services
from boards.closing.doors import waiting
from boards.closing.models import ForWhom, Resource
from boards.closing.tests.groups import MET, NOW, TODAY, Closing, sees
from boards.meetings.tests.factories import pdf
from boards.models import BoardKind, Decision, HowTaken
from partnership.documents.models import Document
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db


# --- the pack ---------------------------------------------------------------------------------


def test_a_resource_sent_twice_stands_once_in_the_pack(closing: Closing):
    report = closing.written()
    facts: Any = {"title": "The tool", "for_whom": ForWhom.PARTNERSHIP, "by": closing.chair}
    first = services.add_resource(report, file=pdf(), now=NOW, **facts)
    again = services.add_resource(report, file=pdf(), now=NOW, **facts)
    assert again == first
    assert Document.objects.count() == 1
    other = services.add_resource(report, file=pdf("A second part"), now=NOW, **facts)
    assert other != first
    services.withdraw_resource(first, because="A name stood in it", by=closing.chair)
    assert services.add_resource(report, file=pdf(), now=NOW, **facts) != first


def test_a_published_resource_is_everybodys_once_accepted_and_nobodys_once_taken_back(
    closing: Closing, client: Client
):
    report = closing.written()
    for title, whom in (("Open", ForWhom.EVERYBODY), ("Ours", ForWhom.PARTNERSHIP)):
        services.add_resource(
            report, title=title, for_whom=whom, file=make.pdf(), by=closing.chair, now=NOW
        )
    opened, ours = (Resource.objects.get(title=title) for title in ("Open", "Ours"))
    url, closed = opened.get_absolute_url(), ours.get_absolute_url()
    assert client.get(url).status_code == 404
    services.send_report(report, by=closing.chair, today=MET, now=NOW)
    services.accept(report, closing.said(), by=closing.world.head, today=TODAY)
    assert client.get(url).status_code == 200
    assert client.get(closed).status_code == 404
    page = client.get(reverse("closing:published"))
    assert "Open" in page.content.decode()
    assert "Ours" not in page.content.decode()
    client.force_login(closing.world.lead)
    assert client.get(closed).status_code == 200
    services.withdraw_resource(opened, because="Out of date", by=closing.world.officer)
    assert client.get(url).status_code == 404
    with pytest.raises(ValidationError, match="taken back already"):
        services.withdraw_resource(opened, because="Again", by=closing.world.officer)


# --- the pages --------------------------------------------------------------------------------


def test_the_whole_way_through_the_pages(closing: Closing, client: Client):
    client.force_login(closing.chair)
    page = reverse("closing:of_board", args=[closing.group.key])
    write = reverse("closing:write", args=[closing.group.key])
    words = {name: f"The {name}" for name in ("asked", "done", "changed", "lessons")}
    missing = client.post(write, words | {"done": ""})
    assert "There is a problem" in missing.content.decode()
    assert "The changed" in missing.content.decode()
    opened = client.get(write).context["form"].initial["opened"]
    above = {"above": closing.world.executive.pk, "opened": opened}
    assert client.post(write, words | above).status_code == 302
    report = closing.group.closing_report
    assert client.post(reverse("closing:send", args=[report.pk])).status_code == 302
    assert "With the board above" not in client.get(write).content.decode()
    client.force_login(closing.world.head)
    accept = reverse("closing:accept", args=[report.pk])
    today = make.meeting(closing.world.executive, date.today())
    good = {
        "where": f"meeting-{today.pk}",
        **{f"last_day_{part}": getattr(date.today(), part) for part in ("day", "month", "year")},
        f"action_{closing.action.pk}": closing.world.executive.pk,
    }
    refused = client.post(accept, good)
    assert "Enter why do the open actions go there" not in refused.content.decode()
    assert client.post(accept, good | {"because": "Theirs"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "The done" in shown
    assert closing.action.reference in shown
    client.force_login(closing.world.lead)
    received = client.get(reverse("closing:of_board", args=[closing.world.executive.key]))
    assert "Neglect tools group" in received.content.decode()
    groups = client.get(reverse("closing:groups", args=[closing.world.partnership.key]))
    assert "Report accepted, last days" in groups.content.decode(), "today is its last day"


def test_another_partnership_sees_nothing_of_it(closing: Closing, client: Client):
    report = closing.accepted()
    there = World()
    assert not sees(there.head, report)
    client.force_login(there.head)
    for name, args in (
        ("closing:of_board", [closing.group.key]),
        ("closing:groups", [closing.world.partnership.key]),
        ("closing:accept", [report.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 404


def test_the_register_costs_the_same_with_few_and_many(closing: Closing, client: Client):
    client.force_login(closing.world.officer)
    url = reverse("closing:groups", args=[closing.world.partnership.key])

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    queries()
    few = queries()
    for number in range(12):
        make.board(closing.world.partnership, BoardKind.TASK, name=f"Group {number}")
    assert queries() == few


def test_whoever_holds_no_such_office_costs_nothing(closing: Closing):
    lead = closing.world.lead
    assert lead.offices_now
    with CaptureQueriesContext(connection) as found:
        assert waiting(lead, TODAY) == []
    assert len(found) == 0


def test_the_file_of_what_was_taken_back_is_given_out_by_no_address(closing: Closing):
    closing.written()
    report = closing.group.closing_report
    facts: Any = {"for_whom": ForWhom.PARTNERSHIP, "by": closing.chair, "now": NOW}
    row = services.add_resource(report, title="The tool", file=pdf(), **facts)
    services.send_report(report, by=closing.chair, today=MET, now=NOW)
    services.accept(report, closing.said(), by=closing.world.head, today=TODAY)
    file = Document.objects.about(row).get()
    client = Client()
    client.force_login(closing.world.lead)
    assert client.get(file.get_absolute_url()).status_code == 200
    services.withdraw_resource(row, because="A name stood in it", by=closing.world.officer)
    assert client.get(file.get_absolute_url()).status_code == 404
    assert Resource.objects.visible_to(closing.world.officer).filter(pk=row.pk).exists()


def test_the_page_that_all_read_does_not_tell_the_words_of_the_decision(closing: Closing):
    decision = Decision(
        board=closing.world.executive,
        how=HowTaken.CHAIRS_ACTION,
        taken_on=MET,
        taken_by=closing.world.chair,
        summary="Quartzite",
        reasons="Agreed",
        could_not_wait="It ends",
        recorded_by=closing.world.officer,
    )
    decision.save_because("recorded", by=closing.world.officer)
    said = closing.said(meeting=None, decision=decision)
    services.accept(closing.sent(), said, by=closing.world.head, today=TODAY)
    client = Client()
    client.force_login(closing.world.lead)
    page = client.get(reverse("closing:of_board", args=[closing.group.key])).content.decode()
    assert "by a decision of" in page
    assert "Quartzite" not in page
