"""What the lists of people, bodies and meetings show in one column."""

from typing import Any


def people(context: Any) -> list[str]:
    return [person.name for person in context["page"]]


def boards(context: Any) -> list[str]:
    found = []
    for picture in context["pictures"]:
        found += [node.board.name for node in picture.structure.nodes()]
        found += [board.name for board in picture.structure.service]
        found += [linked.board.name for linked in picture.linked]
    return found


def agencies(context: Any) -> list[str]:
    return [
        entry.listing.printed
        for one in context["registers"]
        for register in one.lists
        for heading in register.headings
        for part in heading.parts
        for entry in part.entries
    ]


def members(context: Any) -> list[str]:
    return [
        "Vacant" if seat.vacant_since else seat.tenure.person.name for seat in context["page"].seats
    ]


def all_seats(context: Any) -> list[str]:
    return [str(one.seat) for one in context["sittings"]]


def register(context: Any) -> list[str]:
    return [str(row.seat) for row in context["register"].rows]


def outside_bodies(context: Any) -> list[str]:
    return [one.row.reference for one in context["lines"]]


def came(context: Any) -> list[str]:
    return [line.name for line in context["agencies"]]


def came_by_seat(context: Any) -> list[str]:
    return [line.name for line in context["seats"]]


def planned(context: Any) -> list[str]:
    return [row.board.name for row in context["page"].counted]


def attended(context: Any) -> list[str]:
    return [row.note for row in context["page"].printed]


def decisions(context: Any) -> list[str]:
    return [decision.summary for decision in context["page"].decisions]


def items(context: Any) -> list[str]:
    return [str(line.item) for line, _ in context["lines"]]


def words(context: Any) -> list[str]:
    return [told.line.words for told in context["lines"]]


def papers(context: Any) -> list[str]:
    return [paper.title for paper in context["papers"]]


def comers(context: Any) -> list[str]:
    return [person.name for person, _ in context["members"]]


def printed(context: Any) -> list[str]:
    return [listing.printed for listing in context["page"].listings]


def seats(context: Any) -> list[str]:
    return [seat.board.name for seat in context["page"].seats]


def posts(context: Any) -> list[str]:
    return [office.person.name for office in context["page"].offices]


def letters(context: Any) -> list[str]:
    return [letter.heading for letter in context["page"].paginator.object_list]


def roles(context: Any) -> list[str]:
    return [str(one.vacancy.place) for one in context["vacant"]]


def addresses(context: Any) -> list[str]:
    return [row.mailbox.address for row in context["rows"]]


def sheets(context: Any) -> list[str]:
    return [row.file_name for row, _ in context["lines"]]


def sheet_rows(context: Any) -> list[str]:
    return [line.says for line in context["page"]]


def holidays(context: Any) -> list[str]:
    return [row.name for row in context["book"].holidays]


def editions(context: Any) -> list[str]:
    return [text.edition.key for chapter in context["book"].chapters for text in chapter.texts]


def values(context: Any) -> list[str]:
    """A value is told once for each of its versions."""
    lines = [line for _, lines in context["groups"] for line in lines]
    return [line.local.title for line in lines for _ in line.versions or [None]]


def runs(context: Any) -> list[str]:
    return [run.kind for run in context["clock"].runs]


def failing(context: Any) -> list[str]:
    return [job.kind for job in context["clock"].failing]
