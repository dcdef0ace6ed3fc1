"""Facts and arguments for the rows of external.txt."""

from datetime import UTC, date, datetime
from typing import Any

from boards.actions.services.raising import Asked, raise_action
from boards.external import services
from boards.external.models import ExternalEntry, Kind
from boards.external.services import Entered
from boards.models import SourceKind
from partnership.documents.models import Document
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
WHEN: dict[str, Any] = {"today": TODAY, "now": NOON}
DUE = date(2027, 1, 29)
READ = ("entry",)
ACTS = ("change", "answer", "no_answer", "reopen", "add_file", "strike")
LEADS_TO = ("raise_action", "link_action", "challenge")


def plant(d: Any) -> None:
    """Entries about the trust, about the ICB and about nobody, one struck, one elsewhere."""
    w, outsider = d.w, d.people["outsider"]
    d.external = {
        "of-trust": _entry(w.partnership, w.officer, w.trust),
        "of-icb": _entry(w.partnership, w.officer, d.icb),
        "of-all": _entry(w.partnership, w.officer),
        "settled": _entry(w.partnership, w.officer, body="A settled body"),
        "struck": _entry(w.partnership, w.officer, w.trust, body="A struck body"),
        "elsewhere": _entry(d.there, outsider, d.council_there),
    }
    services.say_no_answer(d.external["settled"], because="None", by=w.officer)
    services.strike_entry(d.external["struck"], because="It was wrong", by=w.officer)
    asked = Asked("Look", w.trust, TODAY, DUE, source_kind=SourceKind.LETTER, came_from="Spring")
    d.told_in_words = raise_action(w.group, asked, by=w.officer, today=TODAY)


def _entry(place: Any, by: Any, *agencies: Any, body: str = "A body") -> ExternalEntry:
    entered = Entered(
        kind=Kind.RECEIVED,
        body=body,
        dated_on=date(2026, 11, 2),
        summary=f"What it says to {len(agencies)}: {agencies[0] if agencies else 'all'}.",
        agencies=agencies,
        due_on=DUE,
    )
    return services.record_entry(place, entered, file=make.pdf(), by=by, **WHEN)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    label = "external.ExternalEntry"
    found: dict[str, list[Any]] = {
        "external:register@here": [here],
        "external:register@there": [there],
        "external:record@here": [here],
        "external:record@there": [there],
        "external:of_agency@trust": [d.w.trust.key],
        "external:of_agency@elsewhere": [d.council_there.key],
        "exports:download_of@external-here": ["external", here, "csv"],
        "exports:download_of@external-there": ["external", there, "csv"],
        "access:changes@external": [label, d.external["of-trust"].pk],
    }
    for tag, row in d.external.items():
        found |= {f"external:{page}@{tag}": [row.pk] for page in (*READ, *ACTS, *LEADS_TO)}
        found[f"access:why@external-{tag}"] = [label, row.pk]
        file = Document.objects.about(row).first()
        found[f"documents:fetch@external-{tag}"] = [file.pk]
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    new = {"kind": "received", "body": "Another body", "summary": "What it says"}
    new |= {"dated_on_day": "2", "dated_on_month": "11", "dated_on_year": "2026"}
    due = {"due_on_day": "29", "due_on_month": "1", "due_on_year": "2050"}
    board, trust = str(d.w.group.pk), str(d.w.trust.pk)
    answered = {f"answered_on_{part}": number for part, number in _parts(TODAY)}
    return {
        "external:record": new,
        "external:change": {**new, "because": "Agreed"},
        "external:answer": {**answered, "answer": "Sent"},
        "external:no_answer": {"because": "None this time"},
        "external:reopen": {"because": "They ask again", **due},
        "external:add_file": lambda: {"title": "A paper", "file": make.pdf()},
        "external:strike": {"because": "It was wrong"},
        "external:raise_action": {"board": board, "owner_agency": trust, "what": "Look", **due},
        "external:link_action": {"action": str(d.told_in_words.pk)},
        "external:challenge": {
            "board": board,
            "agency": trust,
            "what": "Say why",
            "challenger": "Chair",
            **due,
        },
    }


def _parts(day: date) -> list[tuple[str, int]]:
    return [("day", day.day), ("month", day.month), ("year", day.year)]
