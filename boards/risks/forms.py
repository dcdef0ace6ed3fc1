"""What is typed about risks."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from boards.forms import reason
from partnership.agencies.models import Agency
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm
from partnership.ui.identities import WordsOfWork

LIKELY = (
    ("", "Choose a number"),
    (1, "1: very unlikely"),
    (2, "2: unlikely"),
    (3, "3: possible"),
    (4, "4: likely"),
    (5, "5: almost certain"),
)
GRAVE = (
    ("", "Choose a number"),
    (1, "1: hardly felt"),
    (2, "2: small"),
    (3, "3: felt"),
    (4, "4: grave"),
    (5, "5: very grave"),
)


def _words(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=4000, **more)


def _again() -> DayField:
    return DayField(label="Look at it again on", noun="The day to look at it again")


class JudgeForm(WordsOfWork):
    """How likely, how grave, why, and when to look again."""

    guarded: tuple[str, ...] = ("judged_because",)

    likelihood = forms.TypedChoiceField(label="How likely is it?", choices=LIKELY, coerce=int)
    impact = forms.TypedChoiceField(label="How grave would it be?", choices=GRAVE, coerce=int)
    judged_because = _words("Why do you think so?")
    look_again_on = _again()


class _Words(WordsOfWork):
    guarded: tuple[str, ...] = ("what", "cause", "controls", "came_from")

    what = forms.CharField(
        label="Risk", max_length=300, help_text="In one sentence. No names of children or adults"
    )
    cause = _words("What could cause it, and what would follow?")
    controls = _words("What is done about it?", required=False)
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency that answers for it",
        required=False,
        empty_label="The partnership as a whole",
    )
    came_from = forms.CharField(
        label="Came from",
        required=False,
        max_length=200,
        help_text="The meeting, review, audit or inspection it came from",
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.queryset = agencies


class RaiseRiskForm(_Words, JudgeForm):
    """A new risk with its first judgement."""

    guarded = (*_Words.guarded, *JudgeForm.guarded)

    field_order = ("what", "cause", "controls", "agency", "came_from", "likelihood", "impact")


class ChangeRiskForm(_Words, EditingForm):
    """Its words, and who answers for it."""

    because = reason()


class CloseRiskForm(WordsOfWork):
    """Why it needs no watching any more."""

    guarded = ("because",)

    because = _words("Why is it closed?", help_text="It is gone, or it is borne as it is")


class ReopenRiskForm(PortalForm):
    """Why it is watched again."""

    because = reason()
    look_again_on = _again()
