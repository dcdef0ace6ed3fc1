"""The demonstration's learning: recommendations in every state, and national ones. All invented."""

from datetime import date, datetime, timedelta
from typing import Any

from boards.actions.services import closing
from boards.actions.services.raising import Asked
from boards.models import Action, BoardKind, HowTaken
from partnership.agencies.models import Agency
from partnership.people.models import User
from reviews.demo import Planter
from reviews.findings.models import Finding, LearningTheme, Recommendation, Status
from reviews.findings.services import answering, learning, national, recommending, themes
from reviews.findings.services.answering import Checked, Verdict
from reviews.findings.services.learning import Found
from reviews.findings.services.national import Stand
from reviews.findings.services.recommending import Recommended
from reviews.models import Review

THEMES = (
    "Sharing information",
    "Professional curiosity",
    "The voice of the child or adult",
    "Supervision and challenge",
    "Moves between services",
)
INVENTED = "Invented for the demonstration"
MEASURE = "An audit of twenty records, six months after the action is closed."


class Teacher:
    """Writes down what the demonstration's reviews teach, each thing on its own day."""

    def __init__(self, planter: Planter) -> None:
        self.planter = planter
        self.now, self.today, self.by = planter.now, planter.today, planter.officer
        self.partnership = planter.here.partnership

    def back(self, days: int) -> date:
        """So many days ago."""
        return self.today - timedelta(days=days)

    def themes(self) -> list[LearningTheme]:
        """The themes of the partnership."""
        on = {"by": self.by, "today": self.back(60)}
        return [themes.add_theme(self.partnership, name=name, **on) for name in THEMES]

    def found(
        self, review: Review, theme: LearningTheme, words: str, *, early: bool = False
    ) -> Finding:
        """A finding of a review, as early as its incident allows."""
        on = max(review.incident.became_aware_on, self.back(60))
        made = Found(f"{INVENTED}: {words}", theme, on, early)
        return learning.record_finding(review, made, by=self.by, today=self.today)

    def recommended(self, finding: Finding, agency: Agency | None, words: str) -> Recommendation:
        """A recommendation made some weeks ago."""
        said = Recommended(words, agency, MEASURE)
        return recommending.recommend(finding, said, by=self.by, today=self.back(50))

    def decided(self, row: Recommendation, accepted: bool, because: str = "") -> None:
        """Decided on by written procedure."""
        verdict = Verdict(
            accepted=accepted,
            how=HowTaken.WRITTEN,
            taken_by=self.planter.chair_of(row.finding.review.board),
            taken_on=self.back(40),
            because=because,
        )
        answering.decide(row, verdict, by=self.by, today=self.today)

    def sent(self, row: Recommendation) -> None:
        """To its agency."""
        at: dict[str, Any] = {"today": self.today, "now": self.now}
        recommending.send_to_agency(row, sent_on=self.back(35), by=self.by, **at)

    def action(self, row: Recommendation, agency: Agency, what: str) -> Action:
        """An action raised from it."""
        asked = Asked(what, agency, self.back(30), self.today + timedelta(days=30))
        return recommending.raise_action_from(row, asked, by=self.by, today=self.today)

    def closed(self, action: Action, days_ago: int, check_on: date | None) -> None:
        """Done so many days ago."""
        done = closing.Done(
            done_on=self.back(days_ago),
            outcome="Every team has the new way of working and its leads have practised it.",
            evidence="Minutes of the teams, kept by the agency",
            check_on=check_on,
            no_check_because="" if check_on else "The recommendation itself is checked",
        )
        at: dict[str, Any] = {"today": self.today, "now": self.now - timedelta(days=days_ago)}
        closing.close(action, done, by=self.by, **at)

    def checked(self, row: Recommendation, evidence: str) -> None:
        """Practice changed."""
        said = Checked(True, evidence, self.back(1), "The quality group")
        at: dict[str, Any] = {"today": self.today, "now": self.now}
        answering.check_practice(row, said, by=self.by, **at)


def plant(now: datetime) -> None:
    """For the partnership of the demonstration's officer, once."""
    if LearningTheme.objects.exists() or not User.objects.filter(
        email="service-officer@demo.example"
    ):
        return
    teacher = Teacher(Planter(now))
    kept = teacher.themes()
    _national(teacher)
    reviews = list(
        Review.objects.filter(partnership=teacher.partnership).order_by("-decided_on", "pk")
    )
    asked = _asked_agency(teacher)
    if not reviews or asked is None:
        return
    published = [row for row in reviews if row.published_on]
    running = [row for row in reviews if not row.signed_off_on] or reviews
    _settled(teacher, (published or reviews)[-1], kept, asked)
    _to_come(teacher, running[0], kept, asked)


def _asked_agency(teacher: Teacher) -> Agency | None:
    """The one that the demonstration's agency lead works for."""
    lead = User.objects.filter(email="agency-lead@demo.example").first()
    post = lead.appointments.select_related("agency").first() if lead else None
    return post.agency if post else None


def _settled(teacher: Teacher, review: Review, kept: list[LearningTheme], agency: Agency) -> None:
    """Of a review that is over: one checked, one not accepted, one done, one under way."""
    first = teacher.found(review, kept[0], "what each agency knew was not put together in time.")
    checked = teacher.recommended(first, agency, "Ring the other agencies on the day of concern.")
    teacher.decided(checked, True)
    teacher.sent(checked)
    teacher.closed(teacher.action(checked, agency, "Tell every team whom to ring"), 12, None)
    teacher.checked(checked, "Nineteen of twenty records show a call on the same day.")
    refused = teacher.recommended(first, None, "Build one register of all contacts.")
    teacher.decided(
        refused,
        False,
        "The shared care record will hold the same from next year; a second register would cost "
        "time and hold words that are out of date.",
    )
    second = teacher.found(review, kept[3], "supervisors did not ask why visits had stopped.")
    done = teacher.recommended(second, agency, "Ask about missed visits in each supervision.")
    teacher.decided(done, True)
    teacher.sent(done)
    teacher.closed(teacher.action(done, agency, "Add the question to the form"), 5, None)
    going = teacher.recommended(second, None, "Agree who may challenge a decision, and how.")
    teacher.decided(going, True)
    teacher.action(going, agency, "Draft the words on challenge for the group")


def _to_come(teacher: Teacher, review: Review, kept: list[LearningTheme], agency: Agency) -> None:
    """Of a review under way: early learning, shared and not; a recommendation that waits."""
    first = teacher.found(review, kept[1], "a plausible story was not questioned.", early=True)
    shared = max(first.found_on, teacher.back(20))
    learning.say_shared(
        first,
        shared_on=shared,
        to_whom="All safeguarding leads",
        how="A short briefing by e-mail",
        by=teacher.by,
        today=teacher.today,
    )
    teacher.found(review, kept[2], "nobody wrote down what was said to them.", early=True)
    teacher.recommended(first, agency, "Bring one case of doubt to each supervision.")


def _national(teacher: Teacher) -> None:
    """A national report with a recommendation in hand, one that is not for us, one unread."""
    here, by = teacher.partnership, {"by": teacher.by, "today": teacher.today}
    report = national.record_report(
        here,
        title="Demonstration: a thematic review of babies under one",
        publisher="An invented national panel",
        out_on=teacher.back(120),
        link="",
        **by,
    )
    rows = [
        national.add_recommendation(report, number=number, words=words, **by)
        for number, words in enumerate(
            (
                "Ask each father by name about the care of the baby.",
                "Review how prisons tell partnerships of releases.",
                "Show what training changed in practice.",
            ),
            start=1,
        )
    ]
    board = (
        here.boards.filter(kind__in=(BoardKind.BOARD, BoardKind.EXECUTIVE)).order_by("pk").first()
    )
    if board is None:
        return
    said = "The group has written the question into its guidance and trains it until spring."
    national.say_status(rows[0], Stand(Status.IN_HAND, said, board, None), **by)
    why = "There is no prison in the area; releases are told by the county around us."
    national.say_status(rows[1], Stand(Status.NOT_OURS, why, None, None), **by)
