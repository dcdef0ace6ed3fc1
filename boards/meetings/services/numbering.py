"""Number the pages of a pack: once, at its issue, over every paper, whoever may read it."""

from django.db.models import F, Max

from boards.meetings.binding import count_pages
from boards.meetings.models import Issue, PackPages, Version
from boards.models import Meeting
from partnership.documents.models import Document
from partnership.documents.validators import PDF
from partnership.people.models import User

NO_PDF = "It is no PDF"


def number_pages(meeting: Meeting, *, by: User | None, at_issue: bool = False) -> list[PackPages]:
    """Give numbers to every paper of an issued meeting that has none; numbers given never change.

    The first time everything is numbered 1, 2, 3 in the order of the agenda, restricted items among
    the others. What comes later gets letters behind a number: a newer version behind the first page
    of the paper, another paper behind the last page that its item, or the item before it, had.

    in: `at_issue`, whether it is just being issued. The caller holds the meeting.
    out: the numbers with letters that were given now.
    """
    issue = Issue.objects.filter(meeting=meeting).first()
    waiting = unnumbered(meeting) if issue else []
    if issue is None or not waiting:
        return []
    numbered = list(issue.pages.filter(letter=0).select_related("version__paper__item"))
    if not numbered:
        on_time = [row for row in waiting if at_issue or row.added_at <= issue.issued_at]
        numbered = _in_order(issue, on_time, by)
        waiting = [row for row in waiting if row not in on_time]
    return [_behind(issue, version, _hook(version, numbered), by) for version in waiting]


def unnumbered(meeting: Meeting) -> list[Version]:
    """Current papers of the running items that have no number yet, in the order of the agenda."""
    found = Version.objects.filter(
        paper__item__meeting=meeting,
        paper__item__dropped_because="",
        paper__withdrawn_because="",
        replaced_at__isnull=True,
        in_pack__isnull=True,
    )
    ordered = found.order_by("paper__item__position", "paper__item", "paper__added_at", "paper")
    return list(ordered.select_related("paper__item"))


def _in_order(issue: Issue, versions: list[Version], by: User | None) -> list[PackPages]:
    number, rows = 1, []
    for version in versions:
        row = PackPages(issue=issue, version=version, number=number, pages=pages_of(version, by))
        row.save_because("pages numbered at issue", by=by)
        number += row.pages
        rows.append(row)
    return rows


def _hook(version: Version, numbered: list[PackPages]) -> int:
    """The number behind which a paper that comes late has its letters; 0 before all others."""
    earlier = PackPages.objects.filter(version__paper=version.paper_id)
    own = earlier.order_by("version__number").values_list("number", flat=True).first()
    if own is not None:
        return own
    place = (version.paper.item.position, version.paper.item_id)
    before = [row for row in numbered if _place(row) <= place]
    return max((row.number + row.pages - 1 for row in before), default=0)


def _place(row: PackPages) -> tuple[int, int]:
    item = row.version.paper.item
    return item.position, item.pk


def _behind(issue: Issue, version: Version, number: int, by: User | None) -> PackPages:
    used = issue.pages.filter(number=number, letter__gt=0)
    last = used.aggregate(last=Max(F("letter") + F("pages")))["last"] or 1
    row = PackPages(
        issue=issue, version=version, number=number, letter=last, pages=pages_of(version, by)
    )
    row.save_because("pages numbered after issue", by=by)
    return row


def pages_of(version: Version, by: User | None) -> int:
    """How many pages it has in the pack, counted now if nobody counted them yet."""
    if version.pages is None:
        file = Document.objects.about(version).first()
        version.pages, version.apart_because = measure(file) if file else (1, NO_PDF)
        version.save_because("pages counted", by=by)
    return version.pages


def measure(document: Document) -> tuple[int, str]:
    """How many pages a file has in the pack, and why it stands there as one page that names it."""
    if document.content_type != PDF.content_type:
        return 1, NO_PDF
    try:
        with document.file.open("rb") as opened:
            found: tuple[int, str] = count_pages(opened)
    except FileNotFoundError:
        return 1, "The file is missing"
    pages, because = found
    return (pages, "") if pages else (1, because)
