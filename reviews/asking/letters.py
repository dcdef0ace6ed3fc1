"""Letters about questions: a reference, the day and the basis; the rest is read in the portal."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from boards.models import Membership
from boards.sharing.services.asking import leads_of
from partnership.access.offices import Office
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.asking.links import path_for
from reviews.asking.models import Asked
from reviews.asking.notices import ASKED, LATE

WORDS = """{heading}

{board} asks {agency} about {reference}, by {due}. Basis: {basis}.

Answer on one page, without a password. The link is yours alone:

{link}

Or sign in:

{page}
"""
TO_CHAIR = """{agency} has not answered its questions about {reference}.

They were due on {due}. Basis: {basis}.

{page}
"""


def to_leads(
    asked: Asked, stage: str, heading: str, today: date, people: Iterable[User] | None = None
) -> list[Draft]:
    """One letter to each lead of the agency at this stage. A second time writes none."""
    row = asked.sent
    title = f"{heading}: {row.case_reference}"
    drafts = []
    for person in leads_of(row, today) if people is None else people:
        path = path_for(person, asked, today)
        words = WORDS.format(
            heading=f"{title}.",
            board=row.board.name,
            agency=row.agency,
            reference=row.case_reference,
            due=plain_day(row.due_on),
            basis=row.basis_words,
            link=f"{settings.PORTAL_ADDRESS}{path}",
            page=address_of(asked),
        )
        key = f"asking-{stage}:{asked.pk}:{row.due_on:%Y%m%d}:{person.pk}"
        drafts.append(Draft(key, person, asked, title, words, kind=ASKED.key))
    return drafts


def to_chairs(asked: Asked, today: date) -> list[Draft]:
    """To whoever chairs the group of the case: an agency is late."""
    row = asked.sent
    held = Membership.objects.acting((Office.GROUP_CHAIR,), today)
    seats = held.filter(board=asked.asking.board).select_related("person").order_by("pk")
    words = TO_CHAIR.format(
        agency=row.agency,
        reference=row.case_reference,
        due=plain_day(row.due_on),
        basis=row.basis_words,
        page=address_of(asked.asking),
    )
    return [
        Draft(
            key=f"asking-chair:{asked.pk}:{row.due_on:%Y%m%d}:{person.pk}",
            to=person,
            subject=asked.asking,
            heading=f"No answer: {row.agency}, {row.case_reference}",
            words=words,
            kind=LATE.key,
        )
        for person in dict.fromkeys(seat.person for seat in seats)
    ]
