"""What is typed to count days that belong to no case."""

from typing import Any

from django import forms

from partnership.clock.bank_holidays import CALENDAR_NAMES
from partnership.clock.calendar import BeyondCalendar
from partnership.clock.proofs import Proof, prove
from partnership.clock.rules import Edition, NoEdition, Rule, all_rules, rule_for
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm

HOW = (
    ("working_days-after", "Working days after the day"),
    ("working_days-before", "Working days before the day"),
    ("calendar_days-after", "Calendar days after the day"),
    ("calendar_days-before", "Calendar days before the day"),
    ("months-after", "Months after the day"),
    ("months-before", "Months before the day"),
)
MOST_DAYS, MOST_MONTHS = 260, 120


class CountForm(PortalForm):
    """A rule and a day, or a number of one's own."""

    rule = forms.ChoiceField(required=False, label="Count by")
    day = DayField(
        label="The day",
        help_text="From which to count, or back from which. For example, 7 12 2026",
    )
    number = forms.IntegerField(
        label="How many",
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text="For a count of your own; a rule brings its own number",
    )
    how = forms.ChoiceField(label="Of what", choices=HOW, required=False)
    calendar = forms.ChoiceField(
        label="Bank holidays of",
        required=False,
        choices=[(key, name[:1].upper() + name[1:]) for key, name in CALENDAR_NAMES.items()],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [(rule.code, f"{rule.code}: {rule.title}, {rule.length}") for rule in all_rules()]
        choices: Any = [("", "A number of my own"), ("By a rule", rules)]
        self.fields["rule"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A count of one's own has a number; the proof is made here, so that its refusals show."""
        data: dict[str, Any] = super().clean() or {}
        own = not data.get("rule")
        if own and "number" not in self.errors and not data.get("number"):
            self.add_error("number", "Enter how many, or choose a rule")
        if own and (data.get("how") or "").startswith("months") and self._too_many(data):
            self.add_error("number", f"How many: enter {MOST_MONTHS} or less")
        if not self.errors:
            self._prove(data)
        return data

    @staticmethod
    def _too_many(data: dict[str, Any]) -> bool:
        return (data.get("number") or 0) > MOST_MONTHS

    def _prove(self, data: dict[str, Any]) -> None:
        try:
            self.proof: Proof | None = prove(*_what(data), data["day"])
        except (BeyondCalendar, NoEdition, ValueError) as beyond:
            self.add_error("day", str(beyond).rstrip("."))


def _what(data: dict[str, Any]) -> tuple[Rule | None, Edition]:
    if data["rule"]:
        rule = rule_for(data["rule"])
        return rule, rule.edition_on(data["day"])
    unit, _, direction = (data["how"] or HOW[0][0]).partition("-")
    edition = Edition(
        key="",
        authority="",
        in_force_from=data["day"],
        in_force_until=None,
        counts_from="",
        sure="",
        number=data["number"],
        unit=unit,  # type: ignore[arg-type]
        direction=direction,  # type: ignore[arg-type]
        calendar=data["calendar"] or "england_and_wales",
    )
    return None, edition
