"""Print the table of duties for docs/duties.md."""

from typing import Any

from django.core.management.base import BaseCommand

from partnership.clock.bank_holidays import CALENDAR_NAMES, CALENDARS
from partnership.clock.duties import duties_of, subjects
from partnership.clock.models.local import in_unit
from partnership.clock.rulebook import book, length


def described() -> str:
    """What is committed, as Markdown: editions adopted on screen are data and stand there."""
    bound = {duty.code: duty for model in subjects() for duty in duties_of(model)}
    lines = [
        "# Duties",
        "",
        "Made by `manage.py describe_duties` from `partnership/clock/rulebook.toml`; a test holds",
        "this page against it. A lawyer can read it without reading code. Bank holidays and",
        "editions that were added on screen are not here: the page `/rulebook/` shows them.",
        "",
        "| Code | Duty | Limit | Counted from | Calendar | Force | Edition | In force | Authority "
        "| How sure |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for rule in book().rules.values():
        owed = "" if rule.code in bound else " (no room keeps it yet)"
        for edition in rule.editions:
            until = edition.in_force_until.isoformat() if edition.in_force_until else "today"
            lines.append(
                f"| {rule.code} | {rule.title}{owed} | {edition.length} | {edition.counts_from} "
                f"| {CALENDAR_NAMES[edition.calendar]} | {rule.force} | {edition.key} "
                f"| {edition.in_force_from} to {until} | {edition.authority} "
                f"| {edition.sure}{_note(edition.note)} |"
            )
    lines += [*_calendars(), *_reminders(), *_local_values()]
    return "\n".join(lines) + "\n"


def _calendars() -> list[str]:
    lines = ["", "## Calendars", "", "| Bank holidays of | Known until | Counted by rule until |"]
    lines.append("|---|---|---|")
    return lines + [
        f"| {CALENDAR_NAMES[key]} | {days.known_until} | {days.last} |"
        for key, days in CALENDARS.items()
    ]


def _reminders() -> list[str]:
    lines = ["", "## Reminders", "", "| Stage | When | To | Local value |", "|---|---|---|---|"]
    for stage in book().stages:
        side = "before" if stage.offset < 0 else "after"
        when = length(abs(stage.offset), "working_days", side)
        lines.append(f"| {stage.key} | {when} | {stage.to} | {stage.local} |")
    return lines


def _local_values() -> list[str]:
    lines = ["", "## Local values", ""]
    lines += ["Each partnership may set its own from a day on; these are the defaults.", ""]
    lines += ["| Code | Value | Default | Source | How sure |", "|---|---|---|---|---|"]
    return lines + [
        f"| {local.code} | {local.group}: {local.title} | {in_unit(local.number, local.unit)} "
        f"| {local.source} | {local.sure} |"
        for local in book().local.values()
    ]


def _note(note: str) -> str:
    return f". {note}" if note else ""


class Command(BaseCommand):
    help = "Print the table of duties as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(described(), ending="")
