"""What is typed about referrals. Words that look as if they told who somebody is are warned of."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.timezone import localdate

from partnership.agencies.models import Agency
from partnership.ui.dayfield import DayField
from partnership.ui.forms import RadioField
from partnership.ui.identities import ReferencesOnly
from reviews.criteria import Answer, Limb, law_for
from reviews.models import About, Ground, Incident
from reviews.referrals.models import Referral, Safe
from reviews.referrals.services.referring import Told
from reviews.services.incidents import councils_of

NO_NAMES = "No names, dates of birth or addresses: other systems hold those"
LIMB = "limb_"
LONG = 5000


def words(label: str, hint: str = NO_NAMES, rows: int = 4, **more: Any) -> forms.CharField:
    """A box for some sentences."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, max_length=LONG, help_text=hint, **more)


class ReferralForm(ReferencesOnly):
    """A case is referred: safety first, then what happened, then the questions of the law."""

    guarded = ("their_reference", "told_by", "safety", "what_happened", "learning", "proceedings")
    reveals = {"safe": {Safe.YES: ("safety",)}}

    safe = RadioField(
        label="Are those at risk safe now?",
        choices=Safe.choices,
        help_text="This page protects nobody. If somebody is at risk, call 999 or the council’s "
        "safeguarding team first, as your own policy says",
    )
    safety = words("What was done for their safety?", rows=2, required=False)
    agency = forms.ChoiceField(label="For which agency?", required=False)
    their_reference = forms.CharField(
        label="Your own reference for the case",
        max_length=60,
        help_text="A number of your records, never a name or an NHS number",
        error_messages={"required": "Enter your own reference for the case"},
    )
    told_by = forms.CharField(
        label="Your role",
        max_length=120,
        help_text="For example: safeguarding lead of the practice",
        error_messages={"required": "Enter your role"},
    )
    what_happened = words(
        "What happened, without names",
        error_messages={"required": "Say what happened"},
    )
    learning = words(
        "What could agencies learn from it?",
        "How agencies worked together, and what you think could have gone otherwise",
        error_messages={"required": "Say what could be learned"},
    )
    proceedings = words(
        "Which other proceedings run?",
        "For example an inquest, a criminal investigation, a domestic abuse related death review",
        rows=2,
        required=False,
    )

    def __init__(
        self, *args: Any, about: str, agencies: QuerySet[Agency] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.law = law_for(about, localdate())
        self.known_agencies = {str(row.pk): row for row in agencies or []}
        for limb in self.law.limbs:
            self.fields[f"{LIMB}{limb.code}"] = RadioField(
                label=limb.question,
                choices=Answer.choices,
                help_text=limb.citation,
                error_messages={"required": f"Answer: {limb.question}"},
            )
        fields: dict[str, Any] = self.fields
        if not self.known_agencies:
            del fields["agency"]
        else:
            named = [(key, row.name) for key, row in self.known_agencies.items()]
            fields["agency"].choices = [("", "Nobody of these: written down for somebody"), *named]
            if len(named) == 1:
                fields["agency"].initial = named[0][0]
        self.speak_plainly()

    @property
    def limbs(self) -> list[tuple[Limb, BoundField]]:
        """Each question of the test with its box."""
        return [(limb, self[f"{LIMB}{limb.code}"]) for limb in self.law.limbs]

    def chosen_agency(self) -> Agency | None:
        """The agency itself; None where the service writes something down."""
        return self.known_agencies.get(self.cleaned_data.get("agency", ""))

    def told(self) -> Told:
        """What the service takes."""
        data = self.cleaned_data
        names = [name for name in Told.__dataclass_fields__ if name != "answers"]
        answers = {limb.code: data[f"{LIMB}{limb.code}"] for limb in self.law.limbs}
        return Told(**{name: data[name] for name in names}, answers=answers)


class AgencyReferralForm(ReferralForm):
    """The same of a lead: it is for one of their agencies, always."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields.get("agency")
        if field is None:
            return  # they speak for none: the service refuses
        named = [(key, row.name) for key, row in self.known_agencies.items()]
        field.choices, field.required = named, True
        field.error_messages["required"] = "Choose the agency"


class LinkForm(ReferencesOnly):
    """A link for somebody without an account."""

    about = RadioField(label="Whom is the case about?", choices=About.choices)
    made_for = forms.CharField(
        label="Who is the link for?",
        max_length=200,
        help_text="An organisation or a role, for example: a GP practice in the city",
        error_messages={"required": "Say who the link is for"},
    )


class WordsForm(ReferencesOnly):
    """A question, or its answer."""

    guarded = ("words",)

    words = words("What do you ask?", error_messages={"required": "Enter your question or answer"})

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label


class EndForm(ReferencesOnly):
    """Why it ends like this, and what whoever referred it is told."""

    guarded: tuple[str, ...] = ("because", "told")

    because = words(
        "Why?",
        "For the record of the service. " + NO_NAMES,
        error_messages={"required": "Say why"},
    )
    told = words(
        "What is whoever referred it told?",
        "They read these words, and nothing else of what follows",
        error_messages={"required": "Say what they are told"},
    )


class JoinForm(EndForm):
    """It is about a case that is known already."""

    incident = forms.ChoiceField(
        label="Which case?", error_messages={"required": "Choose the case"}
    )
    field_order: tuple[str, ...] = ("incident",)

    def __init__(self, *args: Any, incidents: QuerySet[Incident], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_incidents = {str(row.pk): row for row in incidents}
        field: Any = self.fields["incident"]
        named = [(key, row.reference) for key, row in self.known_incidents.items()]
        field.choices = [("", "Choose a case"), *named]

    def clean_incident(self) -> Incident:
        """The case itself."""
        return self.known_incidents[self.cleaned_data["incident"]]


class TakeForm(EndForm):
    """It becomes a case: what its record needs."""

    guarded = ("what_happened", "because", "told")
    field_order: tuple[str, ...] = ("ground", "council", "became_aware_on", "what_happened")

    ground = RadioField(label="Why is it notified?", choices=Ground.choices)
    council = RadioField(label="Council whose area it is")
    became_aware_on = DayField(
        label="When did the council become aware?",
        help_text="Days are counted from it; it is day 0 itself",
        noun="The day the council knew",
        error_messages={"required": "Enter the day the council became aware"},
        not_after=localdate,
    )
    what_happened = words("What happened, without names")

    def __init__(self, *args: Any, referral: Referral, **kwargs: Any) -> None:
        initial = {"what_happened": referral.what_happened, **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)
        if referral.about == About.ADULT:  # of an adult nobody is notified
            del self.fields["ground"]
            label = "When did the partnership become aware?"
            self.fields["became_aware_on"].label = label
        self.councils = {str(row.pk): row for row in councils_of(referral.board, localdate())}
        field: Any = self.fields["council"]
        field.choices = [(pk, agency.name) for pk, agency in self.councils.items()]

    def clean_council(self) -> Agency:
        """The agency itself."""
        found = self.councils.get(self.cleaned_data["council"])
        if found is None:
            raise ValidationError("Choose a council of this partnership")
        return found
