"""What is found by which words: each app's search.py says so for its own rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from partnership.documents.models import Document

Words = Callable[[Any], str]
FILE = "file"


def nothing(row: Any) -> str:
    """For what a kind of row does not have."""
    return ""


def said(*parts: str) -> str:
    """Several short texts as one, with a sign between them."""
    return " · ".join(part for part in parts if part)


def no_day(row: Any) -> date | None:
    """For rows that belong to no day."""
    return None


def no_files(row: Any) -> Iterable["FoundFile"]:
    """For rows whose files are found as files of their own."""
    return ()


def own_address(row: Any) -> str:
    """Where most rows are read."""
    return str(row.get_absolute_url())


@dataclass(frozen=True)
class FoundFile:
    """A file that is found with the rights of another row than its subject."""

    document: Document
    title: str
    address: str


@dataclass(frozen=True)
class Indexed:
    """One kind of row that search finds, and how.

    A row without a title is not found. `exact` is found only when it is typed whole. `follows`
    names other models whose change changes these words, with the path that leads there.
    """

    model: type[Model]
    label: str
    title: Words
    reference: Words = nothing
    words: Words = nothing
    exact: Words = nothing
    where: Words = nothing
    address: Words = own_address
    dated: Callable[[Any], date | None] = no_day
    files: Callable[[Any], Iterable[FoundFile]] = no_files
    related: tuple[str, ...] = ()
    prefetch: tuple[str, ...] = ()
    follows: tuple[tuple[type[Model], str], ...] = ()

    @property
    def kind(self) -> str:
        """Its name in addresses and rows."""
        return str(self.model._meta.model_name)

    def rows(self) -> QuerySet[Any]:
        """All its rows with what the words need, whoever may see them."""
        found = self.model._base_manager.select_related(*self.related)
        return found.prefetch_related(*self.prefetch)


_indexed: dict[str, Indexed] = {}


def indexed(model: type[Model], label: str, **how: Any) -> None:
    """Let rows of this model be found. raises: ValueError when another model has its name."""
    entry = Indexed(model, label, **how)
    if entry.kind in _indexed or entry.kind == FILE:
        raise ValueError(f"Two models are found as {entry.kind!r}.")
    _indexed[entry.kind] = entry


def all_indexed() -> tuple[Indexed, ...]:
    """Every kind of row that is found, in the order of registration."""
    return tuple(_indexed.values())


def labels() -> dict[str, str]:
    """What each kind is called, files last."""
    return {**{entry.kind: entry.label for entry in all_indexed()}, FILE: "Files"}


def watched() -> list[type[Model]]:
    """The models whose history tells what to index again."""
    models: dict[type[Model], None] = {Document: None}
    for entry in all_indexed():
        models[entry.model] = None
        models |= {model: None for model, _ in entry.follows}
    return list(models)
