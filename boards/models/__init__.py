"""Partnerships, boards and groups, seats, meetings, decisions and actions."""

from boards.models.action import Action
from boards.models.board import Board, BoardKind, Partnership, ReportingLine
from boards.models.listing import Listing, ListName
from boards.models.meeting import Decision, HowTaken, Meeting
from boards.models.seat import BoardLink, Membership

__all__ = [
    "Action",
    "Board",
    "BoardKind",
    "BoardLink",
    "Decision",
    "HowTaken",
    "ListName",
    "Listing",
    "Meeting",
    "Membership",
    "Partnership",
    "ReportingLine",
]
