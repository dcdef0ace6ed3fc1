"""Governed documents for tests."""

from datetime import UTC, date, datetime
from typing import Any

from boards.models import Board, Meeting
from boards.policies.models import GovernedDocument, Kind, OwnerOffice, Version
from boards.policies.services.approving import Approval, approve_version
from boards.policies.services.writing import add_document, write_version
from partnership.people.models import User

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def a_document(owner: Board, by: User, title: str = "Escalation", **more: Any) -> GovernedDocument:
    """Entered, without a version."""
    facts = {"kind": Kind.POLICY, "owner_office": OwnerOffice.OFFICER, "review_months": 12, **more}
    return add_document(owner.partnership, title=title, owner=owner, by=by, **facts)


def a_draft(document: GovernedDocument, by: User, words: str = "Words", **more: Any) -> Version:
    """The next version."""
    facts = {"what_changed": "Everything", "now": NOW, **more}
    return write_version(document, words=words, by=by, **facts)


def approved(
    document: GovernedDocument,
    meeting: Meeting,
    chair: User,
    by: User,
    words: str = "Words",
    **more: Any,
) -> Version:
    """The next version, approved at this meeting."""
    today = more.pop("today", TODAY)
    starts_on = more.pop("starts_on", None)
    approval = Approval(meeting=meeting, taken_by=chair, reasons="Agreed")
    version = a_draft(document, by, words, **more)
    approve_version(version, approval, starts_on=starts_on, by=by, today=today)
    document.refresh_from_db()
    return version
