"""Two agencies that share, and what they agreed, gave and asked."""

from datetime import date, timedelta
from typing import Any

from django.test import Client

from boards.meetings.tests.factories import Group
from boards.policies.tests.factories import NOW, TODAY, approved
from boards.sharing.models import Agreement, Disclosure, InformationRequest
from boards.sharing.services.agreements import Terms, add_agreement
from boards.sharing.services.asking import Asked, ask_for_information
from boards.sharing.services.giving import Given, record_sharing
from boards.tests.factories import a_listing, a_meeting, a_person, a_post, an_agency
from partnership.access.offices import Office

WHEN: dict[str, Any] = {"today": TODAY, "now": NOW}
IN_TWO_WEEKS = TODAY + timedelta(days=14)


class Sharing(Group):
    """The same with a third agency, and leads of all three."""

    def __init__(self) -> None:
        super().__init__()
        self.school = an_agency("A school")
        a_listing(self.partnership, self.school)
        self.police_lead, self.trust_lead, self.school_lead = (
            self._lead(agency) for agency in (self.police, self.trust, self.school)
        )
        self.worker = a_person("Worker")
        a_post(self.worker, self.trust, Office.PRACTITIONER)

    def _lead(self, agency: Any) -> Any:
        lead = a_person(f"Lead of {agency}")
        a_post(lead, agency)
        return lead

    def agreement(self, **more: Any) -> Agreement:
        """Between police and trust, its text approved."""
        row = self.entered(**more)
        held = a_meeting(self.board, date(2026, 9, 1) + timedelta(days=row.pk % 28))
        approved(row.document, held, self.chair, self.officer, "The text")
        row.refresh_from_db()
        return row

    def entered(self, title: str = "Attendances", **more: Any) -> Agreement:
        facts = {
            "parties": [self.police, self.trust],
            "purpose": "Attendances",
            "bases": ["UKGDPR-6-1-E"],
            "starts_on": date(2026, 1, 1),
            **more,
        }
        return add_agreement(
            self.partnership,
            Terms(**facts),
            title=title,
            owner=self.board,
            review_months=12,
            by=self.officer,
        )

    def given(self, by: Any = None, **more: Any) -> Disclosure:
        facts = {
            "giver": self.trust,
            "receiver": self.police,
            "what": "Chronology",
            "why": "A strategy discussion",
            "basis": "UKGDPR-6-1-E",
            "given_on": TODAY,
            "how": "Secure e-mail",
            "given_by": "Named nurse",
            **more,
        }
        return record_sharing(self.partnership, Given(**facts), by=by or self.officer, **WHEN)

    def asked(self, **more: Any) -> InformationRequest:
        facts = {
            "board": self.board,
            "agency": self.trust,
            "what": "Contacts",
            "why": "A rapid review",
            "basis": "CA2004-S16H",
            "due_on": IN_TWO_WEEKS,
            **more,
        }
        return ask_for_information(self.partnership, Asked(**facts), by=self.officer, **WHEN)


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client
