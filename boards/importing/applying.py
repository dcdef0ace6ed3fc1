"""Compares a checked file with what is kept, and writes the difference in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from boards.importing.checking import check
from boards.importing.facts import Fact, Ref, in_words
from boards.importing.reading import Problem, Unreadable, read
from boards.models import Board, BoardLink, Listing, Partnership, ReportingLine
from partnership.agencies.models import Agency, Succession
from partnership.records.models import Record


@dataclass
class Report:
    """What an import did or would do; with errors it did nothing."""

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
    path = Path(path)
    try:
        value, refused = read(path)
    except Unreadable as error:
        return Report(errors=error.problems)
    checked = check(value)
    errors = sorted([*refused, *checked.problems], key=_by_place)
    if errors:
        return Report(errors=errors)
    with transaction.atomic():
        writer = _Writer(f"imported from {path.name}")
        for fact in checked.facts:
            writer.write(fact)
        writer.look_for_missing()
        if writer.report.errors or not apply:
            transaction.set_rollback(True)
    report = writer.report
    if report.errors:
        return Report(errors=report.errors)
    report.applied = apply
    return report


def _by_place(problem: Problem) -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)


class _Writer:
    """Writes facts one by one, remembers the rows and tells what it did."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.report = Report()
        self.rows: dict[tuple[type[Record], str], Record] = {}
        self.touched: dict[type[Record], set[int]] = {}

    def write(self, fact: Fact) -> None:
        """Add or change one row; a row whose own rows failed is left, they are already told."""
        try:
            identity, values = self._found(fact.identity), self._found(fact.values)
        except KeyError:
            return
        row = fact.model._default_manager.filter(**identity).first()
        if row is not None and self._elsewhere(row, values):
            words = f"“{fact.identity['key']}” belongs to another partnership"
            self.report.errors.append(Problem(words, fact.place))
            return
        differences = [] if row is None else list(_differences(row, values))
        if row is None:
            row = fact.model(**identity)
        if row.pk is None or differences:
            for name, new in values.items():
                setattr(row, name, new)
            if not self._saved(row, fact):
                return
        self._remember(fact, row)

    def _found(self, values: dict[str, Any]) -> dict[str, Any]:
        return {
            name: self.rows[value.model, value.key] if isinstance(value, Ref) else value
            for name, value in values.items()
        }

    def _elsewhere(self, row: Record, values: dict[str, Any]) -> bool:
        return isinstance(row, Board) and row.partnership != values["partnership"]

    def _saved(self, row: Record, fact: Fact) -> bool:
        kind = str(row._meta.verbose_name)
        is_new = row.pk is None
        before = None if is_new else type(row)._default_manager.get(pk=row.pk)
        try:
            row.save_because(self.reason, by=None)
        except ValidationError as error:
            words = " ".join(error.messages)
            self.report.errors.append(Problem(f"{fact.named}: {words}", fact.place))
            return False
        if before is None:
            self.report.added.append(f"{kind} {fact.named}")
            return True
        differences = list(_differences(before, self._found(fact.values)))
        told = "; ".join(f"{name}: {was} → {now}" for name, was, now in differences)
        ended = _is_end(before, row) and len(differences) == 1
        (self.report.ended if ended else self.report.changed).append(f"{kind} {fact.named}: {told}")
        return True

    def _remember(self, fact: Fact, row: Record) -> None:
        self.touched.setdefault(fact.model, set()).add(row.pk)
        if "key" in fact.identity:
            self.rows[fact.model, fact.identity["key"]] = row

    def look_for_missing(self) -> None:
        """Name the rows of this partnership that the file does not have; they stay as they are."""
        here = [row for row in self.rows.values() if isinstance(row, Partnership)]
        scopes: list[tuple[type[Record], Q]] = [
            (Agency, Q(listings__partnership__in=here) | Q(listings__isnull=True)),
            (Succession, Q(before__in=self.touched.get(Agency, set()))),
            (Board, Q(partnership__in=here)),
            (ReportingLine, Q(below__partnership__in=here)),
            (BoardLink, Q(board__partnership__in=here)),
            (Listing, Q(partnership__in=here)),
        ]
        for model, scope in scopes:
            kept = self.touched.get(model, set())
            for row in model._default_manager.filter(scope).exclude(pk__in=kept).distinct():
                self.report.missing_from_file.append(f"{model._meta.verbose_name} {row}")


def _is_end(before: Record, after: Record) -> bool:
    was, now = getattr(before, "ends_on", None), getattr(after, "ends_on", None)
    return was is None and now is not None


def _differences(row: Record, values: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, new in values.items():
        old = getattr(row, name)
        if old != new:
            named = getattr(row._meta.get_field(name), "verbose_name", name)
            yield str(named), _words(old), _words(new)


def _words(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
