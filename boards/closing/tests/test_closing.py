"""A task and finish group from its first day to the report that everybody reads for ever."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards import services as boards
from boards.actions.services.raising import Asked, raise_action
from boards.closing import services
from boards.closing.doors import waiting
from boards.closing.jobs import tell_overrun
from boards.closing.models import Carried, ClosingReport, ForWhom, Resource, Stage
from boards.meetings.tests.factories import pdf
from boards.models import BoardKind, Decision, HowTaken
from boards.tests.factories import a_line
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.documents.models import Document
from partnership.outbox.models import Letter
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
MET = TODAY - 3 * DAY
SAID: Any = {"because": "Agreed", "today": TODAY}


class Closing:
    """A task and finish group below the executive board, with a chair and an open action."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.group = make.board(world.partnership, BoardKind.TASK, name="Neglect tools group")
        a_line(self.group, world.executive)
        self.chair = world.holder(Office.GROUP_CHAIR, self.group)
        self.member = world.holder(Office.GROUP_MEMBER, self.group)
        self.above = world.holder(Office.GROUP_MEMBER, world.executive)
        asked = Asked("Print the tool", world.council, TODAY - 60 * DAY, TODAY + 30 * DAY)
        self.action = raise_action(self.group, asked, by=world.officer, today=TODAY)
        self.meeting = make.meeting(world.executive, MET)

    def written(self) -> ClosingReport:
        words = services.Words(
            above=self.world.executive,
            asked="Make a tool.",
            done="A tool was made.",
            changed="Visitors use it.",
            lessons="Begin with parents.",
        )
        return services.write_report(self.group, words, by=self.chair, today=TODAY)

    def sent(self) -> ClosingReport:
        self.written()
        report = self.group.closing_report
        return services.send_report(report, by=self.chair, today=MET, now=NOW)

    def said(self, **more: Any) -> services.Acceptance:
        facts: Any = {
            "last_day": TODAY,
            "meeting": self.meeting,
            "carried": {self.action.pk: self.world.group},
            "because": "It belongs to cases",
        }
        return services.Acceptance(**(facts | more))

    def accepted(self) -> ClosingReport:
        return services.accept(self.sent(), self.said(), by=self.world.head, today=TODAY)


@pytest.fixture
def closing() -> Closing:
    return Closing(World())


def sees(person: Any, report: ClosingReport) -> bool:
    return bool(ClosingReport.objects.visible_to(person).filter(pk=report.pk).exists())


def test_a_group_closes_with_a_report_and_its_open_action_goes_on_elsewhere(closing: Closing):
    report = closing.accepted()
    closing.group.refresh_from_db()
    closing.action.refresh_from_db()
    assert report.stage == Stage.ACCEPTED
    assert report.accepted_on == MET
    assert closing.group.ends_on == TODAY
    assert closing.action.board == closing.world.group
    assert "It belongs to cases" in closing.action.history.latest().history_change_reason
    assert [str(one.to) for one in Carried.objects.all()] == [str(closing.world.group)]
    assert not closing.group.memberships.filter(ends_on__isnull=True).exists()


def test_a_draft_is_the_groups_and_everybody_reads_what_was_accepted(closing: Closing):
    world = closing.world
    report = closing.written()
    assert sees(closing.chair, report)
    assert sees(closing.member, report)
    assert sees(world.head, report)
    assert not sees(closing.above, report)
    assert not sees(world.lead, report)
    report = services.send_report(report, by=closing.chair, today=MET, now=NOW)
    assert sees(closing.above, report)
    assert not sees(world.lead, report)
    report = services.accept(report, closing.said(), by=world.head, today=TODAY)
    assert sees(world.lead, report)
    assert not sees(world.stranger, report)


def test_words_that_were_sent_stay_unless_the_board_gives_them_back(closing: Closing):
    report = closing.sent()
    with pytest.raises(ValidationError, match="has been sent"):
        closing.written()
    with pytest.raises(ValidationError, match="sent already"):
        services.send_report(report, by=closing.chair, today=TODAY, now=NOW)
    services.give_back(report, because="Say more", by=closing.world.head, today=TODAY, now=NOW)
    assert closing.written().is_draft
    assert Letter.objects.filter(key__startswith="closing-back:", to=closing.chair).exists()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"meeting": None}, "where"),
        ({"carried": {}}, "action"),
        ({"because": ""}, "because"),
    ],
)
def test_nothing_is_closed_while_something_is_missing(closing: Closing, more: Any, field: str):
    report = closing.sent()
    with pytest.raises(ValidationError) as refused:
        services.accept(report, closing.said(**more), by=closing.world.head, today=TODAY)
    assert any(name.startswith(field) for name in refused.value.message_dict)
    closing.group.refresh_from_db()
    assert closing.group.ends_on is None
    assert not Carried.objects.exists()


def test_a_meeting_of_another_board_accepts_nothing(closing: Closing):
    other = make.meeting(closing.world.group, MET)
    with pytest.raises(ValidationError) as refused:
        services.accept(
            closing.sent(), closing.said(meeting=other), by=closing.world.head, today=TODAY
        )
    assert "where" in refused.value.message_dict


def test_accepting_twice_is_refused(closing: Closing):
    report = closing.accepted()
    with pytest.raises(ValidationError, match="not with the board above"):
        services.accept(report, closing.said(), by=closing.world.head, today=TODAY)


def test_only_a_head_of_service_records_that_it_was_accepted(closing: Closing):
    report = closing.sent()
    for person in (closing.chair, closing.world.officer, closing.above):
        with pytest.raises(NotAllowed):
            services.accept(report, closing.said(), by=person, today=TODAY)


def test_a_task_group_is_not_closed_without_a_report(closing: Closing):
    with pytest.raises(ValidationError, match="closing report"):
        boards.end_board(closing.group, ends_on=TODAY, by=closing.world.head, **SAID)


# --- by when ----------------------------------------------------------------------------------


def test_who_overruns_is_asked_and_written_to_once_a_week(closing: Closing):
    world = closing.world
    services.set_term(closing.group, finish_by=TODAY - DAY, by=world.officer, **SAID)
    for person in (closing.chair, world.officer, world.head):
        assert [task.what for task in waiting(person, TODAY)] == [
            "Close Neglect tools group with a report"
        ]
    assert waiting(closing.member, TODAY) == []
    assert waiting(world.chair, TODAY) == []
    for _ in range(2):
        tell_overrun("", NOW)
    told = Letter.objects.filter(key__startswith="overrun:")
    assert {letter.to for letter in told} == {closing.chair, world.officer, world.head}
    tell_overrun("", NOW + 7 * DAY)
    assert Letter.objects.filter(key__startswith="overrun:").count() == 6


def test_a_later_day_ends_the_nagging_and_the_earlier_stays_readable(closing: Closing):
    world = closing.world
    for day in (TODAY - DAY, TODAY + 30 * DAY):
        services.set_term(closing.group, finish_by=day, by=world.officer, **SAID)
    assert waiting(closing.chair, TODAY) == []
    assert [term.finish_by for term in closing.group.finish_terms.all()] == [
        TODAY + 30 * DAY,
        TODAY - DAY,
    ]


def test_a_report_that_is_sent_waits_for_the_head_of_service(closing: Closing):
    services.set_term(closing.group, finish_by=TODAY - DAY, by=closing.world.officer, **SAID)
    closing.sent()
    assert [task.what for task in waiting(closing.world.head, TODAY)] == [
        "Closing report of Neglect tools group"
    ]
    assert waiting(closing.chair, TODAY) == []


def test_a_group_that_ended_without_a_report_is_still_asked_for_one(closing: Closing):
    services.set_term(closing.group, finish_by=TODAY - 9 * DAY, by=closing.world.officer, **SAID)
    closing.group.ends_on = TODAY - 5 * DAY
    closing.group.save_because("ended in a file", by=None)
    assert len(waiting(closing.world.officer, TODAY)) == 1


def test_a_day_before_it_began_is_refused(closing: Closing):
    with pytest.raises(ValidationError) as refused:
        services.set_term(
            closing.group, finish_by=date(1999, 1, 1), by=closing.world.officer, **SAID
        )
    assert "finish_by" in refused.value.message_dict


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
    assert "Closed with a report" in groups.content.decode()


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
