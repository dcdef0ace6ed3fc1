"""What is typed about learning, recommendations and national reports."""

from reviews.findings.forms.answering import CheckForm, DecideForm
from reviews.findings.forms.learning import (
    BecauseForm,
    ChangeFindingForm,
    FindingForm,
    RetireForm,
    SharedForm,
    ThemeForm,
)
from reviews.findings.forms.national import NationalForm, ReportForm, StandForm
from reviews.findings.forms.recommending import (
    ActionForm,
    ChangeRecommendationForm,
    RecommendForm,
    SendForm,
)

__all__ = [
    "ActionForm",
    "BecauseForm",
    "ChangeFindingForm",
    "ChangeRecommendationForm",
    "CheckForm",
    "DecideForm",
    "FindingForm",
    "NationalForm",
    "RecommendForm",
    "ReportForm",
    "RetireForm",
    "SendForm",
    "SharedForm",
    "StandForm",
    "ThemeForm",
]
