"""Two partnerships, and somebody in every office."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from boards.models import BoardKind, BoardLink, HowTaken
from boards.models.board import Remit
from partnership.access.offices import Office
from partnership.agencies.models import Kind
from partnership.jobs.services import mark_beat
from partnership.people.models import User
from reviews import services
from reviews.models import About, Incident, Outcome, PanelPart, Recipient, Review, Scope
from reviews.services.deciding import Verdict
from tests import factories as make
from tests.naming import name_for
from tests.permissions.table import from_rooms

TODAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
MET = date(2026, 10, 6)


class Planted:
    """Two partnerships, and somebody in every office: the facts."""

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
        self.icb, self.police = icb, police
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
        """An incident of this group, for which an officer, the Independent Chair and the member
        of the group are named."""
        row = services.record_incident(
            group,
            about=About.ADULT if group == self.w.adults else About.CHILD,
            council=self.council_there if group == self.group_there else self.w.council,
            became_aware_on=aware,
            what_happened="Something happened.",
            by=self.officer_of(group),
            today=aware,
        )
        name_for(row, self.officer_of(group))
        if group != self.group_there:
            name_for(row, self.w.independent, part=PanelPart.ADVISER)
            if group == self.w.group:
                name_for(row, self.w.member, part=PanelPart.MEMBER)
            # A name without an office that works on cases opens nothing.
            name_for(row, self.people["trainer"], part=PanelPart.OFFICER)
        return row

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
