"""What is typed about drafts of the report and their sign-off."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from boards.models import Board, Meeting
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.identities import WordsOfWork
from partnership.ui.words import plain_day
from reviews.commissioning.forms.commission import YES_OR_NO, day
from reviews.commissioning.models import Step, StepKind, Version
from reviews.commissioning.rules import Planned
from reviews.commissioning.services.chain import Said
from reviews.commissioning.services.versions import PDF_OR_WORD
from reviews.forms.boxes import words

A_DRAFT = [("", "Choose a draft")]


class VersionForm(WordsOfWork, KeepingForm):
    """A new draft."""

    guarded = ("what_changed",)

    report = JudgedFile(label="Draft of the report", only=PDF_OR_WORD, help_text="PDF or Word")
    what_changed = words(rows=3, label="What changed since the draft before, or what it holds")


class CompareForm(PortalForm):
    """Which two drafts."""

    one = forms.ChoiceField(label="One draft")
    other = forms.ChoiceField(label="The other draft")

    def __init__(self, *args: Any, drafts: Iterable[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drafts = {str(row.number): row for row in drafts}
        for name in ("one", "other"):
            field: Any = self.fields[name]
            field.choices = [*A_DRAFT, *((key, f"Draft {key}") for key in self.drafts)]

    def clean_one(self) -> Version:
        """The draft itself."""
        return self.drafts[self.cleaned_data["one"]]

    def clean_other(self) -> Version:
        """The draft itself."""
        return self.drafts[self.cleaned_data["other"]]


class StartForm(PortalForm):
    """Which bodies agree, one after the other."""

    panel = RadioField(label="Does the panel of the review agree first?", choices=YES_OR_NO)
    group = forms.ModelChoiceField(Board.objects.none(), label="Then, as review group")
    board = forms.ModelChoiceField(Board.objects.none(), label="Then, as partnership board")
    executive = forms.ModelChoiceField(Board.objects.none(), label="Then, as executive board")

    def __init__(self, *args: Any, boards: QuerySet[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("group", "board", "executive"):
            field: Any = self.fields[name]
            field.queryset, field.required, field.empty_label = boards, False, "Nobody"

    def clean(self) -> dict[str, Any]:
        """The steps, in their order."""
        data = {**(super().clean() or {})}
        if self.errors:
            return data
        steps = [Planned(StepKind.PANEL)] if data["panel"] == "yes" else []
        for kind in (StepKind.GROUP, StepKind.BOARD, StepKind.EXECUTIVE):
            body = data[kind.value]
            steps += [Planned(kind, body)] if body else []
        return {"steps": steps}


class SendForm(WordsOfWork):
    """A draft goes to the next body."""

    guarded = ("words",)

    version = forms.ChoiceField(label="Draft")
    on = day("When was it sent on?", "The day of sending")
    words = words(rows=3, label="A word with it", required=False)

    def __init__(self, *args: Any, drafts: Iterable[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drafts = {str(row.pk): row for row in drafts}
        field: Any = self.fields["version"]
        shown = ((pk, f"Draft {row.number}") for pk, row in self.drafts.items())
        field.choices = [*A_DRAFT, *shown]

    def clean_version(self) -> Version:
        """The draft itself."""
        return self.drafts[self.cleaned_data["version"]]


class _SaidForm(WordsOfWork):
    """What a body said, at a meeting or otherwise."""

    guarded: tuple[str, ...] = ("words",)

    meeting = forms.ChoiceField(label="At which meeting?", required=False)
    on = DayField(
        label="When?",
        noun="The day",
        required=False,
        not_after=localdate,
        help_text="Leave it empty for a meeting in the list: it is the day of the meeting",
    )
    words = words(rows=3, label="Remarks")

    def __init__(self, *args: Any, meetings: Iterable[Meeting] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(row.pk): row for row in meetings}
        field: Any = self.fields["meeting"]
        shown = ((pk, plain_day(row.held_on)) for pk, row in self.meetings.items())
        field.choices = [("", "At none of these"), *shown]
        if not self.meetings:
            del self.fields["meeting"]

    def clean_meeting(self) -> Meeting | None:
        """The meeting itself."""
        return self.meetings.get(self.cleaned_data["meeting"])

    def clean(self) -> dict[str, Any]:
        """What was said, in one; a meeting gives the day."""
        data = {**(super().clean() or {})}
        meeting = data.pop("meeting", None)
        on = data.pop("on", None) or (meeting.held_on if meeting else None)
        if on is None and "on" not in self.errors:
            self.add_error("on", "Enter the day")
        if self.errors or on is None:
            return data
        said = Said(on, data.pop("words"), meeting)
        return {**data, "said": said}


class AgreeForm(_SaidForm):
    """The body agrees."""

    words = words(
        rows=3, label="How it agreed, and any remarks", help_text="For example: in writing, by all"
    )


class BackForm(_SaidForm):
    """The body sends it back."""

    to = RadioField(label="To whom does it go back?")
    words = words(rows=4, label="What is to be changed")

    field_order = ("to", "words", "meeting", "on")

    def __init__(self, *args: Any, before: Sequence[Step], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = {str(step.pk): step for step in before}
        field: Any = self.fields["to"]
        shown = [(pk, f"{step.who}: it agrees again") for pk, step in self.before.items()]
        field.choices = [("author", "The author, by the partnership service"), *shown]

    def clean_to(self) -> Step | None:
        """The step it goes back to; None for the author."""
        return self.before.get(self.cleaned_data["to"])


class ReopenForm(_SaidForm):
    """An agreement no longer holds."""

    words = words(rows=3, label="Why the agreement no longer holds")
