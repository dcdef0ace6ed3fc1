"""What people type about challenges."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from boards.challenges.models import Source, Verdict
from partnership.agencies.models import Agency
from partnership.ui.dayfield import DayField
from partnership.ui.forms import RadioField
from partnership.ui.identities import WordsOfWork

NO_NAMES = "No names of children or adults"
TYPED_SOURCES = [one for one in Source.choices if one[0] not in (Source.MEETING, Source.ATTENDANCE)]


def _words(label: str, most: int, help_text: str = NO_NAMES, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea, max_length=most, help_text=help_text, **more
    )


def _due(label: str = "Answer due on") -> DayField:
    return DayField(
        label=label,
        noun="The day",
        required=False,
        not_before=timezone.localdate,
        help_text="Empty: the number of working days that the partnership has set",
    )


class FromLineForm(WordsOfWork):
    """To whom a challenge of the minutes goes."""

    guarded: tuple[str, ...] = ("what", "why")

    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that is asked", empty_label="Choose an agency"
    )
    responder = forms.EmailField(
        label="E-mail of the person who is to answer",
        required=False,
        help_text="Empty: the agency’s safeguarding lead. Only somebody with an office there",
    )
    what = _words("What is asked", 2000)
    why = _words("Why", 2000, required=False)
    challenger = forms.CharField(
        label="Who challenges",
        max_length=120,
        initial="Chair",
        help_text="A seat, an office or a body, such as: Chair, the seat of the police",
    )
    due_on = _due()

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.queryset = agencies


class RaiseForm(FromLineForm):
    """A challenge that no line of minutes holds."""

    guarded = ("what", "why", "closed_because")

    source = RadioField(label="Where does it come from?", choices=TYPED_SOURCES)
    closed_because = forms.CharField(
        label="Why not everybody in the group may read it",
        required=False,
        max_length=300,
        help_text="Empty: everybody in the group reads it. Otherwise only the chairs, the "
        "partnership service and the agency",
    )


class AnswerForm(WordsOfWork):
    """What the agency answers."""

    guarded = ("words",)

    words = _words("Your answer", 4000)


class JudgeForm(WordsOfWork):
    """What the challenger makes of it."""

    guarded = ("words",)

    verdict = RadioField(label="Is the challenger satisfied?", choices=Verdict.choices)
    words = _words(
        "What changed, or what is missing",
        2000,
        f"Stands in the log and in the yearly report. {NO_NAMES}",
    )
    due_on = DayField(
        label="Answer due on", noun="The day", required=False, not_before=timezone.localdate
    )
    escalated_to = forms.CharField(
        label="To whom it is escalated",
        required=False,
        max_length=120,
        help_text="Such as: the executive board",
    )
    reveals = {"verdict": {Verdict.ASK_AGAIN: ("due_on",), Verdict.ESCALATE: ("escalated_to",)}}


class MoveForm(WordsOfWork):
    """Another day for the answer."""

    guarded = ("because",)

    due_on = DayField(
        label="New due day",
        not_before=timezone.localdate,
        help_text="The agency is written to. The day that was named first stays to be seen",
    )
    because = forms.CharField(label="Reason", max_length=300)


class WithdrawForm(WordsOfWork):
    """Why a challenge is withdrawn."""

    guarded = ("because",)

    because = forms.CharField(label="Reason", max_length=200)


class SendForm(WordsOfWork):
    """The drafted letter, to be edited."""

    guarded = ("letter",)

    letter = _words("Letter", 4000, "The agency reads it in the portal, as it stands here")
    due_on = _due()


class ActionForm(WordsOfWork):
    """What the agency is to do because of the challenge."""

    guarded = ("what",)

    what = _words("Action", 2000)
    due_on = DayField(label="Due on", noun="The day it is due", not_before=timezone.localdate)
