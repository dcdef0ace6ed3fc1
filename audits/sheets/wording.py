"""The workbook of an edition: worded in Excel, brought back, compared, then saved or not.

A row with a key words that question anew; one without a key asks something new, at the end of its
standard. Nothing is left out by a workbook: that is an act of its own, on the page.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError

from audits.models import Edition, Question, Standard
from audits.services.wording import (
    PUBLISHED,
    Wording,
    add_standard,
    put_question,
    rename_standard,
)
from partnership.agencies.models import Kind
from partnership.sheets.blanks import workbook_of
from partnership.sheets.columns import Column, choice, several, text
from partnership.sheets.registry import Act, Line, Made, Moment, Sheet, declare
from partnership.sheets.services import before

STANDARD, TITLE, KEY, WORDS = "Standard", "Title of the standard", "Key", "Question"
GUIDANCE, EVIDENCE, TWIN = "Guidance", "Evidence asked", "Sentence of the survey"
KINDS, MAY_NOT_APPLY = "Asked of", "May not apply"
EVERYBODY = "everybody"
KEPT = "Empty leaves what stands, a dash empties it"
DASHES = ("-", "–", "—")


def number(words: str) -> int:
    """Of a standard. raises: ValidationError."""
    if not (words.isascii() and words.isdigit() and 0 < int(words[:4]) < 100 and len(words) < 3):
        raise ValidationError("Write a whole number from 1 to 99")
    return int(words)


COLUMNS = (
    Column(STANDARD, number, "Its number. The next free number begins a standard", "1", True),
    Column(TITLE, text(150), "Needed where the standard is new. Empty leaves what stands"),
    Column(KEY, text(20), "Leave it as it is. Empty asks something new"),
    Column(WORDS, text(500), "What is asked", "Is it so?", True),
    Column(GUIDANCE, text(2000), KEPT),
    Column(EVIDENCE, text(300), KEPT, "The plan"),
    Column(TWIN, text(200), f"With which a practitioner agrees or not. {KEPT}"),
    Column(
        KINDS,
        several(choice([*Kind.choices, (EVERYBODY, "Everybody")])),
        "Kinds of agency, with semicolons between them, or Everybody. Empty leaves what stands",
        "Everybody",
    ),
    Column(
        MAY_NOT_APPLY,
        choice([("yes", "Yes"), ("no", "No")]),
        "Whether an agency may say that it does not apply. Empty leaves what stands",
        "Yes",
    ),
)
BY_FIELD = {"guidance": GUIDANCE, "evidence": EVIDENCE, "twin": TWIN}
SHOWN = {"words": WORDS, **BY_FIELD, "kinds": KINDS, "may_not_apply": MAY_NOT_APPLY}


def workbook(edition: Edition) -> bytes:
    """The edition as it stands, to be worded."""
    return workbook_of(EDITION, [_cells(one) for one in _questions(edition)])


def _questions(edition: Edition) -> list[Question]:
    return list(Question.objects.filter(standard__edition=edition).select_related("standard"))


def _cells(one: Question) -> list[str]:
    said = [_shown(name, getattr(one, name)) for name in SHOWN]
    return [str(one.standard.number), one.standard.title, one.key, *said]


def _shown(name: str, value: Any) -> str:
    if name == "kinds":
        return "; ".join(Kind(one).label for one in value) or "Everybody"
    if name == "may_not_apply":
        return "Yes" if value else "No"
    return str(value)


def check(lines: Sequence[Line], moment: Moment) -> None:
    """Compare each line with what stands. Two queries."""
    edition: Edition = moment.subject
    asked = {one.key: one for one in _questions(edition)}
    titles = {one.number: one.title for one in Standard.objects.filter(edition=edition)}
    many = Counter(line.values[KEY] for line in lines if line.values[KEY])
    _judge_titles(lines, titles)
    for line in lines:
        key = line.values[KEY]
        stands = asked.get(key) if key else None
        line.says = f"Question {stands}" if stands else "New question"
        if edition.published_on:
            line.refuse("", PUBLISHED)
        if key and stands is None:
            line.refuse(KEY, "No question of this edition has this key: leave it empty to ask anew")
        elif key and many[key] > 1:
            line.refuse(KEY, "The sheet holds it more than once")
        elif stands and line.values[STANDARD] not in (None, stands.standard.number):
            line.refuse(STANDARD, f"This question stands under standard {stands.standard.number}")
        else:
            _compare(line, stands, titles)


def _judge_titles(lines: Sequence[Line], titles: dict[int, str]) -> None:
    """One title a standard; a new standard takes the next number and has a title."""
    said: dict[int, set[str]] = defaultdict(set)
    numbered = [line for line in lines if line.values[STANDARD]]
    for line in numbered:
        said[line.values[STANDARD]] |= {line.values[TITLE]} - {None, ""}
    free = max(titles, default=0) + 1
    new = set(said) - set(titles)
    too_far = new - set(range(free, free + len(new)))
    for line in numbered:
        number = line.values[STANDARD]
        line.facts["title"] = next(iter(said[number]), "")
        if len(said[number]) > 1:
            line.refuse(TITLE, f"The sheet gives standard {number} more than one title")
        if number in too_far:
            line.refuse(STANDARD, f"The next standard is {free}")
        elif number in new and not said[number]:
            line.refuse(TITLE, "Write the title of the new standard")


def _compare(line: Line, stands: Question | None, titles: dict[int, str]) -> None:
    """What would change; an empty cell leaves what there is."""
    was = _wording(stands) if stands else Wording("")
    facts: dict[str, Any] = {**asdict(was), "words": line.values[WORDS] or was.words}
    for name, heading in BY_FIELD.items():
        typed = line.values[heading]
        if typed:
            facts[name] = "" if typed in DASHES else typed
    if line.values[KINDS]:
        facts["kinds"] = [one for one in line.values[KINDS] if one != EVERYBODY]
    if line.values[MAY_NOT_APPLY]:
        facts["may_not_apply"] = line.values[MAY_NOT_APPLY] == "yes"
    line.facts |= {"stands": stands, "wording": Wording(**facts)}
    title, number = line.facts.get("title", ""), line.values[STANDARD]
    pairs = [(TITLE, titles.get(number, ""), title)] if title else []
    for name, heading in SHOWN.items():
        old = _shown(name, getattr(was, name)) if stands else ""
        pairs.append((heading, old, _shown(name, facts[name])))
    line.changes = [pair for pair in pairs if pair[1] != pair[2]]
    line.act = (Act.CHANGE if line.changes else Act.NOTHING) if stands else Act.ADD


def _wording(one: Question) -> Wording:
    return Wording(**{name: getattr(one, name) for name in Wording.__dataclass_fields__})


def write(line: Line, moment: Moment) -> list[Made]:
    """Word one question by the very services of the screen, and its standard before it."""
    edition: Edition = moment.subject
    number, title = line.values[STANDARD], line.facts["title"]
    made: list[Made] = []
    standard = Standard.objects.filter(edition=edition, number=number).first()
    if standard is None:
        standard = add_standard(edition, title=title, by=moment.by)
        made.append(Made(standard, is_new=True))
    elif title and standard.title != title:
        was = before(standard, "title")
        made.append(Made(rename_standard(standard, title=title, by=moment.by), False, was))
    stands, wording = line.facts["stands"], line.facts["wording"]
    if stands is None:
        made.append(Made(put_question(standard, wording, by=moment.by), is_new=True))
    elif _wording(stands) != wording:
        was = before(stands, *SHOWN)
        row = put_question(standard, wording, question=stands, by=moment.by)
        made.append(Made(row, False, was))
    return made


EDITION = declare(
    Sheet(
        kind="edition",
        title="Edition",
        about="One row for each question. Leave the key as it is; a row without one asks anew.",
        right="change",
        columns=COLUMNS,
        check=check,
        write=write,
        own_pages=True,
    )
)
