"""What people type about what is shared."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from boards.forms import reason
from boards.models import Board
from boards.policies.forms import SLIP, owner, review_months, title
from boards.sharing.bases import choices, hints
from boards.sharing.models import Agreement
from partnership.agencies.models import Agency
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import CheckboxesField, RadioField
from partnership.ui.identities import ReferencesOnly, WordsOfWork

NO_NAMES = "A reference only: no names of children, adults or families"


def long_text(label: str, hint: str = "", rows: int = 4, most: int = 2000) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=most,
        help_text=hint,
    )


def agency(label: str, hint: str = "") -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Agency.objects.none(), label=label, empty_label="Choose an agency", help_text=hint
    )


def case_reference() -> forms.CharField:
    return forms.CharField(
        label="Reference of the case", max_length=60, required=False, help_text=NO_NAMES
    )


def offer(form: forms.Form, **rows: QuerySet[Any]) -> None:
    """Give these fields their rows."""
    for name, few in rows.items():
        field: Any = form.fields[name]
        field.queryset = few


class Parties:
    """The agencies of an agreement, chosen by their numbers."""

    fields: dict[str, forms.Field]
    known: dict[str, Agency]

    def offer_parties(self, agencies: QuerySet[Agency]) -> None:
        """Offer these agencies."""
        self.known = {str(one.pk): one for one in agencies}
        parties: Any = self.fields["parties"]
        parties.choices = [(key, str(one)) for key, one in self.known.items()]

    def named(self, data: dict[str, Any]) -> dict[str, Any]:
        """The same with the agencies in the place of their numbers."""
        if "parties" in data:
            data["parties"] = [self.known[key] for key in data["parties"] if key in self.known]
        return data


class AgreementForm(Parties, WordsOfWork):
    """A new agreement."""

    guarded = ("purpose",)

    title = title()
    owner = owner()
    parties = CheckboxesField(label="Which agencies are party to it?", choices=())
    purpose = long_text("Purpose", NO_NAMES)
    bases = CheckboxesField(label="On which legal basis?", choices=choices(), hints=hints())
    starts_on = DayField(label="It starts on", noun="The first day", not_before=SLIP)
    ends_on = DayField(
        label="It runs out on", noun="The last day", required=False, help_text="If a day is agreed"
    )
    review_months = review_months()

    def __init__(
        self, *args: Any, boards: QuerySet[Board], agencies: QuerySet[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, owner=boards)
        self.offer_parties(agencies)

    def clean(self) -> dict[str, Any]:
        """With the agencies themselves."""
        return self.named(super().clean() or {})


class ChangeAgreementForm(Parties, WordsOfWork, EditingForm):
    """What the register says of an agreement."""

    guarded = ("purpose",)

    parties = CheckboxesField(label="Which agencies are party to it?", choices=())
    purpose = long_text("Purpose", NO_NAMES)
    bases = CheckboxesField(label="On which legal basis?", choices=choices(), hints=hints())
    starts_on = DayField(label="It starts on", noun="The first day", not_before=SLIP)
    ends_on = DayField(label="It runs out on", noun="The last day", required=False)
    signed = CheckboxesField(
        label="Which have signed it now?",
        choices=(),
        required=False,
        help_text="They follow an agency that was a party. What they are given is recorded under "
        "the agreement once they have signed",
    )
    because = reason()

    def __init__(
        self,
        *args: Any,
        agencies: QuerySet[Agency],
        to_sign: Iterable[Agency] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer_parties(agencies)
        signed: Any = self.fields["signed"]
        signed.choices = [(str(one.pk), str(one)) for one in to_sign]
        if not signed.choices:
            del self.fields["signed"]

    def clean(self) -> dict[str, Any]:
        """With the agencies themselves."""
        data = self.named(super().clean())
        data["signed"] = [self.known[key] for key in data.get("signed", ()) if key in self.known]
        return data


class SharingForm(ReferencesOnly):
    """What was given to whom."""

    guarded = ("what", "case_reference", "why")

    giver = agency("Who gave it")
    receiver = agency("Who was given it")
    what = long_text(
        "What was given",
        f"Kinds of information, such as chronology or school attendance. {NO_NAMES}",
        most=1000,
    )
    case_reference = case_reference()
    why = long_text("Why", NO_NAMES)
    basis = RadioField(label="On which legal basis?", choices=choices(), hints=hints())
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(),
        label="Under which agreement",
        required=False,
        empty_label="Under none of the register",
    )
    given_on = DayField(label="When was it given?", noun="The day", not_before=SLIP)
    how = forms.CharField(
        label="How it was sent", max_length=120, help_text="For example, secure e-mail"
    )
    given_by = forms.CharField(
        label="Office of who gave it",
        max_length=120,
        help_text="For example, designated nurse",
    )

    def __init__(
        self,
        *args: Any,
        givers: QuerySet[Agency],
        agencies: QuerySet[Agency],
        agreements: QuerySet[Agreement],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, giver=givers, receiver=agencies, agreement=agreements)


class StrikeForm(ReferencesOnly):
    """Why a record is wrong."""

    guarded = ("because",)

    because = reason()


class AskForm(ReferencesOnly):
    """A statutory request."""

    guarded = ("what", "case_reference", "why")

    board = forms.ModelChoiceField(
        Board.objects.none(), label="Board that asks", empty_label="Choose a board"
    )
    agency = agency("Agency that is asked")
    basis = RadioField(
        label="On which legal basis?", choices=choices(asks=True), hints=hints(asks=True)
    )
    what = long_text("What is asked for", NO_NAMES)
    case_reference = case_reference()
    why = long_text("For which function", NO_NAMES)
    due_on = DayField(
        label="By when?",
        noun="The day",
        help_text="The law gives no number of days: whoever asks sets the day",
    )

    def __init__(
        self, *args: Any, boards: QuerySet[Board], agencies: QuerySet[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, board=boards, agency=agencies)


class AnswerForm(ReferencesOnly):
    """That it was given."""

    guarded = ("answer",)

    answer = long_text(
        "How it was given",
        f"For example: sent by secure e-mail. The information itself stays outside. {NO_NAMES}",
    )


class RefuseForm(ReferencesOnly):
    """Why it is not given."""

    guarded = ("because",)

    because = long_text("Why it is refused", NO_NAMES)


class ChairForm(ReferencesOnly):
    """Why it goes to the chair."""

    guarded = ("because",)

    because = long_text("Why it is put to the chair", NO_NAMES)


class SettleForm(ReferencesOnly):
    """What came of it."""

    guarded = ("settlement",)

    settlement = long_text("What came of it", NO_NAMES)
