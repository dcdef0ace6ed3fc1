"""What the pages with lists need beside the demonstration, so that none of them is empty."""

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from audits.models import ChallengeDay, Return, Slot
from audits.programme.services.planning import Planned, plan_audit
from audits.tests.conftest import Here
from boards.interests.models import How, Kind
from boards.interests.services.declaring import declare
from boards.interests.services.standing import tell_interest
from boards.meetings.models import LineKind, Purpose
from boards.meetings.services import agenda, minutes
from boards.meetings.services.minutes import Said
from boards.models import Board, Partnership
from boards.plan.services.keeping import begin_plan
from boards.relevant.services import record_edition
from boards.services import meetings
from partnership.access.offices import Office
from partnership.access.services import note_reading
from partnership.access.templatetags.gate import log_of
from partnership.clock import keeping, local
from partnership.clock.calendar import working_days_after
from partnership.documents.services import attach
from partnership.jobs.models import Job
from partnership.outbox.models import Letter
from partnership.outbox.services import Draft, add_mailbox, post
from partnership.people.models import User
from partnership.sheets import services as sheets
from partnership.sheets.models import Import
from partnership.sheets.registry import sheet_of
from reviews import services
from reviews.asking.models import Asking
from reviews.asking.models import Purpose as AskedFor
from reviews.asking.services import drawing
from reviews.findings.services import learning, recommending, themes
from reviews.findings.services.learning import Found
from reviews.findings.services.recommending import Recommended
from reviews.models import DelayReason, Review
from reviews.rules import Blocker, publication_blockers
from tests import factories as make
from tests.factories import World
from tests.who_may.imports import HOSPICE, sheet


def plant(officer: User) -> None:
    """Something in every list that the demonstration leaves empty."""
    group = Board.objects.get(key="case-review-group")
    head = User.objects.get(email="head-of-service@demo.example")
    here = {"by": head, "today": timezone.localdate(), "now": timezone.now()}
    _an_agency(group, head)
    _a_meeting(group, officer)
    _a_case(group, officer, head)
    _the_law(group.partnership, **here)
    _a_sheet(group.partnership, head)
    add_mailbox(
        group, address="group@shared.example", because="Asked", by=head, today=here["today"]
    )
    Job.objects.create(
        kind="nothing.known", key="1", created_at=here["now"], attempts=2, last_error="OSError: no"
    )
    _letters(group, officer)


def _an_agency(group: Board, head: User) -> None:
    agency = make.agency("An agency in every list")
    make.listing(group.partnership, agency)
    somebody = make.person("Somebody in every list")
    make.seat(somebody, Office.GROUP_MEMBER, group, agency=agency)
    make.appointment(somebody, Office.AGENCY_LEAD, agency)
    add_mailbox(
        agency,
        address="agency@shared.example",
        because="Asked",
        by=head,
        today=timezone.localdate(),
    )


def _a_meeting(group: Board, by: User) -> None:
    day = timezone.localdate() + timedelta(days=200)
    meeting = meetings.record_meeting(group, held_on=day, place="The room with papers", by=by)
    attach(meeting, make.pdf(), title="Agenda", by=by, now=timezone.now())
    agenda.draw_up(meeting, by=by)
    today = timezone.localdate()
    held = meetings.record_meeting(group, held_on=today, place="The room with minutes", by=by)
    item = agenda.add_item(held, title="Neglect", purpose=Purpose.ASSURE, by=by)
    minutes.write_line(item, Said(kind=LineKind.NOTE, words="Said"), by=by, today=today)
    _interests(meeting, by)


def _interests(meeting: Any, by: User) -> None:
    """One in the register and one declared, of the officer."""
    today, now = timezone.localdate(), timezone.now()
    facts = {"kind": Kind.WORK, "what": "Keeps a school", "starts_on": today}
    tell_interest(meeting.board.partnership, person=by, by=by, today=today, **facts)
    declare(meeting, what="Knows them", person=by, by=by, how=How.MEETING, now=now)


def _a_case(group: Board, officer: User, head: User) -> None:
    """A review with copies, files, a delay, an override, a letter and somebody who opened it."""
    today, now = timezone.localdate(), timezone.now()
    planned = Review.objects.filter(board=group, planned_on__gt=today, published_on=None)
    row = next(one for one in planned if any(x.force == "must" for x in _blocks(one)))
    services.record_delay(
        row,
        services.Delayed(
            reason=DelayReason.INQUEST,
            explanation="For the lists",
            told_panel_on=None,
            told_sos_on=None,
        ),
        by=officer,
        today=today,
    )
    services.ask_override(row, reason="A court asks for it", by=head, today=today)
    note_reading(head, row, "the clock", now=now)
    post(
        [Draft("lists:case", officer, row, "News of a case", "News.", kind="told-of-change")],
        now=now,
    )


def _the_law(place: Partnership, **by: Any) -> None:
    said = {"extent": "here", "announced_on": by["today"], "source": "A proclamation"}
    day = working_days_after(by["today"], 90)
    keeping.add_holiday(place, day=day, name="A day of mourning", **said, **by)
    start = {"starts_on": by["today"], "because": "Decided"}
    local.set_value(place, "REMIND-FIRST", number=8, **start, by=by["by"], today=by["today"])


def _a_sheet(place: Partnership, head: User) -> None:
    data = sheet("agencies", HOSPICE)
    kind = sheet_of("agencies")
    sheets.upload(kind, place, name="hospices.csv", data=data, by=head, now=timezone.now())


def things_of(world: World, review: Review | None = None) -> dict[str, str]:
    """What each list of one partnership is of, by what the address names; cases where given."""
    _a_sheet(world.partnership, world.head)
    board, agency, place = world.group.key, world.trust.key, world.partnership.key
    held = world.group.meetings.first()
    assert held is not None
    brought = Import.objects.about(world.partnership).get()
    log = review or world.partnership
    known = {"on": timezone.localdate(), "approved_by": "All", "source": "A leaflet"}
    by: Any = {"by": world.head, "today": timezone.localdate()}
    edition = record_edition(world.partnership, **known, **by)
    year = {"starts_on": timezone.localdate() - timedelta(days=90)}
    year["ends_on"] = year["starts_on"] + timedelta(days=365)
    plan = begin_plan(world.partnership, world.group, name="Plan", by=world.officer, **year)
    named = {
        "number of a plan": str(plan.pk),
        "number of an edition": str(edition.pk),
        "number of a list review": str(edition.next_review.pk),
        "board": board,
        "agency": agency,
        "partnership": place,
        "number of a person": str(world.member.pk),
        "number of a meeting": str(held.pk),
        "number of a sheet": str(brought.pk),
        "kind and number of a thing": log_of(log),
    }
    if review:
        named |= {"review": review.reference, "incident": review.incident.reference}
        named["number of a recommendation"] = str(_recommended(review, by).pk)
        named["number of a round of questions"] = str(_asked(world, review).pk)
        asked = Here(world).returned()
        named |= {"number of a return": str(asked.pk), "number of a cycle": str(asked.cycle_id)}
        named["number of a day of challenge"] = _day(asked, by)
        planned = Planned("other", "A visit", world.group, by["today"])
        named["number of an audit"] = str(plan_audit(world.partnership, planned, **by).pk)
    return named


def _day(asked: Return, by: Any) -> str:
    day = ChallengeDay(cycle=asked.cycle, held_on=by["today"], place="By video")
    day.save_because("planned", by=by["by"])
    Slot(day=day, of=asked, begins_at=time(9), minutes=20).save_because("planned", by=by["by"])
    return str(day.pk)


def _recommended(review: Review, by: Any) -> Any:
    """Something that a review recommends."""
    theme = themes.add_theme(review.partnership, name="A theme", **by)
    found = Found("They met late", theme, by["today"])
    finding = learning.record_finding(review, found, **by)
    return recommending.recommend(finding, Recommended("Meet", None, "An audit"), **by)


def _asked(world: World, review: Review) -> Asking:
    """Questions to the trust, sent."""
    now = timezone.now()
    today = timezone.localdate(now)
    drawn = drawing.Drawn(AskedFor.REPORT, [world.trust], ["What contacts were there?"], today)
    asking = drawing.draw_up(review, drawn, by=world.officer, today=today)
    return drawing.send(asking, by=world.officer, today=today, now=now)


def _blocks(review: Review) -> list[Blocker]:
    assert review.planned_on is not None
    return publication_blockers(review, review.planned_on)


def _letters(group: Board, officer: User) -> None:
    """One that failed."""
    post(
        [Draft("lists:1", officer, group, "News", "News.", kind="told-of-change")],
        now=timezone.now(),
    )
    Letter.objects.filter(key="lists:1").update(
        failed_at=timezone.now(), last_error="SMTPRecipientsRefused: 550"
    )
