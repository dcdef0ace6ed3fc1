"""Days on which a meeting is seldom meant to be: weekends and bank holidays."""

from datetime import date, timedelta

from partnership.clock.bank_holidays import HOLIDAY
from partnership.clock.calendar import SATURDAY, standing
from partnership.ui.words import plain_day


def why_closed(day: date) -> str:
    """Why nobody works on a day: the bank holiday's name, or the weekday; "" on a day of work.

    Of years whose bank holidays are not known yet only the weekends are told.
    """
    holidays = standing()
    if day in holidays:
        name = holidays.name(day)
        return "a bank holiday" if name == HOLIDAY else f"a bank holiday: {name}"
    return f"a {day:%A}" if day.weekday() >= SATURDAY else ""


def nearest_day_of_work(day: date, *, later: bool = False) -> date:
    """The day itself where people work on it, else the last such day before it or, `later`, the
    first one after it."""
    step = timedelta(days=1 if later else -1)
    while why_closed(day):
        day += step
    return day


def said_closed(day: date) -> str:
    """The same as the words of a mistake; "" on a day of work."""
    why = why_closed(day)
    return f"{plain_day(day)} is {why}. Choose another day, or tick that it is meant" if why else ""
