"""What people type when an agency is renamed, merged or split."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from boards.forms import reason
from boards.heirs import Matter
from boards.models import Listing, Membership
from boards.words import in_words
from partnership.agencies.models import Agency, Kind
from partnership.people.models import Appointment
from partnership.ui.dayfield import DayField
from partnership.ui.forms import CheckboxesField, PortalForm

KINDS = [("", "Choose a kind"), *Kind.choices]
MOST = 8
PLACES = [
    f"The {place} named above"
    for place in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
]
NEEDED = {"name": "Enter the name of the new agency", "kind": "Choose a kind"}


class ToWhom(PortalForm):
    """Which of several heirs takes each thing that is still owed."""

    asked: Mapping[str, list[str]] = {}  # by sort, the names of the fields

    def ask_to_whom(
        self,
        matters: Mapping[str, Iterable[Matter]],
        heirs: Sequence[str],
        chosen: Mapping[str, Any],
    ) -> None:
        """Add a field for each open thing.

        in: `heirs`, what each is called in the list; `chosen`, with "to" as a plan keeps it.
        """
        to = chosen.get("to", {})
        choices = [(number, name) for number, name in enumerate(heirs)]
        self.asked = {sort: [one.key for one in few] for sort, few in matters.items()}
        for one in (one for few in matters.values() for one in few):
            field: Any = forms.TypedChoiceField(
                label=one.words, choices=choices, coerce=int, empty_value=None, required=False
            )
            field.initial, field.template_name = to.get(one.key, 0), "ui/field.html"
            field.is_revealed = True  # under a heading of its own, not among the other fields
            self.fields[one.key] = field
        self.speak_plainly()

    @property
    def to_whom(self) -> list[tuple[str, list[Any]]]:
        """The fields under the name of their sort."""
        return [(sort, [self[key] for key in keys]) for sort, keys in self.asked.items()]

    def take_to_whom(self, data: dict[str, Any]) -> dict[str, Any]:
        """The same facts with one for all these fields: what goes to another than the first."""
        keys = [key for few in self.asked.values() for key in few]
        to = {key: data.pop(key, None) for key in keys}
        return {**data, "to": {key: number for key, number in to.items() if number}}


class MovesForm(ToWhom):
    """From which day, why, and what goes on under the successor."""

    on = DayField(
        label="From which day?",
        noun="The day",
        initial=timezone.localdate,
        help_text="On a later day it happens by itself. Nothing changes before, and it can be "
        "called off",
    )
    listings = CheckboxesField(
        label="Which entries of lists go on?",
        required=False,
        help_text="Under the new name. What is not ticked ends the day before",
    )
    seats = CheckboxesField(
        label="Which seats in boards and groups go on?",
        required=False,
        help_text="The same person in the same seat. What is not ticked falls vacant",
    )
    posts = CheckboxesField(
        label="Which offices held for it go on?",
        required=False,
        help_text="What is not ticked ends: the person sees nothing of it any more",
    )
    because = reason()

    def __init__(
        self,
        *args: Any,
        listings: Iterable[Listing],
        seats: Iterable[Membership],
        posts: Iterable[Appointment],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "listings": [
                (str(one.pk), f"{one.get_list_name_display()}: {one.printed}") for one in listings
            ],
            "seats": [
                (str(one.pk), f"{one.person}, {one.get_office_display()}, {one.board}")
                for one in seats
            ],
            "posts": [(str(one.pk), f"{one.person}, {one.get_office_display()}") for one in posts],
        }
        for name, choices in offered.items():
            if choices:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[name]
        self.initial.setdefault("listings", [pk for pk, _ in offered["listings"]])

    def clean(self) -> dict[str, Any]:
        """The ticked rows by their numbers."""
        data = super().clean() or {}
        ticks = {
            name: frozenset(int(pk) for pk in data.get(name, ()))
            for name in ("listings", "seats", "posts")
        }
        return self.take_to_whom({**data, **ticks})


class ChooseForm(MovesForm):
    """What goes on, chosen again."""

    def __init__(self, *args: Any, chosen: Mapping[str, Iterable[int]], **kwargs: Any) -> None:
        ticked = {name: rows for name, rows in chosen.items() if name != "to"}
        initial = {name: [str(pk) for pk in rows] for name, rows in ticked.items()}
        super().__init__(*args, initial=initial, **kwargs)
        del self.fields["on"]


class CallOffForm(PortalForm):
    """Why it will not happen."""

    because = reason()


class RenameForm(MovesForm):
    """The new name."""

    name = forms.CharField(label="New name", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=Kind.choices)
    field_order = ("name", "kind", "on", "listings", "seats", "posts", "because")


class WithForm(PortalForm):
    """With which others an agency merges."""

    others = CheckboxesField(label="Which agencies merge with it?")

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {one.key: one for one in agencies}
        choices = [(key, str(one)) for key, one in self.agencies.items()]
        self.fields["others"].choices = choices  # type: ignore[attr-defined]

    def clean_others(self) -> list[Agency]:
        """The agencies chosen."""
        return [self.agencies[key] for key in self.cleaned_data["others"]]


class MergeForm(MovesForm):
    """Into which agency they merge: one that exists, or a new one."""

    into = forms.ChoiceField(label="Into which agency?", required=False)
    name = forms.CharField(label="Name, if it is new", max_length=200, required=False)
    kind = forms.ChoiceField(label="Kind, if it is new", choices=KINDS, required=False)
    field_order = ("into", "name", "kind", "on", "listings", "seats", "posts", "because")

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(one.pk): one for one in agencies}
        choices = [("", "A new one"), *((pk, str(one)) for pk, one in self.agencies.items())]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One or the other."""
        data = super().clean()
        data["into"] = self.agencies.get(data.get("into") or "")
        if data["into"] is None:
            for field, words in (
                ("name", "Enter the name of the new agency"),
                ("kind", "Choose a kind"),
            ):
                if not data.get(field) and field not in self.errors:
                    self.add_error(field, words)
        return data


class SplitForm(MovesForm):
    """The agencies that it is split into."""

    names = forms.CharField(
        label="Into which agencies?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1700,
        help_text="One on each line. The first takes the seats and offices",
    )
    kind = forms.ChoiceField(label="Kind", choices=Kind.choices)
    field_order = ("names", "kind", "on", "listings", "seats", "posts", "because")

    def __init__(
        self, *args: Any, matters: Mapping[str, Iterable[Matter]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ask_to_whom(matters or {}, PLACES, {})

    def clean(self) -> dict[str, Any]:
        """Nothing goes to one that is not named."""
        data = super().clean()
        named = len(data.get("names", ())) or MOST
        for key, number in data["to"].items():
            if number >= named:
                self.add_error(key, f"Only {in_words(named)} are named above")
        return data

    def clean_names(self) -> list[str]:
        """Two or more names, each once."""
        lines = [line.strip() for line in self.cleaned_data["names"].splitlines()]
        names = list(dict.fromkeys(line for line in lines if line))
        if not 2 <= len(names) <= MOST:
            raise ValidationError(f"Enter two to {MOST} names, one on each line")
        if any(len(name) > 200 for name in names):
            raise ValidationError("A name has 200 characters or fewer")
        return names
