"""What people type about agendas and papers."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from boards.forms import reason
from boards.meetings.models import Agreed, LineKind, Minutes, Purpose
from boards.meetings.services.minutes import CHANGED, NOT_FOR_ALL
from boards.models import Meeting
from partnership.agencies.models import Agency
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.people.models import User
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import CheckboxesField, PortalForm, RadioField
from partnership.ui.identities import WordsOfWork

LONGEST = 480  # minutes
FOR_ACTION = "Needed for an action"


def title() -> forms.CharField:
    return forms.CharField(
        label="Title",
        max_length=200,
        help_text="No names of children or adults: titles stand in letters and lists",
    )


def purpose() -> RadioField:
    return RadioField(label="What is the board to do with it?", choices=Purpose.choices)


def owner() -> forms.CharField:
    return forms.CharField(
        label="Who brings it",
        max_length=120,
        required=False,
        help_text="A person, an office or an agency",
    )


def minutes() -> forms.IntegerField:
    return forms.IntegerField(label="Minutes", min_value=0, max_value=LONGEST, initial=10)


class ItemForm(PortalForm):
    """A new item."""

    title = title()
    purpose = purpose()
    owner = owner()
    minutes = minutes()
    paper_due_on = DayField(label="Paper due on", noun="The day", required=False)


class ChangeItemForm(EditingForm):
    """What an item says."""

    title = title()
    purpose = purpose()
    owner = owner()
    minutes = minutes()
    paper_due_on = DayField(label="Paper due on", noun="The day", required=False)
    because = reason()


class ProposalForm(PortalForm):
    """What a member proposes."""

    title = title()
    purpose = purpose()
    owner = owner()
    minutes = minutes()


class DropForm(PortalForm):
    """Why an item is taken off."""

    because = reason()


class DeclineForm(PortalForm):
    """Why what was proposed comes onto no agenda."""

    because = reason()


class BackForm(PortalForm):
    """When an item comes back."""

    after = forms.IntegerField(
        label="After how many meetings?",
        min_value=1,
        max_value=24,
        initial=1,
        help_text="1 is the next meeting of this group",
    )


class AddPaperForm(KeepingForm):
    """A paper for an item."""

    title = title()
    paper = JudgedFile(label="File")


class VersionForm(KeepingForm):
    """A newer version of a paper."""

    file = JudgedFile(label="File")


class RestrictForm(EditingForm):
    """For whom an item is: the seats of agencies, or people."""

    readers = CheckboxesField(label="Who may read it?", choices=())
    because = reason()

    def __init__(self, *args: Any, readers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["readers"]
        offered.choices = readers


class WithholdForm(PortalForm):
    """From whom an item is kept."""

    person = forms.ModelChoiceField(User.objects.none(), label="Member", empty_label="Choose")
    because = reason()

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["person"]
        offered.queryset = people


class TimesForm(EditingForm):
    """The minutes of every item at once, one box each."""

    def __init__(self, *args: Any, lines: list[Any], **kwargs: Any) -> None:
        boxes = {
            f"minutes_{line.item.pk}": forms.IntegerField(
                label=f"Minutes for item {line.number}",
                min_value=0,
                max_value=LONGEST,
                initial=line.item.minutes,
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            )
            for line in lines
        }
        self.base_fields = {**self.base_fields, **boxes}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """{"minutes": {item: minutes}}."""
        data = super().clean()
        return {"minutes": {int(name.split("_")[1]): value for name, value in data.items()}}


def words(label: str = "What was said or agreed") -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        help_text="No names of children or adults",
    )


class LineForm(PortalForm):
    """The next line of the minutes: its words, what it is, and what only some kinds have."""

    # By field, the kinds of line that have it: all further fields are here.
    KINDS: ClassVar = {
        "agency": (LineKind.ACTION,),
        "owner": (LineKind.CHALLENGE, LineKind.RISK),
        "due_on": (LineKind.ACTION, LineKind.CHALLENGE),
        "agreed": (LineKind.DECISION,),
        "basis": (LineKind.DECISION,),
    }

    words = words()
    kind = forms.ChoiceField(label="Kind of line", choices=LineKind.choices)
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency that owns the action",
        required=False,
        empty_label="Choose an agency",
        help_text=f"{FOR_ACTION}: it goes into the register with it",
    )
    owner = forms.CharField(
        label="To whom, or who owns it",
        max_length=120,
        required=False,
        help_text="For a challenge or a risk",
    )
    due_on = DayField(
        label="By when?",
        noun="The day",
        required=False,
        help_text=f"{FOR_ACTION}. A challenge may have it",
    )
    agreed = forms.ChoiceField(
        label="How it was agreed",
        choices=[("", "Not said"), *Agreed.choices],
        required=False,
        help_text="For a decision",
    )
    basis = forms.CharField(
        label="Rule or power it relies on",
        max_length=200,
        required=False,
        help_text="For a decision, such as a part of the arrangements",
    )

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], has_actions: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields
        asked["agency"].queryset = agencies
        for name in ("agency", "due_on"):
            asked[name].is_revealed = True  # no "(optional)": an action needs it
        if not has_actions:
            del asked["agency"]
            asked["due_on"].help_text = "For a challenge"
            asked["kind"].help_text = NOT_FOR_ALL
            asked["kind"].choices = [one for one in LineKind.choices if one[0] != LineKind.ACTION]

    @property
    def further(self) -> list[tuple[str, forms.BoundField]]:
        """The further fields, each with the kinds that have it, as words with spaces between."""
        kinds = self.KINDS.items()
        return [(" ".join(those), self[name]) for name, those in kinds if name in self.fields]


class LineActionForm(WordsOfWork):
    """What is asked of which agency, by when, from a line of the minutes."""

    guarded = ("words",)

    words = words("Action")
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that owns the action", empty_label="Choose an agency"
    )
    due_on = DayField(label="By when?", noun="The day")

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["agency"]
        offered.queryset = agencies


class ChangeLineForm(EditingForm):
    """The words of a line."""

    words = words()
    because = reason()


class AddendumForm(PortalForm):
    """A correction."""

    words = words("What is to be corrected, and how")


class SendBackForm(WordsOfWork):
    """What the chair wants changed in minutes."""

    guarded = ("remarks",)

    remarks = forms.CharField(
        label="What is to be changed?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Say the item and the words. Those who write the minutes read it",
    )


class ReadForm(PortalForm):
    """What somebody says of minutes that the page shows them: it carries which words they were."""

    data: Any
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, minutes: Minutes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.token = self.initial["seen"] = minutes.token_now()

    def clean(self) -> dict[str, Any]:
        """Other words than those shown are refused once, and shown."""
        data = {**(super().clean() or {})}
        if data.get("seen") != self.token:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.token
            self.add_error(None, CHANGED)
        return data


class ApproveForm(ReadForm):
    """Which meeting approved them."""

    at = forms.ModelChoiceField(
        Meeting.objects.none(), label="Meeting that approved them", empty_label="Choose a meeting"
    )

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["at"]
        offered.queryset = meetings
