"""The workbook of a return: filled in anywhere, brought back, compared, then saved or not."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from audits.lacking import Line as Asked
from audits.lacking import lines_of
from audits.models import Answer, Return
from audits.services.answering import FIELDS, Said, save_answer
from partnership.sheets.blanks import workbook_of
from partnership.sheets.columns import Column, day, near, squeezed, text
from partnership.sheets.registry import Act, Line, Made, Moment, Sheet, declare
from partnership.sheets.services import before
from partnership.ui.words import plain_day

NUMBER, QUESTION, GRADE, WORDS = "Number", "Question", "Grade", "What shows it"
ACTION, OWNER, DUE, SAVED = "Action", "By whom", "By when", "Saved"
APPLIES_NOT = "Does not apply"
NO_NAMES = "No names of children or adults"
KEPT = "Empty leaves what stands"


def times(words: str) -> int:
    """How often an answer was saved. raises: ValidationError."""
    if not (words.isascii() and words.isdigit() and len(words) < 7):
        raise ValidationError("Leave this column as the workbook had it")
    return int(words)


COLUMNS = (
    Column(NUMBER, text(9), "Of the question. Leave it as it is", "1.1", True),
    Column(QUESTION, text(500), "Leave it as it is", "Is it so?"),
    Column(GRADE, text(60), f"In the words of the framework, or “{APPLIES_NOT}”. {KEPT}", "Met"),
    Column(WORDS, text(4000), f"Or why it does not apply. {NO_NAMES}. {KEPT}", "A list"),
    Column(ACTION, text(2000), f"Where it is not fully met. {KEPT}"),
    Column(OWNER, text(120), f"Their office. {KEPT}", "Head of safeguarding"),
    Column(DUE, day, f"When it will be done. {KEPT}", "31 March 2027"),
    Column(SAVED, times, "How often it was saved when you took the workbook away", "0"),
)
BY_FIELD = {"words": WORDS, "action": ACTION, "owner": OWNER, "due_on": DUE}


def workbook(row: Return) -> bytes:
    """The return as it stands, to be filled in."""
    return workbook_of(RETURN, [_cells(line) for line in lines_of(row)])


def _cells(line: Asked) -> list[str]:
    answer = line.answer or Answer()
    due = plain_day(answer.due_on) if answer.due_on else ""
    words = [answer.words, answer.action, answer.owner, due, str(answer.saved)]
    return [str(line.question), line.question.words, _graded(answer), *words]


def _graded(answer: Answer) -> str:
    if answer.not_applicable:
        return APPLIES_NOT
    return answer.grade.words if answer.grade else ""


def check(lines: Sequence[Line], moment: Moment) -> None:
    """Compare each line with what stands. As many queries as a return takes."""
    row: Return = moment.subject
    asked = {str(line.question): line for line in lines_of(row)}
    grades = {squeezed(one.words): one for one in row.cycle.edition.scale.grades.all()}
    many = Counter(line.values[NUMBER] for line in lines)
    for line in lines:
        number = line.values[NUMBER]
        found = asked.get(number or "")
        line.says = f"Question {number}"
        if found is None:
            line.refuse(NUMBER, "This agency is not asked this question")
            continue
        if many[number] > 1:
            line.refuse(NUMBER, "The sheet holds it more than once")
        line.facts["asked"] = found
        line.facts["said"] = _said(line, found, grades)
        _compare(line, found)


def _said(line: Line, found: Asked, grades: dict[str, Any]) -> Said:
    """What would stand: an empty cell leaves what there is."""
    stands = found.answer or Answer()
    facts: dict[str, Any] = {name: getattr(stands, name) for name in FIELDS}
    typed = line.values[GRADE]
    if typed and squeezed(typed) == squeezed(APPLIES_NOT):
        facts |= {"grade": None, "not_applicable": True}
    elif typed and squeezed(typed) in grades:
        facts |= {"grade": grades[squeezed(typed)], "not_applicable": False}
    elif typed:
        words = [one.words for one in grades.values()]
        line.refuse(GRADE, f"“{typed}” is no grade{near(typed, words) or '.'}")
    for name, heading in BY_FIELD.items():
        if line.values[heading]:
            facts[name] = line.values[heading]
    return Said(**facts)


def _compare(line: Line, found: Asked) -> None:
    stands, said = found.answer or Answer(), line.facts["said"]
    pairs = [
        (GRADE, _graded(stands), APPLIES_NOT if said.not_applicable else _words(said.grade)),
        *(
            (heading, _words(getattr(stands, name)), _words(getattr(said, name)))
            for name, heading in BY_FIELD.items()
        ),
    ]
    line.changes = [pair for pair in pairs if pair[1] != pair[2]]
    if not line.changes:
        line.act = Act.NOTHING
        return
    line.act = Act.CHANGE if found.answer else Act.ADD
    read = line.values[SAVED] or 0
    line.facts["read"] = read
    if read != stands.saved:
        line.refuse(
            SAVED,
            "Somebody saved this answer since the workbook was taken away. Take a new one, or "
            "change the answer on the screen",
        )


def _words(value: Any) -> str:
    if isinstance(value, date):
        return plain_day(value)
    return str(value) if value else ""


def write(line: Line, moment: Moment) -> list[Made]:
    """Save one answer by the very service of the screen."""
    found: Asked = line.facts["asked"]
    was = before(found.answer, *FIELDS) if found.answer else {}
    made = save_answer(
        found.section,
        found.question,
        line.facts["said"],
        read=line.facts["read"],
        by=moment.by,
    )
    return [Made(made, not was, was)] if made is not None else []


RETURN = declare(
    Sheet(
        kind="return",
        title="Return",
        about="One row for each question. Leave the number and the last column as they are.",
        right="answer",
        columns=COLUMNS,
        check=check,
        write=write,
        own_pages=True,
    )
)
