"""What the pages of child deaths and LeDeR reviews show in the column that is compared."""

from typing import Any


def deaths(page: Any) -> list[str]:
    return [line.death.reference for line in page["lines"]]


def _periods(periods: Any) -> list[str]:
    return [one.words for one in periods for _ in (one.here, *one.given)]


def death_years(page: Any) -> list[str]:
    return _periods(page["years"])


def death_quarters(page: Any) -> list[str]:
    return _periods(page["quarters"])


def leder_reviews(page: Any) -> list[str]:
    return [line.review.reference for line in page["lines"]]


def leder_quarters(page: Any) -> list[str]:
    return [one.words for one in page["quarters"]]
