"""The sheet of a chronology: each line read, judged and shown before anything is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from boards.known_names import names_here
from boards.sheets.finding import agencies_named
from partnership.sheets.columns import Column, text
from partnership.sheets.registry import Act, Line, Made, Moment, Sheet, declare
from partnership.ui.identities import identities_in
from partnership.ui.times import plain_time
from partnership.ui.words import plain_day
from reviews.chronologies.days import When, time_of_day, when
from reviews.chronologies.models import Entry, KnownTo, digest_of, when_words

DATE, TIME, AGENCY = "Date", "Time", "Agency"
WHAT, COMMENT, SOURCE = "What happened", "Significance", "Source document"
NO_NAMES = "A reference, never a name"
NHS = "Take the NHS number out: the portal holds references alone"
MOST_TOLD = 3
Same = tuple[date, int, time | None, int, str]

COLUMNS = (
    Column(
        DATE,
        when,
        "A day, or only the month or year where nobody knows more. 3/4/2021 is read day first",
        "3 April 2021",
        True,
    ),
    Column(TIME, time_of_day, "Where it is known, like 14:30", "14:30"),
    Column(AGENCY, text(200), "Whose record it is: the agency’s name or key", "A trust", True),
    Column(WHAT, text(4000), NO_NAMES, "The health visitor called and nobody was in", True),
    Column(COMMENT, text(2000), "What it tells, in the agency’s view"),
    Column(SOURCE, text(200), "The kind of record it stands in", "Health visitor’s notes"),
)


def check(lines: Sequence[Line], moment: Moment) -> None:
    """Judge the lines against the agencies here, the day and what stands. Four queries."""
    place = moment.subject.partnership
    agencies = agencies_named(replace(moment, subject=place))
    known = list(names_here(place.pk))
    standing = Entry.objects.standing().filter(review=moment.subject)
    there: set[Any] = set(standing.values_list("on", "known_to", "at", "agency", "digest"))
    alike = {(on, known_to, agency, digest) for on, known_to, _, agency, digest in there}
    for line in lines:
        line.facts["agency"] = agencies.find(line, AGENCY)
        _judge_day(line, moment.today)
        _judge_words(line, known)
        _say(line)
    times = Counter(key[:2] + key[3:] for line in lines if (key := _key(line)))
    for line in lines:
        key = _key(line)
        if key is None:
            continue
        short = key[:2] + key[3:]
        if key in there:
            line.act = Act.NOTHING
            line.notes.append("It stands already")
        elif short in alike or times[short] > 1:
            line.notes.append("The same words of this agency stand on this day: a duplicate?")


def _judge_day(line: Line, today: date) -> None:
    found: When | None = line.values[DATE]
    if found is None:
        return
    if found.on > today:
        line.refuse(DATE, f"It cannot be after today, {plain_day(today)}")
    if found.note:
        line.notes.append(found.note)
    typed = line.values[TIME]
    if typed and found.known_to != KnownTo.DAY:
        line.refuse(TIME, "A time needs its day")
    elif typed and found.at and typed != found.at:
        line.refuse(TIME, f"The date says {plain_time(found.at)}")
    line.facts["at"] = typed or found.at


def _judge_words(line: Line, known: Sequence[str]) -> None:
    """NHS numbers are refused, what looks like an identity is told."""
    for column in (WHAT, COMMENT, SOURCE):
        words = line.values[column]
        told = identities_in(words, known=known, days=False) if words else []
        if any(one.refused for one in told):
            line.refuse(column, NHS)
            line.facts["nhs"] = True
        for one in told[:MOST_TOLD]:
            if not one.refused:
                line.notes.append(f"{column}: “{one.words[:40]}” looks like {one.like}")
                line.facts["told"] = True


def _say(line: Line) -> None:
    """What was understood of the line."""
    found: When | None = line.values[DATE]
    at = line.facts.get("at")
    day = when_words(found.on, found.known_to) if found else "No day"
    agency = line.facts["agency"]
    parts = [day, plain_time(at) if at else "", str(agency or ""), line.values[WHAT] or ""]
    if line.facts.get("nhs"):
        parts[-1] = ""
    line.says = ", ".join(part for part in parts if part)


def _key(line: Line) -> Same | None:
    found: When | None = line.values[DATE]
    agency, words = line.facts["agency"], line.values[WHAT]
    if not (found and agency and words):
        return None
    return found.on, int(found.known_to), line.facts.get("at"), agency.pk, digest_of(words)


def write(line: Line, moment: Moment) -> list[Made]:
    """One entry."""
    found: When = line.values[DATE]
    entry = Entry(
        review=moment.subject,
        agency=line.facts["agency"],
        on=found.on,
        known_to=found.known_to,
        at=line.facts.get("at"),
        words=line.values[WHAT],
        comment=line.values[COMMENT] or "",
        source=line.values[SOURCE] or "",
        digest=digest_of(line.values[WHAT]),
    )
    entry.save_because(f"brought in, row {line.row}", by=moment.by)
    return [Made(entry, True)]


CHRONOLOGY = declare(
    Sheet(
        kind="chronology",
        title="Chronology",
        about="One row for each thing that happened, as the agency’s records tell it. Several "
        "agencies may stand in one sheet.",
        right="change",
        columns=COLUMNS,
        check=check,
        write=write,
        own_pages=True,
    )
)
