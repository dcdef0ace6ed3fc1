"""Print the table of duties for docs/duties.md."""

from typing import Any

from django.core.management.base import BaseCommand

from partnership.clock.duties import duties_of, subjects
from partnership.clock.rules import all_rules, stages


def described() -> str:
    """The duties, their editions and the reminder ladder as Markdown."""
    bound = {duty.code: duty for model in subjects() for duty in duties_of(model)}
    lines = [
        "# Duties",
        "",
        "Made by `manage.py describe_duties` from `partnership/clock/rulebook.toml`; a test holds",
        "this page against it. A lawyer can read it without reading code.",
        "",
        "| Code | Duty | Limit | Counted from | Force | Edition | In force | Authority "
        "| How sure |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for rule in all_rules():
        owed = "" if rule.code in bound else " (no room keeps it yet)"
        for edition in rule.editions:
            until = edition.in_force_until.isoformat() if edition.in_force_until else "today"
            lines.append(
                f"| {rule.code} | {rule.title}{owed} | {rule.length} | {edition.counts_from} "
                f"| {rule.force} | {edition.key} | {edition.in_force_from} to {until} "
                f"| {edition.authority} | {edition.sure}{_note(edition.note)} |"
            )
    lines += ["", "## Reminders", "", "| Stage | When | To |", "|---|---|---|"]
    for stage in stages():
        side = "before" if stage.offset < 0 else "after"
        lines.append(f"| {stage.key} | {abs(stage.offset)} working days {side} | {stage.to} |")
    return "\n".join(lines) + "\n"


def _note(note: str) -> str:
    return f". {note}" if note else ""


class Command(BaseCommand):
    help = "Print the table of duties as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(described(), ending="")
