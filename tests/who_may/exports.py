"""Downloads, feeds and keys that rows of exports.txt need."""

from datetime import UTC, date, datetime
from typing import Any

from partnership.exports import services as exports
from partnership.exports.formats import Format
from partnership.exports.wanted import wanted
from partnership.tokens import services as tokens
from partnership.tokens.models import Purpose, Token

TODAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
LISTS = ("people", "boards", "agencies", "incidents", "reviews", "published", "due")
WHOSE = {"officers": "service-officer", "outsiders": "outsider", "left": "left"}


def plant(deployment: Any) -> None:
    """A ready download of the officer and of the outsider, and a feed or key of each tag."""
    deployment.downloads, deployment.secrets, deployment.tokens = {}, {}, {}
    for tag, role in WHOSE.items():
        person = deployment.people[role]
        token, secret = tokens.make(purpose=Purpose.CALENDAR, name="Phone", by=person, now=NOON)
        deployment.tokens[tag], deployment.secrets[tag] = token, secret
        if role != "left":
            # One to fetch and another to remove: a file on disk does not come back by itself.
            for page, name in (("fetch", "reviews"), ("remove", "people")):
                export = exports.ask(wanted(name, "csv", "", {}), by=person, now=NOON)
                exports.make(export.pk, today=TODAY, now=NOON)
                deployment.downloads[f"{page}@{tag}"] = export
    officer = deployment.people["service-officer"]
    key = tokens.make(purpose=Purpose.API, name="Program", by=officer, now=NOON)[1]
    deployment.secrets["key-of-officer"] = key


def objects(deployment: Any) -> dict[str, list[Any]]:
    """The arguments of each address."""
    groups = {"group": deployment.w.group, "elsewhere": deployment.group_there}
    mine = deployment.downloads["fetch@officers"].pk
    return {
        **{
            f"exports:download@{name}-{format}": [name, format]
            for name in LISTS
            for format in Format.values
        },
        "exports:download@no-such-list": ["nothing", "csv"],
        **{f"exports:download_of@{tag}": ["members", g.key, "csv"] for tag, g in groups.items()},
        **{f"exports:{page}": [export.pk] for page, export in deployment.downloads.items()},
        **{f"tokens:revoke@{tag}": [token.pk] for tag, token in deployment.tokens.items()},
        **{f"feeds:calendar@{tag}": [secret] for tag, secret in deployment.secrets.items()},
        "access:why@download-of-officer": ["exports.Export", mine],
        "access:why@feed-of-officer": [Token._meta.label, deployment.tokens["officers"].pk],
    }


def says(deployment: Any) -> dict[str, Any]:
    """What is sent."""
    return {"tokens:mine": {"purpose": "calendar", "name": "Another"}}
