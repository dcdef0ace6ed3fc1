"""What people type about governed documents."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from boards.forms import reason
from boards.meetings.models import MinuteLine
from boards.models import Board, Meeting
from boards.policies.models import LONGEST_TEXT, Kind, Outcome, OwnerOffice
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.people.models import User
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField

PUBLIC_HINT = "Everybody can read its approved versions without signing in"
TEXT_HINT = (
    "Plain text. An empty line begins a paragraph; a short line of its own without a full stop "
    "is a heading; lines that begin with a dash are a list. No names of children or adults"
)
SLIP = date(1900, 1, 1)  # an earlier day is a slip of the hand
LINE, MEETING, CHAIRS_ACTION = "line", "meeting", "chairs_action"


def title() -> forms.CharField:
    return forms.CharField(label="Title", max_length=200)


def owner() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Board.objects.none(), label="Owner", empty_label="Choose a board or group"
    )


def owner_office() -> RadioField:
    return RadioField(label="Who is asked to review it?", choices=OwnerOffice.choices)


def is_public() -> forms.BooleanField:
    return forms.BooleanField(label="Open to everybody", required=False, help_text=PUBLIC_HINT)


def review_months() -> forms.IntegerField:
    return forms.IntegerField(
        label="Months from one review to the next", min_value=1, max_value=120, initial=12
    )


def words() -> forms.CharField:
    return forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"rows": 24}),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=TEXT_HINT,
    )


def what_changed() -> forms.CharField:
    return forms.CharField(
        label="What changed, in plain words",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
        help_text="For whoever works by it. A first version needs none",
    )


class DocumentForm(PortalForm):
    """A new document of the register."""

    kind = forms.ChoiceField(label="Kind of document", choices=Kind.choices)
    title = title()
    owner = owner()
    owner_office = owner_office()
    board = forms.ModelChoiceField(
        Board.objects.none(),
        label="Whose terms of reference",
        required=False,
        empty_label="Choose a board or group",
        help_text="For terms of reference: they stand on the page of this board or group",
    )
    is_public = is_public()
    review_months = review_months()

    def __init__(self, *args: Any, boards: QuerySet[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("owner", "board"):
            offered: Any = self.fields[name]
            offered.queryset = boards

    def clean(self) -> dict[str, Any]:
        """Terms of reference are those of a board, nothing else is."""
        data = super().clean() or {}
        if data.get("kind") == Kind.TERMS and not data.get("board"):
            self.add_error("board", "Choose the board or group whose terms of reference they are")
        if data.get("kind") not in (Kind.TERMS, None) and data.get("board"):
            self.add_error("board", "Only terms of reference are those of a board: leave it empty")
        return data


class ChangeDocumentForm(EditingForm):
    """What the register says of a document."""

    title = title()
    owner = owner()
    owner_office = owner_office()
    is_public = is_public()
    public_from = forms.TypedChoiceField(
        label="Open from which version?",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Counts where it is open to everybody. Earlier ones stay with the partnership",
    )
    review_months = review_months()
    next_review_on = DayField(label="Next review", noun="The day", required=False)
    because = reason()

    def __init__(
        self,
        *args: Any,
        boards: QuerySet[Board],
        versions: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_months"].required = False
        offered: Any = self.fields["owner"]
        offered.queryset = boards
        chosen: Any = self.fields["public_from"]
        chosen.choices = versions


class WithdrawForm(PortalForm):
    """Why a document holds no more."""

    because = reason()


class VersionForm(KeepingForm):
    """The next version, as a draft."""

    words = words()
    what_changed = what_changed()
    file = JudgedFile(label="File, beside the text or in its place", required=False)


class ChangeDraftForm(EditingForm):
    """The text of a draft."""

    words = words()
    what_changed = what_changed()


class FileForm(KeepingForm):
    """A file for a draft."""

    file = JudgedFile(label="File")


class ApprovalForm(PortalForm):
    """Which decision approved a version."""

    by_what = RadioField(
        label="How was it approved?",
        choices=(
            (LINE, "By a decision in minutes kept here"),
            (MEETING, "At a meeting whose minutes are not kept here"),
            (CHAIRS_ACTION, "By chair’s action between meetings"),
        ),
    )
    line = forms.ModelChoiceField(
        MinuteLine.objects.none(),
        label="Decision in the minutes",
        required=False,
        empty_label="Choose a decision",
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Meeting", required=False, empty_label="Choose a meeting"
    )
    board = forms.ModelChoiceField(
        Board.objects.none(),
        label="Board whose chair acted",
        required=False,
        empty_label="Choose a board or group",
    )
    taken_on = DayField(
        label="Day of the chair’s action", noun="The day", required=False, not_before=SLIP
    )
    could_not_wait = forms.CharField(
        label="Why it could not wait for a meeting",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    taken_by = forms.ModelChoiceField(
        User.objects.none(),
        label="Who was in the chair",
        required=False,
        empty_label="Choose a person",
        help_text="Not asked for a decision in minutes kept here",
    )
    reasons = forms.CharField(
        label="Why it was approved",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text="Not asked for a decision in minutes kept here",
    )
    starts_on = DayField(
        label="It holds from",
        noun="The day",
        required=False,
        help_text="Empty: from the day it was approved",
    )
    reveals = {
        "by_what": {
            LINE: ("line",),
            MEETING: ("meeting",),
            CHAIRS_ACTION: ("board", "taken_on", "could_not_wait"),
        }
    }
    needs = {
        LINE: ("line",),
        MEETING: ("meeting", "taken_by", "reasons"),
        CHAIRS_ACTION: ("board", "taken_on", "could_not_wait", "taken_by", "reasons"),
    }

    def __init__(self, *args: Any, offered: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in offered.items():
            field: Any = self.fields[name]
            field.queryset = rows
        line: Any = self.fields["line"]
        line.label_from_instance = line_words

    def clean(self) -> dict[str, Any]:
        """Only what belongs to the chosen way counts; the rest of it must be there."""
        data = super().clean() or {}
        wanted = self.needs.get(data.pop("by_what", None), ())
        for name in wanted:
            if name not in self.errors and not data.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        asked = {name: data.get(name) for name in wanted}
        return {**asked, "starts_on": data.get("starts_on")}


def line_words(line: MinuteLine) -> str:
    """A decision as the list of them offers it."""
    return f"{line.item.meeting}: {line.words[:80]}"


class ReviewForm(PortalForm):
    """What came of a review."""

    outcome = RadioField(
        label="Is it still right?",
        choices=(
            (Outcome.STILL_RIGHT, "Yes, it is still right"),
            (Outcome.CHANGE, "No, a change is needed"),
        ),
        hints={
            Outcome.STILL_RIGHT: "The next review falls due a full cycle from today",
            Outcome.CHANGE: "It stays under review until a new version is approved",
        },
    )
    words = forms.CharField(
        label="What was found",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
        help_text="If a change is needed, say what has to change",
    )


class OriginForm(PortalForm):
    """An action that led to a version."""

    reference = forms.CharField(
        label="Reference of the action", max_length=30, help_text="For example, ACT-2026-007"
    )
