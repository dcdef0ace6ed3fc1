"""Print the table of rights for docs/permissions.md."""

from typing import Any

from django.core.management.base import BaseCommand

from partnership.access.offices import AGENCY_OFFICES, BODY_OFFICES
from partnership.access.policies import Holders, Policy, Way, policies

HEAD = """\
# Permissions

Made by `manage.py describe_permissions` from the `permissions.py` of each room; a test holds this
page against them. A lawyer can read it without reading code.

An office, not a person, holds a right. A right begins with the first day of the office and ends
with its last, whatever else is stored. What is not said here nobody may do. To whoever may not read
a thing it does not exist; whoever may read it but not do something to it is told who may. Files,
deadlines, proofs and letters are for those who may read what they are about.
"""


def described() -> str:
    """Each kind of object, its rights and who holds them, as Markdown."""
    parts = sorted((_title(policy), _table(policy)) for policy in policies())
    return "\n".join([HEAD, *(f"## {title}\n\n{table}" for title, table in parts)])


def _title(policy: Policy) -> str:
    return _upper_first(str(policy.model._meta.verbose_name))


def _table(policy: Policy) -> str:
    """One line for each right, reading first."""
    rights = sorted(policy.rights(), key=lambda right: (right != "view", right))
    lines = ["| Right | Who |", "|---|---|"]
    for right in rights:
        words = policy.words.get(right, "look" if right == "view" else right.replace("_", " "))
        who = dict.fromkeys(_who(way) for way in policy.ways_to(right))
        lines.append(f"| {_upper_first(words)} | {'; '.join(who)} |")
    return "\n".join(lines) + "\n"


def _who(way: Way) -> str:
    """As the way says it, but shorter where it names every office."""
    if isinstance(way, Holders) and set(way.offices) == set(BODY_OFFICES):
        return f"Every office in a board, a group or the service of {way.where}"
    if isinstance(way, Holders) and set(way.offices) == set(AGENCY_OFFICES):
        return f"Every office for {way.where}"
    return way.who()


def _upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


class Command(BaseCommand):
    help = "Print the table of rights as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(described(), ending="")
