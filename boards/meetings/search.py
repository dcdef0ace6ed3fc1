"""Agenda items are found by their titles, papers by theirs and by the words of their files."""

from boards.meetings.models import AgendaItem, Paper
from boards.models import Board, Meeting
from partnership.search.registry import indexed, said

indexed(
    AgendaItem,
    "Agenda items",
    title=lambda item: item.title,
    words=lambda item: said(item.owner, item.get_purpose_display()),
    where=lambda item: str(item.meeting or item.board),
    dated=lambda item: item.meeting.held_on if item.meeting else None,
    related=("board", "meeting__board"),
    follows=((Board, "board"), (Meeting, "meeting")),
)
indexed(
    Paper,
    "Papers of meetings",
    title=lambda paper: paper.title,
    where=lambda paper: str(paper.item.meeting or paper.item.board),
    dated=lambda paper: paper.item.meeting.held_on if paper.item.meeting else None,
    related=("item__board", "item__meeting__board"),
    follows=((AgendaItem, "item"),),
)
