"""What people type about questions to agencies and their answers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from partnership.agencies.models import Agency
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import CheckboxesField, RadioField
from partnership.ui.identities import ReferencesOnly, WordsOfWork
from reviews.asking.models import Draft, Purpose, Question
from reviews.asking.services.answering import box_of

NO_NAMES = "A reference only: no names of children, adults or families"
LONG, LONGEST = 2000, 10000


def words(label: str, hint: str = NO_NAMES, rows: int = 4, most: int = LONG) -> forms.CharField:
    """A box for some sentences."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, max_length=most, help_text=hint)


class ChooseAgencies:
    """The agencies of a form, chosen by their numbers."""

    fields: dict[str, forms.Field]
    known_agencies: dict[str, Agency]

    def offer_agencies(self, agencies: Iterable[Agency]) -> None:
        """Offer these."""
        self.known_agencies = {str(one.pk): one for one in agencies}
        field: Any = self.fields["agencies"]
        field.choices = [(key, str(one)) for key, one in self.known_agencies.items()]

    def with_agencies(self, data: dict[str, Any]) -> dict[str, Any]:
        """The same with the agencies in the place of their numbers."""
        if "agencies" in data:
            known = self.known_agencies
            data["agencies"] = [known[key] for key in data["agencies"] if key in known]
        return data


class AskForm(ChooseAgencies, ReferencesOnly):
    """Draw up questions to agencies."""

    guarded = ("questions",)

    purpose = RadioField(label="What are the answers for?", choices=Purpose.choices)
    agencies = CheckboxesField(label="Which agencies are asked?", choices=())
    questions = words(
        "Questions to all of them",
        f"One on each line. A question to some of them alone is added next. {NO_NAMES}",
        rows=8,
        most=10000,
    )
    due_on = DayField(
        label="By when?",
        noun="The day",
        required=False,
        help_text="The law gives no number of days: whoever asks sets the day",
    )

    def __init__(
        self,
        *args: Any,
        agencies: QuerySet[Agency],
        purposes: Sequence[Purpose],
        day_hint: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer_agencies(agencies)
        purpose: Any = self.fields["purpose"]
        purpose.choices = [(one.value, one.label) for one in purposes]
        if day_hint:
            self.fields["due_on"].help_text = day_hint

    def clean_questions(self) -> str:
        """raises: ValidationError for a question that is too long."""
        typed: str = self.cleaned_data["questions"]
        for number, line in enumerate(_lines(typed), start=1):
            if len(line) > LONG:
                raise forms.ValidationError(f"Line {number} holds more than {LONG:,} characters")
        return typed

    def clean(self) -> dict[str, Any]:
        """With the agencies themselves, and the questions one by one."""
        data = self.with_agencies(super().clean() or {})
        if isinstance(data.get("questions"), str):
            data["questions"] = _lines(data["questions"])
        return data


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]


class QuestionForm(ChooseAgencies, ReferencesOnly):
    """One more question."""

    guarded = ("words",)

    words = words("Question")
    agencies = CheckboxesField(
        label="Which agencies are asked this?",
        choices=(),
        required=False,
        help_text="Tick none to ask all of them",
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_agencies(agencies)

    def clean(self) -> dict[str, Any]:
        """With the agencies themselves."""
        return self.with_agencies(super().clean() or {})


class WithdrawForm(ReferencesOnly):
    """Why what was drawn up is not sent."""

    guarded = ("because",)

    because = forms.CharField(label="Why is it not sent?", max_length=200)


class AnswersForm(WordsOfWork, EditingForm):
    """An agency's answers so far: what two people write at once is put to the second."""

    def __init__(
        self, *args: Any, questions: Sequence[Question], draft: Draft | None, **kwargs: Any
    ) -> None:
        stands = draft.words if draft else {}
        kwargs["initial"] = {box_of(one): stands.get(str(one.pk), "") for one in questions}
        kwargs["initial"]["holds_nothing"] = bool(draft and draft.holds_nothing)
        self.questions = list(questions)
        own: Any = self  # the boxes of this very form, before its bases look at them
        own.base_fields = {**self.base_fields, **_boxes(questions)}
        super().__init__(*args, **kwargs)
        self.guarded = tuple(box_of(one) for one in questions)

    def clean(self) -> dict[str, Any]:
        """The answers by the key of their question."""
        data = super().clean() or {}
        said = {one.pk: data.get(box_of(one)) or "" for one in self.questions}
        return {"words": said, "holds_nothing": bool(data.get("holds_nothing"))}


def _boxes(questions: Sequence[Question]) -> Mapping[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for one in questions:
        box = words(f"{one.number}. {one.words}", NO_NAMES, rows=6, most=LONGEST)
        box.required = False
        found[box_of(one)] = box
    found["holds_nothing"] = forms.BooleanField(
        label="We hold nothing about this case", required=False
    )
    return found


class FileForm(KeepingForm, WordsOfWork):
    """A file to the draft."""

    guarded = ("title",)

    title = forms.CharField(label="What is in the file?", max_length=200, help_text=NO_NAMES)
    file = JudgedFile(label="File", help_text="PDF, Word, Excel or an image")


class RefuseForm(ReferencesOnly):
    """Why nothing is given."""

    guarded = ("because",)

    because = words("Why it is refused")


class SendBackForm(ReferencesOnly):
    """What is to be answered anew, and by when."""

    guarded = ("because",)

    because = words("What should be answered anew?")
    due_on = DayField(label="By when?", noun="The day")
