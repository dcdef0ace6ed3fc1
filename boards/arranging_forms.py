"""What people type about the arrangements: a partnership, its agencies, boards and groups."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.validators import validate_slug
from django.utils import timezone

from boards.forms import address, reason
from boards.models import Board, BoardKind, ListName
from boards.models.board import Remit
from partnership.agencies.models import Agency, Kind
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import CheckboxesField, PortalForm, RadioField

LAST_DAY = "The last day on which it runs"


def _name(label: str = "Name") -> forms.CharField:
    return forms.CharField(label=label, max_length=200)


def _text(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}), **more
    )


class AgencyForm(PortalForm):
    """An agency that is to be added and listed."""

    name = _name("Name of the agency")
    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose a kind"), *Kind.choices])
    lists = CheckboxesField(label="Which lists name it?", choices=ListName.choices)
    starts_on = DayField(label="From", noun="The first day", help_text="For example, 7 12 2026")
    is_category = forms.BooleanField(
        label="It stands for many bodies, such as all schools", required=False
    )
    note = _text("Note")
    because = reason()


class ChangeAgencyForm(EditingForm):
    """What is said of an agency."""

    name = _name("Name of the agency")
    kind = forms.ChoiceField(label="Kind", choices=Kind.choices)
    note = _text("Note")
    because = reason()


class ChangeEntryForm(EditingForm):
    """How an agency is printed in one list."""

    printed = forms.CharField(
        label="As printed", max_length=300, help_text="The words of the published list"
    )
    heading = forms.CharField(
        label="Heading",
        max_length=200,
        required=False,
        help_text="What stands above it and its neighbours in the list",
    )
    subheading = forms.CharField(label="Subheading", max_length=200, required=False)
    note = _text("Note", max_length=4000)
    because = reason()


class EndAgencyForm(PortalForm):
    """The last day of an agency, and who goes on with its work."""

    ends_on = DayField(label="Last day", help_text=LAST_DAY)
    successor = forms.ChoiceField(
        label="Who takes over",
        required=False,
        help_text="It takes the place in the lists from the day after. Add it first if it is new",
    )
    because = reason()

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(one.pk): one for one in agencies}
        choices = [("", "Nobody"), *((pk, str(one)) for pk, one in self.agencies.items())]
        self.fields["successor"].choices = choices  # type: ignore[attr-defined]

    def clean_successor(self) -> Agency | None:
        """The agency chosen."""
        return self.agencies.get(self.cleaned_data["successor"])


class LastDayForm(EditingForm):
    """The last day of something that is arranged."""

    ends_on = DayField(label="Last day", help_text=LAST_DAY)
    because = reason()


class AboveForm(PortalForm):
    """A choice of the board that another reports to."""

    above = forms.ChoiceField(label="Reports to", required=False)
    dotted = forms.BooleanField(
        label="By dotted line: it stays its own and is linked only", required=False
    )

    def __init__(self, *args: Any, boards: Iterable[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boards = {str(one.pk): one for one in boards}
        choices = [("", "No other board"), *((pk, str(one)) for pk, one in self.boards.items())]
        self.fields["above"].choices = choices  # type: ignore[attr-defined]

    def clean_above(self) -> Board | None:
        """The board chosen."""
        return self.boards.get(self.cleaned_data["above"])


class BoardForm(AboveForm):
    """A board or group that is to be added."""

    name = _name()
    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose a kind"), *BoardKind.choices])
    remit = RadioField(label="Whose safety is it about?", choices=Remit.choices)
    starts_on = DayField(label="From", noun="The first day", help_text="For example, 7 12 2026")
    purpose = _text("What it is for")
    chaired_by = forms.CharField(
        label="Chaired by",
        max_length=120,
        required=False,
        help_text="The office, not the person: for example, Independent Chair",
    )
    because = reason()
    field_order = ("name", "kind", "remit", "above", "dotted", "starts_on")


class ChangeBoardForm(EditingForm):
    """What is said of a board or group."""

    name = _name()
    remit = RadioField(label="Whose safety is it about?", choices=Remit.choices)
    purpose = _text("What it is for")
    chaired_by = forms.CharField(label="Chaired by", max_length=120, required=False)
    because = reason()


class ChangePartnershipForm(EditingForm):
    """Its name, and how its service is reached: both stand at the foot of every page."""

    name = _name("Name of the partnership")
    place = forms.CharField(
        label="Place",
        max_length=120,
        required=False,
        help_text="Beside the portal's name. Left empty, the areas stand there",
    )
    service_name = forms.CharField(label="Name of the service", max_length=120, required=False)
    service_phone = forms.CharField(label="Telephone", max_length=40, required=False)
    service_email = forms.EmailField(label="Email address", required=False)
    because = reason()


class MoveBoardForm(AboveForm, EditingForm):
    """Whom a board reports to from a day on; `initial` holds what was said of that last."""

    starts_on = DayField(label="From", noun="The first day", initial=timezone.localdate)
    because = reason()
    field_order = ("above", "dotted", "starts_on")

    def clean(self) -> dict[str, Any]:
        """What somebody else chose meanwhile is a board too."""
        data = super().clean()
        if isinstance(data.get("above"), str):
            data["above"] = self.boards.get(data["above"])
        return data


class OpeningForm(PortalForm):
    """The first page of an empty portal: the partnership and its Head of Service."""

    name = _name("Name of the partnership")
    areas = forms.CharField(
        label="Local authority areas",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One on each line",
    )
    code = forms.CharField(
        label="Code that begins its references",
        max_length=10,
        required=False,
        validators=[validate_slug],
        help_text="Two to ten letters. Needed only where another partnership uses this portal",
    )
    starts_on = DayField(label="The service began on", noun="The first day of the service")
    service = forms.CharField(
        label="Name of the business unit", max_length=200, initial="Partnership service"
    )
    service_phone = forms.CharField(
        label="Its telephone number",
        max_length=40,
        help_text="At the foot of every page and letter",
    )
    service_email = forms.EmailField(label="Its email address")
    your_name = forms.CharField(
        label="Your name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = address("Your email address")
    password = forms.CharField(
        label="Choose a password",
        error_messages={"required": "Enter a password"},
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters. Three or four words do well",
    )

    def clean_areas(self) -> list[str]:
        """One name for each line that holds one."""
        return [line.strip() for line in self.cleaned_data["areas"].splitlines() if line.strip()]

    def clean_password(self) -> str:
        """raises: ValidationError for one that is easily guessed."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password)
        return password
