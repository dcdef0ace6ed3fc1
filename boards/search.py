"""What is found of a partnership's boards, agencies and people, and by which words."""

from django.urls import reverse

from boards.models import Board, Decision, Listing, Meeting, Partnership
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.search.registry import indexed, said


def printed_otherwise(listing: Listing) -> str:
    """An entry is found for itself where its words differ from the name of its agency."""
    return "" if listing.printed == listing.agency.name else listing.printed


indexed(
    Board,
    "Boards and groups",
    title=lambda board: board.name,
    words=lambda board: said(board.get_kind_display(), board.purpose, board.chaired_by),
    where=lambda board: board.partnership.name,
    related=("partnership",),
    follows=((Partnership, "partnership"),),
)
indexed(
    Agency,
    "Agencies",
    title=lambda agency: agency.name,
    words=lambda agency: said(agency.get_kind_display(), agency.note),
    where=lambda agency: agency.get_kind_display(),
)
indexed(
    Listing,
    "Entries in the lists",
    title=printed_otherwise,
    words=lambda listing: said(listing.heading, listing.subheading, listing.note),
    where=lambda listing: listing.get_list_name_display(),
    address=lambda listing: listing.agency.get_absolute_url(),
    related=("agency",),
    follows=((Agency, "agency"),),
)
# A person is found by name; by address only if it is typed whole. Offices are not indexed: they
# begin and end by the day, and who may see them is another question than who may see the person.
indexed(
    User,
    "People",
    title=lambda person: person.name,
    exact=lambda person: person.email,
    address=lambda person: reverse("people:person", args=[person.pk]),
)
indexed(
    Meeting,
    "Meetings",
    title=str,
    words=lambda meeting: meeting.place,
    where=lambda meeting: meeting.board.name,
    address=lambda meeting: f"{meeting.get_absolute_url()}#meetings",
    dated=lambda meeting: meeting.held_on,
    related=("board",),
    follows=((Board, "board"),),
)
# The reasons stand on the page of the incident or review, which may be closed to the reader.
indexed(
    Decision,
    "Decisions",
    title=lambda decision: decision.summary,
    where=lambda decision: decision.board.name,
    address=lambda decision: f"{decision.board.get_absolute_url()}#decisions",
    dated=lambda decision: decision.taken_on,
    related=("board",),
    follows=((Board, "board"),),
)
