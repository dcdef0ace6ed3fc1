"""Who may: the portal's answers, page by page and role by role, against tests/who_may/*.txt.

A module beside a table may hold what its rows need: `plant(deployment)` makes facts, `objects` and
`says` give the arguments of addresses and what is sent, by page or by page@object.
"""

import logging
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from boards.models import BoardKind, BoardLink, HowTaken
from boards.models.board import Remit
from partnership.access import policies as gate
from partnership.access.models import Reading
from partnership.access.offices import AGENCY_OFFICES, BODY_OFFICES, Office
from partnership.access.services import NotAllowed, name_exception
from partnership.access.standing import offices_of_reader
from partnership.agencies.models import Kind
from partnership.clock.models import Deadline
from partnership.documents.models import Document
from partnership.jobs.services import mark_beat
from partnership.people.models import Appointment, User
from partnership.records.checks import OURS
from reviews import services
from reviews.deadlines import COPY_RULES
from reviews.models import About, Incident, Outcome, Recipient, Review, Scope
from reviews.services.incidents import Verdict
from tests import factories as make

# Each test runs in a savepoint of its own inside the transaction that holds the deployment.
pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
MET = date(2026, 10, 6)
TABLES = Path(__file__).with_name("who_may")
ROOMS = [
    import_module(f"tests.who_may.{found.name}") for found in pkgutil.iter_modules([str(TABLES)])
]
SIGNED_OUT = {"anonymous", "left", "noone"}
# Pages of signed links: whoever has the link acts, signed in or not.
BY_LINK = {
    "boards:open_partnership",
    "links:invitation",
    "boards:reply_by_link",
    "actions:by_link",
}
BY_LINK |= {"challenges:answer_by_link"}
REFUSED = {"403", "404"}
# A file that came with a form that is shown again is kept for whoever may send that form.
KEPT = {"documents_keptupload"}
# A pack lies ready for whoever may read exactly what is in it.
KEPT |= {"meetings_boundpack"}
# Signing in, a new password and ending one's sessions touch the row of the person who does it.
ACCOUNT_ACTS = {"account_login", "account_change_password", "usersessions_list"}
ACCOUNT_PAGES = ("account_", "mfa_", "usersessions_", "agency_")
SPECIMENS = "boards:components"  # shows every component with invented references
PUBLIC = ("reviews:published", "reviews:publication", "reviews:report", "access:why@publication")
PUBLIC += ("exports:download@published",)
PUBLIC += ("relevant:published", "relevant:edition", "closing:published", "closing:resource")


# --- the table ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    method: str
    page: str
    asks: str
    answers: dict[str, str]

    @property
    def name(self) -> str:
        return self.page.split("@")[0]

    @property
    def tag(self) -> str:
        return self.page.partition("@")[2]

    def __str__(self) -> str:
        return f"{self.method} {self.page}"


def read_table() -> tuple[dict[str, str], list[Row]]:
    """The roles by their short names, and the rows."""
    roles: dict[str, str] = {}
    rows = []
    tables = sorted(TABLES.glob("*.txt"), key=lambda path: (path.stem != "roles", path))
    for line in "\n".join(path.read_text() for path in tables).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        words = line.replace("|", " ").split()
        if words[0] == "role":
            roles[words[1]] = words[2]
            continue
        method, page, asks, *answers = words
        rows.append(Row(method, page, asks, dict(zip(roles.values(), answers, strict=True))))
    return roles, rows


ROLES, ROWS = read_table()
PAGES = [row for row in ROWS if row.method != "CALL"]


def from_rooms(name: str) -> list[Callable[..., Any]]:
    """The functions of this name in the modules beside the tables."""
    return [getattr(room, name) for room in ROOMS if hasattr(room, name)]


# --- the deployment: two partnerships, and somebody in every office ---------------------------


class Deployment:
    """What the columns and tags of the table stand for."""

    def __init__(self) -> None:
        self.w = make.World()
        self.people: dict[str, User] = {}
        self.adults_board = make.board(self.w.partnership, BoardKind.BOARD, remit=Remit.ADULTS)
        self.seat_people()
        self.elsewhere()
        self.hold_meetings()
        self.record_incidents()
        self.start_reviews()
        for plant in from_rooms("plant"):
            plant(self)
        mark_beat(NOON)

    def seat_people(self) -> None:
        """One person for each role, as the table describes them."""
        w = self.w
        icb, police = make.agency("An ICB", Kind.ICB), make.agency("A police force", Kind.POLICE)
        self.icb = icb
        for named in (icb, police):
            make.listing(w.partnership, named)
        self.people = {
            "service-officer": w.officer,
            "head-of-service": w.head,
            "independent-chair": w.independent,
            "group-chair": w.chair,
            "group-member": w.member,
            "agency-lead": w.lead,
            "noone": w.stranger,
            "lay-member": w.holder(Office.LAY_MEMBER, self.adults_board),
            "lead-member": w.holder(Office.LEAD_MEMBER, self.adults_board),
            "trainer": w.holder(Office.TRAINER, w.service),
            "administrator": w.holder(Office.ADMINISTRATOR, w.service),
        }
        for group in (w.group, w.adults):
            make.seat(self.people["trainer"], Office.TRAINER, group)
        for role, office, agency, board in (
            ("lead-representative", Office.LEAD_REPRESENTATIVE, icb, w.executive),
            ("delegated-officer", Office.DELEGATED_OFFICER, police, w.executive),
            ("designated-doctor", Office.DESIGNATED_DOCTOR, icb, w.group),
            ("designated-nurse", Office.DESIGNATED_NURSE, icb, w.adults),
            ("practitioner", Office.PRACTITIONER, w.trust, None),
        ):
            self.people[role] = who = make.person(role)
            make.appointment(who, office, agency)
            if board:
                make.seat(who, Office.GROUP_MEMBER, board, agency=agency)
        self.people["left"] = make.person("left")
        yesterday = TODAY - timedelta(days=1)
        for office in (Office.SERVICE_OFFICER, Office.HEAD_OF_SERVICE):
            make.seat(self.people["left"], office, w.service, ends_on=yesterday)
        other = make.board(w.partnership, BoardKind.STATUTORY)
        self.link = BoardLink(board=w.executive, other=other, starts_on=make.LONG_AGO)
        self.link.save_because("made", by=None)

    def elsewhere(self) -> None:
        """Another partnership in the same deployment, with its own council, service and group."""
        there = self.there = make.partnership("Elsewhere")
        self.council_there = make.agency("A council elsewhere")
        self.listing_there = make.listing(there, self.council_there)
        self.group_there = make.board(there)
        service = make.board(there, BoardKind.SERVICE)
        self.people["outsider"] = outsider = make.person("outsider")
        for office in (Office.SERVICE_OFFICER, Office.HEAD_OF_SERVICE):
            self.seat_there = make.seat(outsider, office, service)
        self.chair_there = make.person("chair elsewhere")
        make.seat(self.chair_there, Office.GROUP_CHAIR, self.group_there)

    def hold_meetings(self) -> None:
        """One long ago enough for reviews, one this week for what is still to be decided."""
        groups = (self.w.group, self.w.adults, self.group_there, self.adults_board)
        self.then = {group.pk: make.meeting(group, MET) for group in groups}
        self.lately = {group.pk: make.meeting(group, date(2026, 11, 17)) for group in groups}

    def officer_of(self, group: Any) -> User:
        return self.people["outsider"] if group == self.group_there else self.w.officer

    def chair_of(self, group: Any) -> User:
        chairs = {self.group_there.pk: self.chair_there, self.w.group.pk: self.w.chair}
        return chairs.get(group.pk, self.w.independent)

    def record(self, group: Any, aware: date) -> Incident:
        """An incident of this group."""
        return services.record_incident(
            group,
            about=About.ADULT if group == self.w.adults else About.CHILD,
            council=self.council_there if group == self.group_there else self.w.council,
            became_aware_on=aware,
            what_happened="Something happened.",
            by=self.officer_of(group),
            today=aware,
        )

    def record_incidents(self) -> None:
        """Undecided ones."""
        lately = date(2026, 11, 12)
        self.incidents = {
            "child": self.record(self.w.group, lately),
            "adult": self.record(self.w.adults, lately),
            "elsewhere": self.record(self.group_there, lately),
        }
        self.incidents["notified"] = services.record_notice(
            self.record(self.w.group, lately), on=lately, by=self.w.officer, today=lately
        )

    def start_reviews(self) -> None:
        """One at each stage that the table names."""
        w, sure = self.w, date(2026, 10, 27)
        self.reviews = {
            "under-way": self.decided(w.group),
            "adult-review": self.decided(w.adults),
            "signed-off": self.signed_off(w.group),
            "elsewhere": self.signed_off(self.group_there),
        }
        for tag in ("planned", "overridden", "asked-by-head"):
            self.reviews[tag] = self.planned(self.signed_off(w.group), date(2026, 12, 1))
            self.copied(self.reviews[tag], Recipient.PANEL, on=date(2026, 11, 2))
        for tag in ("ready", "published"):
            self.reviews[tag] = self.planned(self.signed_off(w.group), TODAY)
            for to in Recipient:
                self.copied(self.reviews[tag], to, on=sure)
        narrow = self.planned(self.signed_off(w.adults), TODAY, scope=Scope.IMPROVEMENTS)
        self.reviews["improvements"] = narrow
        self.asked = {
            tag: services.ask_override(self.reviews[tag], reason="Why", by=by, today=TODAY)
            for tag, by in (("overridden", w.officer), ("asked-by-head", w.head))
        }
        outside = self.planned(self.signed_off(self.group_there), TODAY)
        for to in Recipient:
            self.copied(outside, to, on=sure)
        self.publications = {
            tag: services.publish(row, by=self.officer_of(row.board), today=TODAY)
            for tag, row in (
                ("published", self.reviews["published"]),
                ("improvements", narrow),
                ("elsewhere", outside),
            )
        }

    def decided(self, group: Any) -> Review:
        """A review decided on at the meeting in October."""
        verdict = Verdict(
            outcome=Outcome.REVIEW,
            how=HowTaken.MEETING,
            meeting=self.then[group.pk],
            taken_on=MET,
            taken_by=self.chair_of(group),
            reasons="The test is met.",
        )
        incident = self.record(group, MET - timedelta(days=10))
        made = services.decide(incident, verdict, by=self.officer_of(group), today=MET)
        assert made is not None
        return made

    def signed_off(self, group: Any) -> Review:
        """With its report."""
        by = self.people["outsider"] if group == self.group_there else self.w.head
        return services.sign_off(
            self.decided(group),
            on=date(2026, 10, 20),
            reviewer="A reviewer",
            report=make.pdf(),
            by=by,
            today=TODAY,
            now=NOON,
        )

    def planned(self, review: Review, on: date, *, scope: str = Scope.FULL) -> Review:
        """Its publication is planned."""
        plan = services.Plan(
            on=on,
            scope=scope,
            title="Learning from a review",
            summary="What was learned.",
            not_full_because="" if scope == Scope.FULL else "The child could be known from it.",
        )
        return services.plan_publication(
            review, plan, by=self.officer_of(review.board), today=TODAY
        )

    def copied(self, review: Review, to: Recipient, *, on: date) -> None:
        """A copy left."""
        copy = services.Copy(to=to, sent_on=on, how="Secure e-mail", scope=review.scope)
        by = self.officer_of(review.board)
        services.record_copy(review, copy, by=by, today=TODAY, now=NOON)

    # --- what a row of the table asks for ---

    def sign_in(self) -> None:
        """A session for every role; how many rows there are from then on."""
        self.sessions = {}
        for role, person in self.people.items():
            client = Client()
            client.force_login(person)
            self.sessions[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.baseline = count_rows()

    def client(self, role: str) -> Client:
        """A browser of this role."""
        client = Client()
        if role != "anonymous":
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        return client

    def url(self, row: Row, role: str) -> str:
        """The address of the row's page about the row's object."""
        if not row.tag:
            return reverse(row.name)
        if row.tag == "self":
            pk = self.people[role].pk if role in self.people else self.w.officer.pk
            return reverse(row.name, args=[pk])
        return reverse(row.name, args=self.objects[row.page])

    @cached_property
    def objects(self) -> dict[str, list[Any]]:
        """The arguments of every address with an object."""
        return {
            **self._objects_of_boards(),
            **self._objects_of_reviews(),
            **self._objects_of_people(),
            **self._objects_of_reasons(),
            **self._objects_of_files(),
            **{page: args for give in from_rooms("objects") for page, args in give(self).items()},
        }

    def _objects_of_boards(self) -> dict[str, list[Any]]:
        boards = {
            "group": self.w.group,
            "sar-group": self.w.adults,
            "adults-board": self.adults_board,
            "elsewhere": self.group_there,
        }
        agencies = {
            "council": self.w.council,
            "trust": self.w.trust,
            "elsewhere": self.council_there,
        }
        pages = ("boards:board", "boards:record_meeting", "reviews:record_incident")
        return {
            **{f"{page}@{tag}": [row.key] for page in pages for tag, row in boards.items()},
            **{f"boards:agency@{tag}": [row.key] for tag, row in agencies.items()},
        }

    def _objects_of_reviews(self) -> dict[str, list[Any]]:
        incident = ("incident", "record_notice", "record_rapid_review", "decide")
        review = ("review", "review_decision", "review_log", "sign_off", "plan", "publish")
        review += ("undo_sign_off",)
        review += ("record_copy", "record_delay", "ask_override")
        found: dict[str, list[Any]] = {}
        for pages, rows in ((incident, self.incidents), (review, self.reviews)):
            for page in pages:
                for tag, row in rows.items():
                    found[f"reviews:{page}@{tag}"] = [row.reference]
        planned = self.reviews["planned"]
        mine, another = planned.despatches.get(), self.reviews["ready"].despatches.first()
        found["reviews:withdraw_copy@planned"] = [planned.reference, mine.pk]
        found["reviews:withdraw_copy@copy-of-another"] = [planned.reference, another.pk]
        found["reviews:explain@planned"] = [planned.reference, COPY_RULES[Recipient.OFSTED]]
        for tag, override in self.asked.items():
            args = [override.review.reference, override.pk]
            found[f"reviews:agree_override@{tag}"] = args
            found["reviews:agree_override@override-of-another"] = [planned.reference, override.pk]
        slugs = {tag: page.slug for tag, page in self.publications.items()}
        slugs["ready"] = self.reviews["ready"].reference.lower()
        for page in ("publication", "report"):
            found |= {f"reviews:{page}@{tag}": [slug] for tag, slug in slugs.items()}
        return found

    def _objects_of_people(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for role, person in self.people.items():
            found |= {f"people:person@{role}": [person.pk], f"people:give@{role}": [person.pk]}
        seat = self.w.member.memberships.get()
        practitioner = self.people["practitioner"]
        office = practitioner.appointments.get()
        found["people:end@group-member"] = [self.w.member.pk, "board", seat.pk]
        found["people:end@practitioner"] = [practitioner.pk, "agency", office.pk]
        found["people:end@office-of-another"] = [practitioner.pk, "board", seat.pk]
        key = user_pk_to_url_str(self.w.stranger)
        token = default_token_generator.make_token(self.w.stranger)
        found["account_reset_password_from_key@true"] = [key, token]
        found["account_reset_password_from_key@false"] = [key, "d2k-0123456789abcdef"]
        return found

    def _objects_of_reasons(self) -> dict[str, list[Any]]:
        w = self.w
        lead_of_icb = Appointment.objects.get(office=Office.LEAD_REPRESENTATIVE)
        rows = {
            "partnership": w.partnership,
            "board": w.group,
            "listing": w.partnership.listings.first(),
            "board-link": self.link,
            "agency": w.trust,
            "seat": w.chair.memberships.get(),
            "partnership-elsewhere": self.there,
            "listing-elsewhere": self.listing_there,
            "seat-elsewhere": self.seat_there,
            "group-meeting": self.then[w.group.pk],
            "sar-group-meeting": self.then[w.adults.pk],
            "adults-board-meeting": self.then[self.adults_board.pk],
            "group-decision": self.reviews["under-way"].decision,
            "sar-group-decision": self.reviews["adult-review"].decision,
            "decision-elsewhere": self.reviews["elsewhere"].decision,
            "incident": self.incidents["child"],
            "adult-incident": self.incidents["adult"],
            "review": self.reviews["under-way"],
            "adult-review": self.reviews["adult-review"],
            "publication": self.publications["published"],
            "person-in-a-board": w.member,
            "person-of-an-agency": self.people["practitioner"],
            "office-for-the-trust": self.people["practitioner"].appointments.get(),
            "office-for-the-icb": lead_of_icb,
            "kind-without-policy": self.reviews["planned"].despatches.get(),
        }
        found = {f"access:why@{tag}": [row._meta.label, row.pk] for tag, row in rows.items()}
        return {**found, "access:why@no-such-kind": ["reviews.nothing", 1]}

    def _objects_of_files(self) -> dict[str, list[Any]]:
        files = {
            "report": self.reviews["signed-off"],
            "published-report": self.reviews["published"],
            "adult-report": self.reviews["improvements"],
            "elsewhere": self.reviews["elsewhere"],
        }
        clocks: dict[str, Any] = {
            "incident": self.incidents["child"],
            "review": self.reviews["planned"],
            "adult-review": self.reviews["adult-review"],
            "elsewhere": self.reviews["elsewhere"],
        }
        found = {
            f"documents:fetch@{tag}": [Document.objects.about(row).first().pk]
            for tag, row in files.items()
        }
        for page in ("proof", "proof_pdf"):
            for tag, row in clocks.items():
                found[f"clock:{page}@{tag}"] = [Deadline.objects.about(row).first().pk]
        return found

    def says(self, row: Row, role: str) -> dict[str, Any]:
        """What somebody with the right would send."""
        what = self.sent.get(row.page) or self.sent.get(row.name) or dict
        said = what() if callable(what) else dict(what)
        if row.name == "people:give" and role == "outsider":
            said["place"] = f"board-{self.seat_there.board_id}"  # where they may give offices
        return said

    @cached_property
    def sent(self) -> dict[str, Callable[[], dict[str, Any]]]:
        """By page, or by page and object."""
        w = self.w
        passwords = {"oldpassword": make.PASSWORD, "password1": "a-new-and-long-one"}
        passwords["password2"] = passwords["password1"]
        office = {"office": "trainer", "place": f"board-{w.service.pk}", "because": "Elected"}
        plan = {"scope": "full", "title": "Learning", "summary": "What was learned."}
        copy = {"to": "sos", "how": "Secure e-mail"}
        delay = {"reason": "inquest", "explanation": "An inquest is open."}
        signed = {"reviewer": "A reviewer", **day("on", MET)}
        return {
            "account_login": lambda: {"login": w.officer.email, "password": make.PASSWORD},
            "account_signup": lambda: {"email": "new@example.org", **passwords},
            "account_change_password": lambda: passwords,
            "account_reset_password": lambda: {"email": w.officer.email},
            "account_reset_password_from_key": lambda: passwords,
            "boards:record_meeting": lambda: day("held_on", date(2026, 11, 16)),
            "reviews:record_incident": lambda: self._incident(w.council),
            "reviews:record_incident@elsewhere": lambda: self._incident(self.council_there),
            "reviews:record_notice": lambda: day("on", date(2026, 11, 16)),
            "reviews:record_rapid_review": lambda: day("on", date(2026, 11, 18)),
            "reviews:decide@child": lambda: self._decision(w.group),
            "reviews:decide@adult": lambda: self._decision(w.adults),
            "reviews:record_copy": lambda: {**copy, **day("sent_on", date(2026, 11, 18))},
            "reviews:withdraw_copy": lambda: {"because": "A slip"},
            "reviews:explain": lambda: {"reason": "Ofsted asked for none"},
            "reviews:record_delay": lambda: delay,
            "reviews:undo_sign_off": lambda: {"because": "The wrong file"},
            "reviews:sign_off": lambda: {**signed, "report": make.pdf()},
            "reviews:plan": lambda: {**plan, **day("on", date(2026, 12, 7))},
            "reviews:ask_override": lambda: {"reason": "A court asks for it"},
            "people:give": lambda: {**office, **day("starts_on", TODAY)},
            "people:end": lambda: {"because": "Left", **day("ends_on", TODAY)},
            **{page: what for give in from_rooms("says") for page, what in give(self).items()},
        }

    def _incident(self, council: Any) -> dict[str, Any]:
        words = {"council": council.pk, "what_happened": "Something happened."}
        return {**words, **day("became_aware_on", date(2026, 11, 18))}

    def _decision(self, group: Any) -> dict[str, Any]:
        return {
            "outcome": "review",
            "how": "meeting",
            "meeting": self.lately[group.pk].pk,
            "taken_by": self.chair_of(group).pk,
            "reasons": "The test is met.",
        }

    # --- asking ---

    def ask(self, role: str, row: Row) -> Any:
        """The answer of the portal. No rate limit counts across cells."""
        if row.name.startswith((*ACCOUNT_PAGES, "exports:", "feeds:")):
            cache.clear()
        if row.method == "CALL":
            return self.call(role, row)
        client, url = self.client(role), self.url(row, role)
        if row.method == "POST":
            return client.post(url, self.says(row, role))
        return getattr(client, row.method.lower())(url)

    def call(self, role: str, row: Row) -> Any:
        """The answer of a service, in the same numbers."""
        by: Any = self.people.get(role, AnonymousUser())
        try:
            self.calls[row.name](by)
        except NotAllowed:
            return Answer(403)
        return Answer(302)

    @cached_property
    def calls(self) -> dict[str, Callable[[Any], Any]]:
        """The acts that are asked of a service itself."""
        until = {"starts_on": TODAY, "ends_on": None, "because": "Asked by the court"}
        planned, stranger = self.reviews["planned"], self.w.stranger
        return {
            "name_exception": lambda by: name_exception(planned, stranger, by=by, **until),
            **{name: call for give in from_rooms("calls") for name, call in give(self).items()},
        }


@dataclass(frozen=True)
class Answer:
    """What a service says, as a page would."""

    status_code: int
    url: str = "done"


def day(name: str, on: date) -> dict[str, int]:
    """A day as the three boxes send it."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def count_rows() -> dict[str, int]:
    """How many rows each table of ours has, history included. One query."""
    ours = [model for model in apps.get_models() if model.__module__.startswith(OURS)]
    # The log of openings grows with each page opened, and the index of search catches up when it
    # is asked: that is their work.
    ours = [model for model in ours if model is not Reading and not model._meta.proxy]
    ours = [model for model in ours if model._meta.app_label != "search"]
    tables = [model._meta.db_table for model in ours]
    counts = ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return dict(zip(tables, cursor.fetchone(), strict=True))


def changed_tables(deployment: Deployment) -> set[str]:
    """The tables that have more or fewer rows than when the deployment was built."""
    return {table for table, n in count_rows().items() if n != deployment.baseline[table]}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside leaves no row behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


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


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_every_role_gets_the_answer_of_the_table(deployment: Deployment, row: Row):
    wrong = [found for role in asked_roles(row) if (found := wrong_answer(deployment, role, row))]
    assert not wrong, "\n".join(wrong)


def asked_roles(row: Row) -> list[str]:
    """Every role; on PostgreSQL, whose SQL alone differs, the first and the last of each answer."""
    if connection.vendor != "postgresql":
        return list(row.answers)
    first = {answer: role for role, answer in reversed(row.answers.items())}
    last = {answer: role for role, answer in row.answers.items()}
    return list(dict.fromkeys([*first.values(), *last.values()]))


def wrong_answer(deployment: Deployment, role: str, row: Row) -> str:
    """What one cell got instead of what the table says; empty when they agree."""
    with undone():
        response = deployment.ask(role, row)
        changed = changed_tables(deployment)
    got = str(response.status_code)
    if got == "200":
        changed -= KEPT
    if got != row.answers[role]:
        return f"{role}: {row} gave {got}, not {row.answers[role]}"
    signed_out = got == "302" and role in SIGNED_OUT and row.name not in BY_LINK
    signed_out = signed_out and not row.name.startswith(ACCOUNT_PAGES)
    if signed_out and not response.url.startswith(reverse("account_login")):
        return f"{role}: {row} sent on to {response.url}, not to sign-in"
    if bool(changed) != is_an_act(role, row) and row.page not in ACCOUNT_ACTS:
        return f"{role}: {row} changed {sorted(changed) or 'nothing'}"
    return ""


def is_an_act(role: str, row: Row) -> bool:
    """Whether this cell stands for an act that is done, which leaves a row in the history."""
    done = row.method in {"POST", "CALL"} and row.answers[role] in {"302", "201"}
    somebody = role not in SIGNED_OUT or row.name in BY_LINK
    return done and somebody and not row.name.startswith(ACCOUNT_PAGES)


# --- the table is whole ----------------------------------------------------------------------


def named_pages(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the portal with its name, in all namespaces."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inside = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from named_pages(entry, inside)
        else:
            yield f"{space}{entry.name}", entry


NAMED = dict(named_pages(get_resolver()))
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
        assert set(REFERENCE.findall(body)) <= own, row


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


class Anybody(gate.Way):
    """Everybody who is signed in: what a careless line in a permissions.py would say."""

    def reach(self, model: Any, user: Any, on: date) -> Q:
        return Q(pk__isnull=False) if user.pk else gate.NOTHING

    def who(self) -> str:
        return "Everybody signed in"


RIGHTS = [(policy, right) for policy in gate.policies() for right in policy.rights()]
# Where a right is everybody's already there is nothing to loosen.
LOOSENED = [
    (policy, right)
    for policy, right in RIGHTS
    if not any(isinstance(way, gate.Everyone) for way in policy.ways_to(right))
]
# Whoever is in no group, in another board, in the group without a seat, and so on upwards.
TRIED_FIRST = ["outsider", "lay-member", "trainer", "group-member", "service-officer"]


def called(policy: gate.Policy, right: str) -> str:
    return f"{policy.model.__name__}.{right}"


def broken_cell(deployment: Deployment, asks: str) -> str:
    """The first cell that asks for this right and no longer gets the answer of the table."""
    roles = [*TRIED_FIRST, *(role for role in deployment.people if role not in TRIED_FIRST)]
    rows = [row for row in ROWS if row.asks == asks]
    cells = ((role, row) for role in roles for row in rows if row.answers[role] in REFUSED)
    return next((found for cell in cells if (found := wrong_answer(deployment, *cell))), "")


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


def offices_for(way: gate.Holders) -> tuple[Office, ...]:
    """Every office that this sort of tenure can be."""
    return AGENCY_OFFICES if way.tenure is Appointment else BODY_OFFICES


WIDENED = [
    pytest.param(policy, n, right, id=f"{called(policy, right)} of {way.who()[:60]} ({n})")
    for policy in gate.policies()
    for n, way in enumerate(policy.ways)
    if isinstance(way, gate.Holders) and not set(way.offices) >= set(offices_for(way))
    for right in sorted(way.rights)
]


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
