"""What people type about actions."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from partnership.agencies.models import Agency
from partnership.ui.forms import DayField, PortalForm


class RaiseActionForm(PortalForm):
    """What is asked of which agency, by when."""

    what = forms.CharField(
        label="Action",
        widget=forms.Textarea,
        max_length=2000,
        help_text="No names of children or adults",
    )
    owner_agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that owns it", empty_label="Choose an agency"
    )
    owner = forms.EmailField(
        label="E-mail of the person who owns it",
        required=False,
        help_text="Only somebody who holds an office here",
    )
    raised_on = DayField(
        label="Raised on", noun="The day it was raised", not_after=timezone.localdate
    )
    due_on = DayField(label="Due on", noun="The day it is due", help_text="For example, 7 12 2026")
    came_from = forms.CharField(
        label="Came from",
        required=False,
        max_length=200,
        help_text="The meeting, review or audit it came from",
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner_agency"]
        field.queryset = agencies


class CloseActionForm(PortalForm):
    """The end of an action."""

    closed_on = DayField(
        label="Closed on", noun="The day it was closed", not_after=timezone.localdate
    )
    outcome = forms.CharField(label="What came of it", widget=forms.Textarea, max_length=2000)
