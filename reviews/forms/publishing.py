"""What is typed about a review between its decision and its publication."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate

from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.documents.validators import PDF
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.words import plain_day
from reviews.deadlines import copies
from reviews.forms.boxes import words
from reviews.models import Recipient, Review, Scope
from reviews.rules import first_lawful_day


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
        label="Why not the full report, or why nothing",
        required=False,
        help_text="For anything but the full report. The Panel and the Secretary of State are "
        "told this in the same days",
    )
    title = forms.CharField(
        label="Title for the public",
        max_length=200,
        help_text="No names; nothing that identifies. Not needed where nothing is published",
    )
    summary = words(
        rows=8,
        label="Summary for the public",
        help_text="Not needed where nothing is published",
    )
    publishes_itself = forms.BooleanField(
        label="Publish it by itself on that morning, if it is lawful then", required=False
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("scope") == Scope.NOTHING:  # There is nothing for the public to read.
            self.fields["title"].required = self.fields["summary"].required = False
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
        label="What was sent?", choices=((Scope.FULL, "The full report"), *Scope.choices[1:])
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
        if review.scope in ("", Scope.FULL):  # Then only the full report can be owed.
            del self.fields["scope"]
            return
        less = "The reasons why nothing is published"
        if review.scope == Scope.IMPROVEMENTS:
            less = Scope.IMPROVEMENTS.label
        self.fields["scope"].choices = [  # type: ignore[attr-defined]
            (Scope.FULL, "The full report"),
            (review.scope, less),
        ]


class CommentForm(PortalForm):
    """One of the three said something about the report."""

    of = RadioField(
        label="Who said it?",
        choices=Recipient.choices,
        error_messages={"required": "Choose who said it"},
    )
    received_on = DayField(
        label="When did it come?",
        noun="The day it came",
        not_after=localdate,
        error_messages={"required": "Enter the day it came"},
    )
    words = words(label="What it said", help_text="No names; nothing that identifies")


class RegardForm(EditingForm):
    """How the partners had regard to it."""

    regard = words(
        label="How did the partners have regard to it?",
        help_text="What was changed, or why nothing was",
    )


class TakeDownForm(PortalForm):
    """The public page is taken down."""

    because = forms.CharField(
        label="Why is it taken down?",
        max_length=180,
        error_messages={"required": "Say why it is taken down"},
    )
    identifies = forms.BooleanField(label="It lets somebody be recognised", required=False)

    def __init__(self, *args: Any, until: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if until:
            words = (
                f"It must be available until {plain_day(until)}. Before, only this takes it down"
            )
            self.fields["identifies"].help_text = words


class BecauseForm(PortalForm):
    """A reason in one line."""

    because = forms.CharField(label="Why", max_length=180)


class ExplainForm(EditingForm):
    """Why something that should be done is not; a later reason takes the place of an earlier."""

    reason = words(label="Reason")


class ReasonForm(PortalForm):
    """A reason in some sentences."""

    reason = words(label="Reason")


class PublishForm(PortalForm):
    """The button is the answer; the version read goes with it."""

    as_read = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ConfirmForm(PortalForm):
    """Nothing to fill in: the button is the answer."""
