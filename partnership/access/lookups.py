"""The lookup `among`: in the rows of a small question that the database asks once, not row by row.

PostgreSQL turns several IN (SELECT …) joined by OR into a test of every row of the table. Told as
= ANY(ARRAY(SELECT …)) the small question is answered first and an index finds the rows; the dates
of offices are still tested by the same statement. For few answers only: an array is searched from
its beginning. SQLite does it of itself for IN.
"""

from typing import Any

from django.db.models import Field
from django.db.models.fields.related import ForeignObject
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In


class _AskedOnce:
    """What is different on PostgreSQL."""

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """The operator before the question, which stands in brackets already."""
        if connection.vendor == "postgresql" and not self.rhs_is_direct_value():  # type: ignore
            return f"= ANY(ARRAY{rhs})"
        return f"IN {rhs}"


@Field.register_lookup
class Among(_AskedOnce, In):
    """For a plain field, above all the primary key."""

    lookup_name = "among"


@ForeignObject.register_lookup
class RelatedAmong(_AskedOnce, RelatedIn):
    """For a foreign key."""

    lookup_name = "among"
