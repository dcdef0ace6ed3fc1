"""Facts and arguments for the rows of packs.txt; they stand on those of meetings.py."""

from datetime import timedelta
from typing import Any

from boards.meetings.models import Version
from boards.meetings.services import papers
from partnership.documents.models import Document
from tests import factories as make
from tests.who_may.meetings import BECAUSE, NOON


def plant(d: Any) -> None:
    """A paper with two versions, and one that is withdrawn, under an item that is issued."""
    by, item = d.w.officer, d.items["open"]
    d.replaced = papers.add_paper(item, title="Replaced", paper=make.pdf(), by=by, now=NOON)
    newer = make.pdf(words="Another report")
    papers.add_version(d.replaced, file=newer, by=by, now=NOON + timedelta(hours=1))
    d.withdrawn = papers.add_paper(item, title="Withdrawn", paper=make.pdf(), by=by, now=NOON)
    papers.withdraw_paper(d.withdrawn, because="Names a child", by=by)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    meetings = {"drafted": d.drafted, "issued": d.issued, "elsewhere": d.meeting_there}
    tagged = {tag: d.papers[tag] for tag in ("open", "kept", "elsewhere")}
    tagged["withdrawn"] = d.withdrawn
    old, new = d.replaced.versions.order_by("number")
    files = {"replaced": old, "current": new, "withdrawn": d.withdrawn.versions.get()}
    return {
        **{f"meetings:pack@{tag}": [row.pk] for tag, row in meetings.items()},
        **{
            f"meetings:{page}@{tag}": [row.pk]
            for page in ("paper", "withdraw_paper")
            for tag, row in tagged.items()
        },
        **{f"documents:fetch@version-{tag}": [_file(row)] for tag, row in files.items()},
        **{f"meetings:decline_item@{tag}": [d.items[tag].pk] for tag in ("waits", "elsewhere")},
        **{
            f"access:why@paper-{tag}": ["meetings.Paper", row.pk]
            for tag, row in {**d.papers, "withdrawn": d.withdrawn}.items()
        },
        "access:why@version": ["meetings.Version", new.pk],
        "access:why@version-replaced": ["meetings.Version", old.pk],
        "access:changes@version": ["meetings.Version", new.pk],
    }


def _file(version: Version) -> int:
    return Document.objects.about(version).get().pk


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    return {"meetings:withdraw_paper": BECAUSE, "meetings:decline_item": BECAUSE}
