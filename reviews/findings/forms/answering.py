"""What is typed when a recommendation is decided on, and when its impact is checked."""

from typing import Any

from django import forms
from django.utils.timezone import localdate

from boards.models import HowTaken, Meeting
from partnership.people.models import User
from partnership.ui.dayfield import DayField
from partnership.ui.forms import RadioField
from partnership.ui.identities import WordsOfWork
from partnership.ui.words import plain_day
from reviews.findings.forms.boxes import sentences
from reviews.findings.models import Recommendation
from reviews.findings.services.answering import Checked, Verdict, bodies_of, chairs_of

MEETINGS_OFFERED = 40
YES_OR_NO = {"yes": True, "no": False}


class DecideForm(WordsOfWork):
    """Accepted or not, why, how, when and by whom."""

    guarded = ("because",)
    reveals = {"how": {HowTaken.MEETING: ("meeting",)}}

    accepted = RadioField(
        label="Is it accepted?", choices=(("yes", "Accepted"), ("no", "Not accepted"))
    )
    because = sentences(
        "Reason",
        4000,
        required=False,
        help_text="Owed where it is not accepted: the annual report prints it",
    )
    how = RadioField(
        label="How was it decided?",
        choices=HowTaken.choices,
        error_messages={"required": "Choose how it was decided"},
    )
    meeting = forms.ChoiceField(label="Which meeting", required=False)
    taken_on = DayField(
        label="Day of the decision",
        required=False,
        not_after=localdate,
        help_text="Leave it empty for a decision at a meeting: it is the day of the meeting",
    )
    taken_by = forms.ChoiceField(label="Who chaired, or acted as chair")

    def __init__(self, *args: Any, row: Recommendation, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Meeting.objects.visible_to(reader).filter(board__in=bodies_of(row))
        held = held.held_by(localdate()).filter(held_on__gte=row.made_on)
        self.meetings = {
            str(one.pk): one for one in held.select_related("board")[:MEETINGS_OFFERED]
        }
        chairs = chairs_of(row).select_related("person")
        self.chairs = {str(one.person_id): one.person for one in chairs}
        fields: dict[str, Any] = self.fields
        named = [
            (pk, f"{one.board}, {plain_day(one.held_on)}") for pk, one in self.meetings.items()
        ]
        fields["meeting"].choices = [("", "No meeting"), *named]
        people = [(pk, str(one)) for pk, one in self.chairs.items()]
        fields["taken_by"].choices = [("", "Choose a person"), *people]

    def clean_meeting(self) -> Meeting | None:
        """The meeting itself."""
        return self.meetings.get(self.cleaned_data["meeting"])

    def clean_taken_by(self) -> User:
        """The person themselves."""
        return self.chairs[self.cleaned_data["taken_by"]]

    def clean(self) -> dict[str, Any]:
        """A meeting gives the day; without one the day is asked for."""
        data = super().clean() or {}
        meeting = data.get("meeting")
        if meeting is not None and not data.get("taken_on") and "taken_on" not in self.errors:
            data["taken_on"] = meeting.held_on
        elif data.get("how") == HowTaken.MEETING and meeting is None:
            self.add_error("meeting", "Choose the meeting that decided")
        elif data.get("how") and not data.get("taken_on") and "taken_on" not in self.errors:
            self.add_error("taken_on", "Enter the day of the decision")
        return data

    def verdict(self) -> Verdict:
        """What the service takes."""
        said = self.cleaned_data
        return Verdict(
            accepted=YES_OR_NO[said["accepted"]],
            how=said["how"],
            taken_by=said["taken_by"],
            taken_on=said["taken_on"],
            because=said["because"],
            meeting=said["meeting"],
        )


class CheckForm(WordsOfWork):
    """Whether practice changed."""

    guarded = ("evidence", "by_whom")

    changed = RadioField(
        label="Did practice change?",
        choices=(("yes", "Yes, it changed"), ("no", "No, it did not")),
        hints={"no": "The recommendation is open again, and a further action can be raised"},
    )
    evidence = sentences(
        "By what evidence?", 4000, help_text="What was looked at, such as an audit of records"
    )
    checked_on = DayField(
        label="When was it checked?", noun="The day of the check", not_after=localdate
    )
    by_whom = forms.CharField(
        label="Who checked it?",
        max_length=120,
        help_text="An office, an agency or a group, such as: the quality group",
    )

    def checked(self) -> Checked:
        """What the service takes."""
        said = self.cleaned_data
        return Checked(
            changed=YES_OR_NO[said["changed"]],
            evidence=said["evidence"],
            checked_on=said["checked_on"],
            by_whom=said["by_whom"],
        )
