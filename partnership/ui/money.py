"""Sums of money: typed as people write them, kept as whole pence, shown in pounds."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MOST = 1_000_000_000  # pence: ten million pounds, beyond what a partnership ever spends at once
SHAPE = re.compile(r"(?P<pounds>\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(?P<pence>\d{1,2}))?")
LIKE = "Write the amount in pounds like 1,250 or 1250.50"


def pounds(pence: int) -> str:
    """£1,250.50; £1,250 where there are no pence; −£40 for less than nothing."""
    whole, rest = divmod(abs(pence), 100)
    words = f"£{whole:,}.{rest:02d}" if rest else f"£{whole:,}"
    return f"−{words}" if pence < 0 else words


def in_pounds(pence: int) -> Decimal:
    """The same as a number, exact to the penny, for spreadsheets."""
    return Decimal(pence) / 100


def pence_in(typed: str) -> int:
    """The pence in what was typed: 1,250.50, £1250 or 1250. raises: ValidationError."""
    found = SHAPE.fullmatch(_bare(typed)) if typed.isprintable() and len(typed) < 40 else None
    if found is None or not (typed.replace("£", "").isascii()):
        raise ValidationError(LIKE)
    whole = int(found["pounds"].replace(",", ""))
    return whole * 100 + int((found["pence"] or "").ljust(2, "0"))


def _bare(typed: str) -> str:
    """Without the sign of the pound and the space after it."""
    return typed.strip().removeprefix("£").strip()


class MoneyField(forms.CharField):
    """A sum in pounds, in one box. Cleans to whole pence, or None for an empty box.

    in: `least`, the smallest sum that is taken, in pence.
    """

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.least = least
        self.widget.attrs.setdefault("inputmode", "decimal")

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box."""
        return pounds(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:  # type: ignore[override]
        """raises: ValidationError in plain words."""
        typed = super().clean(pounds(value) if isinstance(value, int) else value)
        if not typed:
            return None
        pence = pence_in(typed)
        if pence < self.least:
            raise ValidationError(f"The amount must be {pounds(self.least)} or more")
        if pence > MOST:
            raise ValidationError(f"The amount must be {pounds(MOST)} or less")
        return pence
