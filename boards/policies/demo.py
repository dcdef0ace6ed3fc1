"""The demonstration's documents: a policy in its second version, terms of reference, a draft."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from boards.models import Board, Meeting, Membership, Partnership
from boards.policies.models import GovernedDocument, Kind, OwnerOffice
from boards.policies.services.approving import CHAIRS, Approval, approve_version
from boards.policies.services.loading import file_of, load_documents
from boards.policies.services.reviewing import see_to_documents
from boards.policies.services.writing import add_document, write_version
from partnership.access.offices import SERVICE
from partnership.people.models import User

YEARLY, YEARS = 12, 36
FIRST = """Purpose

Professionals who do not agree about a child or an adult at risk say so early and settle it.

What to do

Speak to the other worker first, on the same day. If that is not enough, tell your manager.

Keep a record of each step and of the outcome.
"""
SECOND = """Purpose

Professionals who do not agree about a child or an adult at risk say so early and settle it.

What to do

Speak to the other worker first, on the same day or the next. Then your manager or lead.

Where somebody is at immediate risk, go straight to the police or to social care.

Keep a record of each step and of the outcome.
"""
TERMS = """Purpose

The group looks at referrals of serious incidents and advises whether a review is held.

Members

- The council, the police and the integrated care board, each with a named deputy
- The designated doctor and the designated nurse

Quorum

The chair or deputy and one member of each statutory partner.
"""


def plant(now: datetime) -> None:
    """What is known of each partnership's documents, and three invented ones for the first group
    with minutes of its own. Once."""
    for partnership in Partnership.objects.on(timezone.localdate(now)):
        path = file_of(partnership)
        if path is not None:
            load_documents(partnership, path)
    held = _two_meetings(timezone.localdate(now))
    if held and not GovernedDocument.objects.filter(source="").exists():
        _write(held[0], held[1], now)
        see_to_documents(now=now)


def _two_meetings(today: date) -> list[Meeting]:
    """The last two of the first group that has met twice with somebody in the chair, oldest first;
    nothing where none has."""
    met = Meeting.objects.held_by(today).filter(board__memberships__office__in=CHAIRS)
    for board in Board.objects.filter(pk__in=met.values("board")):
        last = list(Meeting.objects.held_by(today).filter(board=board).select_related("board")[:2])
        if len(last) > 1:
            return last[::-1]
    return []


def _write(before: Meeting, lately: Meeting, now: datetime) -> None:
    board, today = lately.board, timezone.localdate(now)
    seats = Membership.objects.acting(SERVICE, today).filter(
        board__partnership=board.partnership_id
    )
    seat, chair = seats.order_by("pk").first(), _chair(board, lately)
    if seat is None or chair is None:
        return
    officer = seat.person
    facts = {"owner": board, "owner_office": OwnerOffice.OFFICER, "by": officer}
    policy = add_document(
        board.partnership,
        kind=Kind.POLICY,
        title="Resolving professional differences",
        is_public=True,
        review_months=YEARS,
        **facts,
    )
    terms = add_document(
        board.partnership,
        kind=Kind.TERMS,
        title=f"Terms of reference of the {board.name}"[:200],
        board=board,
        review_months=YEARLY,
        **facts,
    )
    changed = "The line manager or the safeguarding lead; what to do where somebody is at risk now."
    approve_at(policy, FIRST, "", before, chair, officer, now)
    approve_at(policy, SECOND, changed, lately, chair, officer, now)
    approve_at(terms, TERMS, "", before, chair, officer, now)
    terms.refresh_from_db()
    terms.next_review_on = today + timedelta(days=10)
    terms.save_because("demonstration", by=officer)
    write_version(
        terms, words=f"{TERMS}\nFrequency\n\nEvery month.\n", by=officer, now=now,
        what_changed="Says how often the group meets.",
    )  # fmt: skip


def _chair(board: Board, meeting: Meeting) -> User | None:
    held = Membership.objects.on(meeting.held_on).filter(board=board, office__in=CHAIRS)
    seat = held.order_by("pk").first()
    return seat.person if seat else None


def approve_at(
    document: GovernedDocument,
    words: str,
    changed: str,
    meeting: Meeting,
    chair: User,
    officer: User,
    now: datetime,
) -> None:
    """Write the next version and approve it at this meeting."""
    version = write_version(document, words=words, what_changed=changed, by=officer, now=now)
    approval = Approval(meeting=meeting, taken_by=chair, reasons="Agreed after a round of comments")
    approve_version(version, approval, by=officer, today=timezone.localdate(now))
