"""What is kept that the rows of the sheet of people are judged against, and its columns."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from boards.answering import answered_for
from boards.mailboxes import running_addresses
from boards.models import Membership
from boards.services import (
    Tenure,
)
from boards.sheets.finding import (
    Named,
    agencies_named,
    boards_named,
    people_by_address,
    seen_people,
)
from boards.tenures import managed_agencies, managed_boards
from partnership.access.offices import Office
from partnership.people.models import Appointment, User
from partnership.sheets.registry import Line, Moment
from partnership.sheets.services import parts

BOARD, PERSON, EMAIL = "Board or group", "Person", "E-mail"
OFFICE, AGENCY = "Office", "Agency"
FROM, UNTIL = "From", "Until"


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


def known_of(lines: Sequence[Line], moment: Moment) -> Known:
    """Everything that the rows of a sheet are judged against. A few queries for each set."""
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


def names_in_sheet(lines: Sequence[Line]) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The first name typed with each address, and every address typed with each name."""
    names: dict[str, str] = {}
    addresses: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        name, address = line.values[PERSON], line.values[EMAIL]
        if name and address:
            names.setdefault(address, name)
            addresses[name.casefold()].add(address)
    return names, addresses
