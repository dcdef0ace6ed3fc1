"""What is typed about audits."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from audits.forms import NO_NAMES, NOT_APPLICABLE, OLDEST
from audits.models import Edition, Grade, Question
from audits.programme.models import Audit, Judgement, Kind
from audits.programme.services.judging import Judged
from audits.programme.services.planning import Planned
from audits.programme.services.reporting import Learned
from boards.forms import reason
from boards.models import Board
from partnership.agencies.models import Agency
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.ui.dayfield import DayField
from partnership.ui.forms import CheckboxesField, PortalForm, RadioField
from partnership.ui.identities import WordsOfWork

YES_NO = (("yes", "Yes"), ("no", "No"))


def _long(label: str, hint: str = NO_NAMES, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(label=label, widget=area, max_length=4000, help_text=hint, **more)


def _rows(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    field: Any = form.fields[name]
    field.queryset = rows


class PlanForm(WordsOfWork):
    """An audit of the programme."""

    guarded = ("title", "sample")

    kind = RadioField(
        label="What is it?",
        choices=Kind.choices,
        hints={
            Kind.MULTI: "Several agencies judge the same cases, question by question",
            Kind.SINGLE: "One agency looks at its own work and tells what came of it",
            Kind.OTHER: "For example a focus group or a visit",
        },
        error_messages={"required": "Choose what it is"},
    )
    title = forms.CharField(
        label="Theme", max_length=150, help_text="For example: neglect, the child’s voice"
    )
    group = forms.ModelChoiceField(
        Board.objects.none(), label="Group that reads it", empty_label="Choose a group"
    )
    due_on = DayField(
        label="By when is it reported?", noun="The day it is reported", not_before=localdate
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency (of a single-agency audit)",
        required=False,
        empty_label="No one agency",
    )
    tool = forms.ModelChoiceField(
        Edition.objects.none(),
        label="Tool (of a case audit)",
        required=False,
        empty_label="None yet",
        help_text="A published edition of a framework: its questions are asked of each case",
    )
    sample = _long("How are cases chosen? (optional)", required=False)
    follows = forms.ModelChoiceField(
        Audit.objects.none(),
        label="Does it repeat an earlier audit? (optional)",
        required=False,
        empty_label="No",
        help_text="It then says of each action of that audit whether it lasted",
    )

    def __init__(
        self,
        *args: Any,
        groups: QuerySet[Any],
        agencies: QuerySet[Any],
        tools: QuerySet[Any],
        earlier: QuerySet[Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("group", groups), ("agency", agencies), ("tool", tools)):
            _rows(self, name, rows)
        _rows(self, "follows", earlier)

    def planned(self) -> Planned:
        """What the service takes."""
        data = {name: self.cleaned_data[name] for name in Planned.__dataclass_fields__}
        return Planned(**data)


class MoveForm(PortalForm):
    """Another day by which it is reported."""

    due_on = DayField(
        label="By when is it reported?", noun="The day it is reported", not_before=localdate
    )
    because = reason()


class GiveUpForm(WordsOfWork):
    """Why it is not done."""

    guarded = ("because",)

    because = forms.CharField(label="Why is it not done?", max_length=300, help_text=NO_NAMES)


class CasesForm(PortalForm):
    """References, one a line."""

    references = forms.CharField(
        label="References of the cases, one a line",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text="As the agencies know them. No names, no NHS numbers",
        error_messages={"required": "Enter the reference of a case"},
    )

    def clean_references(self) -> list[str]:
        """Line by line."""
        return str(self.cleaned_data["references"]).splitlines()


class AskForm(PortalForm):
    """Which agencies judge the cases."""

    agencies = CheckboxesField(
        label="Which agencies judge their work on these cases?",
        choices=(),
        error_messages={"required": "Tick an agency"},
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(one.pk): one for one in agencies}
        field: Any = self.fields["agencies"]
        field.choices = [(pk, one.name) for pk, one in self.rows.items()]

    def clean_agencies(self) -> list[Agency]:
        """The rows that were ticked."""
        return [self.rows[pk] for pk in self.cleaned_data["agencies"]]


class JudgeForm(WordsOfWork):
    """One case, question by question. Nothing has to be filled before the part is handed in."""

    def __init__(
        self,
        *args: Any,
        asked: Sequence[Question],
        grades: Sequence[Grade],
        stands: dict[int, Judgement],
        **kwargs: Any,
    ) -> None:
        self.asked, self.grades = list(asked), {one.code: one for one in grades}
        initial = {name: v for one in asked for name, v in _stands(one, stands).items()}
        super().__init__(*args, initial=initial, **kwargs)
        self.guarded = tuple(f"words_{one.pk}" for one in self.asked)
        for one in self.asked:
            self.fields |= self._fields(one)
        for field in self.fields.values():
            shown: Any = field
            shown.template_name = "ui/field.html"
            shown.is_revealed = True
        self.speak_plainly()

    def _fields(self, one: Question) -> dict[str, forms.Field]:
        choices = [(grade.code, grade.words) for grade in self.grades.values()]
        hints = {code: grade.descriptor for code, grade in self.grades.items() if grade.descriptor}
        if one.may_not_apply:
            choices.append((NOT_APPLICABLE, "It does not apply to this case"))
            hints[NOT_APPLICABLE] = "Say below why"
        area = forms.Textarea(attrs={"rows": 3})
        return {
            f"grade_{one.pk}": RadioField(
                label=f"{one}. {one.words}",
                choices=choices,
                hints=hints,
                required=False,
                help_text=one.guidance,
            ),
            f"words_{one.pk}": forms.CharField(
                label=f"What does the record show? ({one})",
                widget=area,
                max_length=4000,
                required=False,
                help_text=NO_NAMES,
            ),
            f"read_{one.pk}": forms.IntegerField(
                widget=forms.HiddenInput, min_value=0, required=False
            ),
        }

    @property
    def parts(self) -> list[tuple[Question, list[Any], Any]]:
        """Each question with its boxes and what it hides."""
        return [
            (one, [self[f"grade_{one.pk}"], self[f"words_{one.pk}"]], self[f"read_{one.pk}"])
            for one in self.asked
        ]

    def said(self) -> dict[int, Judged]:
        """By the number of the question."""
        return {one.pk: self._said(one.pk) for one in self.asked}

    def take_what_stands(self, rows: dict[int, Judgement]) -> None:
        """What somebody saved meanwhile counts as read: it is shown beside what was typed."""
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        for pk, row in rows.items():
            typed[f"read_{pk}"] = str(row.saved)
            self.add_error(f"words_{pk}", "Somebody saved this meanwhile: both stand here")
        self.data = typed

    def _said(self, pk: int) -> Judged:
        data = {part: self.cleaned_data.get(f"{part}_{pk}") for part in ("grade", "words", "read")}
        apart = data["grade"] == NOT_APPLICABLE
        grade = None if apart else self.grades.get(data["grade"] or "")
        return Judged(grade, apart, data["words"] or "", data["read"] or 0)


def _stands(one: Question, stands: dict[int, Judgement]) -> dict[str, Any]:
    row = stands.get(one.pk) or Judgement()
    grade = row.grade.code if row.grade else ""
    return {
        f"grade_{one.pk}": NOT_APPLICABLE if row.not_applicable else grade,
        f"words_{one.pk}": row.words,
        f"read_{one.pk}": row.saved,
    }


class AgreeForm(WordsOfWork):
    """The grade that the auditors agreed on, and why."""

    guarded = ("because",)

    grade = RadioField(label="Grade agreed on", choices=())
    because = _long("Why?", f"The agency reads it. {NO_NAMES}")

    def __init__(self, *args: Any, grades: Sequence[Grade], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grades = {one.code: one for one in grades}
        field: Any = self.fields["grade"]
        field.choices = [(one.code, one.words) for one in grades]

    def clean_grade(self) -> Grade:
        """The row that was chosen."""
        return self.grades[self.cleaned_data["grade"]]


class SendBackForm(WordsOfWork):
    """What is to be done again."""

    guarded = ("because",)

    because = _long("What is to be done again?", f"The agency reads it. {NO_NAMES}")


class ReportForm(KeepingForm, WordsOfWork):
    """What came of an audit."""

    guarded: tuple[str, ...] = ("learning",)

    reported_on = DayField(
        label="When was it reported?",
        noun="The day it was reported",
        not_before=OLDEST,
        not_after=localdate,
    )
    learning = _long("What was learned?")
    cases_seen = forms.IntegerField(
        label="How many cases were looked at? (optional)",
        required=False,
        min_value=0,
        max_value=100_000,
        help_text="Cases that are listed here are counted by themselves",
    )
    file = JudgedFile(label="Report (optional)", required=False, help_text="PDF, Word or Excel")

    def learned(self) -> Learned:
        """What the service takes beside the file."""
        data = self.cleaned_data
        return Learned(data["reported_on"], data["learning"], data["cases_seen"])


class LogForm(ReportForm):
    """An audit that an agency did itself."""

    guarded = ("title", "learning")

    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency", empty_label="Choose your agency"
    )
    title = forms.CharField(label="Theme", max_length=150, help_text="For example: neglect")
    group = forms.ModelChoiceField(
        Board.objects.none(), label="Group that reads it", empty_label="Choose a group"
    )

    field_order = ("agency", "title", "group")

    def __init__(
        self, *args: Any, agencies: QuerySet[Any], groups: QuerySet[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _rows(self, "agency", agencies)
        _rows(self, "group", groups)


class FindingForm(WordsOfWork):
    """One thing that was found."""

    guarded = ("words",)

    is_strength = RadioField(
        label="What is it?",
        choices=(("no", "Something to improve"), ("yes", "A strength")),
        error_messages={"required": "Choose whether it is a strength"},
    )
    words = _long("What was found?")
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Is it about one agency? (optional)",
        required=False,
        empty_label="About all of them",
    )

    def __init__(self, *args: Any, agencies: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rows(self, "agency", agencies)

    def clean_is_strength(self) -> bool:
        """As a fact."""
        return bool(self.cleaned_data["is_strength"] == "yes")


class ActionForm(WordsOfWork):
    """What is to be done because of a finding."""

    guarded = ("what",)

    what = forms.CharField(
        label="Action",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=NO_NAMES,
    )
    owner_agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that owns it", empty_label="Choose an agency"
    )
    due_on = DayField(label="Due on", noun="The day it is due", not_before=localdate)

    def __init__(self, *args: Any, agencies: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rows(self, "owner_agency", agencies)


class RecheckForm(WordsOfWork):
    """Whether what was done has lasted."""

    guarded = ("words",)

    lasted = RadioField(
        label="Has it lasted?",
        choices=YES_NO,
        hints={"no": "The action is opened again"},
        error_messages={"required": "Choose whether it has lasted"},
    )
    words = _long("What shows it?")
    due_on = DayField(
        label="If it has not: by when?",
        noun="The day it is due",
        required=False,
        not_before=localdate,
    )

    def clean_lasted(self) -> bool:
        """As a fact."""
        return bool(self.cleaned_data["lasted"] == "yes")
