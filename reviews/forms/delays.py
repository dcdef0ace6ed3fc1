"""What is typed about delays, and about the partnership's own reasons for them."""

from typing import Any

from django import forms
from django.utils.timezone import localdate

from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField
from reviews.forms.boxes import words
from reviews.models import DelayReason, OwnReason, Review
from reviews.services.delays import Delayed

OWN = "own-"


class DelayForm(PortalForm):
    """Why the time passes, who was told, and for which days the review stood still."""

    reason = RadioField(label="Main reason")
    explanation = words(label="What stands in the way, and until when")
    told_panel_on = DayField(
        label="When was the Panel told?", required=False, noun="That day", not_after=localdate
    )
    told_sos_on = DayField(
        label="When was the Secretary of State told?",
        required=False,
        noun="That day",
        not_after=localdate,
    )
    tell_again_on = DayField(
        label="When will they be told again?",
        required=False,
        noun="That day",
        help_text="You are reminded on that day",
    )
    still_from = DayField(
        label="From which day did the review stand still?",
        required=False,
        noun="That day",
        not_after=localdate,
        help_text="Only where nothing could be done. It stops no clock: the age is shown with "
        "and without those days",
    )
    still_until = DayField(
        label="When did it go on?",
        required=False,
        noun="That day",
        not_after=localdate,
        help_text="Leave it empty while it stands still",
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = OwnReason.objects.filter(partnership=review.partnership, retired_on__isnull=True)
        self.own = {f"{OWN}{row.pk}": row for row in own}
        built_in = [one for one in DelayReason.choices if one[0] != DelayReason.OWN]
        fields: dict[str, Any] = self.fields
        fields["reason"].choices = [*built_in, *((key, str(row)) for key, row in self.own.items())]
        if not review.is_practice_review:  # No national body is told about another review.
            for name in ("told_panel_on", "told_sos_on", "tell_again_on"):
                del self.fields[name]

    def delayed(self) -> Delayed:
        """What the service takes, the same whichever review it is."""
        data = dict(self.cleaned_data)
        own = self.own.get(data["reason"])
        if own is not None:
            data |= {"reason": DelayReason.OWN, "own_reason": own}
        return Delayed(**data)


class ReasonToAddForm(PortalForm):
    """A reason for delay that the list lacks."""

    words = forms.CharField(label="The reason", max_length=120)
    stands_still = forms.BooleanField(
        label="A review stands still while it lasts",
        required=False,
        help_text="For proceedings of others or a wish of the family, not for work that is slow",
    )
