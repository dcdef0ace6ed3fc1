"""Sums as people write them."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from partnership.ui.money import MOST, MoneyField, in_pounds, pence_in, pounds
from partnership.ui.months import DayOrMonthField, KnownDay

TYPED = {
    "1,250.50": 125_050,
    "£1250": 125_000,
    " £ 1,250 ": 125_000,
    "0.07": 7,
    "1250.5": 125_050,
    "12,345,678.90": 1_234_567_890,
}
NOT_SUMS = (
    "1.250,50",
    "12,50",
    "1,2500",
    "£",
    "1e3",
    "-5",
    "½",
    "1250.505",
    "£££5",
    "5 pounds",
    "١٢",
) + ("1" * 5000, "\x00", "12\x00", "£1\n2", "nan")


@pytest.mark.parametrize(("typed", "pence"), TYPED.items())
def test_a_sum_is_understood_to_the_penny(typed: str, pence: int):
    assert pence_in(typed) == pence


@pytest.mark.parametrize("typed", NOT_SUMS)
def test_what_could_be_two_sums_or_none_is_refused(typed: str):
    with pytest.raises(ValidationError, match="in pounds like"):
        pence_in(typed)


def test_a_sum_is_shown_as_people_write_it():
    shown = [pounds(pence) for pence in (125_050, 125_000, 7, 0, -4_005)]
    assert shown == ["£1,250.50", "£1,250", "£0.07", "£0", "−£40.05"]
    assert in_pounds(125_050) == Decimal("1250.50")


def test_a_box_keeps_what_was_typed_and_shows_what_stands():
    field = MoneyField(label="Amount")

    class OneSum(forms.Form):
        amount = field

    assert 'value="£1,250.50"' in str(OneSum(initial={"amount": 125_050})["amount"])
    wrong = OneSum({"amount": "about ten"})
    assert not wrong.is_valid()
    assert 'value="about ten"' in str(wrong["amount"])
    assert MoneyField(required=False).clean("") is None
    for typed, words in (("0", "£0.01 or more"), (str(MOST), "or less")):
        with pytest.raises(ValidationError, match=words):
            field.clean(typed)


def test_a_month_may_stand_for_a_day_that_nobody_knows():
    field = DayOrMonthField(label="From", required=False)
    assert field.clean(("", "June", "2024")) == KnownDay(
        field.clean(("1", "6", "2024")).day, "month"
    )
    assert field.clean(("3", "6", "2024")).known_to == "day"
    assert field.clean(("", "", "")) is None
    assert field.prepare_value(field.clean(("", "6", "2024"))) == ("", 6, 2024)
    assert str(field.clean(("", "6", "2024"))) == "June 2024"
    for wrong in (("3", "", "2024"), ("", "6", ""), ("31", "6", "2024"), ("", "13", "2024")):
        with pytest.raises(ValidationError):
            field.clean(wrong)
