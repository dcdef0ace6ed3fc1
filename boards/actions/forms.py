"""What people type about actions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from boards.actions.models import Rag
from boards.actions.services.closing import SHOWN_BY, lacking
from boards.models import Action, Meeting, SourceKind
from partnership.agencies.models import Agency
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.identities import WordsOfWork

NO_NAMES = "No names of children or adults"
FOR_EXAMPLE = "For example, 7 12 2026"
DONE, IN_THE_WAY = "What has been done", "What stands in the way"


def _words(
    label: str, most: int, *, help_text: str = "", rows: int = 5, **more: Any
) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=box, max_length=most, help_text=help_text, **more)


def _expected(**more: Any) -> DayField:
    label, noun = "When do you expect it to be done?", "The day you expect"
    return DayField(label=label, noun=noun, required=False, not_before=timezone.localdate, **more)


def _reason(label: str = "Reason", **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, **more)


def _yes_or_no(label: str, yes: str, no: str) -> RadioField:
    return RadioField(label=label, choices=(("yes", yes), ("no", no)))


class RaiseActionForm(WordsOfWork):
    """What is asked of which agency, by when, and what it came from."""

    guarded = ("what", "came_from")

    what = _words("Action", 2000, help_text=NO_NAMES)
    owner_agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that owns it", empty_label="Choose an agency"
    )
    owner_email = forms.EmailField(
        label="E-mail of the person who owns it",
        required=False,
        help_text="Only somebody who holds an office here",
    )
    raised_on = DayField(
        label="Raised on", noun="The day it was raised", not_after=timezone.localdate
    )
    due_on = DayField(label="Due on", noun="The day it is due", help_text=FOR_EXAMPLE)
    source_kind = forms.ChoiceField(
        label="What did it come from?", choices=(("", "Choose one"), *SourceKind.choices)
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label="Meeting that raised it",
        required=False,
        empty_label="No meeting",
        help_text="The action then leads to it, and its page to the action",
    )
    came_from = forms.CharField(
        label="Came from, in words",
        required=False,
        max_length=200,
        help_text=f"The item, finding or answer it came from. {NO_NAMES}",
    )

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], meetings: QuerySet[Meeting], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("owner_agency", agencies), ("meeting", meetings)):
            field: Any = self.fields[name]
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        """Something else is said in words."""
        data = super().clean() or {}
        other = data.get("source_kind") == SourceKind.OTHER
        if other and not data.get("came_from") and not data.get("meeting"):
            self.add_error("came_from", "Say what it came from")
        return data


class UpdateForm(WordsOfWork, KeepingForm):
    """How an action stands, as its owner says."""

    guarded = ("words", "in_the_way")

    words = _words(DONE, 4000, help_text=NO_NAMES)
    in_the_way = _words(IN_THE_WAY, 2000, rows=3, required=False)
    expected_on = _expected(help_text=FOR_EXAMPLE)
    evidence = JudgedFile(label="A file that shows it", required=False)


class AnswerForm(WordsOfWork):
    """The service takes an update, or does not."""

    guarded = ("because",)

    accepted = _yes_or_no("Do you accept it?", "Accept it", "Reject it")
    because = _reason(help_text="The owner reads it")


class JudgeForm(WordsOfWork):
    """How the unit judges an action."""

    guarded = ("words",)

    rag = RadioField(
        label="How does it stand?", choices=[one for one in Rag.choices if one[0] != Rag.COMPLETE]
    )
    words = _reason(
        "Why", required=False, help_text="Needed where it differs from what is computed"
    )


class MoveForm(WordsOfWork):
    """Another due day."""

    guarded = ("because",)

    due_on = DayField(label="New due day", not_before=timezone.localdate, help_text=FOR_EXAMPLE)
    because = _reason()


class DecideForm(WordsOfWork):
    """Agree to what was asked for, or not."""

    guarded = ("because",)

    agreed = _yes_or_no("Do you agree?", "Agree", "Do not agree")
    because = _reason(help_text="Whoever asked reads it")


class CloseActionForm(WordsOfWork, KeepingForm):
    """The end of an action, with what shows it."""

    guarded = ("outcome", "evidence", "no_check_because")

    done_on = DayField(label="Done on", noun="The day it was done", not_after=timezone.localdate)
    outcome = _words("What changed", 4000, help_text=f"For children, adults or staff. {NO_NAMES}")
    file = JudgedFile(label="A file that shows it", required=False)
    evidence = _words(
        "Where the evidence is held",
        1000,
        required=False,
        help_text="Needed where no file is added",
    )
    check_on = DayField(
        label="Impact check on",
        noun="The day of the impact check",
        required=False,
        help_text="The day on which the portal asks: did it last?",
    )
    no_check_because = _reason("Why no impact check is needed", required=False)

    def clean(self) -> dict[str, Any]:
        """Everything that is missing is said at once."""
        data = super().clean() or {}
        if not self.errors.keys() & set(SHOWN_BY):
            shown_by: dict[str, Any] = {name: data.get(name) for name in SHOWN_BY}
            for name, words in lacking(**shown_by).items():
                self.add_error(name, words)
        return data


class ReopenForm(WordsOfWork):
    """A closed action opens again."""

    guarded = ("because",)

    because = _reason(help_text="For example: an audit found that it did not last")
    due_on = DayField(label="New due day", not_before=timezone.localdate, help_text=FOR_EXAMPLE)


class CheckForm(WordsOfWork):
    """Did it last?"""

    guarded = ("words",)

    lasted = _yes_or_no("Did it last?", "Yes, it lasted", "No: open the action again")
    words = _words("How do you know?", 2000, help_text=NO_NAMES)
    due_on = DayField(label="New due day", required=False, help_text="Only where it opens again")


class HandOverForm(PortalForm):
    """Who owns an action from now on."""

    owner = forms.EmailField(
        label="E-mail of the person who owns it",
        required=False,
        help_text="Somebody who holds an office here. Empty: the lead of the agency answers for it",
    )
    because = _reason()


class DiscussedForm(WordsOfWork):
    """A meeting spoke of the action."""

    guarded = ("words",)

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Meeting", empty_label="Choose a meeting"
    )
    words = forms.CharField(label="What was said", max_length=300, required=False)

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.queryset = meetings


PARTS = ("words", "in_the_way", "expected_on")


class AllMineForm(WordsOfWork):
    """Several actions on one page: what is left empty stays as it is."""

    def __init__(self, *args: Any, actions: Iterable[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actions = list(actions)
        boxes = (f"{part}_{one.pk}" for one in self.actions for part in ("words", "in_the_way"))
        self.guarded = tuple(boxes)
        for action in self.actions:
            self.fields |= {
                f"words_{action.pk}": _words(DONE, 4000, rows=3, required=False),
                f"in_the_way_{action.pk}": _words(IN_THE_WAY, 2000, rows=2, required=False),
                f"expected_on_{action.pk}": _expected(),
            }
        for field in self.fields.values():
            shown: Any = field
            shown.template_name = "ui/field.html"
            shown.is_revealed = True  # no "(optional)" at each of a hundred fields: it is said once
        self.speak_plainly()

    def clean(self) -> dict[str, Any]:
        """Say of which action each error is; only actions with something typed are given on."""
        data = super().clean() or {}
        said: dict[int, dict[str, Any]] = {}
        for action in self.actions:
            typed = {part: data.get(f"{part}_{action.pk}") for part in PARTS}
            if any(typed.values()) or any(f"{part}_{action.pk}" in self.errors for part in PARTS):
                said[action.pk] = typed
                self._ask_for_words(action, typed)
            self._name(action)
        return {"said": said}

    def _ask_for_words(self, action: Action, typed: dict[str, Any]) -> None:
        name = f"words_{action.pk}"
        if not typed["words"] and name not in self.errors:
            self.add_error(name, "Enter what has been done")

    def _name(self, action: Action) -> None:
        for part in PARTS:
            found = self.errors.get(f"{part}_{action.pk}")
            if found:
                found[:] = [f"{action}: {words}" for words in found]

    @property
    def parts(self) -> list[tuple[Action, list[Any]]]:
        """Each action with its fields, as the page shows them."""
        return [
            (action, [self[f"{part}_{action.pk}"] for part in PARTS]) for action in self.actions
        ]
