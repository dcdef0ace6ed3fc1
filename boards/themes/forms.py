"""What is typed about themes that boards share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from boards.models import Board
from boards.themes.models import Part
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField


class PartForm(PortalForm):
    """The part of a board in a theme."""

    theme = forms.CharField(
        label="Theme", max_length=120, help_text="One that stands already, or a new one"
    )
    board = forms.ChoiceField(label="Board")
    part = RadioField(label="What does it do?", choices=Part.choices)
    protocol = forms.CharField(
        label="Where was it agreed?",
        max_length=200,
        help_text="The protocol between the boards and its year",
    )
    starts_on = DayField(label="From", noun="The first day", initial=timezone.localdate)

    def __init__(self, *args: Any, boards: Iterable[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boards = {str(one.pk): one for one in boards}
        choices = [("", "Choose a board"), *((pk, str(one)) for pk, one in self.boards.items())]
        self.fields["board"].choices = choices  # type: ignore[attr-defined]

    def clean_board(self) -> Board:
        """The board chosen."""
        return self.boards[self.cleaned_data["board"]]
