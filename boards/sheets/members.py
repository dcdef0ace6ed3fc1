"""The sheet of people: who holds which office in which board or group, or for which agency."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from boards.answering import answered_for
from boards.mailboxes import running_addresses
from boards.models import Membership, Seat
from boards.newcomers import enter_with_office, same_name
from boards.notices import A_MAILBOXS
from boards.permissions import OPENS_REVIEWS
from boards.services import (
    Grant,
    Tenure,
    end_office,
    place_of,
    refuse_above_oneself,
    wrong_days,
    wrong_sort,
)
from boards.sheets.finding import (
    Named,
    agencies_named,
    boards_named,
    people_by_address,
    seen_people,
)
from boards.tenures import managed_agencies, managed_boards
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.people.models import Appointment, User
from partnership.sheets.columns import Column, choice, day, email, text
from partnership.sheets.registry import Act, Line, Made, Moment, Sheet, declare
from partnership.sheets.services import before, parts
from partnership.ui.words import plain_day

BOARD, PERSON, EMAIL = "Board or group", "Person", "E-mail"
OFFICE, AGENCY = "Office", "Agency"
FROM, UNTIL = "From", "Until"
BECAUSE = "imported from a sheet"
# Where the services put their errors, and which column that is.
COLUMN_OF = {"place": BOARD, "seat": AGENCY, "starts_on": FROM, "ends_on": UNTIL, "email": EMAIL}

COLUMNS = (
    Column(
        BOARD,
        text(200),
        "Its name or key. Leave it empty for an office held for an agency",
        "Executive board",
    ),
    Column(PERSON, text(120), "First and last name", "Marian Okafor", True),
    Column(EMAIL, email, "Their own address: it tells people apart", "m.okafor@example.org", True),
    Column(OFFICE, choice(Office.choices), f"One of: {'; '.join(Office.labels)}", "Member", True),
    Column(AGENCY, text(200), "The agency whose seat it is, or for which the office is held"),
    Column(FROM, day, "First day of the office", "1 April 2026", True),
    Column(UNTIL, day, "Last day, if known. Empty changes nothing"),
)


@dataclass
class Known:
    """What is kept that the rows are judged against, fetched in sets."""

    boards: Named
    agencies: Named
    open_boards: set[int]
    open_agencies: set[int]
    people: dict[str, User]
    managed: set[int]
    names: dict[str, set[str]]  # addresses by the name of people whom the reader may see
    tenures: dict[tuple[str, str, Any], list[Tenure]]  # by address, office and place
    answered: set[int]  # offices for agencies that this service ends
    is_head: bool
    mailboxes: set[str]
    in_sheet: dict[tuple[str, str, Any], list[tuple[Line, date, date | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )


def check(lines: Sequence[Line], moment: Moment) -> None:
    """Judge the rows against the people, places and offices here."""
    known = _known(lines, moment)
    names, addresses = _names_in_sheet(lines)
    for line in lines:
        line.says = _says(line)
        grant = _grant(line, known)
        _judge_person(line, known, moment, names, addresses)
        if grant is not None:
            _judge_office(line, grant, known, moment)


def _known(lines: Sequence[Line], moment: Moment) -> Known:
    people = people_by_address(line.values[EMAIL] for line in lines)
    managed = seen_people([person.pk for person in people.values()], moment, "manage")
    heads = Membership.objects.held(moment.by, [Office.HEAD_OF_SERVICE], moment.today)
    boards = managed_boards(moment.by, moment.today).filter(partnership=moment.subject)
    return Known(
        boards=boards_named(moment),
        agencies=agencies_named(moment),
        open_boards=set(boards.values_list("pk", flat=True)),
        open_agencies=set(managed_agencies(moment.by, moment.today).values_list("pk", flat=True)),
        people=people,
        managed=managed,
        names=_people_of_names(lines, moment),
        tenures=_tenures(people, managed),
        answered=set(answered_for(moment.by, moment.today).values_list("pk", flat=True)),
        is_head=heads.filter(board__partnership=moment.subject).exists(),
        mailboxes=running_addresses(moment.by, on=moment.today),
    )


def _people_of_names(lines: Sequence[Line], moment: Moment) -> dict[str, set[str]]:
    """The addresses of people whom `by` may see and who have a name of the sheet."""
    wanted = sorted({line.values[PERSON] for line in lines if line.values[PERSON]})
    seen = User.objects.visible_to(moment.by, on=moment.today)
    found: dict[str, set[str]] = defaultdict(set)
    for few in parts(wanted):
        for name, address in seen.filter(name__in=few).values_list("name", "email"):
            found[name.casefold()].add(address)
    return found


def _tenures(people: dict[str, User], managed: set[int]) -> dict[Any, list[Tenure]]:
    """The offices that people of the sheet hold or held, by address, office and place."""
    found: dict[Any, list[Tenure]] = defaultdict(list)
    address = {person.pk: person.email for person in people.values() if person.pk in managed}
    for few in parts(sorted(address)):
        for model, place in ((Membership, "board"), (Appointment, "agency")):
            rows: Any = model
            for row in rows.objects.filter(person__in=few).select_related(place, "person"):
                key = address[row.person_id], row.office, (place, getattr(row, f"{place}_id"))
                found[key].append(row)
    return found


def _names_in_sheet(lines: Sequence[Line]) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The first name typed with each address, and every address typed with each name."""
    names: dict[str, str] = {}
    addresses: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        name, address = line.values[PERSON], line.values[EMAIL]
        if name and address:
            names.setdefault(address, name)
            addresses[name.casefold()].add(address)
    return names, addresses


def _says(line: Line) -> str:
    office = Office(line.values[OFFICE]).label if line.values[OFFICE] else ""
    where = line.values[BOARD] or line.values[AGENCY]
    return ", ".join(str(part) for part in (line.values[PERSON], office, where) if part)


def _grant(line: Line, known: Known) -> Grant | None:
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


def _judge_person(
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


def _judge_office(line: Line, grant: Grant, known: Known, moment: Moment) -> None:
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


def write(line: Line, moment: Moment) -> list[Made]:
    """Give the office, entering the person if they are new; or set its last day."""
    acted = {"because": BECAUSE, "by": moment.by, "today": moment.today}
    if line.act == Act.CHANGE:
        tenure = line.facts["tenure"]
        was = before(tenure, "ends_on")
        changed = end_office(tenure, ends_on=line.facts["grant"].ends_on, **acted)
        return [Made(changed, False, was)]
    person, tenure, is_new = enter_with_office(
        moment.subject,
        name=line.values[PERSON],
        email=line.values[EMAIL],
        grant=replace(line.facts["grant"], serves=moment.subject),
        **acted,
    )
    opened = tenure.seat if isinstance(tenure, Membership) and tenure.opened else None
    return [
        *([Made(person, True)] if is_new else []),
        *([Made(opened, True)] if opened else []),
        Made(tenure, True),
    ]


def before_undo(records: Sequence[Any], moment: Moment) -> None:
    """raises: NotAllowed where only a Head of Service takes an office back."""
    asked = set()
    for record in records:
        if isinstance(record, User | Seat):
            continue
        place = place_of(record)
        key = record.office, type(place), place.pk, record.starts_on >= moment.today
        if key not in asked:
            asked.add(key)
            refuse_above_oneself(
                record.office, place, record.starts_on, by=moment.by, today=moment.today
            )


declare(
    Sheet(
        kind="members",
        title="People and offices",
        about="One row for each office that somebody holds. People who are new are entered.",
        right="import",
        columns=COLUMNS,
        check=check,
        write=write,
        before_undo=before_undo,
        order=2,
    )
)
