"""What people type about boards and offices: a day to look at, a meeting, an office."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone

from boards.days import said_closed
from partnership.access.offices import AGENCY_OFFICES, BODY_OFFICES, Office
from partnership.ui.dayfield import FIRST_YEAR, LAST_YEAR, DayField, month_number
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.times import TimeField
from partnership.ui.words import MONTHS, plain_day

# What an agency's lead may let colleagues do; the hint stands under the answer.
TEAM = {
    Office.PRACTITIONER: "Books training and sees the arrangements",
    Office.AGENCY_LEAD: "Answers for the agency beside you, and may invite colleagues",
}

SHAPES = (
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9}\.?),?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})"),
)


class OneLineDayField(forms.CharField):
    """A day in one box: 1 May 2019, 2019-05-01 or 01/05/2019."""

    def clean(self, value: Any) -> date | None:  # type: ignore[override]
        """The day, or None for an empty box. raises: ValidationError in plain words."""
        typed = super().clean(value).lower()
        if not typed:
            return None
        found = next((match for shape in SHAPES if (match := shape.fullmatch(typed))), None)
        month = month_number(found["month"]) if found and typed.isascii() else None
        if found is None or month is None:
            raise ValidationError("Write the date like 1 May 2019")
        return _real_day(int(found["day"]), month, int(found["year"]))


def _real_day(day: int, month: int, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(f"The year must be between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        name = MONTHS[month - 1] if 1 <= month <= 12 else f"month {month},"
        raise ValidationError(f"{day} {name} {year} is not a real date") from None


class AsAtForm(PortalForm):
    """Which day to show. An empty box, or one we cannot read, means today."""

    on = OneLineDayField(label="Show as at", required=False, max_length=30)

    def day(self, today: date) -> date:
        """The day to show."""
        return (self.cleaned_data.get("on") if self.is_valid() else None) or today

    @property
    def shown(self) -> str:
        """What stands in the box: what was typed when it is wrong, else the day."""
        if self.errors:
            return str(self["on"].value() or "")
        return plain_day(self.day(timezone.localdate()))


class MeantDays(PortalForm):
    """Mixed into a form of meetings: a day to come on which nobody works must be meant.

    The question stands there only when such a day was typed.
    """

    meant = forms.BooleanField(label="It is meant to be on that day", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            del self.fields["meant"]

    def clean(self) -> dict[str, Any]:
        """Say which day it is, at its field."""
        data = super().clean() or {}
        meant = data.pop("meant", False)
        closed = {
            name: said
            for name, day in data.items()
            if isinstance(day, date) and self._is_new(name, day) and (said := said_closed(day))
        }
        if not closed:
            del self.fields["meant"]
        elif not meant:
            for name, said in closed.items():
                self.add_error(name, said)
        return data

    def _is_new(self, name: str, day: date) -> bool:
        return day > timezone.localdate() and day != self.initial.get(name)


class MeetingForm(MeantDays):
    """A meeting that was held or is planned."""

    held_on = DayField(label="Date", noun="The date", help_text="For example, 7 12 2026")
    starts_at = TimeField(label="Starts at", required=False, help_text="For example, 2pm or 14:00")
    ends_at = TimeField(label="Ends at", required=False)
    place = forms.CharField(label="Place", required=False, max_length=200)


def reason() -> forms.CharField:
    return forms.CharField(
        label="Reason",
        max_length=200,
        help_text="Kept in the history for whoever asks later",
    )


def address(label: str = "Email address") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


def new_name() -> forms.CharField:
    return forms.CharField(
        label="Name",
        max_length=120,
        required=False,
        help_text="Only for somebody whom you do not see among the people here yet",
    )


class ReasonForm(PortalForm):
    """Why, and nothing else."""

    because = forms.CharField(label="Reason", max_length=150, help_text="Kept in the history")


class GiveOfficeForm(PortalForm):
    """An office for one person, from a day."""

    office = forms.ChoiceField()
    place = forms.ChoiceField(label="Board, group or agency")
    seat = forms.ChoiceField(
        label="In the seat of",
        required=False,
        help_text="For an office in a board: the agency whose seat it is, if any",
    )
    sits_in = forms.ChoiceField(
        label="Which seat",
        required=False,
        help_text="Seats that nobody fills. Left empty it is the only vacant one of that office "
        "and agency, or a new one",
    )
    authority = forms.CharField(
        label="What they may decide for their agency",
        required=False,
        max_length=300,
        help_text="For a delegated senior officer. Shown beside the decisions they make",
    )
    starts_on = DayField(label="First day", help_text="For example, 7 12 2026")
    ends_on = DayField(label="Last day", required=False, help_text="Leave empty if not known")
    because = reason()

    def __init__(
        self,
        *args: Any,
        offices: Collection[Office],
        boards: Iterable[Any],
        agencies: Iterable[Any],
        vacant: Iterable[Any] = (),
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        parts = (("In a board or group", BODY_OFFICES), ("For an agency", AGENCY_OFFICES))
        self.fields["office"].choices = [  # type: ignore[attr-defined]
            ("", "Choose an office"),
            *(
                (label, [(one.value, one.label) for one in few if one in offices])
                for label, few in parts
            ),
        ]
        self.seats = {f"agency-{agency.pk}": agency for agency in agencies}
        groups = {f"board-{board.pk}": board for board in boards}
        self.places = {**groups, **self.seats}
        places = [("Boards and groups", groups), ("Agencies", self.seats)]
        self._offer("place", "Choose where", places)
        self._offer("seat", "No agency's seat", [("Agencies", self.seats)])
        self.vacant = {f"seat-{seat.pk}": seat for seat in vacant}
        by_board: dict[str, dict[str, Any]] = {}
        for key, seat in self.vacant.items():
            by_board.setdefault(str(seat.board), {})[key] = seat
        self._offer("sits_in", "The vacant one, or a new one", list(by_board.items()))
        if not self.vacant:
            del self.fields["sits_in"]

    def _offer(self, name: str, empty: str, parts: list[tuple[str, dict[str, Any]]]) -> None:
        choices: list[Any] = [("", empty)]
        choices += [(label, [(key, str(one)) for key, one in few.items()]) for label, few in parts]
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_place(self) -> Model:
        """The board or agency chosen."""
        return self.places[self.cleaned_data["place"]]

    def clean_seat(self) -> Model | None:
        """The agency whose seat it is."""
        return self.seats.get(self.cleaned_data["seat"])

    def clean_sits_in(self) -> Model | None:
        """The vacant seat chosen."""
        return self.vacant.get(self.cleaned_data["sits_in"])

    def clean(self) -> dict[str, Any]:
        """A chosen seat says whose it is, and fits the board."""
        data = {**(super().clean() or {})}
        chosen = data.get("sits_in")
        if chosen is not None and data.get("seat") is None:
            data["seat"] = chosen.agency
        if chosen is not None and data.get("place") not in (None, chosen.board):
            self.add_error("sits_in", f"That is a seat of {chosen.board}: choose it as the place")
        return data


class EnterPersonForm(GiveOfficeForm):
    """Somebody new, with their first office."""

    email = address()
    name = new_name()
    field_order = ("email", "name")


class ReplaceForm(PortalForm):
    """Another person takes an office over."""

    email = address("Email address of the new holder")
    name = new_name()
    starts_on = DayField(
        label="First day of the new holder",
        help_text="The office of the present holder ends the day before",
    )
    because = reason()


class CoverForm(PortalForm):
    """Another person holds the office too while its holder is away."""

    email = address("Email address of whoever covers")
    name = new_name()
    starts_on = DayField(label="First day of cover")
    ends_on = DayField(label="Last day of cover", help_text="What the office opens closes with it")
    because = reason()


class ColleagueForm(PortalForm):
    """A colleague whom an agency's lead invites."""

    email = address()
    name = new_name()
    office = RadioField(label="What they do here", choices=(), hints=TEAM)
    starts_on = DayField(label="First day", initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(one.value, one.label) for one in TEAM]  # type: ignore


class EndOfficeForm(EditingForm):
    """The last day of an office; one that began today may be taken back at once instead."""

    ends_on = DayField(
        label="Last day", help_text="The office, and what it opens, ends with this day"
    )
    take_back = forms.BooleanField(
        label="Take it back at once: it was given by mistake", required=False
    )
    because = reason()

    def __init__(self, *args: Any, may_take_back: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].required = not may_take_back
        if not may_take_back:
            del self.fields["take_back"]

    def clean(self) -> dict[str, Any]:
        """One of the two is asked for."""
        data = {"take_back": False, **(super().clean() or {})}
        if not data["take_back"] and not data.get("ends_on") and "ends_on" not in self.errors:
            self.add_error("ends_on", "Enter the last day, or tick that it is taken back")
        return data


class MailboxForm(PortalForm):
    """An address that a board or agency shares."""

    address = forms.EmailField(
        label="Address", max_length=254, help_text="Shared by several people, not one's own"
    )
    because = reason()


class EndMailboxForm(PortalForm):
    """Why a shared mailbox is told nothing more."""

    because = reason()
