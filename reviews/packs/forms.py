"""What is typed for a pack. Words that look as if they told who somebody is are warned of."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator

from partnership.ui.editing import EditingForm
from partnership.ui.identities import ReferencesOnly
from reviews.findings.models import Finding, Recommendation
from reviews.packs.layouts import Part
from reviews.packs.services.writing import Choice

FINDING, RECOMMENDATION = "finding_", "recommendation_"
SHOWN = 300  # letters of a finding beside its box
MOST = 99


class ChooseForm(ReferencesOnly, EditingForm):
    """The title, and a place for each finding and recommendation that the pack tells."""

    guarded = ("title",)

    title = forms.CharField(
        label="Title for everybody",
        max_length=200,
        help_text="No names; nothing that identifies",
    )

    def __init__(
        self,
        *args: Any,
        findings: Iterable[Finding],
        recommendations: Iterable[Recommendation],
        **kwargs: Any,
    ) -> None:
        boxes = {
            **{f"{FINDING}{row.pk}": _place(f"finding {row.number}", row) for row in findings},
            **{
                f"{RECOMMENDATION}{row.pk}": _place(f"recommendation {row.reference}", row)
                for row in recommendations
            },
        }
        # Before the fields are copied: an EditingForm looks at what stands in each of them.
        self.base_fields = {**self.base_fields, **boxes}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """No two things at one place."""
        cleaned = super().clean()
        for start in (FINDING, RECOMMENDATION):
            taken: set[int] = set()
            for name, place in cleaned.items():
                if name.startswith(start) and place in taken:
                    self.add_error(name, f"Something else stands at place {place}")
                elif name.startswith(start) and place:
                    taken.add(place)
        return cleaned

    def choice(self) -> Choice:
        """What the service takes."""
        found = {
            start: {
                int(name.removeprefix(start)): place
                for name, place in self.cleaned_data.items()
                if name.startswith(start) and place
            }
            for start in (FINDING, RECOMMENDATION)
        }
        return Choice(self.cleaned_data["title"], found[FINDING], found[RECOMMENDATION])


def _place(what: str, row: Finding | Recommendation) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"Place of {what}",
        min_value=1,
        max_value=MOST,
        required=False,
        help_text=Truncator(row.words).chars(SHOWN),
    )


class WriteForm(ReferencesOnly, EditingForm):
    """What stands under the headings of one document. What is empty may be typed later."""

    def __init__(self, *args: Any, parts: Iterable[Part], **kwargs: Any) -> None:
        boxes = {part.code: _box(part) for part in parts}
        # Before the fields are copied: an EditingForm looks at what stands in each of them.
        self.base_fields = {**self.base_fields, **boxes}  # type: ignore[misc]
        self.guarded = tuple(boxes)
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Something is typed, where nothing stands yet."""
        cleaned = super().clean()
        stands = any(self.standing.get(name) for name in self.guarded)
        if not stands and not self.errors and not any(map(cleaned.get, self.guarded)):
            self.add_error(self.guarded[0], "Type something under one heading at least")
        return cleaned


def _box(part: Part) -> forms.CharField:
    return forms.CharField(
        label=part.heading,
        help_text=part.help,
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ApproveForm(ReferencesOnly):
    """That somebody else has read it through, and why it takes the place of an edition."""

    guarded = ("because",)

    because = forms.CharField(
        label="Why does it take the place of the edition before?", max_length=180
    )
    looked = forms.BooleanField(
        label="I have read all of it: it tells nobody who the child or adult is"
    )

    def __init__(self, *args: Any, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["because"]


class WithdrawForm(ReferencesOnly):
    """Why an edition is taken off."""

    guarded = ("because",)

    because = forms.CharField(label="Why is it withdrawn?", max_length=180)
