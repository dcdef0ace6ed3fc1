"""What is typed about incidents and reviews. Forms judge the input; rules judge the moment."""

from typing import Any

from django import forms
from django.utils.timezone import localdate

from boards.models import Board, HowTaken, Meeting
from partnership.agencies.models import Agency
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.documents.validators import PDF
from partnership.people.models import User
from partnership.ui.editing import EditingForm
from partnership.ui.forms import DayField, PortalForm, RadioField
from partnership.ui.words import plain_day
from reviews.deadlines import copies
from reviews.models import DelayReason, Outcome, Recipient, Review, Scope
from reviews.rules import first_lawful_day
from reviews.services.incidents import Verdict, chair_tenures, councils_of


def words(rows: int = 5, **kwargs: Any) -> forms.CharField:
    """A box for some sentences."""
    return forms.CharField(max_length=5000, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class IncidentForm(PortalForm):
    """A serious incident becomes known."""

    council = RadioField(label="Council whose area it is")
    became_aware_on = DayField(
        label="When did the council become aware?",
        help_text="Days are counted from it; it is day 0 itself",
        noun="The day the council knew",
        error_messages={"required": "Enter the day the council became aware"},
        not_after=localdate,
    )
    what_happened = words(
        label="What happened, without names",
        help_text="No names, dates of birth or addresses: other systems hold those",
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.councils = {str(row.pk): row for row in councils_of(board, localdate())}
        self.fields["council"].choices = [(pk, agency.name) for pk, agency in self.councils.items()]  # type: ignore[attr-defined]

    def clean_council(self) -> Agency:
        """The agency itself."""
        return self.councils[self.cleaned_data["council"]]


class DayForm(EditingForm):
    """One day on which something was done; `initial` holds the day that is recorded, if one is."""

    on = DayField(label="When?", noun="The day", not_after=localdate)

    def __init__(self, *args: Any, label: str, noun: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["on"]
        field.label, field.help_text, field.noun = label, hint, noun  # type: ignore[attr-defined]
        field.error_messages["required"] = f"Enter {noun[0].lower()}{noun[1:]}"


class CorrectDayForm(DayForm):
    """A recorded day was wrong."""

    because = forms.CharField(label="Why is the recorded day corrected?", max_length=150)


class DecisionForm(PortalForm):
    """What the group decided, how and why."""

    reveals = {"how": {HowTaken.MEETING: ("meeting",), HowTaken.CHAIRS_ACTION: ("could_not_wait",)}}
    outcome = RadioField(
        label="What was decided?",
        error_messages={"required": "Choose what was decided"},
        choices=Outcome.choices,
    )
    how = RadioField(
        label="How was it decided?",
        error_messages={"required": "Choose how it was decided"},
        choices=HowTaken.choices,
        hints={HowTaken.CHAIRS_ACTION: "It is reported to the next meeting"},
    )
    meeting = forms.ChoiceField(label="Which meeting", required=False)
    taken_on = DayField(
        label="Day of the decision",
        required=False,
        help_text="Leave it empty for a decision at a meeting: it is the day of the meeting",
        not_after=localdate,
    )
    taken_by = forms.ChoiceField(label="Who chaired, or acted as chair")
    reasons = words(label="Reasons", help_text="Which part of the legal test, and why")
    could_not_wait = words(rows=3, label="Why it could not wait", required=False)

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = board.meetings.held_by(localdate())
        self.meetings = {str(row.pk): row for row in held[:24]}
        self.fields["meeting"].choices = [  # type: ignore[attr-defined]
            ("", "No meeting"),
            *((pk, plain_day(row.held_on)) for pk, row in self.meetings.items()),
        ]
        chairs = chair_tenures(board).select_related("person")
        self.chairs = {str(row.person_id): row.person for row in chairs}
        self.fields["taken_by"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a person"),
            *((pk, person.name) for pk, person in self.chairs.items()),
        ]

    def clean_meeting(self) -> Meeting | None:
        """The meeting itself."""
        return self.meetings.get(self.cleaned_data["meeting"])

    def clean_taken_by(self) -> User:
        """The person themselves."""
        return self.chairs[self.cleaned_data["taken_by"]]

    def clean(self) -> dict[str, Any]:
        """A meeting gives the day; without one the day is asked for. Nothing half stays."""
        data = super().clean() or {}
        at_meeting = data.get("how") == HowTaken.MEETING
        meeting = data.get("meeting")
        if at_meeting and meeting is None:
            self.add_error("meeting", "Choose the meeting that decided")
        elif at_meeting and meeting and not data.get("taken_on"):
            data["taken_on"] = meeting.held_on
        elif data.get("how") and not data.get("taken_on") and "taken_on" not in self.errors:
            self.add_error("taken_on", "Enter the day of the decision")
        if data.get("how") and not at_meeting and meeting is not None:
            self.add_error("meeting", "Leave the meeting out: it was not decided at one")
        return data

    def verdict(self) -> Verdict:
        """What the service takes."""
        return Verdict(**self.cleaned_data)


class SignOffForm(KeepingForm):
    """The report is complete."""

    on = DayField(
        label="When was it signed off?",
        noun="The day of sign-off",
        not_after=localdate,
        error_messages={"required": "Enter the day of sign-off"},
    )
    reviewer = forms.CharField(
        label="Name of the reviewer",
        max_length=120,
        help_text="The law has the reviewer named in the report",
    )
    report = JudgedFile(label="The full report", help_text="PDF, up to 20 MB.", only=(PDF,))


class PlanForm(EditingForm):
    """When it will be published, and what the public reads."""

    reveals = {"scope": {Scope.IMPROVEMENTS: ("not_full_because",)}}
    on = DayField(
        label="Planned day of publication",
        help_text="Days are counted back from it; it is not counted itself",
    )
    scope = RadioField(
        label="What will be published?",
        choices=Scope.choices,
        error_messages={"required": "Choose what will be published"},
    )
    not_full_because = words(
        rows=3,
        label="Why not the full report",
        required=False,
        help_text="The Panel and the Secretary of State are told this",
    )
    title = forms.CharField(
        label="Title for the public", max_length=200, help_text="No names; nothing that identifies"
    )
    summary = words(rows=8, label="Summary for the public")
    publishes_itself = forms.BooleanField(
        label="Publish it by itself on that morning, if it is lawful then", required=False
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lawful = first_lawful_day(review, localdate())
        if lawful and review.is_practice_review:
            words = f"First lawful day: {plain_day(lawful)}. {self.fields['on'].help_text}"
            self.fields["on"].help_text = words


class CopyForm(KeepingForm):
    """A copy left."""

    to = RadioField(
        label="Who was it sent to?",
        choices=Recipient.choices,
        error_messages={"required": "Choose who it was sent to"},
    )
    scope = RadioField(
        label="What was sent?", choices=((Scope.FULL, "The full report"), Scope.choices[1])
    )
    sent_on = DayField(
        label="When was it sent?",
        help_text="The day it left, not the day it was read",
        error_messages={"required": "Enter the day it was sent"},
        noun="The day sent",
        not_after=localdate,
    )
    how = forms.CharField(label="How was it sent?", max_length=200)
    proof = JudgedFile(
        label="Proof", required=False, help_text="The sent letter or receipt as PDF or picture."
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = copies(review)
        left = [choice for choice in Recipient.choices if choice[0] not in sent]
        if sent and left:  # Who has it is not offered again.
            recorded = "; ".join(
                f"{copy.get_to_display()}, sent {plain_day(copy.sent_on)}" for copy in sent.values()
            )
            self.fields["to"].choices = left  # type: ignore[attr-defined]
            self.fields["to"].help_text = f"Recorded: {recorded}. Withdraw one to record another."
        self.fields["how"].error_messages["required"] = "Say how it was sent"
        if review.scope != Scope.IMPROVEMENTS:  # Then only the full report can be owed.
            del self.fields["scope"]


class BecauseForm(PortalForm):
    """A reason in one line."""

    because = forms.CharField(label="Why", max_length=180)


class ExplainForm(EditingForm):
    """Why something that should be done is not; a later reason takes the place of an earlier."""

    reason = words(label="Reason")


class ReasonForm(PortalForm):
    """A reason in some sentences."""

    reason = words(label="Reason")


class DelayForm(PortalForm):
    """Why the six months pass, and who was told."""

    reason = RadioField(label="Main reason", choices=DelayReason.choices)
    explanation = words(label="What stands in the way, and until when")
    told_panel_on = DayField(
        label="When was the Panel told?", required=False, noun="That day", not_after=localdate
    )
    told_sos_on = DayField(
        label="When was the Secretary of State told?",
        required=False,
        noun="That day",
        not_after=localdate,
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not review.is_practice_review:  # No national body is told about an adult review.
            for name in ("told_panel_on", "told_sos_on"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The same keys whichever review it is."""
        data = super().clean() or {}
        return {"told_panel_on": None, "told_sos_on": None, **data}


class PublishForm(PortalForm):
    """The button is the answer; the version read goes with it."""

    as_read = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ConfirmForm(PortalForm):
    """Nothing to fill in: the button is the answer."""
