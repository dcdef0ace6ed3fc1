"""Boxes that the forms of this room share."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from partnership.agencies.models import Agency

NO_NAMES = "No names, dates of birth or addresses: they tell who it is about"


def sentences(label: str, most: int, *, rows: int = 4, **more: Any) -> forms.CharField:
    """A box for some sentences."""
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=box, max_length=most, **more)


def agency_box(label: str, nobody: str, **more: Any) -> forms.ModelChoiceField:
    """One agency out of those that a form is given; see `offer`."""
    return forms.ModelChoiceField(Agency.objects.none(), label=label, empty_label=nobody, **more)


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let a field offer these rows."""
    field: Any = form.fields[name]
    field.queryset = rows
