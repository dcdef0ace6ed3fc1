"""Forms with files: judged by content, and kept when something else in the form is wrong."""

from typing import Any

from django import forms
from django.utils import timezone

from partnership.documents.keeping import fetch, keep
from partnership.documents.validators import KINDS, Kind, judge
from partnership.ui.forms import PortalForm


class JudgedFile(forms.FileField):
    """A file that is taken only when its content is one of these kinds."""

    def __init__(self, *, only: tuple[Kind, ...] = KINDS, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.only = only

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The upload, judged. raises: ValidationError in plain words."""
        upload = super().clean(data, initial)
        if upload:
            judge(upload, only=self.only)
        return upload


class KeepingForm(PortalForm):
    """A form that holds its good files for the person while they mend the rest."""

    def __init__(self, data: Any, files: Any, *args: Any, person: Any, **kwargs: Any) -> None:
        self.person = person
        if data is not None:
            files = {**(files.dict() if hasattr(files, "dict") else files or {})}
            files |= self._held(data, files)
        super().__init__(data, files, *args, **kwargs)

    def _held(self, data: Any, files: dict[str, Any]) -> dict[str, Any]:
        """The files held from the last try, for the fields that got no new one."""
        found = {
            name: fetch(str(data.get(f"{name}_kept") or ""), by=self.person, now=timezone.now())
            for name, field in self.base_fields.items()
            if isinstance(field, forms.FileField) and not files.get(name)
        }
        return {name: upload for name, upload in found.items() if upload is not None}

    def keep_files(self) -> None:
        """Hold every file that is not wrong itself; the page then says which were kept."""
        for name, field in list(self.fields.items()):
            upload = self.files.get(name) if isinstance(field, forms.FileField) else None
            if upload is None or name in self.errors:
                continue
            kept = keep(upload, by=self.person, now=timezone.now())
            said = f"Your file “{kept.name}” was kept. Choose another only to replace it."
            self[name].help_text = f"{field.help_text} {said}".strip()
            hidden = forms.CharField(widget=forms.HiddenInput, initial=kept.token, required=False)
            self.fields[f"{name}_kept"] = hidden
            data: Any = self.data.copy()  # type: ignore[attr-defined]
            data[f"{name}_kept"] = kept.token
            self.data = data
