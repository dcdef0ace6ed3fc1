"""What is typed about a decision: the legal test, what was decided, how and why, who dissented."""

from typing import Any

from django import forms
from django.db.models import Q
from django.forms import BoundField
from django.utils.timezone import localdate

from boards.models import HowTaken, Meeting
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.words import plain_day
from reviews.criteria import Answer, Limb, law_for
from reviews.forms.boxes import words
from reviews.models import Incident, Outcome
from reviews.services.deciding import Said, Verdict, chair_tenures, limb_field

MEETINGS_OFFERED = 24
WHICH_REVIEW = {
    "child": "A local child safeguarding practice review will be carried out",
    "adult": "A safeguarding adult review will be carried out",
}


class DissentForm(PortalForm):
    """Which agency did not agree, and what it said."""

    agency = forms.ChoiceField(
        label="Which agency did not agree?",
        error_messages={"required": "Choose the agency that did not agree"},
    )
    words = words(rows=3, label="What it said")

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = agencies_of(incident)
        self.fields["agency"].choices = _to_choose(self.agencies, "Choose an agency")  # type: ignore[attr-defined]

    def clean_agency(self) -> Agency:
        """The agency itself."""
        return self.agencies[self.cleaned_data["agency"]]


class DecisionForm(PortalForm):
    """The legal test, what the group decided, how and why."""

    reveals = {"how": {HowTaken.MEETING: ("meeting",), HowTaken.CHAIRS_ACTION: ("could_not_wait",)}}
    outcome = RadioField(
        label="What was decided?",
        error_messages={"required": "Choose what was decided"},
        choices=Outcome.choices,
    )
    reasons = words(label="Reasons", help_text="Why this and nothing else, by the answers above")
    how = RadioField(
        label="How was it decided?",
        error_messages={"required": "Choose how it was decided"},
        choices=HowTaken.choices,
        hints={HowTaken.CHAIRS_ACTION: "It is reported to the next meeting"},
    )
    meeting = forms.ChoiceField(label="Which meeting", required=False)
    could_not_wait = words(rows=3, label="Why it could not wait", required=False)
    taken_on = DayField(
        label="Day of the decision",
        required=False,
        help_text="Leave it empty for a decision at a meeting: it is the day of the meeting",
        not_after=localdate,
    )
    taken_by = forms.ChoiceField(label="Who chaired, or acted as chair")
    dissent_of = forms.ChoiceField(
        label="Agency that did not agree",
        required=False,
        help_text="If there was more than one, record the others on the incident’s page",
    )
    dissent = words(rows=3, label="What it said", required=False)

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        self.law = law_for(incident.about, localdate())
        super().__init__(*args, **kwargs)
        for limb in self.law.limbs:
            self.fields[limb_field(limb.code)] = _limb_field(limb)
            self.fields[why_field(limb.code)] = forms.CharField(
                label="Why", required=False, max_length=2000
            )
        self._offer(incident)
        self.speak_plainly()

    def _offer(self, incident: Incident) -> None:
        board = incident.board
        outcomes = dict(Outcome.choices) | {Outcome.REVIEW: WHICH_REVIEW[incident.about]}
        held = board.meetings.held_by(localdate())[:MEETINGS_OFFERED]
        self.meetings = {str(row.pk): row for row in held}
        chairs = chair_tenures(board).select_related("person")
        self.chairs = {str(row.person_id): row.person for row in chairs}
        self.agencies = agencies_of(incident)
        days = {pk: plain_day(row.held_on) for pk, row in self.meetings.items()}
        fields: dict[str, Any] = self.fields
        fields["outcome"].choices = list(outcomes.items())
        fields["meeting"].choices = _to_choose(days, "No meeting")
        fields["taken_by"].choices = _to_choose(self.chairs, "Choose a person")
        fields["dissent_of"].choices = _to_choose(self.agencies, "Nobody dissented")

    @property
    def limbs(self) -> list[tuple[Limb, BoundField, BoundField]]:
        """Each limb of the test with its two boxes."""
        return [
            (limb, self[limb_field(limb.code)], self[why_field(limb.code)])
            for limb in self.law.limbs
        ]

    @property
    def rest(self) -> list[BoundField]:
        """The boxes after the test, in their order; one shown under an answer comes with it."""
        return [self[name] for name in self.base_fields if not self._comes_with(name)]

    @property
    def outcome_words(self) -> str:
        """What was decided, as it was offered."""
        field: Any = self.fields["outcome"]
        return str(dict(field.choices).get(self.cleaned_data["outcome"], ""))

    def _comes_with(self, name: str) -> bool:
        return getattr(self.fields[name], "is_revealed", False)

    def clean_meeting(self) -> Meeting | None:
        """The meeting itself."""
        return self.meetings.get(self.cleaned_data["meeting"])

    def clean_taken_by(self) -> User:
        """The person themselves."""
        return self.chairs[self.cleaned_data["taken_by"]]

    def clean_dissent_of(self) -> Agency | None:
        """The agency itself."""
        return self.agencies.get(self.cleaned_data["dissent_of"])

    def clean(self) -> dict[str, Any]:
        """A meeting gives the day; without one the day is asked for. Nothing half stays."""
        data = super().clean() or {}
        at_meeting = data.get("how") == HowTaken.MEETING
        meeting = data.get("meeting")
        if at_meeting and meeting is None:
            self.add_error("meeting", "Choose the meeting that decided")
        elif at_meeting and meeting and not data.get("taken_on"):
            data["taken_on"] = meeting.held_on
        elif data.get("how") and not data.get("taken_on") and "taken_on" not in self.errors:
            self.add_error("taken_on", "Enter the day of the decision")
        if data.get("how") and not at_meeting and meeting is not None:
            self.add_error("meeting", "Leave the meeting out: it was not decided at one")
        if data.get("dissent_of") and not data.get("dissent"):
            self.add_error("dissent", "Say what the agency said")
        if data.get("dissent") and not data.get("dissent_of") and "dissent_of" not in self.errors:
            self.add_error("dissent_of", "Choose the agency that said it")
        return data

    def verdict(self) -> Verdict:
        """What the service takes."""
        data = dict(self.cleaned_data)
        answers = {
            limb.code: Said(data.pop(limb_field(limb.code)), data.pop(why_field(limb.code)))
            for limb in self.law.limbs
        }
        agency, said = data.pop("dissent_of"), data.pop("dissent")
        dissents = ((agency, said),) if agency else ()
        return Verdict(**data, answers=answers, dissents=dissents)


def why_field(code: str) -> str:
    """The name of the box in which the answer to this limb is explained."""
    return f"why_{code}"


def agencies_of(incident: Incident) -> dict[str, Agency]:
    """Who may dissent: agencies with a seat in the group, and those of the arrangements."""
    today = localdate()
    partnership = incident.board.partnership
    listed = partnership.listings.on(today).values("agency")
    seated = incident.board.memberships.on(today).values("agency")
    found = Agency.objects.filter(Q(pk__in=listed) | Q(pk__in=seated)).order_by("name")
    return {str(row.pk): row for row in found}


def _limb_field(limb: Limb) -> RadioField:
    where = f"{limb.help}. {limb.citation}" if limb.help else limb.citation
    return RadioField(
        label=limb.question,
        choices=Answer.choices,
        help_text=where,
        error_messages={"required": f"Choose an answer to “{limb.question}”"},
    )


def _to_choose(rows: dict[str, Any], nothing: str) -> list[tuple[str, str]]:
    return [("", nothing), *((pk, str(row)) for pk, row in rows.items())]
