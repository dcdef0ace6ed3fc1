"""Compares checked files with what is kept, and writes the differences in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from boards.importing.along import bring_along
from boards.importing.checking import Checked, check
from boards.importing.reading import Problem, Unreadable, read
from boards.importing.writing import Writer
from partnership.agencies.models import Agency


@dataclass
class Report:
    """What an import of one file did or would do; with errors it did nothing."""

    file: str = ""
    partnership: str = ""
    errors: list[Problem] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    missing_from_file: list[str] = field(default_factory=list)
    applied: bool = False

    @property
    def nothing_to_change(self) -> bool:
        """Whether the portal already holds what the file says."""
        return not (self.errors or self.added or self.changed or self.ended)


def import_file(path: Path | str, *, apply: bool) -> Report:
    """Check a file of arrangements and compare it with the portal; with `apply`, write it.

    in: `path` of a YAML file. out: a Report. All rows are written in one transaction, or none.
    A trial takes the same way as the real thing and is rolled back at its end.
    """
    return import_files([path], apply=apply)[0]


def import_files(paths: Sequence[Path | str], *, apply: bool) -> list[Report]:
    """The same for several partnerships of one deployment, in this order: all of them or none.

    An agency that several of them list may change where their files agree about it.
    """
    found = [_checked(Path(path)) for path in paths]
    if any(report.errors for report, _ in found):
        return [report for report, _ in found]
    together = {checked.partnership for _, checked in found}
    settled: set[int] = set()
    with transaction.atomic():
        for report, checked in found:
            _write(report, checked, together, settled)
        failed = any(report.errors for report, _ in found)
        if failed or not apply:
            transaction.set_rollback(True)
    reports = [report for report, _ in found]
    if failed:
        return [Report(report.file, report.partnership, errors=report.errors) for report in reports]
    for report in reports:
        report.applied = apply
    return reports


def _checked(path: Path) -> tuple[Report, Checked]:
    try:
        value, refused = read(path)
    except Unreadable as error:
        return Report(path.name, errors=error.problems), Checked()
    checked = check(value)
    problems = _in_order([*refused, *checked.problems])
    return Report(path.name, checked.partnership, errors=problems), checked


def _write(report: Report, checked: Checked, together: set[str], settled: set[int]) -> None:
    writer = Writer(f"imported from {report.file}", checked.partnership, together, settled)
    writer.write_all(checked.facts)
    settled |= writer.touched.get(Agency, set())
    report.errors = _in_order(writer.errors)
    report.added, report.changed, report.ended = writer.added, writer.changed, writer.ended
    if not report.errors:
        report.added = [*writer.added, *bring_along(checked.partnership, writer.reason)]
    report.missing_from_file = [] if report.errors else writer.missing()


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(
        problems,
        key=lambda one: (one.place.line, one.place.column) if one.place else (0, 0),
    )
