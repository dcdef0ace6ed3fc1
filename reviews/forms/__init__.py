"""What is typed about incidents and reviews. Forms judge the input; rules judge the moment."""

from reviews.forms.deciding import DecisionForm, DissentForm
from reviews.forms.delays import DelayForm, ReasonToAddForm
from reviews.forms.incidents import CorrectDayForm, DayForm, IncidentForm
from reviews.forms.naming import NamingForm
from reviews.forms.national import InformedForm, ReplyForm
from reviews.forms.publishing import (
    BecauseForm,
    CommentForm,
    ConfirmForm,
    CopyForm,
    ExplainForm,
    PlanForm,
    PublishForm,
    ReasonForm,
    RegardForm,
    SignOffForm,
    TakeDownForm,
)

__all__ = [
    "BecauseForm",
    "CommentForm",
    "ConfirmForm",
    "CopyForm",
    "CorrectDayForm",
    "DayForm",
    "DecisionForm",
    "DelayForm",
    "DissentForm",
    "ExplainForm",
    "IncidentForm",
    "InformedForm",
    "NamingForm",
    "PlanForm",
    "PublishForm",
    "ReasonForm",
    "ReasonToAddForm",
    "RegardForm",
    "ReplyForm",
    "SignOffForm",
    "TakeDownForm",
]
