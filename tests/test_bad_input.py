"""Whatever is typed, chosen or uploaded: said at its field, kept, escaped, nothing written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote_plus

import pytest
from django import forms
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from boards.actions.services.raising import Asked, raise_action
from boards.challenges import services as challenges
from boards.challenges.models import Challenge
from boards.challenges.services import Asked as AskedOfAgency
from boards.differences import services as differences
from boards.differences.forms import MOST_STAGES
from boards.differences.models import Difference
from boards.differences.services import Raised
from boards.external import services as external
from boards.interests.models import How
from boards.interests.services.declaring import declare
from boards.meetings.models import AgendaItem, Purpose
from boards.meetings.services import agenda, papers
from boards.models import Board, BoardKind
from boards.plan.models import PlanAction, Status
from boards.plan.services import keeping
from boards.policies.models import GovernedDocument, Version
from boards.policies.services import writing
from boards.succession.planning import Said, say_succession
from boards.succession.services import Heir, Moves
from partnership.access.offices import Office
from partnership.demo.paper import small_pdf
from partnership.people.models import User
from partnership.ui.forms import DayField
from reviews import services
from reviews.models import DelayReason, Outcome, Recipient, Review
from tests import factories as make
from tests.factories import World

pytestmark = [pytest.mark.django_db, pytest.mark.served]

PROBLEM = "There is a problem"
SCRIPT = "<script>alert('x')</script>"
LONG = SCRIPT * 300
FORM_TYPE = "application/x-www-form-urlencoded"
NUL, EMOJI, SURROGATE = "\x00", "🧒🏽", b"\xed\xa0\x80"

BAD_DAYS = (
    ("31", "2", "2026"),
    ("29", "2", "2025"),
    ("0", "0", "0"),
    ("1", "1", "0"),
    ("1", "1", "0000"),
    ("1", "1", "1899"),
    ("1", "1", "9999"),
    ("1", "1", "10000"),
    ("1", "13", "2026"),
    ("-1", "1", "2026"),
    ("1", "1", ""),
    ("٣", "1", "2026"),
    ("1", "1", "²⁰²⁶"),
    ("1" * 5000, "1" * 5000, "1" * 5000),
    (NUL, NUL, NUL),
    (f"1{NUL}", "1", "2026"),
    ("1", f"Jan{NUL}", "2026"),
    (SCRIPT, SCRIPT, SCRIPT),
    (EMOJI, "1", "2026"),
)
BAD_ANSWERS = ("0", "-1", "9" * 40, "1e3", NUL, f"1{NUL}", SCRIPT, EMOJI, "true", "board-0", "ſ")
BAD_TEXTS = (NUL, f"before{NUL}after", LONG, "a" * 1_000_000, EMOJI * 6000)
BAD_DAYS_IN_A_LINE = (
    "31 February 2026",
    "1 January 0",
    "1 January 9999",
    "1 January 10000",
    "0000-00-00",
    "²⁰²⁶-01-01",
    "1 May 2019" + NUL,
    NUL,
    SCRIPT,
    EMOJI,
    "9" * 5000,
)
# What a form never asks for and must not take.
STRAY = {
    "is_staff": "1",
    "is_superuser": "on",
    "is_active": "",
    "owner": "1",
    "id": "1",
    "pk": "1",
    "reference": "CR-1066-001",
    "recorded_by": "1",
    "signed_off_by": "1",
    "agreed_by": "1",
    "published_on": "2020-01-01",
    "published_on_day": "1",
    "published_on_month": "1",
    "published_on_year": "2020",
}


def files() -> dict[str, SimpleUploadedFile]:
    """Uploads that are not what their names say, or are too large, or nothing at all."""
    large = small_pdf("Large") + b"\0" * (20 * 1024 * 1024)
    return {
        "a program called PDF": SimpleUploadedFile("report.pdf", b"MZ\x90\0" + b"\0" * 600),
        "a page called PDF": SimpleUploadedFile("report.pdf", b"<!DOCTYPE html><script>1</script>"),
        "nothing": SimpleUploadedFile("report.pdf", b""),
        "more than 20 MB": SimpleUploadedFile("report.pdf", large),
        "a PDF called program": SimpleUploadedFile("report.exe", small_pdf("Report")),
        "a broken archive": SimpleUploadedFile("report.docx", b"PK\x03\x04" + b"\xff" * 400),
        "a PDF without a name": SimpleUploadedFile(".pdf", small_pdf("Report")),
    }


# --- the forms ------------------------------------------------------------------------------


def three(name: str, day: date) -> dict[str, str]:
    """The day in its three boxes."""
    return {
        f"{name}_day": str(day.day),
        f"{name}_month": str(day.month),
        f"{name}_year": f"{day:%Y}",
    }


@dataclass
class Page:
    """One form of the portal: who may send it, where to, and what it would take."""

    who: User
    path: str
    good: dict[str, Any]
    out_of_order: dict[str, date] = field(default_factory=dict)  # days the facts forbid


class Pages:
    """A world in which every form of the portal can be sent, each set up when asked for."""

    def __init__(self, world: World, request: pytest.FixtureRequest) -> None:
        self.world = world
        self.incident, self.review, self.sign, self.plans, self.sends = (
            request.getfixturevalue(name)
            for name in ("incident", "review", "signed_off", "plan", "send")
        )
        self.today = timezone.localdate()
        self.aware = self.today - timedelta(days=40)

    def day(self, back: int) -> date:
        return self.today - timedelta(days=back)

    def record_incident(self) -> Page:
        path = reverse("reviews:record_incident", args=[self.world.group.key])
        good = {"council": self.world.council.pk, "what_happened": "Something."}
        days = {"became_aware_on": self.today + timedelta(days=1)}
        good |= three("became_aware_on", self.aware)
        return Page(self.world.officer, path, good, days)

    def notice(self) -> Page:
        path = reverse("reviews:record_notice", args=[self.incident(self.aware).reference])
        good = three("on", self.aware)
        return Page(self.world.officer, path, good, {"on": self.aware - timedelta(days=1)})

    def correct_notice(self) -> Page:
        row = self.incident(self.aware)
        services.record_notice(row, on=self.day(38), by=self.world.officer, today=self.today)
        path = reverse("reviews:record_notice", args=[row.reference])
        good = three("on", self.day(37)) | {"because": "The letter says so."}
        return Page(self.world.officer, path, good, {"on": self.day(41)})

    def rapid_review(self) -> Page:
        row = self.incident(self.aware)
        services.record_notice(row, on=self.day(38), by=self.world.officer, today=self.today)
        path = reverse("reviews:record_rapid_review", args=[row.reference])
        return Page(self.world.officer, path, three("on", self.day(30)), {"on": self.day(39)})

    def decide(self) -> Page:
        row = self.incident(self.aware)
        held = make.meeting(row.board, self.day(10))
        good = {
            "outcome": Outcome.REVIEW,
            "how": "meeting",
            "meeting": held.pk,
            "taken_by": self.world.chair.pk,
            "reasons": "The test is met.",
            "could_not_wait": "",
        }
        path = reverse("reviews:decide", args=[row.reference])
        return Page(self.world.officer, path, good, {"taken_on": self.day(50)})

    def sign_off(self) -> Page:
        path = reverse("reviews:sign_off", args=[self.review(self.day(20)).reference])
        good = {"reviewer": "A reviewer", **three("on", self.day(5)), "report": make.pdf()}
        return Page(self.world.head, path, good, {"on": self.day(21)})

    def signed(self) -> Review:
        return self.sign(self.day(15))

    def planned(self) -> Review:
        return self.plans(self.signed(), self.today, today=self.today)

    def plan(self) -> Page:
        path = reverse("reviews:plan", args=[self.signed().reference])
        good = {"scope": "full", "title": "Learning", "summary": "Learned."}
        days = {"on": self.day(1)}
        return Page(self.world.officer, path, good | three("on", self.today), days)

    def copy(self) -> Page:
        path = reverse("reviews:record_copy", args=[self.signed().reference])
        good = {"to": Recipient.PANEL, "how": "Secure e-mail", **three("sent_on", self.day(3))}
        days = {"sent_on": self.day(16)}
        return Page(self.world.officer, path, good | {"proof": make.pdf("proof.pdf")}, days)

    def withdraw(self) -> Page:
        row = self.signed()
        self.sends(row, self.day(3), Recipient.PANEL)
        sent = row.despatches.get()
        path = reverse("reviews:withdraw_copy", args=[row.reference, sent.pk])
        return Page(self.world.officer, path, {"because": "It never left."})

    def explain(self) -> Page:
        args = [self.signed().reference, "LCSPR-7WD-OFSTED"]
        path = reverse("reviews:explain", args=args)
        return Page(self.world.officer, path, {"reason": "Ofsted asked for none."})

    def delay(self) -> Page:
        path = reverse("reviews:record_delay", args=[self.review(self.day(20)).reference])
        good = {"reason": DelayReason.CRIMINAL, "explanation": "A trial, until spring."}
        good |= three("told_panel_on", self.day(2)) | three("told_sos_on", self.day(2))
        days = {"told_sos_on": self.today + timedelta(days=1)}
        return Page(self.world.officer, path, good, days)

    def override(self) -> Page:
        path = reverse("reviews:ask_override", args=[self.planned().reference])
        return Page(self.world.officer, path, {"reason": "The coroner names the case."})

    def meeting(self) -> Page:
        path = reverse("boards:record_meeting", args=[self.world.group.key])
        good = {"place": "Room 4", **three("held_on", self.day(6))}
        return Page(self.world.officer, path, good, {"held_on": make.LONG_AGO - timedelta(days=1)})

    def give(self) -> Page:
        path = reverse("people:give", args=[self.world.member.pk])
        good = {
            "office": Office.LAY_MEMBER,
            "place": f"board-{self.world.adults.pk}",
            "seat": f"agency-{self.world.trust.pk}",
            "because": "Elected",
            **three("starts_on", self.today),
            **three("ends_on", self.today + timedelta(days=90)),
        }
        return Page(self.world.head, path, good, {"ends_on": self.day(1)})

    def end(self) -> Page:
        held = self.world.member.memberships.get()
        path = reverse("people:end", args=[self.world.member.pk, "board", held.pk])
        good = {"because": "Left", **three("ends_on", self.today)}
        return Page(self.world.head, path, good, {"ends_on": held.starts_on - timedelta(days=1)})

    def agenda_item(self) -> AgendaItem:
        """An item of a meeting held, whose minutes are open."""
        held = make.meeting(self.world.group, self.day(6))
        facts = {"title": "An item", "purpose": Purpose.NOTE, "by": self.world.officer}
        return agenda.add_item(held, **facts)

    def item(self) -> Page:
        path = reverse("meetings:add_item", args=[self.agenda_item().meeting_id])
        good = {"title": "Neglect", "purpose": "note", "owner": "Chair", "minutes": "5"}
        return Page(self.world.officer, path, good | three("paper_due_on", self.day(10)))

    def readers(self) -> Page:
        path = reverse("meetings:restrict", args=[self.agenda_item().pk])
        good = {"readers": [f"person:{self.world.member.pk}"], "because": "A case"}
        return Page(self.world.officer, path, good)

    def withhold(self) -> Page:
        path = reverse("meetings:withhold", args=[self.agenda_item().pk])
        good = {"person": str(self.world.member.pk), "because": "An interest"}
        return Page(self.world.officer, path, good)

    def paper(self) -> Page:
        path = reverse("meetings:add_paper", args=[self.agenda_item().pk])
        return Page(self.world.officer, path, {"title": "A paper", "paper": make.pdf()})

    def call_off(self) -> Page:
        held = make.meeting(self.world.group, self.day(6))
        path = reverse("boards:call_off", args=[held.pk])
        return Page(self.world.officer, path, {"because": "No business"})

    def owed(self) -> Page:
        here = self.world.partnership.key, self.world.group.key
        good = {"title": "A report", "agency": str(self.world.trust.pk), "every": "half"}
        good |= {"why": "The board", **three("first_due_on", self.day(6))}
        return Page(self.world.officer, reverse("owed:expect", args=here), good)

    def risk(self) -> Page:
        path = reverse("risks:raise", args=[self.world.group.key])
        good = {"what": "A risk", "cause": "A cause", "likelihood": "2", "impact": "3"}
        good |= {"judged_because": "So far", **three("look_again_on", self.day(-90))}
        return Page(self.world.officer, path, good)

    def outside_body(self) -> Any:
        """A letter that asks for an answer."""
        said = external.Entered("received", "A body", self.day(20), "What it says")
        now = timezone.now()
        by: dict[str, Any] = {"by": self.world.officer, "today": self.today, "now": now}
        return external.record_entry(self.world.partnership, said, **by)

    def external_entry(self) -> Page:
        path = reverse("external:record", args=[self.world.partnership.key])
        good = {"kind": "inspection", "body": "A body", "summary": "What it says"}
        good |= {"agencies": [str(self.world.trust.pk)], "file": make.pdf()}
        good |= {"address": "https://example.org/report"}
        good |= three("dated_on", self.day(9)) | three("came_on", self.day(3))
        return Page(self.world.officer, path, good, {"came_on": self.day(-1)})

    def external_answer(self) -> Page:
        path = reverse("external:answer", args=[self.outside_body().pk])
        good = {"answer": "Sent", "file": make.pdf(), **three("answered_on", self.day(1))}
        return Page(self.world.officer, path, good, {"answered_on": self.day(-1)})

    def external_action(self) -> Page:
        path = reverse("external:raise_action", args=[self.outside_body().pk])
        good = {"what": "Look", "board": str(self.world.group.pk)}
        good |= {"owner_agency": str(self.world.trust.pk), **three("due_on", self.day(-30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def external_challenge(self) -> Page:
        path = reverse("external:challenge", args=[self.outside_body().pk])
        good = {"what": "Say why", "board": str(self.world.group.pk), "challenger": "Chair"}
        good |= {"agency": str(self.world.trust.pk), **three("due_on", self.day(-30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def withdrawal(self) -> Page:
        facts = {"title": "A paper", "paper": make.pdf(), "now": timezone.now()}
        paper = papers.add_paper(self.agenda_item(), by=self.world.officer, **facts)
        path = reverse("meetings:withdraw_paper", args=[paper.pk])
        return Page(self.world.officer, path, {"because": "Names a child"})

    def declining(self) -> Page:
        by = self.world.member
        item = agenda.propose_item(self.world.group, title="A", purpose=Purpose.NOTE, by=by)
        path = reverse("meetings:decline_item", args=[item.pk])
        return Page(self.world.officer, path, {"because": "The executive has it"})

    def action(self) -> Any:
        """An action of the trust, raised some weeks ago."""
        asked = Asked("Train everybody", self.world.trust, self.day(40), self.day(-40))
        return raise_action(self.world.group, asked, by=self.world.officer, today=self.today)

    def raised(self) -> Page:
        path = reverse("actions:raise_action", args=[self.world.group.key])
        good = {"what": "Train", "owner_agency": str(self.world.trust.pk), "source_kind": "audit"}
        good |= three("raised_on", self.day(3)) | three("due_on", self.day(-30))
        return Page(self.world.officer, path, good, {"raised_on": self.day(-1)})

    def said(self) -> Page:
        path = reverse("actions:update", args=[self.action().pk])
        good = {"words": "Half is done", "evidence": make.pdf()} | three(
            "expected_on", self.day(-9)
        )
        return Page(self.world.lead, path, good, {"expected_on": self.day(1)})

    def moved(self) -> Page:
        path = reverse("actions:move", args=[self.action().pk])
        good = {"because": "A rota"} | three("due_on", self.day(-50))
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def closed(self) -> Page:
        path = reverse("actions:close", args=[self.action().pk])
        good = {"outcome": "They know", "evidence": "Held", "no_check_because": "A single act"}
        good |= three("done_on", self.day(1)) | {"file": make.pdf()}
        return Page(self.world.officer, path, good, {"done_on": self.day(41)})

    def judged(self) -> Page:
        path = reverse("actions:judge", args=[self.action().pk])
        return Page(self.world.officer, path, {"rag": "at_risk", "words": "Silence"})

    def challenge(self) -> Page:
        path = reverse("challenges:raise_one", args=[self.world.group.key])
        good = {"agency": str(self.world.trust.pk), "what": "Show it", "challenger": "Chair"}
        good |= {"source": "scrutiny", **three("due_on", self.today + timedelta(days=30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def asked(self, *, answered: bool = False) -> Challenge:
        """A challenge to the trust."""
        asked = AskedOfAgency(agency=self.world.trust, what="Show it", challenger="Chair")
        when = {"today": self.today, "now": timezone.now()}
        row = challenges.raise_challenge(self.world.group, asked, by=self.world.officer, **when)
        if answered:
            challenges.answer_challenge(row, words="Shown", by=self.world.lead, **when)
        return row

    def answer(self) -> Page:
        path = reverse("challenges:answer", args=[self.asked().pk])
        return Page(self.world.lead, path, {"words": "Shown"})

    def judge(self) -> Page:
        path = reverse("challenges:judge", args=[self.asked(answered=True).pk])
        good = {"verdict": "ask_again", "words": "And the others?", "escalated_to": ""}
        good |= three("due_on", self.today + timedelta(days=30))
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def move_of_answer(self) -> Page:
        path = reverse("challenges:move", args=[self.asked().pk])
        good = {"because": "Half term", **three("due_on", self.today + timedelta(days=40))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def action_of_challenge(self) -> Page:
        path = reverse("challenges:raise_action", args=[self.asked().pk])
        good = {"what": "Do it", **three("due_on", self.today + timedelta(days=30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def raise_difference(self) -> Page:
        path = reverse("differences:raise_one", args=[self.world.partnership.key, "now"])
        good = {"raised_for": str(self.world.trust.pk), "asked": str(self.world.council.pk)}
        good |= {"remit": "adults", "ground": "risk", "made_safe": "Police told"}
        return Page(self.world.lead, path, good)

    def difference(self) -> Difference:
        """One that the trust raised with the council."""
        raised = Raised(self.world.trust, [self.world.council], "adults", "risk")
        when = {"today": self.today, "now": timezone.now()}
        place = self.world.partnership
        return differences.raise_difference(place, raised, by=self.world.lead, **when)

    def resolve(self) -> Page:
        path = reverse("differences:resolve", args=[self.difference().pk])
        good = {"outcome": "agreed", "theme": "roles", "learning": "Write it down"}
        return Page(self.world.lead, path, good)

    def move_on(self) -> Page:
        path = reverse("differences:move_on", args=[self.difference().pk, 1])
        return Page(self.world.lead, path, {"because": "No agreement"})

    def stages(self) -> Page:
        path = reverse("differences:set_policy", args=[self.world.partnership.key, "adults"])
        good = {"source": "The policy", "days_1": "3", **three("starts_on", self.today)}
        for number in range(1, MOST_STAGES + 1):
            good |= {f"title_{number}": "One", f"meets_{number}": "All of them"}
            good |= {f"office_{number}": "agency_lead"}
        return Page(self.world.head, path, good, {"starts_on": self.day(1)})

    def line(self) -> Page:
        path = reverse("meetings:minute_item", args=[self.agenda_item().pk])
        good = {"kind": "action", "words": "Do it", "agency": str(self.world.trust.pk)}
        good |= three("due_on", self.today + timedelta(days=30))
        return Page(self.world.officer, path, good, {"due_on": self.day(30)})

    def seat(self) -> Page:
        path = reverse("boards:open_seat", args=[self.world.group.key])
        good = {"part": "adviser", "title": "Designated doctor", "because": "Agreed"}
        return Page(self.world.head, path, good | three("starts_on", self.today))

    def quorum(self) -> Page:
        path = reverse("attendance:set_quorum", args=[self.world.group.key])
        good = {"seats": "3", "must": ["chair"], "source": "Terms", "because": "Agreed"}
        return Page(self.world.head, path, good | three("starts_on", self.today))

    def interest(self) -> Page:
        path = reverse("interests:write_down", args=[self.world.partnership.key])
        good = {"person": str(self.world.member.pk), "kind": "work", "what": "Works there"}
        good |= {"agency": str(self.world.trust.pk), "body": ""} | three("starts_on", self.day(99))
        return Page(self.world.officer, path, good)

    def declared(self) -> Page:
        item = self.agenda_item()
        path = reverse("interests:write_declared", args=[item.meeting_id])
        good = {"person": str(self.world.member.pk), "what": "A sister", "item": str(item.pk)}
        return Page(self.world.officer, path, good)

    def ruling(self) -> Page:
        item = self.agenda_item()
        row = declare(
            item.meeting,
            what="A sister",
            person=self.world.member,
            by=self.world.officer,
            how=How.MEETING,
            now=timezone.now(),
        )
        path = reverse("interests:rule", args=[row.pk])
        good = {
            "item": str(item.pk),
            "outcome": "leaves",
            "because": "Close",
            "minuted": "One left.",
        }
        return Page(self.world.officer, path, good)

    def plan_action(self) -> PlanAction:
        """An action of an agreed plan, led by the trust."""
        w, begun = self.world, self.day(100)
        plan = keeping.begin_plan(
            w.partnership, w.group, name="Plan", starts_on=begun, ends_on=self.today, by=w.officer
        )
        priority = keeping.add_priority(plan, name="Neglect", by=w.officer)
        objective = keeping.add_objective(priority, words="Less of it", by=w.officer)
        asked = keeping.Asked(what="Do it", lead="The trust", agency=w.trust)
        row = keeping.add_action(objective, asked, by=w.officer, today=self.today)
        plan.status, plan.agreed_on = Status.AGREED, begun
        plan.save_because("agreed", by=None)
        return PlanAction.objects.select_related("plan", "objective").get(pk=row.pk)

    def begin_plan(self) -> Page:
        path = reverse("plan:begin", args=[self.world.partnership.key])
        good = {"board": self.world.group.pk, "name": "Plan", **three("starts_on", self.today)}
        good |= three("ends_on", self.today + timedelta(days=700))
        return Page(self.world.officer, path, good, {"ends_on": self.day(1)})

    def change_plan_action(self) -> Page:
        path = reverse("plan:change_action", args=[self.plan_action().pk])
        good = {"what": "Do more", "lead": "The trust", "due_known": "month", "because": "Agreed"}
        return Page(self.world.officer, path, good | three("due_on", self.today))

    def plan_objective(self) -> Page:
        row = self.plan_action()
        args = [row.plan_id, row.objective.priority_id]
        path = reverse("plan:add_objective", args=args)
        return Page(self.world.officer, path, {"words": "Sooner", "criterion": "In a week"})

    def plan_judge(self) -> Page:
        path = reverse("plan:judge", args=[self.plan_action().pk])
        good = {"words": "Half is done", "rag": "amber", **three("as_at", self.day(1))}
        return Page(self.world.officer, path, good)

    def report(self) -> Page:
        path = reverse("plan:report", args=[self.plan_action().pk])
        return Page(self.world.lead, path, {"words": "Half", **three("as_at", self.day(1))})

    def close_plan(self) -> Page:
        path = reverse("plan:close", args=[self.plan_action().plan_id])
        good = {"closing": "Much was done", **three("closed_on", self.day(1))}
        return Page(self.world.officer, path, good, {"closed_on": self.day(101)})

    def governed(self) -> GovernedDocument:
        """In the register, without a version."""
        facts = {"kind": "policy", "title": "A policy", "review_months": 12}
        where = self.world.group
        return writing.add_document(where.partnership, owner=where, by=self.world.officer, **facts)

    def document(self) -> Page:
        path = reverse("policies:add", args=[self.world.partnership.key])
        good = {"kind": "policy", "title": "A policy", "owner": self.world.group.pk}
        good |= {"owner_office": "officer", "review_months": "12"}
        return Page(self.world.officer, path, good)

    def policy_draft(self) -> Version:
        words = {"words": "Words", "what_changed": ""}
        return writing.write_version(
            self.governed(), by=self.world.officer, now=timezone.now(), **words
        )

    def approval(self) -> Page:
        path = reverse("policies:approve", args=[self.policy_draft().pk])
        good = {"by_what": "chairs_action", "board": self.world.group.pk, "reasons": "Agreed"}
        good |= {"taken_by": self.world.chair.pk, "could_not_wait": "An inquest"}
        good |= three("taken_on", self.day(5)) | three("starts_on", self.today)
        days = {"taken_on": self.today + timedelta(days=1), "starts_on": self.day(9)}
        return Page(self.world.officer, path, good, days)

    def agreement(self) -> Page:
        path = reverse("sharing:add_agreement", args=[self.world.partnership.key])
        good = {"title": "Sharing", "owner": self.world.group.pk, "purpose": "To know"}
        good |= {"parties": [self.world.trust.pk, self.world.council.pk], "bases": ["CONSENT"]}
        good |= {"review_months": "12", **three("starts_on", self.day(9))}
        good |= three("ends_on", self.today)
        return Page(self.world.officer, path, good, {"ends_on": self.day(10)})

    def given(self) -> Page:
        path = reverse("sharing:record", args=[self.world.partnership.key])
        good = {"giver": self.world.trust.pk, "receiver": self.world.council.pk, "what": "Dates"}
        good |= {"why": "Asked", "basis": "CONSENT", "how": "By post", "given_by": "Nurse"}
        days = {"given_on": self.today + timedelta(days=1)}
        return Page(self.world.lead, path, good | three("given_on", self.today), days)

    def ask_for(self) -> Page:
        path = reverse("sharing:ask", args=[self.world.partnership.key])
        good = {"board": self.world.group.pk, "agency": self.world.trust.pk, "what": "Contacts"}
        good |= {"why": "A review", "basis": "CA2004-S16H"}
        good |= three("due_on", self.today + timedelta(days=9))
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def task_group(self) -> Board:
        return make.board(self.world.partnership, BoardKind.TASK)

    def term(self) -> Page:
        path = reverse("closing:set_term", args=[self.task_group().key])
        good = {"because": "Agreed", **three("finish_by", self.today)}
        days = {"finish_by": make.LONG_AGO - timedelta(days=1)}
        return Page(self.world.officer, path, good, days)

    def closing(self) -> Page:
        path = reverse("closing:write", args=[self.task_group().key])
        names = ("asked", "done", "changed", "stays_open", "lessons")
        good = {name: "Words." for name in names} | {"above": self.world.executive.pk}
        return Page(self.world.officer, path, good)

    def list_review(self) -> Page:
        path = reverse("relevant:open_review", args=[self.world.partnership.key])
        good = three("answer_by", self.today + timedelta(days=20))
        return Page(self.world.officer, path, good, {"answer_by": self.day(1)})

    def earlier_edition(self) -> Page:
        path = reverse("relevant:record", args=[self.world.partnership.key])
        good = {"approved_by": "The board", "source": "A leaflet"}
        days = {"on": self.today + timedelta(days=1)}
        return Page(self.world.officer, path, good | three("on", self.day(9)), days)

    def duty(self) -> Page:
        world = self.world
        path = reverse("obligations:say_duty", args=[world.partnership.key, world.trust.key])
        good = {"code": "CA14-S6", "applies": "no", "because": "Agreed"}
        return Page(world.officer, path, good | three("starts_on", self.today))

    def named_lead(self) -> Page:
        path = reverse("obligations:name_lead", args=[self.world.trust.key])
        good = {"purpose": "data", "person": self.world.lead.pk}
        return Page(self.world.lead, path, good | three("starts_on", self.today))

    def reading(self) -> Page:
        action = self.plan_action()
        path = reverse("plan:add_reading", args=[action.plan_id, action.objective_id])
        good = {"figure": "82", "unit": "%", "words": "of staff", "source": "Survey"}
        days = {"as_at": self.day(-1)}
        return Page(self.world.officer, path, good | three("as_at", self.today), days)

    def rename(self) -> Page:
        path = reverse("succession:rename", args=[self.world.trust.key])
        listed = [self.world.trust.listings.get().pk]
        good = {"name": "Another", "kind": "nhs_trust", "listings": listed, "because": "Agreed"}
        days = {"on": self.world.trust.starts_on}  # it cannot be followed on its first day
        return Page(self.world.head, path, good | three("on", self.today), days)

    def call_off_succession(self) -> Page:
        listing = self.world.trust.listings.get()
        heirs, moves = [Heir("Another", "nhs_trust")], Moves(frozenset({listing.pk}))
        april = self.today + timedelta(days=90)
        said = Said([self.world.trust], heirs, moves, april, "Agreed")
        row: Any = say_succession(said, by=self.world.head, today=self.today)
        path = reverse("succession:call_off", args=[row.pk])
        return Page(self.world.head, path, {"because": "Withdrawn"})

    def theme(self) -> Page:
        path = reverse("themes:say_part", args=[self.world.partnership.key])
        good = {"theme": "Neglect", "board": self.world.executive.pk, "part": "lead"}
        good |= {"protocol": "Protocol", **three("starts_on", self.today)}
        days = {"starts_on": make.LONG_AGO - timedelta(days=1)}
        return Page(self.world.officer, path, good, days)


FORMS = (
    "record_incident",
    "notice",
    "correct_notice",
    "rapid_review",
    "decide",
    "sign_off",
    "plan",
    "copy",
    "withdraw",
    "explain",
    "delay",
    "override",
    "meeting",
    "give",
    "end",
    "item",
    "seat",
    "quorum",
    "withdrawal",
    "declining",
    "readers",
    "withhold",
    "paper",
    "line",
    "call_off",
    "owed",
    "risk",
    "external_entry",
    "external_answer",
    "external_action",
    "external_challenge",
    "interest",
    "declared",
    "ruling",
    "raised",
    "said",
    "moved",
    "closed",
    "judged",
    "challenge",
    "answer",
    "judge",
    "move_of_answer",
    "action_of_challenge",
    "raise_difference",
    "resolve",
    "move_on",
    "stages",
    "begin_plan",
    "change_plan_action",
    "plan_objective",
    "plan_judge",
    "report",
    "close_plan",
    "document",
    "approval",
    "agreement",
    "given",
    "ask_for",
    "term",
    "closing",
    "list_review",
    "earlier_edition",
    "duty",
    "named_lead",
    "reading",
    "rename",
    "call_off_succession",
    "theme",
)


@pytest.fixture(params=FORMS)
def page(request: pytest.FixtureRequest, world: World) -> Page:
    """Each form in turn, ready to be sent."""
    return getattr(Pages(world, request), request.param)()


@pytest.fixture
def sender(page: Page) -> Client:
    """The person who may send the form. Errors of the server come back as 500."""
    client = Client(raise_request_exception=False)
    client.force_login(page.who)
    return client


def fields_of(sender: Client, page: Page) -> dict[str, forms.Field]:
    """The fields as the page shows them."""
    return sender.get(page.path).context["form"].fields


def rows() -> dict[str, int]:
    """How many rows there are of each sort that the portal keeps."""
    kept = [model for model in apps.get_models() if model.__name__.startswith("Historical")]
    return {model.__name__: model._base_manager.count() for model in kept}


def send(sender: Client, page: Page, data: dict[str, Any]) -> HttpResponse:
    """Send the form; every file from its beginning."""
    for value in data.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    return sender.post(page.path, data)


def check_refused(answer: HttpResponse, name: str, what: str) -> str:
    """The page comes again and says at the field what is wrong; gives its HTML."""
    about = f"{name} = {what[:40]!r}"
    assert answer.status_code == 200, f"{answer.status_code} for {about}"
    text = answer.content.decode()
    assert PROBLEM in text, f"No summary for {about}"
    form = answer.context["form"]
    assert name in form.errors, f"Nothing said at {about}: {dict(form.errors)}"
    assert f'id="{form[name].auto_id}_error"' in text, f"Nothing shown at {about}"
    assert "<script>alert" not in text, f"Not escaped: {about}"
    return text


# --- the tests ------------------------------------------------------------------------------


def test_sending_nothing_says_at_each_field_what_is_missing(page: Page, sender: Client) -> None:
    before = rows()
    needed = [name for name, one in fields_of(sender, page).items() if one.required]
    empty = {"csrfmiddlewaretoken": "as a browser sends it with a form left empty"}
    stray = {name: value for name, value in STRAY.items() if name not in needed}
    for data in ({}, empty, empty | stray):
        answer = sender.post(page.path, data)
        for name in needed:
            check_refused(answer, name, "nothing")
    assert needed
    assert rows() == before


def bad_days(page: Page, sender: Client) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Each day of the form with each bad day."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    for name, one in fields_of(sender, page).items():
        if isinstance(one, DayField):
            yield from ((name, bad) for bad in BAD_DAYS)
            if one.not_after:
                yield name, (str(tomorrow.day), str(tomorrow.month), str(tomorrow.year))
    for name, day in page.out_of_order.items():
        yield name, (str(day.day), str(day.month), str(day.year))


def test_a_day_that_cannot_be_is_named_and_stays_in_its_boxes(page: Page, sender: Client) -> None:
    before = rows()
    for name, parts in bad_days(page, sender):
        typed = dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), parts, strict=True))
        text = check_refused(send(sender, page, page.good | typed), name, " ".join(parts))
        for part in parts:
            assert not part or f'value="{escape(part)}"' in text, f"{part[:20]!r} was not kept"
        assert rows() == before


def test_an_answer_that_was_not_offered_is_not_taken(page: Page, sender: Client) -> None:
    before = rows()
    for name, one in fields_of(sender, page).items():
        if isinstance(one, forms.ChoiceField):
            for bad in BAD_ANSWERS:
                answer = send(sender, page, page.good | {name: bad})
                check_refused(answer, name, bad)
                assert rows() == before


def test_words_that_are_too_long_or_hold_signs_no_database_takes_are_kept_and_escaped(
    page: Page, sender: Client
) -> None:
    before = rows()
    for name, one in fields_of(sender, page).items():
        if type(one) is forms.CharField and not one.widget.is_hidden:
            for bad in BAD_TEXTS:
                text = check_refused(send(sender, page, page.good | {name: bad}), name, bad)
                assert escape(bad) in text, f"{bad[:20]!r} was not kept"
                assert rows() == before


def test_a_file_that_is_not_what_it_is_called_is_not_taken(page: Page, sender: Client) -> None:
    before = rows()
    for name, one in fields_of(sender, page).items():
        if isinstance(one, forms.FileField):
            for what, upload in files().items():
                check_refused(send(sender, page, page.good | {name: upload}), name, what)
                assert rows() == before


def test_bytes_that_are_no_text_never_break_the_page(page: Page, sender: Client) -> None:
    for name in fields_of(sender, page):
        for key in (name, f"{name}_day"):
            for raw in (SURROGATE, b"\xff\xfe", b"\x00"):
                body = quote_plus(key).encode() + b"=" + quote_plus(raw).encode()
                answer = sender.post(page.path, body, content_type=FORM_TYPE)
                taken = answer.status_code == 302  # the sign for "unreadable" stands in its place
                assert taken or PROBLEM in answer.content.decode(), f"{key}={raw!r}"
    for body, kind in (
        (b"\xff" * 100, FORM_TYPE),
        (b"a=1&" * 2000, FORM_TYPE),
        (b"a=" + b"x" * 3_000_000, FORM_TYPE),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"{}", "application/json"),
        (b"", "multipart/form-data"),
    ):
        answer = sender.post(page.path, body, content_type=kind)
        assert answer.status_code in {200, 400}, f"{answer.status_code} for {body[:20]!r} {kind}"


def test_what_a_form_does_not_ask_for_it_does_not_take(page: Page, sender: Client) -> None:
    references = set(Review.objects.values_list("reference", flat=True))
    answer = send(sender, page, {**STRAY, **page.good})
    assert answer.status_code == 302, answer.context["form"].errors
    assert not Review.objects.filter(published_on__isnull=False).exists()
    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.filter(is_active=False).exists()
    assert references <= set(Review.objects.values_list("reference", flat=True))
    assert not Review.objects.filter(reference=STRAY["reference"]).exists()


def test_words_in_any_script_and_pictures_of_words_are_taken(page: Page, sender: Client) -> None:
    said = {
        name: f"{EMOJI} Ђорђе, 李, ‏עברית, {SCRIPT}"
        for name, one in fields_of(sender, page).items()
        if type(one) is forms.CharField and name != "authority"  # for one office alone
    }
    answer = send(sender, page, page.good | said)
    assert answer.status_code == 302, answer.context["form"].errors
    then = sender.get(answer["Location"])
    assert then.status_code == 200
    assert "<script>alert" not in then.content.decode()


@pytest.mark.parametrize("name", ["boards:structure", "boards:agencies"])
def test_a_day_to_look_at_that_cannot_be_is_named_and_today_is_shown(
    name: str, world: World
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.officer)
    for typed in BAD_DAYS_IN_A_LINE:
        answer = client.get(reverse(name), {"on": typed})
        assert answer.status_code == 200, f"{answer.status_code} for {typed[:20]!r}"
        text = answer.content.decode()
        assert 'id="id_on_error"' in text, f"Nothing said about {typed[:20]!r}"
        assert f'value="{escape(typed)}"' in text, f"{typed[:20]!r} was not kept"
        assert "<script>alert" not in text
    for raw in ("%ED%A0%80", "%FF", "%00", "1&on=2&on=3", "", "%"):
        assert client.get(f"{reverse(name)}?on={raw}").status_code == 200


HUGE = 10**30
ODD_PATHS = (
    "/incidents/%00/",
    "/incidents/%ED%A0%80/",
    "/reviews/%F0%9F%A7%92/",
    "/reviews/none/",
    "/reviews/none/copy/1/withdraw/",
    f"/reviews/none/override/{HUGE}/agree/",
    "/boards/%00/",
    "/agencies/%00/",
    f"/people/{HUGE}/",
    f"/people/{HUGE}/give/",
    f"/people/{HUGE}/end/board/{HUGE}/",
    f"/files/{HUGE}/",
    f"/proof/{HUGE}/",
    f"/proof/{HUGE}.pdf",
    "/published/%00/",
    "/published/none/report/",
    "/why/none/1/",
    "/why/none.none/1/",
    "/why/%00.%00/1/",
    "/why/reviews.Review/0/",
    f"/why/reviews.Review/{HUGE}/",
    "/why/sessions.Session/1/",
    "/why/auth.Permission/1/",
    "/why/a.b.c.d/1/",
    "/%00",
    "/account/password/reset/key/1-%00/",
    "/account/login/?next=%00",
    "/account/login/?next=//elsewhere.example",
)


@pytest.mark.parametrize("path", ODD_PATHS)
def test_an_address_that_leads_nowhere_says_so(path: str, world: World) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.head)
    answer = client.get(path)
    assert answer.status_code in {200, 302, 400, 404}
    assert "elsewhere.example" not in answer.get("Location", "")


def test_numbers_in_the_address_that_belong_to_something_else_are_not_found(
    world: World, signed_off: Callable[..., Any]
) -> None:
    row = signed_off(timezone.localdate() - timedelta(days=5))
    client = Client(raise_request_exception=False)
    client.force_login(world.officer)
    for pk in (0, 999_999, HUGE):
        assert client.post(f"{row.get_absolute_url()}copy/{pk}/withdraw/").status_code == 404
    for code in ("none", "%00", "SIN-PANEL", "%3Cscript%3E"):
        assert client.post(f"{row.get_absolute_url()}explain/{code}/").status_code == 404
    client.force_login(world.head)
    for sort, pk in (("board", 999_999), ("board", HUGE), ("none", 1), ("%00", 1)):
        path = f"/people/{world.member.pk}/end/{sort}/{pk}/"
        assert client.post(path, {"because": "x"}).status_code == 404
    assert client.post(f"{row.get_absolute_url()}override/{HUGE}/agree/").status_code == 404


@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_signing_in_with_signs_no_database_takes_is_refused_in_words(name: str, db: None) -> None:
    client = Client(raise_request_exception=False)
    for typed in (NUL, f"a{NUL}@b.example", SCRIPT, EMOJI, "a" * 100_000, ""):
        data = {"login": typed, "email": typed, "password": typed}
        answer = client.post(reverse(name), data)
        assert answer.status_code == 200, f"{answer.status_code} for {typed[:20]!r}"
        text = answer.content.decode()
        assert PROBLEM in text
        assert "<script>alert" not in text


def test_a_new_password_that_holds_signs_no_database_takes_is_refused_in_words(
    world: World,
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.officer)
    for typed in (NUL, f"lantern{NUL}harbour", EMOJI, ""):
        data = {"oldpassword": make.PASSWORD, "password1": typed, "password2": typed}
        answer = client.post(reverse("account_change_password"), data)
        assert answer.status_code == 200, f"{answer.status_code} for {typed[:20]!r}"
        assert PROBLEM in answer.content.decode()
