"""What people type about registers and quorum rules."""

import copy
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.timezone import localtime

from boards.attendance.models import How
from boards.attendance.models.register import MARKS
from boards.attendance.registers import Register, Row
from boards.attendance.services.quorum import Terms
from boards.attendance.services.registers import Mark, Present
from boards.forms import reason
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import CheckboxesField, PortalForm, RadioField
from partnership.ui.times import plain_time

LONGEST = 120


def guests_in(typed: str) -> list[Present]:
    """The people of a list with one on each line: name, where from, why."""
    found = []
    for line in typed.splitlines():
        parts = [part.strip() for part in line.split(",", 2)]
        if any(parts):
            found.append(Present(*parts))
    return found


class RegisterForm(EditingForm):
    """One choice for each seat; what another person marked meanwhile is not lost."""

    guests = forms.CharField(
        label="Someone else in the room",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One on each line: name, where from, why. For example: Ada Fenn, City council, "
        "for item 4",
    )
    because = forms.CharField(
        label="Reason",
        required=False,
        max_length=200,
        help_text="Only to change a mark after the day of the meeting. Kept in the history",
    )

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        self.shown, self.stood = register.rows, register.guests
        self.rows = {row.seat.pk: row for row in register.rows if not row.is_vacant}
        fields: dict[str, forms.Field] = {}
        initial = {"guests": "\n".join(guest.line for guest in register.guests)}
        for pk, row in self.rows.items():
            fields[f"how_{pk}"] = RadioField(label=row.title, choices=MARKS, required=False)
            fields[f"deputy_{pk}"] = forms.CharField(
                label=f"Who came for {row.title}", required=False, max_length=LONGEST
            )
            initial[f"how_{pk}"], initial[f"deputy_{pk}"] = row.initial
        known: Any = self  # Django copies what it finds here; the stubs know only the class's
        known.base_fields = {**fields, **copy.deepcopy(type(self).base_fields)}
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def lines(self) -> list[tuple[Row, Any, Any]]:
        """Each seat in its order with its two boxes; a vacant one has none."""
        return [
            (row, None, None)
            if row.is_vacant
            else (row, self[f"how_{row.seat.pk}"], self[f"deputy_{row.seat.pk}"])
            for row in self.shown
        ]

    def clean_guests(self) -> str:
        """raises: ValidationError for a line without a name or with too long a one."""
        typed: str = self.cleaned_data["guests"]
        for one in guests_in(typed):
            if not one.name:
                raise forms.ValidationError("Begin each line with a name")
            if len(one.name) > LONGEST or max(len(one.agency), len(one.why)) > 200:
                raise forms.ValidationError(f"The line of {one.name[:40]} is too long")
        return typed

    def clean(self) -> dict[str, Any]:
        """The marks by seat; whoever came as a deputy has a name."""
        data = super().clean()
        marks = {}
        for pk in self.rows:
            how, deputy = data.get(f"how_{pk}") or "", (data.get(f"deputy_{pk}") or "").strip()
            if how == How.DEPUTY and not deputy and f"deputy_{pk}" not in self.errors:
                self.add_error(f"deputy_{pk}", f"Enter who came for {self.rows[pk].title}")
            marks[pk] = Mark(how, deputy if how == How.DEPUTY else "")
        guests = guests_in(data.get("guests") or "")
        if self.add_prefix("guests") not in self.data:  # half a form takes nobody out
            guests = [Present(one.name, one.agency, one.why) for one in self.stood]
        return {"marks": marks, "guests": guests, "because": data.get("because") or ""}

    def _tell_both(self, name: str) -> None:
        """Who changed the mark meanwhile, when and to what."""
        part, _, pk = name.partition("_")
        mark = self.rows[int(pk)].mark if part in ("how", "deputy") else None
        if mark is None:
            super()._tell_both(name)
            return
        made = f"{mark.get_how_display()}{f': {mark.deputy}' if mark.deputy else ''}"
        at = plain_time(localtime(mark.marked_at).time())
        self.add_error(
            name,
            f"{self.rows[int(pk)].title}: {mark.marked_by} marked this “{made}” at {at}, while you "
            "had the page open. Yours is chosen below: save again to keep yours.",
        )


KINDS = (
    ("chair", "The chair or the vice-chair"),
    ("council", "A local authority"),
    ("health", "An NHS commissioner: an integrated care board, or a clinical commissioning group"),
    ("police", "The police"),
    ("every_council", "Every council that has a seat, as for a body of two councils"),
)


class QuorumForm(PortalForm):
    """What must be met, all of it."""

    seats = forms.IntegerField(
        label="At least so many seats",
        required=False,
        min_value=1,
        max_value=200,
        help_text="Of those that count: advisers and observers do not",
    )
    must = CheckboxesField(label="Who must be there", choices=KINDS, required=False)
    agencies = CheckboxesField(label="Every one of these agencies", choices=(), required=False)
    starts_on = DayField(
        label="In force from",
        noun="The first day",
        initial=timezone.localdate,
        help_text="It applies to meetings from this day on",
    )
    source = forms.CharField(
        label="Where it was agreed",
        max_length=300,
        help_text="For example: terms of reference, 12 May 2026, section 6",
    )
    because = reason()

    def __init__(self, *args: Any, agencies: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = {str(one.pk): one for one in agencies}
        offered: Any = self.fields["agencies"]
        offered.choices = [(pk, str(one)) for pk, one in self.named.items()]
        if not self.named:
            del self.fields["agencies"]

    def clean(self) -> dict[str, Any]:
        """The terms of the rule."""
        data = {**(super().clean() or {})}
        must = set(data.pop("must", ()))
        terms = Terms(seats=data.pop("seats", None), **{name: name in must for name, _ in KINDS})
        named = [self.named[pk] for pk in data.get("agencies") or ()]
        return {**data, "terms": terms, "agencies": named}


class EndRuleForm(EditingForm):
    """The last day of a rule."""

    ends_on = DayField(label="Last day", help_text="From the day after, the group has no rule")
    because = reason()
