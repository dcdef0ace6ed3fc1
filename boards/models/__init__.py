"""Partnerships, boards and groups, seats, meetings, decisions and actions."""

from boards.models.action import Action, SourceKind
from boards.models.board import Board, BoardKind, Partnership, ReportingLine
from boards.models.given import GivenFor
from boards.models.listing import Listing, ListName
from boards.models.meeting import Answer, Decision, HowTaken, Meeting, PrintedAttendance, Reply
from boards.models.partnership import (
    Area,
    BoardSuccession,
    Coverage,
    PartnershipSuccession,
    ReportingPeriod,
)
from boards.models.seat import BoardLink, Membership
from boards.models.seats import COUNTING, Deputy, Part, Seat

__all__ = [
    "COUNTING",
    "Action",
    "Answer",
    "Area",
    "Board",
    "BoardKind",
    "BoardLink",
    "BoardSuccession",
    "Coverage",
    "Decision",
    "Deputy",
    "GivenFor",
    "HowTaken",
    "ListName",
    "Listing",
    "Meeting",
    "Membership",
    "Part",
    "Partnership",
    "PartnershipSuccession",
    "PrintedAttendance",
    "Reply",
    "ReportingLine",
    "ReportingPeriod",
    "Seat",
    "SourceKind",
]
