"""The column that PostgreSQL makes of every entry, and the question put to it."""

from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection
from django.db.models import Expression, QuerySet


class Vector(Expression):
    """`vector` of the migration: the model does not know it, because SQLite has none."""

    alias = ""

    def __init__(self) -> None:
        super().__init__(output_field=SearchVectorField())

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> Any:
        """With the name that the table has in this query."""
        found = super().resolve_expression(query, *args, **kwargs)
        found.alias = query.get_initial_alias()
        return found

    def relabeled_clone(self, change_map: Any) -> Any:
        """With the name that the table has once the query stands inside another."""
        found = self.copy()
        found.alias = change_map.get(self.alias, self.alias)
        return found

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """The column."""
        return f"{compiler.quote_name_unless_alias(self.alias)}.vector", []


def has_lexemes() -> bool:
    """Whether this database makes them."""
    return connection.vendor == "postgresql"


def with_lexemes(entries: QuerySet[Any]) -> QuerySet[Any]:
    """Entries that can be asked by `lexemes`, where the database has them."""
    return entries.alias(lexemes=Vector()) if has_lexemes() else entries


def every(words: list[str]) -> Any:
    """Every word or the beginning of one: stemmed, or as written.

    in: words of letters and figures only, so that none can be an operator.
    """
    stemmed, written = (
        reduce(and_, (SearchQuery(f"{word}:*", config=c, search_type="raw") for word in words))
        for c in ("english", "simple")
    )
    return stemmed | written
