"""Judges the rows of the sheet of people: what the services would refuse, told before."""

from datetime import date
from typing import Any

from boards.models import Membership
from boards.newcomers import same_name
from boards.notices import A_MAILBOXS
from boards.permissions import OPENS_REVIEWS
from boards.services import (
    Grant,
    Tenure,
    wrong_days,
    wrong_sort,
)
from boards.sheets.known import AGENCY, BOARD, EMAIL, FROM, OFFICE, PERSON, UNTIL, Known
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.people.models import Appointment, User
from partnership.sheets.registry import Act, Line, Moment
from partnership.ui.words import plain_day

# Where the services put their errors, and which column that is.
COLUMN_OF = {"place": BOARD, "seat": AGENCY, "starts_on": FROM, "ends_on": UNTIL, "email": EMAIL}


def grant_of(line: Line, known: Known) -> Grant | None:
    """The office of this row; None, and why on the line, when it cannot be made out."""
    board, agency = known.boards.find(line, BOARD), known.agencies.find(line, AGENCY)
    office, starts_on = line.values[OFFICE], line.values[FROM]
    for_agency = office in AGENCY_OFFICES
    _judge_place(line, for_agency, board, agency)
    place = agency if for_agency else board
    if place is None or office is None or starts_on is None:
        return None
    seat = None if for_agency else agency
    grant = Grant(office, place, starts_on, line.values[UNTIL], seat)
    line.facts["grant"] = grant
    line.says = ", ".join((line.values[PERSON] or "", Office(office).label, str(place)))
    return grant


def _judge_place(line: Line, for_agency: bool, board: Any, agency: Any) -> None:
    """An office is held in a board or group, or for an agency, never for both."""
    if line.values[OFFICE] is None:
        return
    name = Office(line.values[OFFICE]).label
    if for_agency and line.values[BOARD]:
        line.refuse(BOARD, f"{name} is held for an agency: leave the board empty")
    if for_agency and agency is None and not line.is_wrong_in(AGENCY):
        line.refuse(AGENCY, f"{name} is held for an agency: name it")
    if not for_agency and board is None and not line.is_wrong_in(BOARD):
        line.refuse(BOARD, f"{name} is held in a board or group: name it")


def judge_person(
    line: Line,
    known: Known,
    moment: Moment,
    names: dict[str, str],
    addresses: dict[str, set[str]],
) -> None:
    """Who it is; namesakes are pointed out, since two addresses may be one person."""
    name, address = line.values[PERSON], line.values[EMAIL]
    if not name or not address:
        return
    if not same_name(names[address], name):
        line.refuse(EMAIL, f"It is the address of {names[address]} in another row")
    found = known.people.get(address)
    # An account that the reader may not see is answered for like no account at all.
    person = found if found and _is_known(found, known) else None
    if person and not same_name(person.name, name):
        line.refuse(EMAIL, f"It is known as the address of {person.name}")
    if person is None and address in known.mailboxes:
        line.refuse(EMAIL, A_MAILBOXS)
    if len(addresses[name.casefold()]) > 1:
        line.notes.append("The sheet gives this name two addresses: is it one person?")
    if person is None and known.names.get(name.casefold()):
        line.notes.append("Somebody of this name is known under another address: is it they?")
    line.facts["person"] = person


def _is_known(person: User, known: Known) -> bool:
    return person.pk in known.managed


def judge_office(line: Line, grant: Grant, known: Known, moment: Moment) -> None:
    """Whether the office stands already, may be given, or may end as the row says."""
    for name, words in {**wrong_sort(grant), **wrong_days(grant)}.items():
        line.refuse(_column(name, grant), words)
    key = _key(line, grant)
    same = next((one for one in known.tenures.get(key, []) if _is_same(one, grant)), None)
    _once_in_sheet(line, grant, known, key)
    if same is not None:
        _judge_end(line, grant, same, known, moment)
        return
    meets = next((one for one in known.tenures.get(key, []) if _meet(one, grant)), None)
    if meets is not None:
        words = f"They hold this office there already, from {plain_day(meets.starts_on)}"
        line.refuse(FROM, words)
    _judge_giving(line, grant, known, moment)


def _column(name: str, grant: Grant) -> str:
    for_agency = grant.office in AGENCY_OFFICES
    return AGENCY if name == "place" and for_agency else COLUMN_OF[name]


def _key(line: Line, grant: Grant) -> tuple[str, str, Any]:
    place = "agency" if grant.office in AGENCY_OFFICES else "board"
    return line.values[EMAIL] or "", grant.office, (place, grant.place.pk)


def _is_same(tenure: Tenure, grant: Grant) -> bool:
    seat = tenure.agency_id if isinstance(tenure, Membership) else None
    return tenure.starts_on == grant.starts_on and seat == (grant.seat.pk if grant.seat else None)


def _meet(tenure: Tenure, grant: Grant) -> bool:
    return _overlap(tenure.starts_on, tenure.ends_on, grant.starts_on, grant.ends_on)


def _overlap(from_1: date, until_1: date | None, from_2: date, until_2: date | None) -> bool:
    return (until_1 is None or from_2 <= until_1) and (until_2 is None or from_1 <= until_2)


def _once_in_sheet(line: Line, grant: Grant, known: Known, key: tuple[str, str, Any]) -> None:
    for other, starts_on, ends_on in known.in_sheet[key] if key[0] else []:
        if _overlap(starts_on, ends_on, grant.starts_on, grant.ends_on):
            line.refuse("", f"Row {other.row} gives the same office there for days that meet")
            break
    known.in_sheet[key].append((line, grant.starts_on, grant.ends_on))


def _judge_end(line: Line, grant: Grant, same: Tenure, known: Known, moment: Moment) -> None:
    """The office stands: the row may say its last day, and nothing else."""
    line.facts["tenure"] = same
    line.act = Act.NOTHING
    if grant.ends_on is None or grant.ends_on == same.ends_on:
        if same.ends_on and grant.ends_on is None:
            line.notes.append(f"Its last day stays {plain_day(same.ends_on)}")
        return
    if same.ends_on and (grant.ends_on > same.ends_on or same.ends_on < moment.today):
        line.refuse(UNTIL, f"It ends on {plain_day(same.ends_on)}. Give a longer one anew")
        return
    if isinstance(same, Appointment) and same.pk not in known.answered:
        line.refuse(UNTIL, "That belongs to those who gave it and to the agency’s own lead")
        return
    line.act = Act.CHANGE
    was = plain_day(same.ends_on) if same.ends_on else "no end date"
    line.changes = [("until", was, plain_day(grant.ends_on))]
    if grant.office in OPENS_REVIEWS and not known.is_head:
        line.refuse(OFFICE, "Only a Head of Service gives and ends this office")


def _judge_giving(line: Line, grant: Grant, known: Known, moment: Moment) -> None:
    """What the service would refuse, told before it is asked."""
    if line.values[EMAIL] == moment.by.email:
        line.refuse(EMAIL, "Nobody gives themselves an office")
    for column, place, open_ones in (
        (BOARD, grant.place if grant.office not in AGENCY_OFFICES else None, known.open_boards),
        (AGENCY, grant.place if grant.office in AGENCY_OFFICES else None, known.open_agencies),
        (AGENCY, grant.seat, known.open_agencies),
    ):
        if place is not None and place.pk not in open_ones:
            ended = f"ended on {plain_day(place.ends_on)}" if place.ends_on else "takes no offices"
            line.refuse(column, f"{place} {ended}")
    if known.is_head:
        return
    if grant.office in OPENS_REVIEWS:
        line.refuse(OFFICE, "Only a Head of Service gives and ends this office")
    elif grant.starts_on < moment.today:
        line.refuse(FROM, "Only a Head of Service gives an office from a day that has passed")
