"""What tells who somebody is, is found before it is saved; what services are called, is not."""

from typing import Any

import pytest
from django import forms

from partnership.ui.identities import ReferencesOnly, identities_in

KNOWN = ("Cambridgeshire Constabulary",)


def like(text: str) -> list[str]:
    return [one.like for one in identities_in(text, known=KNOWN)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The number is 943 476 5919.", "an NHS number"),
        ("The number is 9434765919", "an NHS number"),
        ("The number is 943 476 5918.", "a number of ten digits"),
        ("Write to someone@example.org", "an e-mail address"),
        ("They live in PE1 1AA now", "a postcode"),
        ("Seen at 12 Long Causeway Road twice", "an address"),
        ("Ring 01223 555 123 for it", "a telephone number"),
        ("Seen since 3/4/2015 by us", "a date, perhaps of birth"),
        ("Seen since 3 April 2015 by us", "a date, perhaps of birth"),
        ("Seen since 3rd apr 2015 by us", "a date, perhaps of birth"),
        ("Seen since 2015-04-03 by us", "a date, perhaps of birth"),
        ("The DOB is known", "a date of birth"),
        ("We spoke with Mrs Okonkwo", "a name"),
        ("We spoke with Ayo Okonkwo", "a name"),
        ("The school rang about Ayo again", "a name"),
        ("The child, Ayo, was seen", "a name"),
    ],
)
def test_what_tells_who_it_is_is_found(text: str, found: str):
    assert like(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We disagree about the threshold. Early Help says no.",
        "The Child Protection Conference was put off by Children’s Social Care on Monday.",
        "Cambridgeshire Constabulary and the MASH see it differently. Nobody answers.",
        "CR-2026-004, stage 3, 10 working days",
        "Asked three times since September, no answer after 12 days.",
    ],
)
def test_words_of_services_and_references_are_left_alone(text: str):
    assert like(text) == []


def test_one_thing_is_told_once():
    assert [one.words for one in identities_in("We rang Mrs Okonkwo.")] == ["Mrs Okonkwo"]


class Note(ReferencesOnly):
    guarded = ("words",)
    words = forms.CharField(label="Words", max_length=300)


def sent(**data: Any) -> Note:
    form = Note(data)
    form.is_valid()
    return form


def test_a_warning_is_shown_once_and_a_tick_goes_on():
    assert "sure" not in Note().fields
    form = sent(words="We spoke with Ayo Okonkwo")
    assert "looks like a name" in form.errors["words"][0]
    assert "sure" in form.fields
    assert "I have looked again" in str(form)
    ticked = sent(words="We spoke with Ayo Okonkwo", sure="on")
    assert ticked.is_valid()
    assert "sure" not in ticked.cleaned_data
    assert "sure" not in sent(words="Nobody answers").fields


def test_an_nhs_number_is_never_taken():
    form = sent(words="It is 943 476 5919", sure="on")
    assert "NHS number" in form.errors["words"][0]


def test_what_was_typed_is_escaped_in_the_warning():
    form = sent(words="We saw Mr <b>Tall</b> and Mr Tall")
    assert "<b>Tall" not in str(form.errors)
