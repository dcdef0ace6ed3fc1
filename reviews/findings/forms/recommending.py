"""What is typed about recommendations, and about the actions that come of them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from boards.actions.services.raising import Asked
from boards.forms import reason
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm
from partnership.ui.identities import ReferencesOnly, WordsOfWork
from reviews.findings.forms.boxes import NO_NAMES, agency_box, offer, sentences
from reviews.findings.services.recommending import Recommended


class RecommendForm(ReferencesOnly):
    """What should be done about a finding, by whom, and how its effect will be seen."""

    guarded: tuple[str, ...] = ("words", "measure")

    words = sentences(
        "Recommendation",
        2000,
        help_text="Once it is sent, the agency’s leads read these words and not the finding. "
        f"{NO_NAMES}",
    )
    agency = agency_box("Agency that is asked", "The whole system", required=False)
    measure = sentences("How will it be seen that practice changed?", 2000, rows=3)

    def __init__(self, *args: Any, agencies: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", agencies)

    def said(self) -> Recommended:
        """What the service takes."""
        names = ("words", "agency", "measure")
        return Recommended(**{name: self.cleaned_data[name] for name in names})


class ChangeRecommendationForm(RecommendForm, EditingForm):
    """A recommendation is corrected."""

    because = reason()


class SendForm(PortalForm):
    """The agency was sent it."""

    sent_on = DayField(
        label="When was it sent to the agency?",
        noun="The day it was sent",
        not_after=localdate,
    )


class ActionForm(WordsOfWork):
    """What an agency is to do, and by when."""

    guarded = ("what",)

    what = sentences(
        "Action",
        2000,
        help_text="Everybody in the group and in the agency reads it: nothing of the case",
    )
    owner_agency = agency_box("Agency that owns it", "Choose an agency")
    due_on = DayField(label="Due on", noun="The day it is due", not_before=localdate)

    def __init__(self, *args: Any, agencies: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner_agency", agencies)

    def asked(self) -> Asked:
        """What the register of actions takes."""
        names = ("what", "owner_agency", "due_on")
        return Asked(raised_on=localdate(), **{name: self.cleaned_data[name] for name in names})
