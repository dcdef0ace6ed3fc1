"""Lists of the room to take away: the register by reference, and figures without any death."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.exports.asking import partnership_of
from boards.models import Partnership
from partnership.access.services import require
from partnership.exports.lists import Column, ListExport, Params, offer
from reviews.deaths.counting import Count, Period, quarters, years
from reviews.deaths.models import Category, DeathFigures
from reviews.deaths.models.death import MARKING
from reviews.deaths.registering import register
from reviews.exports.days import known
from reviews.quarters import year_words, years_until

AHEAD = 12


@dataclass(frozen=True)
class Row:
    """One source's numbers of one period."""

    period: str
    count: Count


def _place(user: Any, params: Params, right: str) -> Partnership:
    found = partnership_of(user, params)
    require(user, right, found)
    return found


def _deaths(user: Any, params: Params, today: date) -> Any:
    return register(_place(user, params, "see_deaths"), user, params)


def _rows(periods: list[Period]) -> list[Row]:
    return [Row(one.words, count) for one in periods for count in (one.here, *one.given)]


def _quarters(user: Any, params: Params, today: date) -> list[Row]:
    place = _place(user, params, "see_death_counts")
    return _rows(quarters(place, DeathFigures.objects.visible_to(user), today))


def _years(user: Any, params: Params, today: date) -> list[Row]:
    place = _place(user, params, "see_death_counts")
    ends = years_until(today, AHEAD)
    asked = params.get("until", "")
    last = next((one for one in ends if year_words(one) == asked), ends[-1])
    return _rows(years(place, DeathFigures.objects.visible_to(user), last))


offer(
    ListExport(
        code="child-deaths",
        title="Child deaths",
        marking=MARKING,
        of="partnership",
        takes=("show", "year"),
        rows=_deaths,
        columns=(
            Column("Reference", lambda row: row.reference, "The number here"),
            Column("National system", lambda row: row.external_reference, "The number there"),
            Column("Panel", lambda row: row.panel.name if row.panel else "", "Who reviews it"),
            Column(
                "Died",
                lambda row: known(row.died_on, row.died_known_to),
                "As exactly as it is kept",
            ),
            Column("Notified", lambda row: row.notified_on, "To the partnership"),
            Column("Abuse or neglect", lambda row: row.get_suspected_display(), "If answered"),
            Column("Meeting held", lambda row: row.met_on, "The child death review meeting"),
            Column("Report received", lambda row: row.received_on, "By the panel"),
            Column("Reviewed", lambda row: row.reviewed_on, "The meeting of the panel"),
            Column("Category", lambda row: row.get_category_display() or "", "As the panel found"),
            Column("Modifiable factors", lambda row: row.get_factors_display(), "If reviewed"),
            Column("Forms sent", lambda row: row.forms_sent_on, "To the national database"),
            Column("Status", lambda row: row.status, "Where it stands; paused is not closed"),
        ),
    )
)
FIGURES = (
    Column("Source", lambda row: row.count.source, "Who says it"),
    Column(
        "Source dated",
        lambda row: row.count.figures.source_on if row.count.figures else None,
        "Empty for what is counted here",
    ),
    Column("Notified", lambda row: row.count.notified, "Empty where the source does not say"),
    Column("Reviewed", lambda row: row.count.reviewed, "By the panel"),
    Column("Modifiable factors", lambda row: row.count.modifiable, "Of those reviewed"),
    Column("Share", lambda row: row.count.share, "Of those reviewed in the period"),
    *(
        Column(
            f"{code}. {label}",
            lambda row, code=code: row.count.by_category[code],  # type: ignore[misc]
            "Reviewed in this category",
        )
        for code, label in Category.choices
    ),
)
for name, title, heading, rows in (
    ("child-death-quarters", "Child deaths by quarter", "Quarter", _quarters),
    ("child-death-years", "Child deaths, five years", "Year", _years),
):
    offer(
        ListExport(
            code=name,
            title=title,
            marking="Small numbers: not for publication",
            of="partnership",
            takes=("until",) if heading == "Year" else (),
            rows=rows,
            restricted=lambda row: None,
            columns=(Column(heading, lambda row: row.period, "The period"), *FIGURES),
        )
    )
