"""Reads a YAML file into values that know their place; refuses what such a file never needs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

MOST_BYTES = 1024 * 1024
DEEPEST = 8
NOTHING = {"", "~", "null"}


@dataclass(frozen=True)
class Place:
    """Where a value stands: in the file, counted from one, and in the data."""

    line: int
    column: int
    where: str = ""

    def inside(self, name: str) -> str:
        """The words for something one step further in."""
        return f"{self.where}, {name}" if self.where else name


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with the file, in plain words, with its place when it has one."""

    words: str
    place: Place | None = None

    def __str__(self) -> str:
        if self.place is None:
            return self.words
        where = f", {self.place.where}" if self.place.where else ""
        return f"line {self.place.line}, column {self.place.column}{where}: {self.words}"


@dataclass(frozen=True)
class Text:
    """A single value, always as text: what it means is decided where it is used."""

    place: Place
    text: str


@dataclass(frozen=True)
class Items:
    """A list of values."""

    place: Place
    items: list["Value"]


@dataclass(frozen=True)
class Fields:
    """Values by name, with the place of each name."""

    place: Place
    values: dict[str, "Value"] = field(default_factory=dict)
    names: dict[str, Place] = field(default_factory=dict)


Value = Text | Items | Fields


class Unreadable(Exception):
    """The file cannot be read at all; carries the problems that say why."""

    def __init__(self, words: str, *places: Place) -> None:
        said = f"This file cannot be read: {words}"
        self.problems = [Problem(said, place) for place in places] or [Problem(said)]
        super().__init__(said)


def read(path: Path) -> tuple[Value, list[Problem]]:
    """The values of the file, and what a reader of such files refuses in them.

    raises: Unreadable, when there is nothing to go on with.
    """
    text = _text_of(path)
    tabs = [
        Place(number, line.index("\t") + 1)
        for number, line in enumerate(text.split("\n"), start=1)
        if "\t" in line
    ]
    if tabs:
        raise Unreadable("a tab stands here; use spaces.", *tabs)
    return _values_of(text)


def _text_of(path: Path) -> str:
    if path.is_dir():
        raise Unreadable(f"{path} is a folder.")
    if not path.is_file():
        raise Unreadable(f"there is no file {path}.")
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"{error.strerror}.") from error
    if len(content) > MOST_BYTES:
        raise Unreadable("it is larger than 1 MiB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = error.start - before.rfind(b"\n")
        place = Place(before.count(b"\n") + 1, column)
        raise Unreadable("it is not UTF-8 text.", place) from error


def _values_of(text: str) -> tuple[Value, list[Problem]]:
    try:
        composer = _Composer(text)
        node = composer.get_single_node()
    except yaml.YAMLError as error:
        raise _in_plain_words(error, text) from error
    if node is None:
        raise Unreadable("it is empty.")
    builder = _Builder()
    value = builder.value(node, "")
    return value, [*composer.problems, *builder.problems]


def _in_plain_words(error: yaml.YAMLError, text: str) -> Unreadable:
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        column = error.position - before.rfind("\n")
        place = Place(before.count("\n") + 1, column)
        return Unreadable("a character stands here that text does not hold.", place)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    words = getattr(error, "problem", None) or getattr(error, "context", None) or "not YAML"
    return Unreadable(f"{words}.", *([_place(mark)] if mark else []))


def _place(mark: yaml.Mark, where: str = "") -> Place:
    return Place(mark.line + 1, mark.column + 1, where)


class _Composer(yaml.SafeLoader):
    """Composes nodes; notes anchors, aliases and tags, and stops when nested too deeply."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.problems: list[Problem] = []
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """One node, an alias as an empty value so that the rest can still be judged."""
        event: Any = self.peek_event()
        place = _place(event.start_mark)
        if self.check_event(yaml.AliasEvent):
            self.get_event()
            self.problems.append(Problem(f"the alias *{event.anchor} is refused", place))
            return yaml.ScalarNode("alias", "", event.start_mark, event.end_mark)
        if event.anchor:
            self.problems.append(Problem(f"the anchor &{event.anchor} is refused", place))
            event.anchor = None
        if event.tag:
            self.problems.append(Problem(f"the tag {event.tag} is refused", place))
        if self._depth >= DEEPEST:
            raise Unreadable(f"it is nested more than {DEEPEST} deep.", place)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


class _Builder:
    """Turns nodes into values that carry their place; notes names that come twice."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, where: str) -> Value:
        """The value of one node."""
        place = _place(node.start_mark, where)
        if isinstance(node, yaml.MappingNode):
            return self._fields(node, place)
        if isinstance(node, yaml.SequenceNode):
            items = [
                self.value(item, place.inside(f"item {number}"))
                for number, item in enumerate(node.value, start=1)
            ]
            return Items(place, items)
        plain = isinstance(node, yaml.ScalarNode) and node.style is None
        return Text(place, "" if plain and node.value in NOTHING else str(node.value).strip())

    def _fields(self, node: yaml.MappingNode, place: Place) -> Fields:
        fields = Fields(place)
        for name, name_place, value_node in self._named(node, place):
            if name in fields.names:
                first = fields.names[name].line
                words = f"“{name}” comes twice; it first stands at line {first}"
                self.problems.append(Problem(words, name_place))
                continue
            fields.names[name] = name_place
            fields.values[name] = self.value(value_node, name_place.where)
        return fields

    def _named(
        self, node: yaml.MappingNode, place: Place
    ) -> Iterator[tuple[str, Place, yaml.Node]]:
        for name_node, value_node in node.value:
            if not isinstance(name_node, yaml.ScalarNode):
                words = "a name must be a word, not a list or a group"
                self.problems.append(Problem(words, _place(name_node.start_mark, place.where)))
                continue
            name = str(name_node.value)
            yield name, _place(name_node.start_mark, place.inside(name)), value_node
