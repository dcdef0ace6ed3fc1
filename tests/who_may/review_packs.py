"""Facts and arguments for the rows of review_packs.txt."""

from datetime import UTC, datetime
from typing import Any

from reviews.packs.drawing import draft_of, parts_of
from reviews.packs.models import Kind
from reviews.packs.services import approving, writing
from reviews.packs.services.writing import Choice

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()


def plant(d: Any) -> None:
    """Whole briefings and approved posters, here and elsewhere; a briefing that is public."""
    head, there = d.w.head, d.people["outsider"]
    here, elsewhere, out = (d.reviews[tag] for tag in ("under-way", "elsewhere", "published"))
    d.review_packs = {"under-way": _written(here, head), "elsewhere": _written(elsewhere, there)}
    d.pack_editions = {
        "under-way": _approved(here, Kind.POSTER, d.w.chair),
        "elsewhere": _approved(elsewhere, Kind.POSTER, d.chair_there),
    }
    _written(out, head)
    _approved(out, Kind.BRIEFING, d.w.chair)


def _written(review: Any, by: Any) -> Any:
    pack = writing.choose(review, Choice("A title", {}, {}), by=by, today=TODAY)
    for kind in (Kind.BRIEFING, Kind.POSTER):
        words = {part.code: "Some words" for part in parts_of(kind, "full")}
        writing.write(review, kind, words, by=by, today=TODAY)
    return pack


def _approved(review: Any, kind: str, by: Any) -> Any:
    as_read = draft_of(writing.pack_of(review), kind).fingerprint  # type: ignore[arg-type]
    return approving.approve(review, kind, as_read=as_read, by=by, today=TODAY, now=NOON)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    found: dict[str, list[Any]] = {}
    for tag in ("under-way", "adult-review", "elsewhere"):
        address = d.reviews[tag].address
        found |= {f"packs:{page}@{tag}": [address] for page in ("pack", "choose")}
        pages = ("preview", "write", "approve")
        found |= {f"packs:{page}@{tag}": [address, "briefing"] for page in pages}
        found[f"packs:paper@{tag}"] = [address, "briefing", "docx"]
        found[f"exports:download_of@pack-editions-{tag}"] = ["pack-editions", address, "csv"]
    for tag, row in d.pack_editions.items():
        address = row.pack.review.address
        found |= {f"packs:{page}@{tag}": [address, row.pk] for page in ("edition", "withdraw")}
    edition = d.pack_editions["under-way"]
    found["access:why@pack-edition"] = [edition._meta.label, edition.pk]
    here = d.reviews["under-way"].address
    found["packs:edition@of-another"] = [here, d.pack_editions["elsewhere"].pk]
    slug = d.publications["published"].slug
    for page in ("published", "published_paper"):
        found |= {
            f"packs:{page}@out": [slug, "briefing"],
            f"packs:{page}@not-approved": [slug, "summary"],
            f"packs:{page}@not-published": [here.lower(), "poster"],
        }
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""

    def approve(tag: str) -> Any:
        def sent() -> dict[str, Any]:
            return {
                "looked": "on",
                "as_read": draft_of(d.review_packs[tag], "briefing").fingerprint,
            }

        return sent

    return {
        "packs:choose": {"title": "Another title"},
        "packs:write": {"why": "Other words"},
        "packs:approve@under-way": approve("under-way"),
        "packs:approve@elsewhere": approve("elsewhere"),
        "packs:withdraw": {"because": "It is out of date"},
    }
