"""What people type about business plans."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from boards.forms import OneLineDayField, reason
from boards.models import Board
from boards.plan.models import DueKnown, Objective, Plan, Rag
from boards.plan.models.plan import LONG
from partnership.agencies.models import Agency
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.identities import WordsOfWork
from partnership.ui.words import plain_day

NO_NAMES = "No names of children or adults"


def long(label: str, *, required: bool = False, hint: str = "") -> forms.CharField:
    """Some sentences."""
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONG,
        required=required,
        help_text=hint,
    )


def plan_name() -> forms.CharField:
    return forms.CharField(
        label="Name", max_length=120, help_text="For example, Business plan 2026-28"
    )


class BeginForm(PortalForm):
    """A new plan, as a draft."""

    board = forms.ModelChoiceField(
        Board.objects.none(), label="Board that owns it", empty_label="Choose a board"
    )
    name = plan_name()
    starts_on = DayField(label="First day", noun="The first day")
    ends_on = DayField(label="Last day", noun="The last day")
    about = long("What it is about")

    def __init__(self, *args: Any, boards: QuerySet[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["board"]
        field.queryset = boards


class ChangePlanForm(EditingForm):
    """Name, days and words of a plan."""

    name = plan_name()
    starts_on = DayField(label="First day", noun="The first day")
    ends_on = DayField(label="Last day", noun="The last day")
    about = long("What it is about")
    because = reason()


def priority_name() -> forms.CharField:
    return forms.CharField(label="Priority", max_length=300, help_text=NO_NAMES)


class PriorityForm(PortalForm):
    """A new priority."""

    name = priority_name()
    about = long("Why it matters")


class ChangePriorityForm(EditingForm):
    """What a priority says."""

    name = priority_name()
    about = long("Why it matters")
    because = reason()


def objective_words() -> forms.CharField:
    return forms.CharField(label="Objective", max_length=500, help_text=NO_NAMES)


def target() -> forms.CharField:
    return forms.CharField(
        label="Target", max_length=200, required=False, help_text="For example, 9 in 10 by March"
    )


class ObjectiveForm(PortalForm):
    """A new objective, with that by which one will know."""

    words = objective_words()
    criterion = long("Success criterion")
    measure = long("Measure and evidence")
    target = target()
    impact = long("Intended impact")


class ChangeObjectiveForm(EditingForm):
    """What an objective says."""

    words = objective_words()
    criterion = long("Success criterion")
    measure = long("Measure and evidence")
    target = target()
    impact = long("Intended impact")
    because = reason()


def lead() -> forms.CharField:
    return forms.CharField(label="By whom, as the plan says it", max_length=300)


def agency() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency that leads",
        required=False,
        empty_label="None",
        help_text="Its leads write how far it is",
    )


def body() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Board.objects.none(),
        label="Board or group that leads",
        required=False,
        empty_label="None",
    )


def person() -> forms.EmailField:
    return forms.EmailField(
        label="E-mail of the person who leads",
        required=False,
        help_text="Only somebody who sits on a board or group here: their name is read by all",
    )


def due() -> forms.CharField:
    return forms.CharField(
        label="By when, in words",
        max_length=300,
        required=False,
        help_text="For example, each July board. Empty: the date is enough",
    )


def due_on() -> DayField:
    return DayField(
        label="Due on",
        noun="The day it is due",
        required=False,
        help_text="Any day of the month, quarter or year meant",
    )


def due_known() -> RadioField:
    return RadioField(
        label="How exactly is that known?", choices=DueKnown.choices, initial=DueKnown.DAY
    )


class Leads:
    """Mixed into the forms of an action: who may be chosen to lead it."""

    fields: dict[str, Any]

    def offer(self, agencies: QuerySet[Agency], boards: QuerySet[Board]) -> None:
        """Set the choices."""
        self.fields["agency"].queryset = agencies
        self.fields["board"].queryset = boards


class ActionForm(Leads, PortalForm):
    """A new action."""

    what = long("Action", required=True, hint=NO_NAMES)
    lead = lead()
    agency = agency()
    board = body()
    person = person()
    due = due()
    due_on = due_on()
    due_known = due_known()
    impact = long("Intended impact")
    measure = long("Measure and evidence")


class ChangeActionForm(Leads, EditingForm):
    """What an action says."""

    what = long("Action", required=True, hint=NO_NAMES)
    lead = lead()
    agency = agency()
    board = body()
    person = person()
    due = due()
    due_on = due_on()
    due_known = due_known()
    impact = long("Intended impact")
    measure = long("Measure and evidence")
    because = reason()


class EndForm(PortalForm):
    """Why something is taken out."""

    because = reason()


def as_at() -> DayField:
    return DayField(
        label="As at", noun="The day", not_after=timezone.localdate, initial=timezone.localdate
    )


class JudgeForm(WordsOfWork):
    """How far an action is, and how the service judges it."""

    guarded = ("words",)

    as_at = as_at()
    words = long("Progress", required=True, hint=NO_NAMES)
    rag = RadioField(label="How do you judge it?", choices=Rag.choices)


class ReportForm(WordsOfWork):
    """How far an action is, in the words of whoever leads it."""

    guarded = ("words",)

    as_at = as_at()
    words = long("Progress", required=True, hint=NO_NAMES)


class AgreeForm(PortalForm):
    """By which decision the plan was agreed."""

    ground = forms.ChoiceField(label="Agreed by which decision?")

    def __init__(self, *args: Any, grounds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["ground"]
        field.choices = [("", "Choose a decision"), *grounds]


class CloseForm(WordsOfWork):
    """The end of a plan."""

    guarded = ("closing",)

    closed_on = DayField(label="Closed on", noun="The day", not_after=timezone.localdate)
    closing = long("What came of it as a whole", required=True)


class LinkForm(PortalForm):
    """An action of the register that does part of it."""

    reference = forms.CharField(
        label="Reference of the action", max_length=30, help_text="For example, ACT-2026-007"
    )


class CarryForm(PortalForm):
    """Where an unfinished action goes on."""

    to = forms.ModelChoiceField(
        Objective.objects.none(), label="Objective of another plan", empty_label="Choose one"
    )
    due = due()
    due_on = DayField(label="Due on", noun="The day it is due", required=False)

    def __init__(self, *args: Any, plans: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = (
            Objective.objects.filter(
                priority__plan__in=plans, ended_on__isnull=True, priority__ended_on__isnull=True
            )
            .select_related("priority__plan")
            .order_by("-priority__plan__starts_on", "priority__position", "position")
        )
        field.label_from_instance = lambda one: f"{one.priority.plan}: {one}"


class TwoDaysForm(PortalForm):
    """Two days of a plan; an empty box, or one we cannot read, means what is given instead."""

    before = OneLineDayField(label="From", required=False, max_length=30)
    after = OneLineDayField(label="To", required=False, max_length=30)

    def days(self, first: Any, last: Any) -> tuple[Any, Any]:
        """The two days, the earlier one first."""
        said = self.cleaned_data if self.is_valid() else {}
        days = (said.get("before") or first, said.get("after") or last)
        return min(days), max(days)

    def shown(self, first: Any, last: Any) -> tuple[str, str]:
        """What stands in the boxes."""
        if self.errors:
            typed = (self["before"].value(), self["after"].value())
            return str(typed[0] or ""), str(typed[1] or "")
        days = self.days(first, last)
        return plain_day(days[0]), plain_day(days[1])
