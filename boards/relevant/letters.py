"""Letters to the leads of agencies: say whether your entries are right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from boards.models import Listing, Partnership
from boards.permissions import LEADS
from boards.relevant.models import Confirmation, ListReview
from boards.relevant.notices import CONFIRM
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import values_of
from partnership.clock.rules import local_of
from partnership.links.invitations import LASTS
from partnership.links.services import sign
from partnership.outbox.services import Draft
from partnership.people.models import Appointment, User
from partnership.records.dated import running_on
from partnership.ui.words import plain_day

CONFIRM_BY_LINK = "confirm-lists"  # the purpose of the link in the letter
SOON, LATE = "LIST-REMIND", "LIST-LATE"  # values that a partnership may set for itself


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
    """To those who have not answered, so many working days before the day and after it as their
    partnership has set.

    The key holds the step, so that a day that was missed is made up and nobody is told twice.
    Four queries for any number of reviews.
    """
    waiting = Confirmation.objects.filter(
        said="", settled_because="", review__edition__isnull=True, review__opened_on__lt=today
    ).select_related("agency", "review__partnership")
    rows = list(waiting)
    steps = _steps_of({row.review for row in rows}, today)
    late = [row for row in rows if steps[row.review] == LATE]
    soon = [row for row in rows if steps[row.review] == SOON]
    return [
        *_letters(late, today, step="late", start="The day to answer by has passed.\n\n"),
        *_letters(soon, today, step="soon", start="The day to answer by comes near.\n\n"),
    ]


def _steps_of(reviews: set[ListReview], today: date) -> dict[ListReview, str]:
    """The step that each of these reviews has come to; "" for none. One query."""
    pks = {one.partnership_id for one in reviews}
    own = values_of(Partnership, pks, (SOON, LATE), on=today)
    return {one: _step(one.answer_by, own.get(one.partnership_id, {}), today) for one in reviews}


def _step(answer_by: date | None, own: Mapping[str, int], today: date) -> str:
    if answer_by is None:
        return ""  # not asked yet
    before, after = (own.get(code, local_of(code).number) for code in (SOON, LATE))
    if today > answer_by:
        return LATE if today >= working_days_after(answer_by, after) else ""
    return SOON if today >= working_days_before(answer_by, before) else ""


def _letters(rows: list[Confirmation], today: date, *, step: str, start: str) -> list[Draft]:
    leads = leads_of({row.agency_id for row in rows}, today) if rows else {}
    printed = _printed(rows, today) if rows else {}
    found = []
    for row in rows:
        entries = printed.get((row.review.partnership_id, row.agency_id), [])
        for person in leads.get(row.agency_id, ()):
            path = reverse("relevant:confirm_by_link", args=[_token(row, person, today)])
            found.append(
                Draft(
                    key=f"confirm-lists:{row.pk}:{step}:{person.pk}",
                    to=person,
                    subject=row,
                    heading=f"{row.agency} in the published lists: are the entries right?",
                    words=_words(row, entries, start, path),
                    kind=CONFIRM.key,
                    path=path,
                )
            )
    return found


def _token(row: Confirmation, person: User, today: date) -> str:
    """Good as long as an invitation is, from the day to answer by or from a letter after it.

    Once the lists are published it opens no more, whatever its day (`views.acts`).
    """
    last = max(row.review.answer_by or today, today) + LASTS
    over = datetime.combine(last, time(), tzinfo=timezone.get_current_timezone())
    return sign(CONFIRM_BY_LINK, person=person, subject=row, until=over)


def _words(row: Confirmation, entries: list[str], start: str, path: str) -> str:
    lines = "\n".join(f"- {entry}" for entry in entries)
    return (
        f"{start}{row.review.partnership} reviews its lists of agencies once a year and publishes "
        f"them again. These are the entries of {row.agency}:\n\n{lines}\n\n"
        f"Say by {plain_day(row.review.answer_by)} whether they are right. Answer here, without a "  # type: ignore[arg-type]
        f"password. The link answers once:\n\n{settings.PORTAL_ADDRESS}{path}\n"
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
