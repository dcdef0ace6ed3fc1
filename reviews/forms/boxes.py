"""Boxes that the forms of this room share."""

from typing import Any

from django import forms


def words(rows: int = 5, **kwargs: Any) -> forms.CharField:
    """A box for some sentences."""
    return forms.CharField(max_length=5000, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
