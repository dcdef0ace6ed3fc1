"""A trust that owes one of everything, and who follows it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from boards.challenges import services as challenges
from boards.challenges.models import Challenge
from boards.differences import services as differences
from boards.differences.models import Difference, Ground
from boards.external.models import ExternalEntry, Kind
from boards.models import Listing
from boards.owed.models import Every, Expectation
from boards.risks import services as risks
from boards.risks.models import Risk
from boards.sharing.models import Agreement, InformationRequest
from boards.sharing.services import agreements, asking
from boards.succession.services import Heir, Moves, succeed
from partnership.agencies.models import Agency
from partnership.agencies.models import Kind as AgencyKind
from partnership.people.models import Appointment
from tests.factories import World

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = timedelta(days=1)
WHEN: dict[str, Any] = {"today": TODAY, "now": NOW}
NEW = Heir("New trust", AgencyKind.NHS_TRUST)


class Owing:
    """A trust that owes one of everything, the same done before, and a successor to come."""

    def __init__(self) -> None:
        self.world = world = World()
        self.trust, self.officer, self.lead = world.trust, world.officer, world.lead
        self.risk, self.gone = self.raised("Vacancies"), self.raised("A fire")
        risks.close_risk(self.gone, because="Put out", by=self.officer, today=TODAY)
        self.report = self.expected("Private fostering", TODAY - 100 * DAY)
        self.challenge = self.challenged("Why so late?", responder=self.lead)
        self.difference = self.differed()
        self.agreement = self.agreed()
        self.request = self.asked("Contacts")
        self.letter = self.written()

    def raised(self, what: str) -> Risk:
        facts: dict[str, Any] = {"what": what, "cause": "Posts stand empty", "controls": ""}
        facts |= {"agency": self.trust, "came_from": "", "look_again_on": TODAY + 60 * DAY}
        judged = risks.Judged(4, 5, "Three of them")
        return risks.raise_risk(self.world.group, judged, by=self.officer, today=TODAY, **facts)

    def expected(self, title: str, first: Any, agency: Agency | None = None) -> Expectation:
        facts: dict[str, Any] = {"every": Every.QUARTER, "why": "The board", "group": None}
        row = Expectation(
            board=self.world.group,
            title=title,
            agency=agency or self.trust,
            starts_on=TODAY - 300 * DAY,
            first_due_on=first,
            **facts,
        )
        row.save_because("expected", by=self.officer)
        return row

    def challenged(self, what: str, **more: Any) -> Challenge:
        said = challenges.Asked(self.trust, what, "The chair", due_on=TODAY + 9 * DAY, **more)
        return challenges.raise_challenge(self.world.group, said, by=self.officer, **WHEN)

    def differed(self, **more: Any) -> Difference:
        facts: dict[str, Any] = {"raised_for": self.world.council, "asked": [self.trust]}
        facts |= {"remit": "children", "ground": Ground.NEED}
        said = differences.Raised(**(facts | more))
        return differences.raise_difference(self.world.partnership, said, by=self.officer, **WHEN)

    def agreed(self, title: str = "Sharing", **more: Any) -> Agreement:
        facts: dict[str, Any] = {"purpose": "Attendances", "bases": ["CONSENT"]}
        facts |= {"parties": [self.trust, self.world.council], "starts_on": TODAY - 90 * DAY}
        return agreements.add_agreement(
            self.world.partnership,
            agreements.Terms(**(facts | more)),
            title=title,
            owner=self.world.group,
            review_months=12,
            by=self.officer,
        )

    def asked(self, what: str) -> InformationRequest:
        facts: dict[str, Any] = {"board": self.world.group, "agency": self.trust, "what": what}
        facts |= {"why": "A review", "basis": "CA2004-S16H", "due_on": TODAY + 9 * DAY}
        asked = asking.Asked(**facts)
        return asking.ask_for_information(self.world.partnership, asked, by=self.officer, **WHEN)

    def written(self) -> ExternalEntry:
        row = ExternalEntry(
            partnership=self.world.partnership,
            reference="EXT-1",
            kind=Kind.RECEIVED,
            body="An inspectorate",
            dated_on=TODAY - 3 * DAY,
            came_on=TODAY,
            summary="It asks for a plan",
            due_on=TODAY + 20 * DAY,
        )
        row.save_because("entered", by=self.officer)
        row.concerned.create(agency=self.trust)
        return row

    def moves(self, *, post: bool = True) -> Moves:
        entries = Listing.objects.filter(agency=self.trust).values_list("pk", flat=True)
        posts = Appointment.objects.filter(agency=self.trust).values_list("pk", flat=True)
        return Moves(frozenset(entries), frozenset(), frozenset(posts) if post else frozenset())

    def followed(self, *heirs: Any, **more: Any) -> Agency:
        """The first agency that follows the trust from today."""
        facts: dict[str, Any] = {"on": TODAY, "because": "By order", "by": self.world.head}
        moves = more.pop("moves", None) or self.moves()
        found = succeed([self.trust], heirs or [NEW], moves, **facts, today=TODAY, **more)
        self.trust.refresh_from_db()
        return found[0]


def why(row: Any) -> str:
    return str(row.history.latest().history_change_reason)
