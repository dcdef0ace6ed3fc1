"""The demonstration's cases, all invented, planted through the services relative to today."""

from datetime import date, datetime, timedelta
from typing import Any, cast

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from boards.days import nearest_day_of_work
from boards.demo import Arrangement
from boards.models import Board, HowTaken, Meeting, Membership
from partnership.access.offices import Office
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.demo.accounts import DOMAIN
from partnership.demo.paper import small_pdf
from partnership.people.models import User
from reviews import services
from reviews.criteria import law_for
from reviews.models import (
    About,
    DelayReason,
    Ground,
    Incident,
    Outcome,
    PanelPart,
    Recipient,
    Review,
    Says,
    Scope,
)
from reviews.services.deciding import Said, Verdict, chair_tenures

WHAT = "Invented for the demonstration: a child known to several agencies was seriously harmed."
ADULT = "Invented for the demonstration: an adult with care needs died; agencies had contact."
FEWEST_MEETINGS = 5  # one for each case below


class Planter:
    """Acts as the invented officer and chair, each thing on its own day."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today = timezone.localdate(now)
        self.officer = User.objects.get(email="service-officer@demo.example")
        self.head = User.objects.get(email="head-of-service@demo.example")
        service = self.officer.memberships.get(office=Office.SERVICE_OFFICER).board
        self.here = Arrangement(service.partnership, self.today)

    def back(self, working_days: int) -> date:
        """The day so many working days ago."""
        return working_days_before(self.today, working_days)

    def before(self, meeting: Meeting, days: int) -> date:
        """The day of work so many days before a meeting, or the last one before that."""
        return nearest_day_of_work(meeting.held_on - timedelta(days=days))

    def incident(self, aware: date, *, council: int = 0, adult: bool = False) -> Incident:
        """Record one, in the first council's area or, where there are more, another's."""
        group = self.here.adults_group if adult else self.here.children_group
        assert group is not None
        councils = self.here.councils
        row = services.record_incident(
            group,
            about=About.ADULT if adult else About.CHILD,
            council=councils[min(council, len(councils) - 1)],
            became_aware_on=aware,
            what_happened=ADULT if adult else WHAT,
            ground="" if adult else Ground.SERIOUS,
            by=self.officer,
            today=self.today,
        )
        for office in (Office.SERVICE_OFFICER, Office.INDEPENDENT_CHAIR):
            seats = Membership.objects.acting((office,), self.today)
            self.name(row, seats, PanelPart.OFFICER, "Invented: works on it")
        seats = Membership.objects.acting((Office.GROUP_MEMBER,), self.today).filter(board=group)
        self.name(row, seats, PanelPart.MEMBER, "Invented: sits on the panel")
        return row

    def name(self, row: Incident, seats: Any, part: str, because: str) -> None:
        """One of the demonstration who sits there has to know this case."""
        here = seats.filter(board__partnership=row.partnership, person__email__endswith=DOMAIN)
        seat = here.select_related("person").order_by("pk").first()
        if seat is not None:
            since = self.today - timedelta(days=400)  # other rooms plant acts of past days
            naming = services.Naming(seat.person, part, because, since)
            services.name_for_case(row, naming, by=self.head, today=self.today)

    def unattended(self, aware: date) -> Incident:
        """One that the Head recorded: nobody who works on it is named yet."""
        assert self.here.children_group is not None
        return services.record_incident(
            self.here.children_group,
            about=About.CHILD,
            council=self.here.councils[0],
            became_aware_on=aware,
            what_happened=WHAT,
            ground=Ground.SERIOUS,
            by=self.head,
            today=self.today,
        )

    def reported(self, aware: date, notice: int = 3, rapid: int | None = 13) -> Incident:
        """An incident with its notice, and its rapid review so many working days later."""
        incident = self.incident(aware)
        told = working_days_after(aware, notice)
        incident = services.record_partners_told(
            incident, on=told, by=self.officer, today=self.today
        )
        incident = services.record_notice(incident, on=told, by=self.officer, today=self.today)
        if rapid is None:
            return incident
        sent = working_days_after(told, rapid)
        return services.record_rapid_review(incident, on=sent, by=self.officer, today=self.today)

    def decided(
        self,
        incident: Incident,
        meeting: Meeting,
        *,
        outcome: str = Outcome.REVIEW,
        no: tuple[str, ...] = (),
    ) -> Review:
        """A decision to review, at this meeting, every limb answered yes but for those of `no`."""
        law = law_for(incident.about, meeting.held_on)
        said = {limb.code: Said("no" if limb.code in no else "yes") for limb in law.limbs}
        verdict = Verdict(
            outcome=outcome,
            answers=said,
            how=HowTaken.MEETING,
            meeting=meeting,
            taken_on=meeting.held_on,
            taken_by=self.chair_of(incident.board),
            reasons="Invented: the case may show how agencies can work together better.",
        )
        review = services.decide(incident, verdict, by=self.officer, today=self.today)
        assert review is not None
        return review

    def chair_of(self, group: Board) -> User:
        """Who chairs the group itself, or else the whole partnership."""
        running = chair_tenures(group).filter(starts_on__lte=self.today)
        own = running.filter(board=group).first() or running.first()
        return own.person

    def meetings(self, group: Board | None) -> list[Meeting]:
        """Those held, the newest first; none where there is no such group."""
        held = Meeting.objects.filter(board=group, held_on__lte=self.today)
        return list(held.order_by("-held_on")) if group else []

    def signed_off(self, review: Review, on: date) -> Review:
        """Signed off with a small report."""
        report = SimpleUploadedFile("report.pdf", small_pdf(f"Invented report {review}"))
        return services.sign_off(
            review,
            on=on,
            reviewer="An invented reviewer",
            report=report,
            by=self.head,
            today=self.today,
            now=self.now,
        )

    def planned(self, review: Review, on: date, title: str, *, today: date | None = None) -> Review:
        """Planned for this day."""
        plan = services.Plan(
            on=on,
            scope=Scope.FULL,
            title=title,
            summary="Invented for the demonstration. Agencies had met the family often and had "
            "not shared what each knew. The review asks them to meet sooner and to listen more.",
        )
        return services.plan_publication(review, plan, by=self.officer, today=today or self.today)

    def copied(self, review: Review, to: Recipient, on: date, scope: Scope = Scope.FULL) -> None:
        """A copy went."""
        copy = services.Copy(to=to, sent_on=on, how="Secure e-mail", scope=scope)
        services.record_copy(review, copy, by=self.officer, today=self.today, now=self.now)


def plant(now: datetime) -> None:
    """One case of each sort that the portal must handle, once."""
    if Incident.objects.exists():
        return
    demo = Planter(now)
    _of_children(demo, demo.meetings(demo.here.children_group))
    _of_adults(demo, demo.meetings(demo.here.adults_group))


def _of_children(demo: Planter, held: list[Meeting]) -> None:
    """Incidents and practice reviews, where the partnership reviews cases of children."""
    if len(held) < FEWEST_MEETINGS:
        return
    demo.incident(demo.back(3))
    demo.unattended(demo.back(1))
    demo.incident(demo.back(8), council=1)
    demo.reported(demo.back(16), notice=2, rapid=None)
    demo.reported(demo.back(30), notice=4, rapid=14)
    blocked(demo, held[2])
    ready(demo, held[1])
    late(demo, held[4])
    published(demo, held[3])
    notice_running(demo, held[1])
    nothing_published(demo, held[3])
    incident = demo.reported(demo.before(held[1], 40))
    demo.decided(incident, held[1], outcome=Outcome.MULTI_AGENCY, no=("panel", "recurrent"))


def _of_adults(demo: Planter, held: list[Meeting]) -> None:
    """The same for adults."""
    if len(held) < FEWEST_MEETINGS:
        return
    demo.decided(demo.incident(demo.before(held[1], 20), adult=True), held[1], no=("alive",))
    demo.incident(demo.back(12), adult=True)
    may = demo.incident(demo.before(held[2], 30), adult=True)
    review = demo.decided(may, held[2], no=("together", "died"))
    demo.signed_off(review, demo.back(6))
    other = demo.incident(demo.before(held[0], 30), adult=True)
    demo.decided(other, held[0], outcome=Outcome.MULTI_AGENCY, no=("together", "died", "alive"))


def blocked(demo: Planter, meeting: Meeting) -> None:
    """Signed off and planned too soon: the Secretary of State's copy went late, Ofsted's not."""
    review = demo.decided(demo.reported(demo.before(meeting, 40)), meeting)
    demo.signed_off(review, demo.back(12))
    demo.planned(review, working_days_after(demo.today, 3), "Learning from the review of Child A")
    demo.copied(review, Recipient.PANEL, demo.back(4))
    demo.copied(review, Recipient.SECRETARY_OF_STATE, demo.back(3))


def notice_running(demo: Planter, meeting: Meeting) -> None:
    """Every copy left three working days ago: the days run until publication."""
    review = demo.decided(demo.reported(demo.before(meeting, 42)), meeting)
    demo.signed_off(review, demo.back(10))
    lawful = working_days_after(demo.today, 5)
    demo.planned(review, lawful, "Learning from the review of Child D")
    for to in Recipient:
        demo.copied(review, to, demo.back(3))


def nothing_published(demo: Planter, meeting: Meeting) -> None:
    """Concluded: the reasons were sent, and regard was had to what the Panel said."""
    review = demo.decided(demo.reported(demo.before(meeting, 44)), meeting)
    demo.signed_off(review, demo.back(45))
    ended = demo.back(25)
    because = "Invented: a sister would be known from any account of it."
    plan = services.Plan(ended, Scope.NOTHING, title="", summary="", not_full_because=because)
    by: Any = {"by": demo.officer}
    services.plan_publication(review, plan, today=demo.back(44), **by)
    for to in Recipient:
        demo.copied(review, to, demo.back(42), Scope.NOTHING)
    said: Any = {
        "of": Recipient.PANEL,
        "received_on": demo.back(35),
        "words": "Invented: share more.",
    }
    comment = services.record_comment(review, **said, today=demo.back(35), **by)
    regard = "Invented: a briefing for practitioners was written instead."
    services.have_regard(comment, regard=regard, today=demo.back(33), **by)
    services.conclude(review, today=ended, **by)


def ready(demo: Planter, meeting: Meeting) -> None:
    """Every copy has run its days: it can be published today."""
    review = demo.decided(demo.reported(demo.before(meeting, 40)), meeting)
    demo.signed_off(review, demo.back(14))
    demo.planned(review, demo.today, "Learning from the review of Child B")
    for to in Recipient:
        demo.copied(review, to, demo.back(9))


def late(demo: Planter, meeting: Meeting) -> None:
    """Past its six months, with the reason and who was told."""
    review = demo.decided(demo.reported(demo.before(meeting, 40)), meeting)
    services.record_delay(
        review,
        services.Delayed(
            reason=DelayReason.CRIMINAL,
            explanation="Invented: a prosecution is under way and ends in the spring.",
            told_panel_on=demo.back(20),
            told_sos_on=demo.back(20),
        ),
        by=demo.officer,
        today=demo.today,
    )


def heard(demo: Planter, review: Review) -> None:
    """The three were told of the decision; the Panel wrote back, and regard was had to it."""
    incident, by = review.incident, cast(Any, {"by": demo.officer, "today": demo.today})
    day = working_days_after(review.decided_on, 1)
    for to in Recipient:
        services.record_informed(incident, to=to, told_on=day, how="Secure e-mail", **by)
    words = "Invented: the Panel agrees, and asks how fathers were heard."
    reply = services.record_reply(incident, says=Says.AGREES, received_on=day, words=words, **by)
    services.have_regard_to_reply(reply, regard="Invented: the terms of reference ask it.", **by)


def published(demo: Planter, meeting: Meeting) -> None:
    """Published some weeks ago, each step on its own day."""
    review = demo.decided(demo.reported(demo.before(meeting, 40)), meeting)
    heard(demo, review)
    demo.signed_off(review, demo.back(45))
    then = demo.back(30)
    demo.planned(review, then, "Learning from the review of Child C", today=demo.back(44))
    for to in Recipient:
        demo.copied(review, to, demo.back(42))
    services.publish(review, by=demo.officer, today=then)
