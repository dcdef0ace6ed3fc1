"""What people type about seats and their standing deputies."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from boards.forms import reason
from boards.models import Part
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField

# What each part means, under the answer.
MEANS = {
    Part.VICE_CHAIR: "Counts as the chair where the quorum asks for one",
    Part.ADVISER: "Reads as a member does, and is no part of the quorum",
    Part.OBSERVER: "Reads as a member does, and is no part of the quorum",
}


def sits_as() -> RadioField:
    return RadioField(label="Sits as", choices=Part.choices, hints=MEANS)


def meant_for() -> forms.CharField:
    return forms.CharField(
        label="Meant for",
        max_length=120,
        required=False,
        help_text="A post, for example: Director of children’s services",
    )


class OpenSeatForm(PortalForm):
    """A new seat."""

    part = sits_as()
    agency = forms.ChoiceField(
        label="Seat of", required=False, help_text="The chair, and lay members, sit for no agency"
    )
    title = meant_for()
    starts_on = DayField(label="First day", initial=timezone.localdate)
    because = reason()

    def __init__(self, *args: Any, agencies: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(one.pk): one for one in agencies}
        offered: Any = self.fields["agency"]
        offered.choices = [("", "No agency"), *((pk, str(a)) for pk, a in self.agencies.items())]

    def clean_agency(self) -> Any:
        """The agency chosen."""
        return self.agencies.get(self.cleaned_data["agency"])


class ChangeSeatForm(EditingForm):
    """What a seat is meant for."""

    part = sits_as()
    title = meant_for()
    order = forms.IntegerField(
        label="Place in the list",
        min_value=0,
        max_value=999,
        help_text="Seats stand in the order of these numbers, 0 first",
    )
    because = reason()


class LastDayOfSeatForm(EditingForm):
    """The last day of a seat, or of a standing deputy."""

    ends_on = DayField(label="Last day", help_text="It stands until the end of this day")
    because = reason()


class DeputyForm(PortalForm):
    """A standing deputy."""

    person = forms.ChoiceField(label="Who")
    starts_on = DayField(label="First day", initial=timezone.localdate)
    ends_on = DayField(label="Last day", required=False, help_text="Leave empty if not known")
    because = reason()

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        offered: Any = self.fields["person"]
        offered.choices = [
            ("", "Choose a person"),
            *((pk, str(p)) for pk, p in self.people.items()),
        ]

    def clean_person(self) -> Any:
        """The person chosen."""
        return self.people[self.cleaned_data["person"]]
