"""What is typed about who is named for a review."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from partnership.people.models import User
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField
from reviews.models import PanelPart
from reviews.rules import FIRST_DAY
from reviews.services.naming import Naming

NOBODY = "Nobody that you may see has an account with this address. Invite them first"


class NamingForm(PortalForm):
    """Who is named, as what, why and for which days."""

    person = forms.EmailField(label="E-mail address of the person", max_length=254)
    part = RadioField(label="What do they do in this case?", choices=PanelPart.choices)
    because = forms.CharField(label="Why do they have to know?", max_length=200)
    starts_on = DayField(
        label="From which day?",
        noun="The first day",
        initial=localdate,
        not_before=FIRST_DAY,
        error_messages={"required": "Enter the first day"},
    )
    ends_on = DayField(
        label="Until which day?",
        noun="The last day",
        required=False,
        help_text="Leave it empty where it is not known: it can be ended at any time",
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_person(self) -> User:
        """The person themselves, if whoever names them may see them."""
        address = self.cleaned_data["person"]
        seen = User.objects.visible_to(self.by).filter(is_active=True)
        person: User | None = seen.filter(email__iexact=address).first()
        if person is None:
            raise ValidationError(NOBODY)
        return person

    def naming(self) -> Naming:
        """What the service takes."""
        return Naming(**self.cleaned_data)
