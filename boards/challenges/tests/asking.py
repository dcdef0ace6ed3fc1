"""A group that challenges an agency, step by step."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from boards.challenges import services
from boards.challenges.models import Challenge
from boards.challenges.services import Asked, Judgement
from boards.meetings.models import LineKind
from boards.meetings.services import minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import Group
from boards.tests.factories import a_person, a_post
from partnership.access.offices import Office
from partnership.outbox.models import Letter
from partnership.people.models import User

WHAT = "Show that health assessments are done in time"


class Asking(Group):
    """A group whose police and trust have people who answer; a meeting held with minutes."""

    def __init__(self) -> None:
        super().__init__()
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)
        self.lead = self._post(Office.AGENCY_LEAD)
        self.top = self._post(Office.LEAD_REPRESENTATIVE)
        self.practitioner = self._post(Office.PRACTITIONER)
        self.held = self.meets(self.today - timedelta(days=1))

    def _post(self, office: Office) -> User:
        person = a_person(f"{office.label} of the trust")
        a_post(person, self.trust, office)
        return person

    def raises(self, what: str = WHAT, **more: Any) -> Challenge:
        by = more.pop("by", self.chair)
        line = more.pop("line", None)
        asked = Asked(agency=self.trust, what=what, challenger="Chair", **more)
        return services.raise_challenge(
            self.board, asked, by=by, today=self.today, now=self.now, line=line
        )

    def line(self, **more: Any) -> Any:
        item = self.item("An item", self.held)
        if more.get("restricted"):
            papers.restrict_item(item, readers=[self.police], because="A case", by=self.officer)
        said = Said(kind=LineKind.CHALLENGE, words=WHAT, owner=str(self.trust))
        return minutes.write_line(item, said, by=self.officer, today=self.today)

    def checks(self) -> None:
        row = self.held.minutes
        minutes.send_to_chair(row, by=self.officer, today=self.today, now=self.now)
        minutes.check_minutes(row, by=self.chair, now=self.now)

    def answers(self, row: Challenge, words: str = "They are") -> Challenge:
        return services.answer_challenge(
            row, words=words, by=self.lead, today=self.today, now=self.now
        )

    def withdraws(self, row: Challenge, because: str = "Asked twice") -> Challenge:
        return services.withdraw_challenge(
            row, because=because, by=self.chair, today=self.today, now=self.now
        )

    def judges(self, row: Challenge, verdict: str, **more: Any) -> Challenge:
        judgement = Judgement(verdict=verdict, words=more.pop("words", "Now 98 of 100"), **more)
        return services.judge_challenge(
            row, judgement, by=self.chair, today=self.today, now=self.now
        )


def sees(person: User) -> set[str]:
    return set(Challenge.objects.visible_to(person).values_list("reference", flat=True))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def link_of(letter: Letter) -> str:
    return next(word for word in letter.words.split() if "/by-link/" in word)
