"""Rows that people know by a reference, which is one row's in its partnership alone."""

import re
from typing import Any

from django.db import models

from boards.models import Partnership

# What the portal gives: the series, the year and the number, after the partnership's code.
OURS = re.compile(r"([A-Z0-9-]+-)?(CR|SAR|MAR|N|A)-\d{4}-\d+", re.IGNORECASE)
ADDRESS = re.compile(r"(?P<reference>.+)_(?P<pk>\d{1,18})", re.ASCII)


class Referenced(models.Model):
    """A row with a reference. Two partnerships may use the same and learn nothing of each other.

    The partnership is that of the board, kept on the row so that the database can hold the
    reference to one in it.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="+", editable=False
    )
    reference = models.CharField(max_length=30, editable=False)

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        board = kwargs.get("board")
        if board is not None and not {"partnership", "partnership_id"} & set(kwargs):
            kwargs["partnership_id"] = board.partnership_id
        super().__init__(*args, **kwargs)

    @property
    def address(self) -> str:
        """What its pages' addresses call it: a reference that was typed gets the row's number, for
        whoever works in two partnerships that use the same."""
        return self.reference if OURS.fullmatch(self.reference) else f"{self.reference}_{self.pk}"

    @classmethod
    def from_address(cls, words: str) -> dict[str, Any]:
        """How to look up what an address names, with or without the row's number."""
        found = ADDRESS.fullmatch(words)
        return dict(found.groupdict()) if found else {"reference": words}


def one_reference(kind: str) -> models.UniqueConstraint:
    """The constraint that a reference is one row's in its partnership."""
    return models.UniqueConstraint(
        fields=["partnership", "reference"],
        name=f"one_{kind}_a_reference",
        violation_error_message=f"This reference is another {kind}'s.",
    )
