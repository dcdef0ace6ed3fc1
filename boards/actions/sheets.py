"""The sheet of actions: open ones, and closed ones worth keeping."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from boards.actions.rag import moves_made
from boards.actions.services.moving import MOVES
from boards.actions.services.raising import (
    Asked,
    change_action,
    note_move,
    raise_action,
    wrong_days,
)
from boards.models import Action
from boards.sheets.finding import (
    agencies_named,
    boards_named,
    people_by_address,
    seen_people,
)
from partnership.clock.local import value_of
from partnership.people.models import User
from partnership.sheets.columns import Column, day, email, squeezed, text
from partnership.sheets.registry import Act, Line, Made, Moment, Sheet, declare
from partnership.sheets.services import before
from partnership.ui.words import plain_day

BOARD, REFERENCE, WHAT = "Board or group", "Reference", "Action"
AGENCY, OWNER = "Owner agency", "Owner e-mail"
RAISED, FIRST_DUE, DUE, CLOSED = "Raised on", "First due on", "Due on", "Closed on"
CAME_FROM, OUTCOME = "Came from", "Outcome"
BECAUSE = "imported from a sheet"
LABELS = {field.name: field.verbose_name for field in Action._meta.concrete_fields}
# Which column fills which field, and which of them a later sheet may change.
FIELDS = {
    WHAT: "what",
    AGENCY: "owner_agency",
    OWNER: "owner",
    RAISED: "raised_on",
    FIRST_DUE: "first_due_on",
    DUE: "due_on",
    CLOSED: "closed_on",
    CAME_FROM: "came_from",
    OUTCOME: "outcome",
}
MAY_CHANGE = (WHAT, AGENCY, OWNER, DUE, CLOSED, CAME_FROM, OUTCOME)
FIXED = (RAISED, FIRST_DUE)

COLUMNS = (
    Column(BOARD, text(200), "Who asked for it: name or key", "Executive board", True),
    Column(REFERENCE, text(30), "Your own number, if it has one; by it a later sheet finds it"),
    Column(WHAT, text(2000), "What is to be done. No names of children or adults", "Train", True),
    Column(AGENCY, text(200), "The agency that owns it: name or key", "Fenshire Council", True),
    Column(OWNER, email, "The person who owns it, if they hold an office here"),
    Column(RAISED, day, "The day it was asked for", "3 March 2026", True),
    Column(FIRST_DUE, day, "The first due day, where it was moved since"),
    Column(DUE, day, "The day it is due now", "30 June 2026", True),
    Column(CLOSED, day, "The day it was closed. Empty: it is open"),
    Column(CAME_FROM, text(200), "The meeting, review or audit it came from", "Meeting of 3 March"),
    Column(OUTCOME, text(2000), "What came of it"),
)


def check(lines: Sequence[Line], moment: Moment) -> None:
    """Judge the rows against the boards, agencies, people and actions here."""
    boards, agencies = boards_named(moment), agencies_named(moment)
    people = people_by_address(line.values[OWNER] for line in lines)
    seen = seen_people([person.pk for person in people.values()], moment)
    here = Action.objects.visible_to(moment.by, on=moment.today)
    actions = list(
        here.filter(partnership=moment.subject)
        .annotate(moves_made=moves_made())
        .select_related("board", "owner_agency", "owner")
    )
    most = value_of(MOVES, moment.subject, on=moment.today)
    by_reference = {squeezed(action.reference): action for action in actions}
    by_words = {_same(action.board_id, action.what, action.raised_on): action for action in actions}
    for line in lines:
        line.says = line.values[WHAT] or ""
        line.facts["board"] = boards.find(line, BOARD)
        line.facts["agency"] = agencies.find(line, AGENCY)
        line.facts["owner"] = _owner(line, people, seen)
        known = _known(line, by_reference, by_words)
        asked = _asked(line, known)
        if asked is None:
            continue
        for name, words in wrong_days(asked, line.facts["board"], moment.today).items():
            line.refuse(next(col for col, field in FIELDS.items() if field == name), words)
        if known is not None:
            _judge_known(line, known)
            _refuse_many_moves(line, known, most)
    _once(lines)


def _owner(line: Line, people: dict[str, User], seen: set[int]) -> User | None:
    address = line.values[OWNER]
    if not address:
        return None
    person = people.get(address)
    if person is None or person.pk not in seen:
        line.refuse(OWNER, "Nobody with this address holds an office here")
        return None
    return person


def _same(board: int, what: str, raised_on: Any) -> tuple[Any, ...]:
    return board, squeezed(what), raised_on


def _known(
    line: Line, by_reference: dict[str, Action], by_words: dict[Any, Action]
) -> Action | None:
    """The action that the row is about, by its reference, or by board, words and day raised."""
    reference, board, what = (line.values[REFERENCE], line.facts["board"], line.values[WHAT])
    if reference:
        found = by_reference.get(squeezed(reference))
        if found and board and found.board_id != board.pk:
            line.refuse(REFERENCE, f"It is an action of {found.board}")
        return found
    if board is None or not what:
        return None
    return by_words.get(_same(board.pk, what, line.values[RAISED]))


def _once(lines: Sequence[Line]) -> None:
    """The same reference, or the same words of a board on a day, twice in the sheet."""
    keys = [_key(line) for line in lines]
    times = Counter(keys)
    for line, key in zip(lines, keys, strict=True):
        if key and times[key] > 1:
            column = REFERENCE if line.values[REFERENCE] else WHAT
            line.refuse(column, "The sheet holds it more than once")


def _key(line: Line) -> Any:
    if line.values[REFERENCE]:
        return squeezed(line.values[REFERENCE])
    board = line.facts["board"]
    return board and line.says and _same(board.pk, line.says, line.values[RAISED])


def _asked(line: Line, known: Action | None) -> Asked | None:
    """What the row asks for; None while something that must be there is missing or wrong."""
    facts, values = line.facts, line.values
    needed = (facts["board"], facts["agency"], values[RAISED], values[DUE], values[WHAT])
    if not all(needed):
        return None
    facts["action"] = known
    facts["asked"] = Asked(
        what=values[WHAT],
        owner_agency=facts["agency"],
        raised_on=values[RAISED],
        due_on=values[DUE],
        first_due_on=values[FIRST_DUE] or (known.first_due_on if known else None),
        owner=facts["owner"],
        closed_on=values[CLOSED],
        came_from=values[CAME_FROM] or "",
        outcome=values[OUTCOME] or "",
    )
    found: Asked = facts["asked"]
    return found


def _judge_known(line: Line, known: Action) -> None:
    """What the row would change; an empty cell changes nothing."""
    asked = line.facts["asked"]
    typed = [column for column in FIELDS if line.values[column]]
    for column in FIXED:
        name = FIELDS[column]
        if column in typed and getattr(asked, name) != getattr(known, name):
            was = plain_day(getattr(known, name))
            line.refuse(column, f"It is kept as {was} and is not changed by a sheet")
    changes = {
        FIELDS[column]: getattr(asked, FIELDS[column])
        for column in MAY_CHANGE
        if column in typed and getattr(asked, FIELDS[column]) != getattr(known, FIELDS[column])
    }
    line.facts["changes"] = changes
    line.changes = [
        (str(LABELS[name]), _words(getattr(known, name)), _words(new))
        for name, new in changes.items()
    ]
    line.act = Act.CHANGE if changes else Act.NOTHING


def _refuse_many_moves(line: Line, known: Any, most: int) -> None:
    """After some moves the chair agrees to one more: a sheet cannot ask."""
    if "due_on" in line.facts["changes"] and known.moves_made >= most:
        line.refuse(DUE, "It has moved before: ask the chair on the page of the action")


def _words(value: Any) -> str:
    if not value:
        return "nothing"
    return plain_day(value) if hasattr(value, "isoformat") else str(value)


def write(line: Line, moment: Moment) -> list[Made]:
    """Raise the action, or change it."""
    acted = {"because": BECAUSE, "by": moment.by, "today": moment.today}
    known = line.facts["action"]
    if known is None:
        reference = line.values[REFERENCE] or ""
        made = raise_action(line.facts["board"], line.facts["asked"], reference=reference, **acted)
        return [Made(made, True)]
    changes = line.facts["changes"]
    was, due = before(known, *changes), known.due_on
    changed = change_action(known, changes, **acted)
    done = [Made(changed, False, was)]
    if "due_on" in changes:
        move = note_move(changed, due, because=BECAUSE, by=moment.by, now=moment.now)
        done.append(Made(move, True))
    return done


declare(
    Sheet(
        kind="actions",
        title="Actions",
        about="One row for each action, open or closed.",
        right="import_actions",
        columns=COLUMNS,
        check=check,
        write=write,
        order=3,
    )
)
