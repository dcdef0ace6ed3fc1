"""The file that somebody brings."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnership.sheets.tables import MOST_BYTES, MOST_ROWS
from partnership.ui.forms import PortalForm


class SheetForm(PortalForm):
    """One spreadsheet."""

    file = forms.FileField(
        label="Excel or CSV file",
        allow_empty_file=True,
        max_length=None,
        help_text=f"At most {MOST_ROWS:,} rows and {MOST_BYTES // 1024**2} MB. "
        "Nothing is written yet: first you see what each row would do",
    )

    def clean_file(self) -> Any:
        """The upload, if it can be held in memory. raises: ValidationError."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(f"The file is larger than {MOST_BYTES // 1024**2} MB")
        return upload
