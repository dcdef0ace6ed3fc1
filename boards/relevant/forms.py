"""What people type in the yearly review of the lists."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from boards.models import Decision, Meeting
from boards.relevant.models import Said
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.words import known_day


class OpenForm(PortalForm):
    """By when agencies answer."""

    answer_by = DayField(
        label="Agencies answer by",
        noun="The day by which agencies answer",
        help_text="For example, 31 1 2027",
    )


class AnswerForm(PortalForm):
    """Whether the entries are right."""

    said = RadioField(label="Are these entries right?", choices=Said.choices)
    words = forms.CharField(
        label="What must be changed?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="For example: a new name, a body that has ended, or one that is missing",
    )
    reveals = {"said": {Said.CHANGE: ("words",)}}  # noqa: RUF012 - a constant of the form


class SettleForm(PortalForm):
    """What came of an answer."""

    because = forms.CharField(
        label="What came of it",
        max_length=300,
        help_text="For example: the entry was changed, or: confirmed by telephone",
    )


class PublishForm(PortalForm):
    """Who approved the lists, and where."""

    approved_by = forms.CharField(
        label="Who approved them", max_length=200, help_text="For example, the executive board"
    )
    where = forms.ChoiceField(label="At which meeting, or by which decision?")

    def __init__(
        self,
        *args: Any,
        meetings: Iterable[Meeting],
        decisions: Iterable[Decision],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, Meeting | Decision] = {f"meeting-{m.pk}": m for m in meetings}
        self.places |= {f"decision-{one.pk}": one for one in decisions}
        choices = [("", "Choose a meeting or a decision")]
        choices += [(key, _said(place)) for key, place in self.places.items()]
        self.fields["where"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """As the service takes it."""
        data = super().clean() or {}
        place = self.places.get(data.get("where", ""))
        return {
            "approved_by": data.get("approved_by", ""),
            "meeting": place if isinstance(place, Meeting) else None,
            "decision": place if isinstance(place, Decision) else None,
        }


def _said(place: Meeting | Decision) -> str:
    if isinstance(place, Meeting):
        return f"{place.board}, meeting of {place.day_in_words}"
    day = known_day(place.taken_on, place.taken_known_to)
    return f"{place.board}, decision of {day}: {place.summary}"


class RecordForm(PortalForm):
    """A publication that was made before the lists were kept here."""

    on = DayField(label="Published on", noun="The day of publication", not_after=timezone.localdate)
    approved_by = forms.CharField(
        label="Who approved it", max_length=200, help_text="As far as is known"
    )
    source = forms.CharField(
        label="Where this is known from",
        max_length=300,
        help_text="For example, the arrangements of May 2019, appendices 1 and 2",
    )
