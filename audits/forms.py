"""What is typed about frameworks, cycles and answers."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from audits.book import shipped
from audits.lacking import Line
from audits.models import Agreement, Answer, Edition, Evidence, Grade, Question
from audits.services.answering import Said
from audits.services.challenging import LONGEST, Planned
from audits.services.evidence import Shown
from audits.services.wording import Wording
from boards.models import Board
from partnership.agencies.models import Agency, Kind
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.ui.dayfield import DayField
from partnership.ui.forms import CheckboxesField, PortalForm, RadioField
from partnership.ui.identities import WordsOfWork
from partnership.ui.times import TimeField

NOT_APPLICABLE = "not_applicable"
NO_NAMES = "No names of children or adults"
OLDEST = date(1974, 4, 1)  # when today's councils began: no record of their work is older


class TakeOverForm(PortalForm):
    """Which framework."""

    code = RadioField(
        label="Which framework?",
        choices=(),
        error_messages={"required": "Choose a framework"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["code"]
        field.choices = [(code, row["title"]) for code, row in shipped().items()]


class CycleForm(PortalForm):
    """A cycle: against what, for which group, by when."""

    edition = forms.ModelChoiceField(
        Edition.objects.none(), label="Framework", empty_label="Choose a framework"
    )
    group = forms.ModelChoiceField(
        Board.objects.none(),
        label="Group that reads the returns",
        empty_label="Choose a group",
    )
    title = forms.CharField(
        label="Title", max_length=120, help_text="For example: Section 11, 2026-27"
    )
    due_on = DayField(label="By when?", noun="The day it is due")

    def __init__(
        self, *args: Any, editions: QuerySet[Any], groups: QuerySet[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("edition", editions), ("group", groups)):
            field: Any = self.fields[name]
            field.queryset = rows


PARTS = ("grade", "words", "action", "owner", "due_on", "read")


class StandardForm(WordsOfWork):
    """The answers to one standard. Nothing has to be filled before the return is submitted."""

    def __init__(
        self, *args: Any, lines: Sequence[Line], grades: Sequence[Grade], **kwargs: Any
    ) -> None:
        initial = {
            name: value for line in lines for name, value in _stands(line).items()
        } | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.lines, self.grades = list(lines), {one.code: one for one in grades}
        self.guarded = tuple(
            f"{part}_{line.question.pk}" for line in lines for part in ("words", "action", "owner")
        )
        for line in lines:
            self.fields |= self._fields(line)
        for field in self.fields.values():
            shown: Any = field
            shown.template_name = "ui/field.html"
            shown.is_revealed = True  # nothing is owed yet: it is said once above them all
        self.speak_plainly()

    def _fields(self, line: Line) -> dict[str, forms.Field]:
        question, pk = line.question, line.question.pk
        choices = [(one.code, one.words) for one in self.grades.values()]
        hints = {one.code: one.descriptor for one in self.grades.values() if one.descriptor}
        if question.may_not_apply:
            choices.append((NOT_APPLICABLE, "It does not apply to us"))
            hints[NOT_APPLICABLE] = "Say below why"
        area, small = forms.Textarea(attrs={"rows": 4}), forms.Textarea(attrs={"rows": 2})
        asked = f"{question.evidence}. {NO_NAMES}" if question.evidence else NO_NAMES
        return {
            f"grade_{pk}": RadioField(
                label=f"{question}. {question.words}",
                choices=choices,
                hints=hints,
                required=False,
                help_text=question.guidance,
            ),
            f"words_{pk}": forms.CharField(
                label=f"What shows it? ({question})",
                widget=area,
                max_length=4000,
                required=False,
                help_text=asked,
            ),
            f"action_{pk}": forms.CharField(
                label=f"What will be done? ({question})",
                widget=small,
                max_length=2000,
                required=False,
                help_text="Owed where it is not fully met",
            ),
            f"owner_{pk}": forms.CharField(
                label=f"By whom? ({question})",
                max_length=120,
                required=False,
                help_text="An office, such as: head of safeguarding",
            ),
            f"due_on_{pk}": DayField(
                label=f"By when? ({question})",
                noun=f"The day of {question}",
                required=False,
                not_before=localdate,
            ),
            f"read_{pk}": forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False),
        }

    @property
    def parts(self) -> list[tuple[Line, list[Any], Any]]:
        """Each question with its boxes and what it hides."""
        return [
            (
                line,
                [self[f"{part}_{line.question.pk}"] for part in PARTS[:-1]],
                self[f"read_{line.question.pk}"],
            )
            for line in self.lines
        ]

    def said(self) -> list[tuple[Line, Said, int]]:
        """What the service takes, question by question, and which answer was read."""
        return [(line, *self._said(line.question.pk)) for line in self.lines]

    def take_what_stands(self, answers: Iterable[Answer]) -> None:
        """What somebody saved meanwhile counts as read from now on: it is shown beside."""
        read = {f"read_{answer.question_id}": str(answer.saved) for answer in answers}
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        for name, number in read.items():
            typed[name] = number
        self.data = typed

    def _said(self, pk: int) -> tuple[Said, int]:
        data = {part: self.cleaned_data.get(f"{part}_{pk}") for part in PARTS}
        applies = data["grade"] != NOT_APPLICABLE
        said = Said(
            grade=self.grades.get(data["grade"] or "") if applies else None,
            not_applicable=not applies,
            words=data["words"] or "",
            action=data["action"] or "",
            owner=data["owner"] or "",
            due_on=data["due_on"],
        )
        return said, data["read"] or 0


def _stands(line: Line) -> dict[str, Any]:
    pk, answer = line.question.pk, line.answer or Answer()
    grade = answer.grade.code if answer.grade else ""
    return {
        f"grade_{pk}": NOT_APPLICABLE if answer.not_applicable else grade,
        f"words_{pk}": answer.words,
        f"action_{pk}": answer.action,
        f"owner_{pk}": answer.owner,
        f"due_on_{pk}": answer.due_on,
        f"read_{pk}": answer.saved,
    }


class SubmitForm(PortalForm):
    """Who signed it off."""

    signed_as = forms.CharField(
        label="Office of the executive who signed it off",
        max_length=120,
        help_text="For example: chief nurse",
    )
    agreed = forms.BooleanField(
        label="The executive has read the answers and agrees to them",
        error_messages={"required": "Tick that the executive has read the answers and agrees"},
    )


LEADS = "leads"


class GiveForm(PortalForm):
    """Which colleague answers a standard."""

    person = RadioField(
        label="Who answers it?",
        choices=(),
        error_messages={"required": "Choose who answers it"},
    )

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.choices = [(LEADS, "The leads answer it"), *((one.pk, str(one)) for one in people)]


class RemarkForm(WordsOfWork):
    """One line of the thread."""

    guarded = ("words",)

    words = forms.CharField(
        label="What do you want to say?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=NO_NAMES,
    )


class _Graded(WordsOfWork):
    """A form with the grades of a scale."""

    grade = RadioField(label="Grade", choices=())

    def __init__(self, *args: Any, grades: Sequence[Grade], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grades = {one.code: one for one in grades}
        field: Any = self.fields["grade"]
        field.choices = [(one.code, one.words) for one in grades]
        field.hints = {one.code: one.descriptor for one in grades if one.descriptor}

    def clean_grade(self) -> Grade:
        """The row that was chosen."""
        return self.grades[self.cleaned_data["grade"]]


class ModerateForm(_Graded):
    """The grade of the board, and why."""

    guarded = ("reason",)

    reason = forms.CharField(
        label="Reason",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=f"The agency reads it. {NO_NAMES}",
    )


class RegradeForm(_Graded):
    """The agency's new grade, and what shows it."""

    guarded = ("words",)

    words = forms.CharField(
        label="What was done since, and what shows it?",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text=NO_NAMES,
    )


class ReplyForm(WordsOfWork):
    """What the agency says to a moderated grade."""

    guarded = ("words",)

    words = forms.CharField(
        label="What do you say to it?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=NO_NAMES,
    )


class SendBackForm(WordsOfWork):
    """What is to be done again."""

    guarded = ("because",)

    because = forms.CharField(
        label="What is to be done again?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=f"The agency reads it. {NO_NAMES}",
    )


class EvidenceForm(KeepingForm, WordsOfWork):
    """A file and the time that it tells of."""

    guarded = ("title",)

    title = forms.CharField(label="What is in the file?", max_length=150, help_text=NO_NAMES)
    tells_from = DayField(
        label="From when does it tell?",
        noun="The first day",
        not_before=OLDEST,
        not_after=localdate,
    )
    tells_until = DayField(
        label="Until when?", noun="The last day", not_before=OLDEST, not_after=localdate
    )
    file = JudgedFile(label="File", help_text="PDF, Word, Excel or an image")

    def shown(self) -> Shown:
        """What the service takes beside the file."""
        data = self.cleaned_data
        return Shown(data["title"], data["tells_from"], data["tells_until"])


class UseForm(PortalForm):
    """Which file of the return."""

    evidence = forms.ModelChoiceField(
        Evidence.objects.none(),
        label="File",
        empty_label="Choose a file",
        error_messages={"required": "Choose a file of this return"},
    )

    def __init__(self, *args: Any, files: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["evidence"]
        field.queryset = files


class ExtendForm(WordsOfWork):
    """A later day for one agency, and why."""

    guarded = ("because",)

    due_on = DayField(label="Until when?", noun="The day")
    because = forms.CharField(
        label="Why?", max_length=300, help_text=f"The agency reads it. {NO_NAMES}"
    )


class ChallengeForm(WordsOfWork):
    """What the board asks the agency because of an answer."""

    guarded = ("what",)

    what = forms.CharField(
        label="What is asked?",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=2000,
        help_text=NO_NAMES,
    )
    due_on = DayField(
        label="By when is it to be answered?",
        noun="The day",
        required=False,
        not_before=localdate,
        help_text="Leave it empty for the partnership’s own number of days",
    )


class ActionForm(WordsOfWork):
    """What the agency is to do because of an answer."""

    guarded = ("what",)

    what = forms.CharField(
        label="Action",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=NO_NAMES,
    )
    due_on = DayField(label="Due on", noun="The day it is due", not_before=localdate)


class TitleForm(PortalForm):
    """What a standard is called."""

    title = forms.CharField(label="Title", max_length=150)


class QuestionForm(PortalForm):
    """One question of a standard."""

    words = forms.CharField(
        label="Question", widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )
    guidance = forms.CharField(
        label="Guidance (optional)",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    evidence = forms.CharField(
        label="Evidence that is asked (optional)", max_length=300, required=False
    )
    twin = forms.CharField(
        label="Sentence of the survey beside it (optional)",
        max_length=200,
        required=False,
        help_text="A practitioner agrees with it or not. For example: I can find the policies",
    )
    kinds = CheckboxesField(
        label="Which kinds of agency are asked? (optional)",
        choices=Kind.choices,
        required=False,
        help_text="Tick none to ask all of them",
    )
    may_not_apply = forms.BooleanField(
        label="An agency may say that it does not apply", required=False, initial=True
    )

    def wording(self) -> Wording:
        """What the service takes."""
        return Wording(**self.cleaned_data)


def _minutes(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=5,
        max_value=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-4"}),
        help_text="For example: 20",
    )


BEGINS = {"help_text": "For example: 9:30am"}


class DayForm(PortalForm):
    """A day of challenge."""

    held_on = DayField(label="Which day?", noun="The day", not_before=localdate)
    place = forms.CharField(
        label="Where?", max_length=120, help_text="A room, or: by video", strip=True
    )
    begins_at = TimeField(label="When does the first turn begin?", **BEGINS)
    minutes = _minutes("How many minutes has each agency?")

    def planned(self) -> Planned:
        """What the service takes."""
        return Planned(**self.cleaned_data)


class SlotForm(PortalForm):
    """One turn: when, how long, who asks."""

    begins_at = TimeField(label="When does it begin?", **BEGINS)
    minutes = _minutes("How many minutes?")
    asked_by = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which agency asks? (optional)",
        required=False,
        empty_label="None: the group alone",
    )

    def __init__(self, *args: Any, peers: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["asked_by"]
        field.queryset = peers


class OutcomeForm(WordsOfWork):
    """What came of a turn."""

    guarded = ("outcome",)

    outcome = forms.CharField(
        label="What came of it?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        help_text=f"The agency reads it. {NO_NAMES}",
    )


class OpenSurveyForm(PortalForm):
    """Until when practitioners can answer."""

    closes_on = DayField(label="Until when can it be answered?", noun="The day")


class SurveyForm(PortalForm):
    """What one practitioner says; nothing says who they are."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which organisation do you work for?",
        empty_label="Choose an organisation",
        error_messages={"required": "Choose the organisation that you work for"},
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(
        self, *args: Any, agencies: QuerySet[Any], asked: Sequence[Question], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.queryset = agencies
        self.asked = list(asked)
        for one in self.asked:
            self.fields[f"said_{one.pk}"] = RadioField(
                label=one.twin,
                choices=Agreement.choices,
                error_messages={"required": f"Say whether you agree: {one.twin}"},
            )
        for field in self.fields.values():
            field.template_name = "ui/field.html"
        self.speak_plainly()

    def answers(self) -> dict[str, int]:
        """By the key of the question."""
        return {one.key: int(self.cleaned_data[f"said_{one.pk}"]) for one in self.asked}
