"""What people type about interests."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from boards.forms import reason
from boards.interests.models import Kind, Outcome
from boards.meetings.models import AgendaItem
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField

EARLIEST = date(1900, 1, 1)  # nobody who tells of an interest was born before
NO_NAMES = "No names of children or adults"


def what(label: str = "What is the interest?", **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=300, **{"help_text": NO_NAMES, **more})


def item_field(items: QuerySet[AgendaItem], **more: Any) -> forms.ModelChoiceField:
    """The items to choose from, as they stand on the agenda."""
    return ItemField(items, empty_label="No item, or I do not know yet", required=False, **more)


class ItemField(forms.ModelChoiceField):
    """An item with its number."""

    def label_from_instance(self, item: Any) -> str:
        return f"{item.position} {item}"


class InterestForm(PortalForm):
    """A new interest of one's own."""

    kind = RadioField(label="What sort of interest is it?", choices=Kind.choices)
    what = what()
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency that it concerns",
        required=False,
        empty_label="No agency listed here",
    )
    body = forms.CharField(label="Another body that it concerns", max_length=200, required=False)
    starts_on = DayField(label="Since when?", noun="The first day", not_before=EARLIEST)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["agency"]
        offered.queryset = agencies


class SomebodysInterestForm(InterestForm):
    """A new interest that the service writes down."""

    person = forms.ModelChoiceField(User.objects.none(), label="Person", empty_label="Choose")
    field_order = ("person",)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["person"]
        offered.queryset = people


class ChangeInterestForm(InterestForm, EditingForm):
    """What stands, to be corrected."""

    because = reason()


class EndInterestForm(PortalForm):
    """Until when it holds."""

    ends_on = DayField(label="Last day", noun="The last day")
    because = reason()


class DeclareForm(PortalForm):
    """An interest for one meeting."""

    what = what()

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], **kwargs: Any) -> None:
        self.base_fields = {  # type: ignore[misc]
            **self.base_fields,
            "item": item_field(items, label="Which item does it concern?"),
        }
        super().__init__(*args, **kwargs)


class WriteDownForm(DeclareForm):
    """An interest that somebody declares at the meeting."""

    person = forms.ModelChoiceField(User.objects.none(), label="Person", empty_label="Choose")
    field_order = ("person",)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["person"]
        offered.queryset = people


class RuleForm(PortalForm):
    """What follows from a declared interest."""

    outcome = RadioField(label="What follows from it?", choices=Outcome.choices)
    because = forms.CharField(
        label="Why", max_length=300, help_text="For the service and the chairs alone"
    )
    minuted = forms.CharField(
        label="What the minutes say of it",
        max_length=300,
        help_text="Members read this with the minutes: say no more of the interest than they need",
    )
    field_order = ("item",)

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], **kwargs: Any) -> None:
        chosen = ItemField(items, label="For which item?", empty_label="Choose an item")
        self.base_fields = {**self.base_fields, "item": chosen}  # type: ignore[misc]
        super().__init__(*args, **kwargs)


class TakeBackForm(PortalForm):
    """Why a decision is taken back."""

    because = reason()
