"""Letters to the leads of agencies: say whether your entries are right."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from boards.models import Listing
from boards.permissions import LEADS
from boards.relevant.models import Confirmation, ListReview
from boards.relevant.notices import CONFIRM
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import Appointment, User
from partnership.records.dated import running_on
from partnership.ui.words import plain_day

REMIND_BEFORE = 7  # days before the day to answer by, once; then on the day after it


def leads_of(agencies: Iterable[int], day: date) -> dict[int, list[User]]:
    """Who answers for each of these agencies. One query."""
    held = Appointment.objects.acting(LEADS, day).filter(agency__in=agencies)
    found: dict[int, dict[User, None]] = defaultdict(dict)
    for tenure in held.select_related("person").order_by("person"):
        found[tenure.agency_id][tenure.person] = None
    return {agency: list(people) for agency, people in found.items()}


def letters_of_asking(review: ListReview, today: date) -> list[Draft]:
    """The first letter of a review to each lead of each agency. Three queries."""
    rows = list(review.confirmations.select_related("agency", "review__partnership"))
    return _letters(rows, today, step="asked", start="")


def reminders(today: date) -> list[Draft]:
    """To those who have not answered, a week before the day and once it has passed.

    The key holds the step, so that a day that was missed is made up and nobody is told twice.
    Three queries for any number of reviews.
    """
    waiting = Confirmation.objects.filter(
        said="", settled_because="", review__edition__isnull=True, review__opened_on__lt=today
    ).select_related("agency", "review__partnership")
    rows = list(waiting)
    late = [row for row in rows if row.review.answer_by < today]
    soon = [row for row in rows if 0 <= (row.review.answer_by - today).days <= REMIND_BEFORE]
    return [
        *_letters(late, today, step="late", start="The day to answer by has passed.\n\n"),
        *_letters(soon, today, step="soon", start="The day to answer by comes near.\n\n"),
    ]


def _letters(rows: list[Confirmation], today: date, *, step: str, start: str) -> list[Draft]:
    leads = leads_of({row.agency_id for row in rows}, today) if rows else {}
    printed = _printed(rows, today) if rows else {}
    return [
        Draft(
            key=f"confirm-lists:{row.pk}:{step}:{person.pk}",
            to=person,
            subject=row,
            heading=f"{row.agency} in the published lists: are the entries right?",
            words=_words(row, printed.get((row.review.partnership_id, row.agency_id), []), start),
            kind=CONFIRM.key,
        )
        for row in rows
        for person in leads.get(row.agency_id, ())
    ]


def _words(row: Confirmation, entries: list[str], start: str) -> str:
    lines = "\n".join(f"- {entry}" for entry in entries)
    return (
        f"{start}{row.review.partnership} reviews its lists of agencies once a year and publishes "
        f"them again. These are the entries of {row.agency}:\n\n{lines}\n\n"
        f"Say by {plain_day(row.review.answer_by)} whether they are right.\n\n{address_of(row)}\n"  # type: ignore[arg-type]
    )


def _printed(rows: list[Confirmation], day: date) -> dict[tuple[int, int], list[str]]:
    """The entries of these agencies in the lists of their partnerships. One query."""
    listed = Listing.objects.filter(
        running_on(day),
        agency__in={row.agency_id for row in rows},
        partnership__in={row.review.partnership_id for row in rows},
    )
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one in listed:
        words = f"{one.get_list_name_display()}: {one.printed}"
        found[one.partnership_id, one.agency_id].append(words)
    return found
