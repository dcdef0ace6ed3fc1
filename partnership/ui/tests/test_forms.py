"""The shared forms say what is wrong, keep what was typed and escape what they show."""

from datetime import date
from typing import Any

import pytest
from django import forms

from partnership.ui.dayfield import DayField
from partnership.ui.forms import CheckboxesField, PortalForm, RadioField

TODAY = date(2026, 12, 2)


class CopySent(PortalForm):
    to = RadioField(
        label="Who was it sent to?",
        choices=[("panel", "The Panel"), ("ofsted", "Ofsted & others <b>")],
        hints={"ofsted": "Nothing <recorded>"},
        error_messages={"required": "Choose who it was sent to"},
    )
    sent = DayField(
        label="When was it sent?",
        noun="The day sent",
        help_text="The day it left",
        not_after=lambda: TODAY,
        not_before=date(2026, 11, 1),
        error_messages={"required": "Enter the day it was sent"},
    )
    how = forms.CharField(label="How it was sent", max_length=10)
    proof = forms.FileField(label="Proof", required=False)


def form_with(**typed: Any) -> CopySent:
    data = {"to": "ofsted", "sent_day": "1", "sent_month": "12", "sent_year": "2026", "how": "Post"}
    return CopySent({**data, **typed})


def day_errors(day: str, month: str, year: str) -> list[str]:
    errors = form_with(sent_day=day, sent_month=month, sent_year=year).errors
    return [str(words) for words in errors.get("sent", ())]


def test_three_boxes_make_a_day() -> None:
    form = form_with()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["sent"] == date(2026, 12, 1)


@pytest.mark.parametrize("month", ["11", "Nov", "november", "NOVEMBER", "nov.", " Nove "])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    form = form_with(sent_month=month)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["sent"] == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (("", "", ""), "Enter the day it was sent"),
        ((" ", "", " "), "Enter the day it was sent"),
        (("", "12", "2026"), "Enter the day, month and year"),
        (("2", "12", ""), "Enter the day, month and year"),
        (("31", "2", "2026"), "31 February 2026 is not a real date"),
        (("31", "feb", "2026"), "31 February 2026 is not a real date"),
        (("0", "2", "2026"), "0 February 2026 is not a real date"),
        (("1", "13", "2026"), "1 13 2026 is not a real date"),
        (("9" * 5000, "1", "2026"), "9999 January 2026 is not a real date"),
        (("two", "12", "2026"), "Use numbers, for example 7 12 2026"),
        (("2", "ju", "2026"), "Use numbers, for example 7 12 2026"),
        (("²", "12", "2026"), "Use numbers, for example 7 12 2026"),
        (("2", "12", "26"), "The year must be four digits between 1800 and 2100"),
        (("2", "12", "1799"), "The year must be four digits between 1800 and 2100"),
        (("2", "12", "2101"), "The year must be four digits between 1800 and 2100"),
        (("3", "12", "2026"), "The day sent cannot be after today, 2 December 2026"),
        (("31", "10", "2026"), "The day sent cannot be before 1 November 2026"),
    ],
)
def test_a_day_that_cannot_be_says_why(typed: tuple[str, str, str], error: str) -> None:
    assert day_errors(*typed) == [error]


def test_the_29th_of_february_depends_on_the_year() -> None:
    field = DayField(label="Day")
    assert field.clean(("29", "2", "2028")) == date(2028, 2, 29)
    with pytest.raises(forms.ValidationError, match="29 February 2026 is not a real date"):
        field.clean(("29", "2", "2026"))


def test_a_day_that_is_not_required_may_be_left_empty() -> None:
    assert DayField(required=False).clean(("", "", "")) is None


def test_what_was_typed_is_kept_when_it_is_wrong() -> None:
    html = str(form_with(sent_day="31", sent_month="Febr", sent_year="2026"))
    assert 'name="sent_day" value="31"' in html
    assert 'name="sent_month" value="Febr"' in html
    assert 'name="sent_year" value="2026"' in html


def test_a_day_known_beforehand_fills_the_boxes() -> None:
    html = str(CopySent(initial={"sent": date(2026, 12, 7)}))
    assert 'name="sent_day" value="7"' in html
    assert 'name="sent_year" value="2026"' in html


def test_a_changed_day_is_noticed() -> None:
    field = DayField()
    assert not field.has_changed(date(2026, 12, 7), ("07", "Dec", "2026"))
    assert field.has_changed(date(2026, 12, 7), ("8", "12", "2026"))
    assert field.has_changed(date(2026, 12, 7), ("x", "", ""))


def test_the_day_group_points_to_its_hint_and_its_error() -> None:
    html = str(form_with(sent_day=""))
    assert '<fieldset aria-describedby="id_sent_helptext id_sent_error">' in html
    assert 'id="id_sent_helptext"' in html
    assert 'id="id_sent_error"' in html
    assert "<legend>When was it sent?</legend>" in html
    assert html.count('aria-invalid="true"') == 3


def test_a_single_box_points_to_its_error() -> None:
    html = str(form_with(how=""))
    assert 'aria-invalid="true" aria-describedby="id_how_error" id="id_how"' in html
    assert 'id="id_how_error"' in html


def test_the_summary_leads_to_the_first_box_of_each_field() -> None:
    html = CopySent({}).error_summary()
    assert 'role="alert"' in html
    assert '<a href="#id_to_0">Choose who it was sent to</a>' in html
    assert '<a href="#id_sent_day">Enter the day it was sent</a>' in html
    assert '<a href="#id_how">Enter how it was sent</a>' in html


def test_errors_of_the_whole_form_come_first_and_lead_to_the_page() -> None:
    form = form_with(how="")
    form.add_error(None, "Two people changed this <at once>")
    html = form.error_summary()
    assert '<a href="#main">Two people changed this &lt;at once&gt;</a>' in html
    assert html.index("#main") < html.index("#id_how")


def test_no_summary_stands_over_a_form_without_errors() -> None:
    assert "errsum" not in str(form_with())
    assert "errsum" not in str(CopySent())


def test_fields_can_be_shown_apart_from_the_summary() -> None:
    form = CopySent({})
    assert "errsum" not in form.as_fields()
    assert 'name="sent_day"' in form.as_fields()


def test_radios_are_rows_with_hints_and_the_chosen_one_stays_chosen() -> None:
    html = str(form_with(how=""))
    assert html.count('<div class="choice">') == 2
    assert 'value="ofsted" id="id_to_1" checked' in html
    assert "<legend>Who was it sent to?</legend>" in html


def test_labels_hints_and_typed_words_are_escaped() -> None:
    html = str(form_with(how='"><script>', sent_month="<i>"))
    assert "Ofsted &amp; others &lt;b&gt;" in html
    assert "Nothing &lt;recorded&gt;" in html
    assert "<script>" not in html
    assert "<i>" not in html


def test_a_choice_that_was_not_offered_is_refused_in_plain_words() -> None:
    assert form_with(to="nobody").errors["to"] == ["Choose one of the answers in the list"]


def test_words_that_are_too_long_say_by_how_much() -> None:
    assert form_with(how="By pigeon post").errors["how"] == [
        "How it was sent: use 10 characters or fewer. It has 14"
    ]


def test_a_file_box_is_plain_and_optional() -> None:
    html = str(CopySent())
    assert '<input type="file" name="proof" class="in-text" id="id_proof">' in html
    assert "Proof <span" in html


class Defaults(PortalForm):
    name = forms.CharField()
    nhs = forms.CharField(label="NHS number")
    share = forms.CharField(label="50% share", max_length=1)
    agency = forms.ChoiceField(label="Agency", choices=[("a", "A")])
    ways = CheckboxesField(label="Ways", choices=[("a", "A"), ("b", "B")], hints={"a": "First"})
    due = DayField(label="Due day")
    paper = forms.FileField(label="Paper")
    why = forms.CharField(label="Why?")
    own = forms.CharField(error_messages={"required": "Say it in your own words"})
    agreed = forms.BooleanField(label="I have read it")


def test_an_empty_field_says_what_to_do_even_when_nobody_wrote_its_words() -> None:
    errors = {name: words[0] for name, words in Defaults({}).errors.items()}
    assert errors == {
        "name": "Enter the name",
        "nhs": "Enter the NHS number",
        "share": "Enter the 50% share",
        "agency": "Choose the agency",
        "ways": "Choose the ways",
        "due": "Enter the due day",
        "paper": "Choose a file",
        "why": "Answer “Why?”",
        "own": "Say it in your own words",
        "agreed": "Tick “I have read it” to go on",
    }


def test_a_per_cent_sign_in_a_label_does_no_harm() -> None:
    errors = Defaults({"share": "12"}).errors["share"]
    assert errors == ["50% share: use 1 characters or fewer. It has 2"]


def test_a_tick_box_is_a_row_with_its_label_inside() -> None:
    html = str(Defaults())
    assert '<input type="checkbox" name="agreed" id="id_agreed"><span>I have read it</span>' in html
    assert '<span class="hint">First</span>' in html


def test_selects_take_our_look() -> None:
    assert '<select name="agency" class="in-sel" id="id_agency">' in str(Defaults())


class Story(PortalForm):
    title = forms.CharField(label="Title", max_length=5)
    words = forms.CharField(
        label="Words", max_length=4000, widget=forms.Textarea, help_text="No names"
    )
    more = forms.CharField(label="More", widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["late"] = forms.CharField(max_length=9, widget=forms.Textarea, required=False)


def test_what_is_pasted_is_not_cut_without_a_word() -> None:
    whole = "a" * 4001
    form = Story({"title": "Longer", "words": whole})
    page = form.render()
    assert "maxlength" not in page
    assert whole in page
    assert 'value="Longer"' in page
    assert form.errors["words"] == ["Words: use 4000 characters or fewer. It has 4001"]
    assert form.errors["title"] == ["Title: use 5 characters or fewer. It has 6"]


def test_the_hint_of_long_text_says_the_most() -> None:
    form = Story()
    hints = [field.help_text for field in form]
    assert hints == ["", "No names. Up to 4,000 characters", "", "Up to 9 characters"]
    assert 'aria-describedby="id_words_helptext"' in str(form["words"])
