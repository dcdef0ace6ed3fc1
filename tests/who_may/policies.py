"""Facts and arguments for the rows of policies.txt."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from boards.actions.services.raising import Asked, raise_action
from boards.models import Action
from boards.policies.models import GovernedDocument, Kind, OwnerOffice, ReviewRecord, Version
from boards.policies.services.approving import Approval, approve_version
from boards.policies.services.tracing import name_origin
from boards.policies.services.writing import add_document, write_version
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
BECAUSE = {"because": "Agreed"}


def plant(d: Any) -> None:
    """A public document and one for members, each with a draft; one never approved; one there; a
    public one with a version to come, and one that is public from its second version on."""
    w, outsider = d.w, d.people["outsider"]
    d.governed = {
        tag: document(board, by, title=f"A document, {tag}", is_public=tag == "open")
        for tag, board, by in (
            ("open", w.group, w.officer),
            ("members", w.group, w.officer),
            ("written", w.group, w.officer),
            ("new", w.group, w.officer),
            ("there", d.group_there, outsider),
        )
    }
    d.versions = {}
    for tag in ("open", "members", "written", "there"):
        d.versions[tag] = approve(d, d.governed[tag], file=make.pdf() if tag == "open" else None)
    for tag in ("open", "members"):
        d.versions[f"{tag}-draft"] = draft(d.governed[tag], w.officer)
    for tag in ("later", "opened"):
        d.governed[tag] = document(w.group, w.officer, title=f"A document, {tag}", is_public=True)
        d.versions[f"{tag}-first"] = approve(d, d.governed[tag], file=make.pdf())
        ahead = TODAY + timedelta(days=400) if tag == "later" else None
        second = approve(d, d.governed[tag], file=make.pdf(), starts_on=ahead)
        d.versions[f"{tag}-second"] = second
    d.governed["opened"].public_from = 2
    d.governed["opened"].save_because("opened from its second version on", by=None)
    d.review_records = {
        tag: _review(d.governed[name])
        for tag, name in (("asked", "members"), ("asked-there", "there"))
    }
    d.origins = {
        tag: name_origin(d.versions[tag], an_action(board, agency, by), by=by)
        for tag, board, agency, by in (
            ("members", w.group, w.council, w.officer),
            ("there", d.group_there, d.council_there, outsider),
        )
    }
    d.leads_to = an_action(w.group, w.council, w.officer)


def an_action(board: Any, agency: Any, by: Any) -> Action:
    """Asked of this agency."""
    asked = Asked("Write it anew", agency, raised_on=TODAY, due_on=TODAY + timedelta(days=30))
    return raise_action(board, asked, by=by, today=TODAY)


def document(board: Any, by: Any, *, title: str, **more: Any) -> GovernedDocument:
    facts = {"kind": Kind.POLICY, "owner_office": OwnerOffice.CHAIR, "review_months": 12, **more}
    return add_document(board.partnership, title=title, owner=board, by=by, **facts)


def draft(row: GovernedDocument, by: Any, file: Any = None) -> Version:
    said = {"words": "Words", "what_changed": "All of it"}
    return write_version(row, by=by, now=NOON, file=file, **said)


def approve(
    d: Any, row: GovernedDocument, file: Any = None, starts_on: date | None = None
) -> Version:
    """At the meeting of its owner this week."""
    by = d.officer_of(row.owner)
    version = draft(row, by, file)
    held, chair = d.lately[row.owner.pk], d.chair_of(row.owner)
    approval = Approval(meeting=held, taken_by=chair, reasons="Agreed")
    approve_version(version, approval, starts_on=starts_on, by=by, today=TODAY)
    row.refresh_from_db()
    return version


def _review(row: GovernedDocument) -> ReviewRecord:
    record = ReviewRecord(document=row, due_on=TODAY + timedelta(days=7), made_at=NOON)
    record.save_because("review falls due", by=None)
    return record


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    found: dict[str, list[Any]] = {
        "exports:download@policies-csv": ["policies", "csv"],
        "policies:terms@group": [d.w.group.key],
        "policies:terms@elsewhere": [d.group_there.key],
        "access:why@document": ["policies.GovernedDocument", d.governed["members"].pk],
        "access:changes@document": ["policies.GovernedDocument", d.governed["members"].pk],
        "access:changes@text": ["policies.Version", d.versions["members"].pk],
    }
    for tag, key in (("here", d.w.partnership.key), ("there", d.there.key)):
        for page in ("register", "learning", "add"):
            found[f"policies:{page}@{tag}"] = [key]
        found[f"exports:download_of@governance-{tag}"] = ["governance", key, "csv"]
    for tag, row in d.governed.items():
        for page in ("document", "change", "withdraw", "write"):
            found[f"policies:{page}@{tag}"] = [row.key]
        found[f"policies:compare@{tag}"] = [row.key, 1, 1]
    for tag, version in d.versions.items():
        args = [version.document.key, version.number]
        for page in ("version", "text", "file"):
            found[f"policies:{page}@{tag}"] = args
        for page in ("change_draft", "add_file", "approve", "name_origin"):
            found[f"policies:{page}@{tag}"] = [version.pk]
    found["policies:compare@members-draft"] = [d.governed["members"].key, 1, 2]
    for tag, record in d.review_records.items():
        found[f"policies:review@{tag}"] = [record.pk]
    for tag, origin in d.origins.items():
        found[f"policies:drop_origin@{tag}"] = [origin.pk]
    for page in ("why", "changes"):
        found[f"access:{page}@origin"] = ["policies.Origin", d.origins["members"].pk]
        asked = d.review_records["asked"].pk
        found[f"access:{page}@review-record"] = ["policies.ReviewRecord", asked]
    for page in ("document", "version", "text"):
        key = d.agreements["agreement"].document.key
        found[f"policies:{page}@agreement"] = [key] if page == "document" else [key, 1]
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    group = d.w.group
    entry = {"title": "A policy", "owner": group.pk, "owner_office": "chair"}
    entry |= {"review_months": 12}
    meeting = {"by_what": "meeting", "meeting": d.lately[group.pk].pk, "taken_by": d.w.chair.pk}
    return {
        "policies:add": {**entry, "kind": "policy"},
        "policies:change": {**entry, **BECAUSE},
        "policies:withdraw": BECAUSE,
        "policies:write": {"words": "New words", "what_changed": "All"},
        "policies:change_draft": {"words": "Other words", "what_changed": "All"},
        "policies:add_file": lambda: {"file": make.pdf()},
        "policies:approve": {**meeting, "reasons": "Agreed"},
        "policies:name_origin": {"reference": d.leads_to.reference},
        "policies:drop_origin": BECAUSE,
        "policies:review": {"outcome": "still_right"},
    }
