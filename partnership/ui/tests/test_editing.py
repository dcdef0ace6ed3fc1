"""Two people change the same thing at once: nothing is lost."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from partnership.ui.dayfield import DayField
from partnership.ui.editing import OPENED, EditingForm


class GroupForm(EditingForm):
    name = forms.CharField()
    purpose = forms.CharField(required=False)
    starts_on = DayField(label="First day", required=False)


THEN: dict[str, Any] = {"name": "Case group", "purpose": "Reads reports"}


def sent(**typed: str) -> QueryDict:
    """What a person sends who opened the form when THEN stood."""
    found = QueryDict(mutable=True)
    found.update({**THEN, OPENED: GroupForm(initial=dict(THEN)).initial[OPENED], **typed})
    return found


def test_a_form_that_nobody_else_touched_is_taken_as_it_is():
    form = GroupForm(sent(name="Review group"), initial=dict(THEN))
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Review group"
    assert OPENED not in form.cleaned_data


def test_what_only_the_other_person_changed_is_taken_over():
    now = {**THEN, "purpose": "Reads every report"}
    form = GroupForm(sent(name="Review group"), initial=now)
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Review group"
    assert form.cleaned_data["purpose"] == "Reads every report"


def test_what_both_changed_is_told_with_both_values_and_the_second_saving_wins():
    now = {**THEN, "name": "Learning group"}
    form = GroupForm(sent(name="Review group"), initial=now)
    assert not form.is_valid()
    assert "changed this to “Learning group”" in form.errors["name"][0]
    assert form["name"].value() == "Review group"
    again = GroupForm(form.data, initial=now)
    assert again.is_valid()
    assert again.cleaned_data["name"] == "Review group"


def test_the_same_change_by_both_is_no_conflict():
    now = {**THEN, "name": "Review group"}
    assert GroupForm(sent(name="Review group"), initial=now).is_valid()


def test_a_value_taken_over_stands_in_the_box_when_another_field_is_wrong():
    now = {**THEN, "purpose": "Reads every report", "starts_on": date(2026, 5, 1)}
    form = GroupForm(sent(name=""), initial=now)
    assert not form.is_valid()
    assert form["purpose"].value() == "Reads every report"
    assert form.data["starts_on_day"] == "1"
    assert set(form.errors) == {"name"}


@pytest.mark.parametrize("opened", ["", "forged", "x:y:z"])
def test_a_forged_memory_breaks_nothing(opened: str):
    assert GroupForm(sent(name="Review group", opened=opened), initial=dict(THEN)).is_valid()
