"""What is typed about inspections, complaints reports and letters: never who a case is about."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.utils import timezone

from boards.challenges.forms import FromLineForm
from boards.external.models import Kind
from boards.forms import reason
from boards.models import Action, Board
from partnership.agencies.models import Agency
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import CheckboxesField, PortalForm, RadioField
from partnership.ui.identities import ReferencesOnly

SLIP = date(1900, 1, 1)  # an earlier day is a slip of the hand
NOBODY = "A reference only: no names of children, adults or families"
# Bodies that reports and letters name; they are no people.
BODIES = (
    "Care Quality Commission",
    "Department for Education",
    "Department of Health and Social Care",
    "Fire and Rescue Services",
    "Her Majesty’s Inspectorate",
    "His Majesty’s Inspectorate",
    "Home Office",
    "Inspectorate of Constabulary",
    "Inspectorate of Probation",
    "Joint Targeted Area Inspection",
    "Local Government and Social Care Ombudsman",
    "Parliamentary and Health Service Ombudsman",
    "Secretary of State",
)


def _words(label: str, most: int, hint: str = NOBODY, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=most,
        help_text=hint,
        **more,
    )


def _file(label: str, **more: Any) -> JudgedFile:
    return JudgedFile(label=label, **more)


def _day(label: str, noun: str, hint: str = "", **more: Any) -> DayField:
    return DayField(label=label, noun=noun, required=False, help_text=hint, **more)


class _Guarded(ReferencesOnly):
    """Free words are looked through; names of agencies and of outside bodies may stand there."""

    def know(self, *names: str) -> None:
        """These names are no people's."""
        self.known_names = (*self.known_names, *BODIES, *(name for name in names if name))


class EntryForm(_Guarded):
    """An inspection, a complaints report or a letter."""

    guarded = ("summary", "to_answer")

    kind = RadioField(label="What is it?", choices=Kind.choices)
    body = forms.CharField(
        label="Who inspects, reports, writes or is written to?",
        max_length=200,
        help_text="An outside body, or the council or agency whose complaints report it is. For a "
        "joint inspection, each inspectorate",
    )
    dated_on = DayField(
        label="When did fieldwork begin, or which day does it bear?",
        noun="The day",
        not_before=SLIP,
    )
    came_on = _day("Published or received on", "The day it came", not_after=timezone.localdate)
    address = forms.URLField(
        label="Public address",
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["https", "http"])],
        help_text="Where it is published, if it is",
        error_messages={"invalid": "Enter a whole web address, such as https://www.gov.uk/report"},
    )
    grade = forms.CharField(
        label="Grade, as published",
        required=False,
        max_length=80,
        help_text="Only an inspection’s, word for word, with its public address. Otherwise empty",
    )
    summary = _words(
        "What it says, in short", 2000, f"Nothing that is still to be published. {NOBODY}"
    )
    to_answer = _words("What is to be answered", 1000, required=False)
    due_on = _day("Answer due on", "The day", "Empty: nothing is to be answered")
    agencies = CheckboxesField(
        label="Which agencies does it concern?",
        choices=(),
        required=False,
        help_text="None: it concerns the partnership. Those who answer for an agency read it too",
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(one.pk): one for one in agencies}
        field: Any = self.fields["agencies"]
        field.choices = [(key, one.name) for key, one in self.offered.items()]
        body = str(self.data.get(self.add_prefix("body")) or "")
        self.know(*(one.name for one in self.offered.values()), body)

    def clean(self) -> dict[str, Any]:
        """The agencies in the place of their numbers."""
        data = super().clean()
        chosen = data.get("agencies") or []
        data["agencies"] = [self.offered[key] for key in chosen if key in self.offered]
        return data


class RecordForm(EntryForm, KeepingForm):
    """A new entry, with its file."""

    file = _file("The report or letter", required=False)


class ChangeForm(EntryForm, EditingForm):
    """What the register says of it."""

    because = reason()


class AnswerForm(_Guarded, KeepingForm):
    """The response and when it went; or the answer that came."""

    guarded = ("answer",)

    answered_on = DayField(
        label="Answered on", noun="The day of the answer", not_after=timezone.localdate
    )
    answer = _words("What was answered, in short", 2000)
    file = _file("The answer", required=False)


class NoAnswerForm(ReferencesOnly):
    """Why no answer is waited for."""

    guarded = ("because",)

    because = forms.CharField(label="Why is no answer needed?", max_length=300, help_text=NOBODY)


class ReopenForm(PortalForm):
    """An answer is waited for again."""

    because = reason()
    due_on = DayField(label="Answer due on", noun="The day", not_before=timezone.localdate)


class FileForm(KeepingForm):
    """A file about it."""

    title = forms.CharField(label="Title", max_length=200, help_text=NOBODY)
    file = _file("File")


class StrikeForm(PortalForm):
    """Why an entry was wrong."""

    because = forms.CharField(label="Reason", max_length=200, help_text=NOBODY)


class _ForBoard(_Guarded):
    """What a board or group asks."""

    guarded: tuple[str, ...] = ("what",)

    board = forms.ModelChoiceField(
        Board.objects.none(), label="Board or group", empty_label="Choose a board or group"
    )

    def offer(self, **rows: QuerySet[Any]) -> None:
        """Give these fields their rows; their names are no people's."""
        for name, few in rows.items():
            field: Any = self.fields[name]
            field.queryset = few
            self.know(*(str(row) for row in few) if self.is_bound else ())


class ActionForm(_ForBoard):
    """What an agency is to do because of it."""

    owner_agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that owns it", empty_label="Choose an agency"
    )
    what = _words("Action", 2000)
    due_on = DayField(label="Due on", noun="The day it is due", not_before=timezone.localdate)

    def __init__(
        self, *args: Any, boards: QuerySet[Board], agencies: QuerySet[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer(board=boards, owner_agency=agencies)


class ChallengeForm(_ForBoard, FromLineForm):
    """What an agency is asked because of it."""

    guarded = ("what", "why")

    def __init__(
        self, *args: Any, boards: QuerySet[Board], agencies: QuerySet[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, agencies=agencies, **kwargs)
        self.offer(board=boards, agency=agencies)


class LinkForm(PortalForm):
    """An action that was raised before, with its source in words."""

    action = forms.ModelChoiceField(
        Action.objects.none(), label="Action", empty_label="Choose an action"
    )

    def __init__(self, *args: Any, actions: QuerySet[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["action"]
        field.queryset = actions
        field.label_from_instance = lambda row: f"{row.reference}: {row.what[:100]}"
