"""What the pages of the published lists and of their review show."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from boards.models import Decision, Listing, Meeting, Partnership
from boards.relevant.differences import Difference
from boards.relevant.forms import PublishForm
from boards.relevant.letters import leads_of
from boards.relevant.models import Confirmation, Edition, EditionEntry, ListReview
from boards.relevant.services.reviewing import next_review
from boards.relevant.standing import changed_in, differs_from, latest, title_of
from partnership.clock.calendar import months_after
from partnership.clock.rules import NoEdition, rule_for
from partnership.people.models import User

NEWEST = 40


@dataclass(frozen=True)
class Told:
    """One difference with the name of its list."""

    title: str
    difference: Difference


@dataclass(frozen=True)
class PrintedList:
    """One list of an edition: its entries under their headings."""

    key: str
    title: str
    headings: list[tuple[str, list[EditionEntry]]]


@dataclass(frozen=True)
class PublicPage:
    """One edition as everybody reads it."""

    edition: Edition | None
    lists: list[PrintedList]
    changed: list[Told]
    editions: list[Edition]
    due_on: date | None
    is_overdue: bool


def due_on(edition: Edition | None) -> date | None:
    """The day by which the lists are published again."""
    if edition is None:
        return None
    try:
        promised = rule_for("RA-LIST").edition_on(edition.published_on)
    except NoEdition:
        return None
    return months_after(edition.published_on, promised.number)


def public_page(partnership: Partnership, edition: Edition | None, today: date) -> PublicPage:
    """An edition, what it changed, and the others. Six queries."""
    editions = list(Edition.objects.filter(partnership=partnership))
    due = due_on(editions[0]) if editions else None
    return PublicPage(
        edition=edition,
        lists=printed_lists(edition) if edition else [],
        changed=told(changed_in(edition)) if edition else [],
        editions=editions,
        due_on=due,
        is_overdue=bool(due and due < today),
    )


def printed_lists(edition: Edition) -> list[PrintedList]:
    """The lists of an edition, in the order of the arrangements. One query."""
    rows = list(edition.entries.select_related("agency"))
    found: list[PrintedList] = []
    for (name, area, title), few in groupby(rows, lambda row: (row.list_name, row.area, row.title)):
        words = ", ".join(part for part in (title or title_of(name), area) if part)
        heads = [(head, list(ones)) for head, ones in groupby(few, lambda row: row.heading)]
        found.append(PrintedList(f"list-{len(found)}", words, heads))
    return found


def told(found: list[Difference]) -> list[Told]:
    """The same with the names of the lists."""
    return [Told(title_of(one.list_name), one) for one in found]


@dataclass(frozen=True)
class Asked:
    """One agency in a review: who leads it, what it says."""

    row: Confirmation
    leads: list[User]


@dataclass(frozen=True)
class ReviewPage:
    """A review as the service works on it."""

    review: ListReview
    since: Edition | None
    changed: list[Told]
    asked: list[Asked]

    @property
    def waiting(self) -> int:
        """How many must still answer or be settled."""
        return sum(bool(one.row.waits) for one in self.asked)


def review_page(review: ListReview, today: date) -> ReviewPage:
    """What has changed since the last edition, and each agency's answer. Six queries."""
    rows = list(review.confirmations.select_related("agency", "said_by"))
    leads = leads_of({row.agency_id for row in rows}, today) if rows else {}
    since = review.since or latest(review.partnership)
    changed = (
        changed_in(review.edition)
        if review.edition
        else differs_from(since, review.partnership, today)
    )
    asked = [Asked(row, leads.get(row.agency_id, [])) for row in rows]
    return ReviewPage(review, since, told(changed), asked)


def reviews_of(partnership: Partnership) -> list[ListReview]:
    """The review to come or under way, then those that are done. Two queries."""
    done = partnership.list_reviews.filter(edition__isnull=False).select_related("edition")
    return [next_review(partnership), *done]


def entries_of(row: Confirmation, today: date) -> list[Listing]:
    """The entries of the agency in the lists of the partnership that asks. One query."""
    mine = Listing.objects.on(today).filter(partnership=row.review.partnership, agency=row.agency)
    return list(mine.select_related("area"))


def publish_form(review: ListReview, user: Any, today: date, data: Any) -> PublishForm:
    """The newest meetings and decisions of the partnership that the reader sees."""
    here = {"board__partnership": review.partnership}
    meetings = Meeting.objects.visible_to(user, on=today).held_by(today).filter(**here)
    decisions = Decision.objects.visible_to(user, on=today).filter(**here, taken_on__lte=today)
    return PublishForm(
        data,
        meetings=meetings.select_related("board")[:NEWEST],
        decisions=decisions.select_related("board")[:NEWEST],
    )
