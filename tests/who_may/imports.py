"""What the rows of imports.txt need: sheets brought in here and elsewhere, and an action."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from partnership.sheets import services
from partnership.sheets.registry import sheet_of
from reviews.models import Review
from tests.naming import name_for

TODAY = date(2026, 11, 19)
HOSPICE = {"Name": "A hospice", "Kind": "voluntary", "From": "1 April 1998", "Lists": "Adults"}
ASKED = {"Action": "Train everybody", "Raised on": "2 November 2026", "Due on": "1 March 2027"}


def trainer(board: Any) -> dict[str, str]:
    """An office that an Administrator gives too."""
    person = {"Person": "Asha Patel", "E-mail": "asha.patel@example.org", "Office": "Trainer"}
    return {"Board or group": board.key, "From": "19 November 2026", **person}


def running(deployment: Any) -> dict[str, str]:
    """A review of which only months are known."""
    w = deployment.w
    return {
        "About": "A child",
        "Group": w.group.key,
        "Council": w.council.key,
        "Became aware on": "May 2026",
        "Decided on": "July 2026",
        "How decided": "At a meeting",
        "Chair’s e-mail": w.chair.email,
        "What happened": "Something happened",
        "Reasons": "The test is met",
    }


def sheet(kind: str, row: dict[str, str]) -> bytes:
    """A sheet of one row, as CSV."""
    names = [column.name for column in sheet_of(kind).columns]
    lines = (names, [row.get(name, "") for name in names])
    return "\n".join(";".join(cells) for cells in lines).encode()


def rows(deployment: Any) -> dict[str, bytes]:
    """One good sheet of each kind."""
    w = deployment.w
    asked = {**ASKED, "Board or group": w.group.key, "Owner agency": w.trust.key}
    return {
        "agencies": sheet("agencies", HOSPICE),
        "members": sheet("members", trainer(w.service)),
        "actions": sheet("actions", asked),
        "reviews": sheet("reviews", running(deployment)),
    }


def plant(deployment: Any) -> None:
    """A sheet of each kind not applied, one applied, one elsewhere."""
    w, now = deployment.w, timezone.now()
    deployment.imports = {
        kind: services.upload(
            sheet_of(kind), w.partnership, name=f"{kind}.csv", data=data, by=w.head, now=now
        )
        for kind, data in rows(deployment).items()
    }
    data = sheet("agencies", {**HOSPICE, "Name": "A second hospice"})
    for tag, of, by in (
        ("applied", w.partnership, w.head),
        ("elsewhere", deployment.there, deployment.people["outsider"]),
    ):
        row = services.upload(sheet_of("agencies"), of, name="a.csv", data=data, by=by, now=now)
        deployment.imports[tag] = services.apply(row, by=by, now=now)
    newcomer = {**trainer(w.service), "Person": "Noor Baptiste", "E-mail": "noor@example.org"}
    row = services.upload(
        sheet_of("members"),
        w.partnership,
        name="m.csv",
        data=sheet("members", newcomer),
        by=w.head,
        now=now,
    )
    deployment.imports["applied-people"] = services.apply(row, by=w.head, now=now)
    data = sheet("reviews", {**running(deployment), "Reference": "ONCE"})
    row = services.upload(
        sheet_of("reviews"), w.partnership, name="r.csv", data=data, by=w.head, now=now
    )
    services.apply(row, by=w.head, now=now)
    deployment.running = Review.objects.get(reference="ONCE")
    name_for(deployment.running.incident, w.officer, w.independent)
    name_for(deployment.running.incident, w.member, part="member")


def objects(deployment: Any) -> dict[str, list[Any]]:
    """The arguments of every address, by page and tag."""
    here, there = deployment.w.partnership.key, deployment.there.key
    found: dict[str, list[Any]] = {
        "boards:imports@here": [here],
        "boards:imports@elsewhere": [there],
        "boards:import@of-another": [here, deployment.imports["elsewhere"].pk],
    }
    for kind in ("agencies", "members", "actions", "reviews", "no-such-kind"):
        found[f"boards:import_sheet@{kind}"] = [here, kind]
        found[f"boards:import_template@{kind}"] = [here, kind, "xlsx"]
    for page in ("import", "apply_import", "undo_import", "invite_imported"):
        for tag, row in deployment.imports.items():
            found[f"boards:{page}@{tag}"] = [there if tag == "elsewhere" else here, row.pk]
    found["reviews:say_aware@known-to-the-month"] = [deployment.running.incident.reference]
    found["reviews:say_decided@known-to-the-month"] = [deployment.running.reference]
    return found


def says(deployment: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    files = rows(deployment)
    day = {"on_day": 7, "on_year": 2026}
    return {
        "boards:import_sheet@no-such-kind": lambda: {},
        "reviews:say_aware": lambda: {**day, "on_month": 5},
        "reviews:say_decided": lambda: {**day, "on_month": 7},
        **{
            f"boards:import_sheet@{kind}": lambda data=data, kind=kind: {
                "file": SimpleUploadedFile(f"{kind}.csv", data)
            }
            for kind, data in files.items()
        },
    }
