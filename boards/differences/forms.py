"""What people type about professional differences: references, never who it is about."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from boards.differences.models import CHILDREN_OR_ADULTS, Ground, Outcome, Theme
from boards.differences.people import NEXT_OFFICES
from boards.models import Board
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.clock.models.local import MOST
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.identities import ReferencesOnly

MOST_STAGES = 6
NOBODY = "No name, date of birth, NHS number or address"


def _made_safe() -> forms.CharField:
    return forms.CharField(
        label="What was done at once, and who was told",
        max_length=500,
        widget=forms.Textarea,
        help_text=f"For example: police told by telephone, 10:20am. {NOBODY}",
    )


class RaiseForm(ReferencesOnly):
    """A difference: agencies and what it is about. Short, for a phone."""

    guarded = ("made_safe", "case_reference", "words")

    made_safe = _made_safe()
    raised_for = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that raises it", empty_label="Choose an agency"
    )
    asked = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency that sees it differently",
        empty_label="Choose an agency",
    )
    asked_too = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Another agency that does",
        empty_label="No other",
        required=False,
    )
    remit = RadioField(label="Who is it about?", choices=CHILDREN_OR_ADULTS)
    ground = RadioField(label="What do you disagree about?", choices=Ground.choices)
    case_reference = forms.CharField(
        label="Reference of the case",
        max_length=60,
        required=False,
        help_text="The number by which the agencies know it. Not an NHS number",
    )
    words = forms.CharField(label="In a sentence", max_length=300, required=False, help_text=NOBODY)

    def __init__(
        self,
        *args: Any,
        raisers: QuerySet[Agency],
        agencies: QuerySet[Agency],
        at_risk: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        raised_for: Any = self.fields["raised_for"]
        raised_for.queryset = raisers
        for name in ("asked", "asked_too"):
            asked: Any = self.fields[name]
            asked.queryset = agencies
        if not at_risk:
            del self.fields["made_safe"]
        self.known_names = agencies.values_list("name", flat=True)


class MoveForm(ReferencesOnly):
    """Why it goes to the next stage."""

    guarded = ("because",)

    because = forms.CharField(label="Why it goes on", max_length=300, help_text=NOBODY)


class ResolveForm(ReferencesOnly):
    """How it ended and what is learned."""

    guarded = ("learning",)

    outcome = RadioField(label="How did it end?", choices=Outcome.choices)
    theme = RadioField(label="What is to be learned?", choices=Theme.choices)
    learning = forms.CharField(
        label="What is learned, in a sentence or two",
        widget=forms.Textarea,
        max_length=1000,
        required=False,
        help_text=f"For other practitioners. {NOBODY}",
    )


class SafetyForm(ReferencesOnly):
    """What was done at once."""

    guarded = ("words",)

    words = _made_safe()


class _AboutBoard(ReferencesOnly):
    """Something that a board or group is given."""

    board = forms.ModelChoiceField(
        Board.objects.none(), label="Board or group", empty_label="Choose a board or group"
    )

    def __init__(self, *args: Any, boards: QuerySet[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["board"]
        field.queryset = boards


class ActionForm(_AboutBoard):
    """What an agency is to do because of what was learned."""

    guarded = ("what",)

    owner_agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that owns it", empty_label="Choose an agency"
    )
    what = forms.CharField(label="Action", widget=forms.Textarea, max_length=2000, help_text=NOBODY)
    due_on = DayField(label="Due on", noun="The day it is due", not_before=timezone.localdate)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner_agency"]
        field.queryset = agencies


class ItemForm(_AboutBoard):
    """An item for an agenda."""

    guarded = ("title",)

    title = forms.CharField(
        label="Title", max_length=200, help_text=f"Stands in letters and lists. {NOBODY}"
    )


class PolicyForm(PortalForm):
    """The stages of a partnership's own policy."""

    starts_on = DayField(
        label="From",
        noun="The first day",
        not_before=timezone.localdate,
        help_text="Today or a later day, for example, 7 12 2026",
    )
    source = forms.CharField(
        label="Where it says so", max_length=300, help_text="The policy, its date and its section"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = [("", "Choose")] + [
            (one.value, str(one.label)) for one in map(Office, NEXT_OFFICES)
        ]
        for number in range(1, MOST_STAGES + 1):
            first = number == 1
            self._add(
                f"title_{number}",
                forms.CharField(label=f"Stage {number}: title", max_length=120, required=first),
            )
            self._add(
                f"meets_{number}",
                forms.CharField(
                    label=f"Stage {number}: who meets whom", max_length=300, required=first
                ),
            )
            self._add(
                f"office_{number}",
                forms.ChoiceField(
                    label=f"Stage {number}: who is next", choices=offices, required=first
                ),
            )
            self._add(
                f"days_{number}",
                forms.IntegerField(
                    label=f"Stage {number}: working days",
                    min_value=0,
                    max_value=MOST["working_days"],
                    required=False,
                    help_text="Empty: until it is decided",
                ),
            )
        self.speak_plainly()

    def _add(self, name: str, field: Any) -> None:
        field.template_name = "ui/field.html"
        self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        """A stage is filled in whole, and none is left out between others."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ended = False
        for number in range(1, MOST_STAGES + 1):
            parts = [f"{part}_{number}" for part in ("title", "meets", "office")]
            given = [name for name in parts if cleaned.get(name)]
            days = cleaned.get(f"days_{number}") is not None
            if not given and not days:
                ended = True
            elif ended:
                self.add_error(parts[0], f"Fill in stage {number - 1} before stage {number}")
            else:
                for name in parts:
                    if name not in given and name not in self.errors:
                        self.add_error(name, f"Fill in stage {number} whole, or leave it empty")
        return cleaned
