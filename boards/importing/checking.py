"""Checks a whole file and says everything that is wrong with it, each thing with its place."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from boards.importing.facts import Fact, Period, Ref, in_words
from boards.importing.heads import Head, check_head
from boards.importing.held import HeldChecker
from boards.importing.reading import Place, Problem, Value
from boards.importing.rows import Row
from boards.importing.together import Span, find_circles, find_overlaps
from boards.models import (
    Area,
    Board,
    BoardKind,
    BoardLink,
    BoardSuccession,
    Listing,
    ListName,
    Partnership,
    ReportingLine,
)
from boards.models.board import Remit
from partnership.access.offices import Office
from partnership.agencies.models import Agency, Kind, Succession
from partnership.records.models import Record

Values = dict[str, Any]

TOP = "partnership agencies successions boards board_successions lines links lists held attendance"
AGENCY = "key name kind category from until note shared"
BOARD = "key name kind remit purpose chaired_by from until dates_note"


@dataclass(frozen=True)
class _Known:
    """A keyed row of the file that others may point at."""

    place: Place
    period: Period | None


@dataclass
class Checked:
    """The rows of a file in the order in which they can be written, and all its problems."""

    partnership: str = ""
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def check(value: Value) -> Checked:
    """Every row of the file and every problem; with problems the rows must not be used."""
    return _Checker(value).run()


class _Checker:
    """Goes through the file once, section by section, then looks at rows together."""

    def __init__(self, value: Value) -> None:
        self.checked = Checked()
        self.problems = self.checked.problems
        self.top = Row(value, Partnership, TOP, self.problems)
        self.agencies: dict[str, _Known] = {}
        self.boards: dict[str, _Known] = {}
        self.lines: list[Span] = []
        self.spans: list[Span] = []
        self.head = Head()

    def run(self) -> Checked:
        """Check everything."""
        if not self.top.usable:
            return self.checked
        self._partnership()
        self._agencies()
        self._successions()
        self._boards()
        self._board_successions()
        self._lines()
        self._links()
        for value in self.top.rows("lists"):
            self._list(value)
        self._held()
        find_overlaps(self.spans, self.problems)
        find_circles(self.lines, self.problems)
        return self.checked

    def _held(self) -> None:
        """The meetings and the attendance that printed reports tell of."""
        boards = {key: known.period for key, known in self.boards.items()}
        agencies = {key: known.period for key, known in self.agencies.items()}
        held = HeldChecker(self.head, boards, agencies, self.problems)
        for value in self.top.rows("held", required=False):
            held.check_held(value)
        for value in self.top.rows("attendance", required=False):
            held.check_attendance(value)
        self.checked.facts += held.facts

    def _add(
        self,
        model: type[Record],
        identity: Values,
        values: Values,
        row: Row,
        named: str,
        unsaid: frozenset[str] = frozenset(),
    ) -> None:
        self.checked.facts.append(Fact(model, identity, values, row.place, named, unsaid))

    def _partnership(self) -> None:
        value = self.top.fields.values.get("partnership")
        if value is None:
            self.top.wrong("“partnership” is missing")
            return
        self.head = check_head(value, self._first_board(), self.problems)
        self.checked.partnership = self.head.key
        self.checked.facts += self.head.facts

    def _first_board(self) -> date | None:
        """The first day of the first board, for a file that does not say when it begins."""
        unheard: list[Problem] = []  # they are told where the boards are checked
        boards = Row(self.top.fields, Board, TOP, unheard).rows("boards")
        days = [Row(value, Board, BOARD, unheard).day("from") for value in boards]
        return min((day for day in days if day), default=None)

    def _keyed(self, row: Row, known: dict[str, _Known]) -> tuple[str, Period | None]:
        key, period = row.key(), row.period()
        if key in known:
            line = known[key].place.line
            row.wrong(f"the key “{key}” is already used at line {line}", row.at("key"))
        elif key:
            known[key] = _Known(row.place, period)
        return key, period

    def _agencies(self) -> None:
        for value in self.top.rows("agencies"):
            row = Row(value, Agency, AGENCY, self.problems)
            if row.flag("shared"):
                self._shared_agency(row)
                continue
            key, period = self._keyed(row, self.agencies)
            name = row.text("name", required=True)
            values = {
                "name": name,
                "kind": row.choice("kind", Kind, column="kind"),
                "is_category": row.flag("category"),
                "note": row.text("note"),
                **_dates(period),
            }
            unsaid = frozenset({"note"} - row.fields.names.keys())
            self._add(Agency, {"key": key}, values, row, name, unsaid)

    def _shared_agency(self, row: Row) -> None:
        """An agency that another file has brought in, taken as it is known."""
        key = row.key()
        more = sorted(row.fields.names.keys() - {"key", "shared"})
        if more:
            row.wrong(
                "a shared agency is taken as it is known: leave out the rest", row.at(more[0])
            )
        if key in self.agencies:
            line = self.agencies[key].place.line
            row.wrong(f"the key “{key}” is already used at line {line}", row.at("key"))
        elif key:
            self.agencies[key] = _Known(row.place, None)
            self._add(Agency, {"key": key}, {}, row, key)

    def _agency(self, row: Row, name: str, column: str) -> str:
        text = row.text(name, column=column, required=True)
        return row.known(name, text, self.agencies, "agency")

    def _board(self, row: Row, name: str) -> str:
        text = row.text(name, required=True)
        return row.known(name, text, self.boards, "board")

    def _successions(self) -> None:
        rows = self.top.rows("successions", required=False)
        self._follow(rows, Succession, self.agencies, "agency")

    def _board_successions(self) -> None:
        rows = self.top.rows("board_successions", required=False)
        self._follow(rows, BoardSuccession, self.boards, "board")

    def _follow(
        self, values: list[Value], model: type[Record], known: dict[str, _Known], what: str
    ) -> None:
        """What took over from what, in agencies or boards."""
        seen: dict[tuple[str, str], int] = {}
        for value in values:
            row = Row(value, model, "before after on", self.problems)
            ends = [row.text(name, required=True) for name in ("before", "after")]
            before, after = (
                row.known(name, text, known, what)
                for name, text in zip(("before", "after"), ends, strict=True)
            )
            on = row.day("on", required=True)
            if not before or not after or on is None:
                continue
            if (before, after) in seen:
                row.wrong(f"this pair already stands at line {seen[before, after]}")
            seen[before, after] = row.place.line
            if before == after:
                article = "an" if what == "agency" else "a"
                row.wrong(f"{article} {what} cannot take over from itself")
            _judge_takeover(row, known, before, after, on)
            owner = Agency if model is Succession else Board
            identity = {"before": Ref(owner, before), "after": Ref(owner, after)}
            self._add(model, identity, {"on": on}, row, f"{before} became {after}")

    def _boards(self) -> None:
        for order, value in enumerate(self.top.rows("boards"), start=1):
            row = Row(value, Board, BOARD, self.problems)
            key, period = self._keyed(row, self.boards)
            name = row.text("name", required=True)
            values = {
                "partnership": Ref(Partnership, self.head.key),
                "name": name,
                "kind": row.choice("kind", BoardKind, column="kind"),
                "remit": row.choice("remit", Remit, column="remit"),
                "purpose": row.text("purpose"),
                "chaired_by": row.text("chaired_by"),
                "dates_note": row.text("dates_note"),
                "order": order,
                **_dates(period),
            }
            self._inside(row, period)
            self._add(Board, {"key": key}, values, row, name)

    def _lines(self) -> None:
        for value in self.top.rows("lines", required=False):
            row = Row(value, ReportingLine, "below above dotted from until", self.problems)
            below, above, period = self._board(row, "below"), self._board(row, "above"), None
            dotted, period = row.flag("dotted"), row.period()
            if not below or not above or period is None:
                continue
            if below == above:
                row.wrong(f"“{below}” cannot report to itself")
                continue
            self._within(row, period, self.boards, below, above)
            named = f"{below} {'is linked' if dotted else 'reports'} to {above}"
            self.lines.append(Span((below, above), period, row.place, named))
            self.spans.append(Span(("line", below, above), period, row.place, named))
            identity = {
                "below": Ref(Board, below),
                "above": Ref(Board, above),
                "starts_on": period.starts_on,
            }
            values = {"dotted": dotted, "ends_on": period.ends_on}
            self._add(ReportingLine, identity, values, row, named)

    def _links(self) -> None:
        for value in self.top.rows("links", required=False):
            row = Row(value, BoardLink, "board other office chair from until", self.problems)
            board, other, period = self._board(row, "board"), self._board(row, "other"), None
            office = row.choice("office", Office, column="office", required=False)
            chairs, period = row.flag("chair"), row.period()
            if chairs and "office" not in row.fields.names:
                row.wrong("say which office is the chair", row.at("chair"))
            if not board or not other or period is None:
                continue
            if board == other:
                row.wrong(f"“{board}” cannot be linked to itself")
            self._within(row, period, self.boards, board, other)
            named = f"{board} and {other}" + (f", {office}" if office else "")
            self.spans.append(Span(("link", board, other, office), period, row.place, named))
            identity = {
                "board": Ref(Board, board),
                "other": Ref(Board, other),
                "office": office,
                "starts_on": period.starts_on,
            }
            values = {"as_chair": chairs, "ends_on": period.ends_on}
            self._add(BoardLink, identity, values, row, named)

    def _list(self, value: Value) -> None:
        outer = Row(value, Listing, "list area title from until groups", self.problems)
        name = outer.choice("list", ListName, column="list_name")
        of = {"area": self._area(outer), "title": outer.text("title")}
        whole, order = outer.period(), 0
        self._inside(outer, whole)
        for part in outer.rows("groups"):
            group = Row(part, Listing, "heading subheading entries", self.problems)
            heads = {**of, "heading": group.text("heading"), "subheading": group.text("subheading")}
            for entry in group.rows("entries"):
                order += 1
                row = Row(entry, Listing, "agency printed note from until", self.problems)
                # The days of the list are judged once, not again at each of its entries.
                own = {"from", "until"} & set(row.fields.names)
                period = row.period(outer) if own else whole
                if own:
                    self._inside(row, period)
                self._listing(row, period, name, {**heads, "order": order})

    def _area(self, row: Row) -> Ref | None:
        name = row.text("area", column="title")
        known = row.known("area", name, self.head.areas, "area")
        return Ref(Area, self.head.areas[known]) if known else None

    def _listing(self, row: Row, period: Period | None, list_name: str, values: Values) -> None:
        agency = self._agency(row, "agency", "agency")
        printed, note = row.text("printed", required=True), row.text("note")
        if not agency or period is None or not list_name:
            return
        self._within(row, period, self.agencies, agency)
        about = ("listing", list_name, agency, printed)
        self.spans.append(Span(about, period, row.place, f"“{printed}”"))
        identity = {
            "partnership": Ref(Partnership, self.head.key),
            "list_name": list_name,
            "agency": Ref(Agency, agency),
            "printed": printed,
            "starts_on": period.starts_on,
        }
        kept = {**values, "note": note, "ends_on": period.ends_on}
        self._add(Listing, identity, kept, row, f"{printed} ({list_name})")

    def _inside(self, row: Row, period: Period | None) -> None:
        life = self.head.life
        if period and life and not period.within(life):
            row.wrong(f"it runs {period}, but the partnership runs {life}")

    def _within(self, row: Row, period: Period, known: dict[str, _Known], *keys: str) -> None:
        for key in keys:
            life = known[key].period
            if life and not period.within(life):
                row.wrong(f"it runs {period}, but “{key}” runs {life}")


def _judge_takeover(row: Row, known: dict[str, _Known], before: str, after: str, on: date) -> None:
    """Note it when the one has not ended or the other does not run."""
    old, new = known[before].period, known[after].period
    if old and (old.ends_on is None or old.ends_on >= on):
        row.wrong(f"“{before}” has not ended by {in_words(on)}", row.at("on"))
    if new and not new.runs_on(on):
        row.wrong(f"“{after}” does not run on {in_words(on)}", row.at("on"))


def _dates(period: Period | None) -> dict[str, date | None]:
    if period is None:
        return {"starts_on": None, "ends_on": None}
    return {"starts_on": period.starts_on, "ends_on": period.ends_on}
