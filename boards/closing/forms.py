"""What people type about the end of a group."""

from collections.abc import Iterable
from typing import Any

from django import forms

from boards.closing.models import ForWhom
from boards.forms import reason
from boards.models import Action, Board, Decision, Meeting
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.identities import WordsOfWork
from partnership.ui.words import known_day


def _words(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class TermForm(PortalForm):
    """By when a group finishes."""

    finish_by = DayField(
        label="To finish by",
        noun="The day by which it finishes",
        help_text="For example, 31 3 2027",
    )
    because = reason()


class ReportForm(WordsOfWork, EditingForm):
    """The closing report."""

    guarded = ("asked", "done", "changed", "stays_open", "lessons")

    above = forms.ChoiceField(label="Which board gets it?")
    asked = _words("What was asked of the group?")
    done = _words("What was done?", "No names of children or adults")
    changed = _words("What changed because of it?", "For children, adults or practice")
    stays_open = _words(
        "What stays open?",
        "Open actions need not be copied: each moves to a board when the report is accepted",
        required=False,
    )
    lessons = _words("What should the next group know?")

    def __init__(self, *args: Any, boards: Iterable[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boards = {str(one.pk): one for one in boards}
        choices = [("", "Choose a board"), *((pk, str(one)) for pk, one in self.boards.items())]
        self.fields["above"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The board chosen, also one that somebody else chose meanwhile."""
        data = super().clean()
        if data.get("above"):
            data["above"] = self.boards.get(str(data["above"]))
        return data


class ResourceForm(KeepingForm):
    """A document for the resource pack."""

    title = forms.CharField(label="Title", max_length=200)
    for_whom = RadioField(
        label="Who may have it, once the report is accepted?", choices=ForWhom.choices
    )
    file = JudgedFile(label="File")


class BecauseForm(PortalForm):
    """A reason and nothing else."""

    because = reason()


class AcceptForm(PortalForm):
    """Where it was accepted, the last day, and a board for each open action."""

    where = forms.ChoiceField(label="Where was it accepted?")
    last_day = DayField(label="Last day of the group")

    def __init__(
        self,
        *args: Any,
        meetings: Iterable[Meeting],
        decisions: Iterable[Decision],
        actions: Iterable[Action],
        boards: Iterable[Board],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, Meeting | Decision] = {f"meeting-{m.pk}": m for m in meetings}
        self.places |= {f"decision-{one.pk}": one for one in decisions}
        choices = [("", "Choose a meeting or a decision")]
        choices += [(key, _said(place)) for key, place in self.places.items()]
        self.fields["where"].choices = choices  # type: ignore[attr-defined]
        self.actions = list(actions)
        self.boards = {str(one.pk): one for one in boards}
        named = [("", "Choose a board"), *((pk, str(one)) for pk, one in self.boards.items())]
        for action in self.actions:
            field: Any = forms.ChoiceField(
                label=f"{action.reference} goes to", choices=named, help_text=action.what[:300]
            )
            field.template_name = "ui/field.html"
            self.fields[f"action_{action.pk}"] = field
        if self.actions:
            words = "Why do the open actions go there?"
            self.fields["because"] = forms.CharField(label=words, max_length=150)
            self.fields["because"].template_name = "ui/field.html"  # type: ignore[attr-defined]
        self.speak_plainly()

    def clean(self) -> dict[str, Any]:
        """As the service takes it: the place, and a board by the number of each action."""
        data = super().clean() or {}
        place = self.places.get(data.pop("where", ""))
        carried = {
            one.pk: self.boards.get(data.pop(f"action_{one.pk}", "")) for one in self.actions
        }
        return {
            "last_day": data.get("last_day"),
            "meeting": place if isinstance(place, Meeting) else None,
            "decision": place if isinstance(place, Decision) else None,
            "carried": {pk: board for pk, board in carried.items() if board},
            "because": data.get("because", ""),
        }


def _said(place: Meeting | Decision) -> str:
    if isinstance(place, Meeting):
        return str(place)
    return f"Decision, {known_day(place.taken_on, place.taken_known_to)}: {place.summary}"
