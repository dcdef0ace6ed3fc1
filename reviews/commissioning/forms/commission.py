"""What is typed about a commission: with whom, for how much, how independent, what is due when."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.timezone import localdate

from boards.forms import reason
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.identities import WordsOfWork
from partnership.ui.money import MoneyField
from reviews.commissioning.models import Basis, Method, Role, Ruling
from reviews.commissioning.services.commissions import Agreed
from reviews.forms.boxes import words

YES_OR_NO = (("yes", "Yes"), ("no", "No"))


def day(label: str, noun: str, **more: Any) -> DayField:
    """A day that has been."""
    return DayField(label=label, noun=noun, not_after=localdate, **more)


class _Agreed(PortalForm):
    firm = forms.CharField(label="Firm", max_length=160, required=False)
    method = forms.ChoiceField(label="Method", choices=[("", "Choose a method"), *Method.choices])
    basis = RadioField(label="How is it paid?", choices=Basis.choices)
    days_agreed = forms.DecimalField(
        label="Days agreed",
        min_value=Decimal("0.5"),
        max_value=Decimal("400"),
        max_digits=5,
        decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text="Half days may be typed as 12.5",
        error_messages={
            "invalid": "Enter the days as a number like 12 or 12.5",
            "max_decimal_places": "Enter whole or half days, like 12.5",
            "max_digits": "Enter a number of days up to 400",
            "max_whole_digits": "Enter a number of days up to 400",
        },
    )
    pence = MoneyField(
        label="Day rate or price",
        help_text="In pounds, like 550 or 12,500.50; of one day where it is paid by the day",
    )

    def clean(self) -> dict[str, Any]:
        """What was agreed, in one."""
        data: dict[str, Any] = {**(super().clean() or {})}
        names = ("method", "basis", "days_agreed", "pence")
        if all(data.get(name) is not None for name in names) and not self.errors:
            data["agreed"] = Agreed(**{name: data.pop(name) for name in names})
        return data


class CommissionForm(_Agreed):
    """Somebody is commissioned."""

    role = RadioField(label="What is the commission for?", choices=Role.choices)
    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="The reviewer is named in the report by law",
    )
    independent = RadioField(
        label="Is it somebody independent of the agencies?",
        choices=YES_OR_NO,
        hints={"yes": "The report is signed off only once a statement of independence is accepted"},
    )
    contract_on = day("Day of the contract", "The day of the contract")

    field_order = ("role", "name", "firm", "independent", "method", "basis", "days_agreed", "pence")

    def clean_independent(self) -> bool:
        """Whether it is."""
        return bool(self.cleaned_data["independent"] == "yes")


class ChangeCommissionForm(_Agreed, EditingForm):
    """Other days, another price or method was agreed."""

    because = reason()


class EndCommissionForm(WordsOfWork):
    """The commission ends."""

    guarded = ("because",)

    on = day("Last day", "The last day")
    because = words(
        rows=3, label="Why it ends", help_text="The work is complete, or why it ends early"
    )


class StatementForm(WordsOfWork):
    """What somebody says of their independence."""

    guarded = ("words",)

    words = words(label="Statement of independence", help_text="In their own words")
    stated_on = day("When was it made?", "The day of the statement")


class ConflictForm(WordsOfWork):
    """A conflict that was declared."""

    guarded = ("what",)

    what = words(rows=3, label="Conflict declared", help_text="With which agency, and since when")
    declared_on = day("When was it declared?", "The day it was declared")


class RuleForm(WordsOfWork):
    """What was decided about a conflict."""

    guarded = ("words",)

    ruling = RadioField(label="What was decided?", choices=Ruling.choices)
    words = words(rows=3, label="Reasons, and any conditions")
    on = day("When was it decided?", "The day of the ruling")


class OnForm(PortalForm):
    """One day that has been."""

    on = day("When?", "The day")


class InvoiceForm(WordsOfWork):
    """An invoice came."""

    guarded = ("what",)

    pence = MoneyField(label="Amount", help_text="In pounds, for example, 1,250.50")
    what = forms.CharField(
        label="What it is for",
        max_length=200,
        help_text="With the number of the invoice, so that none is posted twice",
    )
    on = day("Day of the invoice", "The day of the invoice")


class MilestoneForm(WordsOfWork):
    """A piece of work and its day."""

    guarded = ("what",)

    what = forms.CharField(label="Milestone", max_length=200)
    due_on = DayField(label="Due on", noun="The day it is due")


class MoveMilestoneForm(WordsOfWork):
    """Another day, and why."""

    guarded = ("because",)

    due_on = DayField(label="Now due on", noun="The day it is due")
    because = reason()


class WhyForm(WordsOfWork):
    """A reason in one line."""

    guarded = ("because",)

    because = reason()
