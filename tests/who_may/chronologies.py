"""Facts and arguments for the rows of chronologies.txt."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from partnership.sheets import services as sheets
from reviews.chronologies.models import Entry
from reviews.chronologies.services import keeping
from reviews.chronologies.services.bringing import bring
from tests.who_may.asking import NOON, TODAY

HEADINGS = "Date,Time,Agency,What happened,Significance,Source document"


def sheet(agency: str, *days: str) -> bytes:
    """A chronology of one agency: one line for each of these days."""
    lines = (f"{day},,{agency},A call on {number},," for number, day in enumerate(days))
    return "\n".join([HEADINGS, *lines]).encode()


def plant(d: Any) -> None:
    """A sheet that was tried, one that was applied, and entries here and elsewhere."""
    here, there = d.reviews["under-way"], d.reviews["elsewhere"]
    officer, outsider = d.w.officer, d.people["outsider"]

    def brought(review: Any, agency: Any, by: Any, *days: str) -> Any:
        data = sheet(agency.name, *days)
        return bring(review, name="a.csv", data=data, by=by, now=NOON)

    d.chronologies = {
        "tried": brought(here, d.w.trust, officer, "5/5/2024"),
        "applied": brought(here, d.w.trust, officer, "3/4/2021"),
        "others": brought(here, d.icb, officer, "3/4/2021", "2020"),
        "of-another": brought(there, d.council_there, outsider, "3/4/2021"),
    }
    for tag, by in (("applied", officer), ("others", officer), ("of-another", outsider)):
        sheets.apply(d.chronologies[tag], by=by, now=NOON)
    entries = list(Entry.objects.filter(review=here, agency=d.icb).order_by("pk"))
    d.entries = {
        "entry": entries[0],
        "marked": keeping.mark(entries[1], significant=True, by=d.w.chair, today=TODAY),
        "elsewhere": Entry.objects.get(review=there),
    }


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here = d.reviews["under-way"].reference
    found: dict[str, list[Any]] = {}
    for tag, row in d.reviews.items():
        pages = ("timeline", "brought", "upload")
        found |= {f"chronologies:{page}@{tag}": [row.reference] for page in pages}
        found[f"chronologies:template@{tag}"] = [row.reference, "csv"]
        found[f"exports:download_of@chronology-{tag}"] = ["chronology", row.reference, "csv"]
    for tag, row in d.chronologies.items():
        found |= {f"chronologies:{page}@{tag}": [here, row.pk] for page in ("import", "undo")}
    for tag, row in d.entries.items():
        pages = ("mark", "unmark", "strike", "keep_apart")
        found |= {f"chronologies:{page}@{tag}": [row.pk] for page in pages}
    for page in ("why", "changes"):
        found[f"access:{page}@entry"] = ["chronologies.Entry", d.entries["entry"].pk]
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""

    def upload() -> dict[str, Any]:
        data = sheet(d.w.trust.name, "6/6/2024")
        return {"file": SimpleUploadedFile("chronology.csv", data)}

    return {
        "chronologies:upload": upload,
        "chronologies:import": {"sure": "on"},
        "chronologies:strike": {"because": "It is of another case"},
    }
