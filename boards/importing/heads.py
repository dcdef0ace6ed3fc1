"""Checks the head of a file: the partnership, its areas, its reports and what it followed."""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.text import slugify

from boards.importing.facts import Fact, Period, Ref, Stored, in_words
from boards.importing.reading import Place, Problem, Text, Value
from boards.importing.rows import Row
from boards.models import Area, Coverage, Partnership, PartnershipSuccession, ReportingPeriod
from boards.models.partnership import LONGEST, SHORTEST, has_lawful_length
from partnership.clock.models import LocalValue
from partnership.clock.rulebook import book
from partnership.records.models import Record

Values = dict[str, Any]

HEAD = "key code name from until areas place source service succeeds reporting values"


@dataclass
class Head:
    """What the rest of the file leans on."""

    key: str = ""
    life: Period | None = None
    areas: dict[str, str] = field(default_factory=dict)  # keys by name
    years: dict[str, Period] = field(default_factory=dict)  # reporting periods by name
    facts: list[Fact] = field(default_factory=list)


def check_head(value: Value, first_board: date | None, problems: list[Problem]) -> Head:
    """The partnership of a file; without “from” it begins with the first of its boards."""
    return _HeadChecker(value, first_board, problems).run()


class _HeadChecker:
    def __init__(self, value: Value, first_board: date | None, problems: list[Problem]) -> None:
        self.row = Row(value, Partnership, HEAD, problems)
        self.problems = problems
        self.head = Head(key=self.row.key())
        self.head.life = self._life(first_board)

    def run(self) -> Head:
        self._partnership()
        self._areas()
        self._reports()
        for value in self.row.rows("succeeds", required=False):
            self._follows(value)
        for value in self.row.rows("values", required=False):
            self._sets(value)
        return self.head

    @property
    def _mine(self) -> Ref:
        return Ref(Partnership, self.head.key)

    def _add(
        self, model: type[Record], identity: Values, values: Values, row: Row, named: str
    ) -> None:
        self.head.facts.append(Fact(model, identity, values, row.place, named))

    def _life(self, first_board: date | None) -> Period | None:
        if "from" in self.row.fields.names or first_board is None:
            return self.row.period()
        last = self.row.day("until")
        if last and last < first_board:
            self.row.wrong("it ends before the first of its boards", self.row.at("until"))
            return None
        return Period(first_board, last)

    def _partnership(self) -> None:
        row, life = self.row, self.head.life
        name = row.text("name", required=True)
        values = {
            "name": name,
            "code": row.text("code"),
            "place": row.text("place"),
            "source": row.text("source"),
            "starts_on": life.starts_on if life else None,
            "ends_on": life.ends_on if life else None,
            **self._service(),
        }
        self._add(Partnership, {"key": self.head.key}, values, row, name)

    def _service(self) -> Values:
        value = self.row.fields.values.get("service")
        names = ("name", "phone", "email")
        if value is None or (isinstance(value, Text) and not value.text):
            return {f"service_{name}": "" for name in names}
        row = Row(value, Partnership, " ".join(names), self.problems)
        return {f"service_{name}": row.text(name, column=f"service_{name}") for name in names}

    def _areas(self) -> None:
        items = self.row.rows("areas")
        if "areas" in self.row.fields.names and not items:
            self.row.wrong("name at least one area", self.row.at("areas"))
        seen: dict[str, list[Period]] = {}
        for item in items:
            name, life, row = self._area(item)
            if not name or life is None:
                continue
            if any(life.overlaps(other) for other in seen.get(name, [])):
                row.wrong(f"the area “{name}” stands here again for the same days")
            seen.setdefault(name, []).append(life)
            self._cover(name, life, row)

    def _area(self, item: Value) -> tuple[str, Period | None, Row]:
        """An area is a name, for as long as the partnership, or a name with days of its own."""
        if isinstance(item, Text):
            row = Row(item, Area, "", [])
            if not item.text:
                self.row.wrong("the name of an area is expected here", item.place)
            return item.text, self.head.life, row
        row = Row(item, Area, "name from until", self.problems)
        return row.text("name", required=True), row.period(self.row), row

    def _cover(self, name: str, life: Period, row: Row) -> None:
        key = slugify(name)
        if key not in self.head.areas.values():
            self.head.areas[name] = key
            self._add(Area, {"key": key}, {"name": name}, row, name)
        if self.head.life and not life.within(self.head.life):
            row.wrong(f"it runs {life}, but the partnership runs {self.head.life}")
        identity = {
            "partnership": self._mine,
            "area": Ref(Area, key),
            "starts_on": life.starts_on,
        }
        self._add(Coverage, identity, {"ends_on": life.ends_on}, row, f"area {name}")

    def _reports(self) -> None:
        found: list[tuple[Period, str, Place]] = []
        for value in self.row.rows("reporting", required=False):
            row = Row(value, ReportingPeriod, "name from until", self.problems)
            name, period = row.text("name", required=True), row.period()
            if period is None:
                continue
            self._judge_report(row, period)
            if any(name == other for _, other, _ in found):
                row.wrong(f"the name “{name}” is already used", row.at("name"))
            found.append((period, name, row.place))
            self.head.years[name] = period
            values = {"starts_on": period.starts_on, "ends_on": period.ends_on}
            identity = {"partnership": self._mine, "name": name}
            self._add(ReportingPeriod, identity, values, row, f"report {name}")
        found.sort(key=lambda one: one[0].starts_on)
        for (before, name, _), (after, other, place) in pairwise(found):
            if before.overlaps(after):
                words = f"the days of “{other}” overlap those of “{name}”"
                self.problems.append(Problem(words, place))

    def _judge_report(self, row: Row, period: Period) -> None:
        if period.ends_on is None:
            row.wrong("“until” is missing: a reporting period has a last day")
        elif not has_lawful_length(period.starts_on, period.ends_on):
            row.wrong(f"a report covers {SHORTEST} to {LONGEST} months; this one runs {period}")

    def _follows(self, value: Value) -> None:
        row = Row(value, PartnershipSuccession, "partnership on", self.problems)
        before = row.text("partnership", column="before", required=True)
        on = row.day("on", required=True)
        if not before or on is None:
            return
        if before == self.head.key:
            row.wrong("a partnership cannot take over from itself")
        if self.head.life and not self.head.life.runs_on(on):
            row.wrong(f"the partnership does not run on {in_words(on)}", row.at("on"))
        identity = {"before": Stored(before), "after": self._mine}
        named = f"{before} became {self.head.key}"
        self._add(PartnershipSuccession, identity, {"on": on}, row, named)

    def _sets(self, value: Value) -> None:
        """A number that the partnership has published for itself, and where."""
        row = Row(value, LocalValue, "code number from because", self.problems)
        code = row.known("code", row.text("code", required=True), book().local, "local value")
        number, on = row.text("number", required=True), row.day("from", required=True)
        because = row.text("because", required=True)
        if number and not (number.isascii() and number.isdigit()):
            row.wrong("a whole number is expected here", row.at("number"))
        elif code and number and on:
            identity = {"subject": self._mine, "code": code, "starts_on": on}
            values = {"number": int(number), "because": because}
            self._add(LocalValue, identity, values, row, f"{code} from {in_words(on)}")
