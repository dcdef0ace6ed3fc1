"""Facts and arguments of the rows in outbox.txt."""

from datetime import UTC, date, datetime
from typing import Any

from partnership.access.offices import Office
from partnership.outbox.kinds import kinds_for
from partnership.outbox.models import Letter
from partnership.outbox.services import Draft, add_mailbox, post

TODAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


def plant(deployment: Any) -> None:
    """A refused letter and the mailboxes of a group and a council, here and elsewhere."""
    w, there = deployment.w, deployment.people["outsider"]
    deployment.refused = {
        "failed": refused(w.officer, deployment.incidents["child"]),
        "letter-elsewhere": refused(there, deployment.incidents["elsewhere"]),
    }
    deployment.mailboxes = {
        key: add_mailbox(
            body, address=f"{n}@shared.example", because="Asked for", by=by, today=TODAY
        )
        for n, (key, body, by) in enumerate(
            (
                (("board", "group"), w.group, w.officer),
                (("agency", "council"), w.council, w.officer),
                (("board", "elsewhere"), deployment.group_there, there),
                (("agency", "elsewhere"), deployment.council_there, there),
            )
        )
    }


def refused(to: Any, incident: Any) -> Letter:
    """A letter whose address the mail server refused."""
    key = f"refused:{to.pk}"
    post([Draft(key, to, incident, "News", "News.", kind="told-of-change")], now=NOON)
    letter = Letter.objects.get(key=key)
    letter.failed_at, letter.last_error = NOON, "SMTPRecipientsRefused: 550"
    letter.save()
    return letter


def objects(deployment: Any) -> dict[str, list[Any]]:
    """The arguments of each address."""
    keys = {
        ("board", "group"): deployment.w.group.key,
        ("agency", "council"): deployment.w.council.key,
        ("board", "elsewhere"): deployment.group_there.key,
        ("agency", "elsewhere"): deployment.council_there.key,
    }
    found: dict[str, list[Any]] = {}
    for (sort, tag), key in keys.items():
        found[f"boards:{sort}_mailboxes@{tag}"] = [key]
        found[f"boards:add_{sort}_mailbox@{tag}"] = [key]
        box = deployment.mailboxes[sort, tag].pk
        found[f"boards:end_{sort}_mailbox@{tag}"] = [key, box]
        if tag != "elsewhere":
            other = deployment.mailboxes[sort, "elsewhere"].pk
            found[f"boards:end_{sort}_mailbox@mailbox-elsewhere"] = [key, other]
    for tag, letter in deployment.refused.items():
        for page in ("letter_again", "letter_aside"):
            found[f"boards:{page}@{tag}"] = [letter.pk]
    return found


def says(deployment: Any) -> dict[str, Any]:
    """What is sent."""
    ways = {kind.key: kind.ways[0] for kind in kinds_for(set(Office)) if not kind.urgent}
    box = {"address": "team@shared.example", "because": "The team asked for it"}
    return {
        "outbox:preferences": lambda: ways,
        "boards:add_board_mailbox": lambda: box,
        "boards:add_agency_mailbox": lambda: box,
        "boards:end_board_mailbox": lambda: {"because": "It is read by nobody"},
        "boards:end_agency_mailbox": lambda: {"because": "It is read by nobody"},
    }
