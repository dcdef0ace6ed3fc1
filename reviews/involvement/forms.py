"""What is typed about involvement: roles and days, and words that tell of nobody."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate

from partnership.ui.dayfield import DayField
from partnership.ui.forms import RadioField
from partnership.ui.identities import ReferencesOnly
from reviews.involvement.models import Answer, How
from reviews.involvement.prompts import prompts, roles, stages
from reviews.involvement.services import Offered
from reviews.models import Review

NO_NAMES = "No names: roles alone"
FIRST_DAY = date(2015, 4, 1)  # the Care Act 2014: reviews of adults are the older ones here


def words(label: str, hint: str = NO_NAMES, rows: int = 3) -> forms.CharField:
    """A box for some sentences that may stay empty."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, widget=area, max_length=2000, help_text=hint, required=False
    )


class OfferForm(ReferencesOnly):
    """What was offered to whom, or why nothing was."""

    guarded = ("what", "not_offered_because")

    role = RadioField(label="Whom is it about?")
    stage = RadioField(label="At which stage?")
    prompt = forms.ChoiceField(label="Which question does it answer?", required=False)
    offered_on = DayField(
        label="When was it offered?",
        noun="The day of the offer",
        required=False,
        not_before=FIRST_DAY,
        not_after=localdate,
    )
    how = forms.ChoiceField(
        label="How was it offered?", choices=[("", "Choose how"), *How.choices], required=False
    )
    what = forms.CharField(
        label="What was offered?",
        max_length=200,
        required=False,
        help_text=f"For example a visit at home with an interpreter. {NO_NAMES}",
    )
    not_offered_because = words(
        "If nothing was offered: why, and who decided?",
        f"For example that a trial comes first, decided by the panel. {NO_NAMES}",
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["role"].choices = [(one.code, one.title) for one in roles().values()]
        fields["stage"].choices = [(one.code, one.title) for one in stages().values()]
        known = prompts(review.incident.about)
        fields["prompt"].choices = [("", "None of them"), *((one.code, one.words) for one in known)]

    def offered(self) -> Offered:
        """What the service takes."""
        return Offered(**{name: self.cleaned_data[name] for name in Offered.__dataclass_fields__})


class AnswerForm(ReferencesOnly):
    """What became of an offer."""

    guarded = ("asked", "done")

    answer = RadioField(
        label="What became of it?",
        choices=[one for one in Answer.choices if one[0] != Answer.WAITS],
    )
    on = DayField(
        label="When was that known?",
        noun="The day of the answer",
        not_before=FIRST_DAY,
        not_after=localdate,
        error_messages={"required": "Enter the day of the answer"},
    )
    asked = words("What did they ask for, or say about the review?")
    done = words("What was done with it?")
