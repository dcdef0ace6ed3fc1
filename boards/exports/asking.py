"""What the lists are asked for: a day, words, and the thing that they are of."""

from datetime import date
from typing import Any

from boards.forms import AsAtForm
from boards.models import Board, Meeting, Partnership
from partnership.access.services import require
from partnership.access.views import seen_or_404
from partnership.agencies.models import Agency
from partnership.exports.lists import Params
from partnership.ui.words import asked


def day_asked(params: Params, today: date) -> date:
    """The day to show, read as the page reads it."""
    return AsAtForm(params).day(today)


def words_asked(params: Params) -> str:
    """The words that the list is filtered by, read as the page reads them."""
    return asked(params.get("q", ""))


def number_of(params: Params) -> int:
    """The number that the address names; one that no row has where it is no number."""
    typed = params["of"]
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else 0


def board_of(user: Any, params: Params, right: str = "view") -> Board:
    """The board or group that the address names. raises: Http404, NotAllowed."""
    found: Board = seen_or_404(user, Board.objects.all(), key=params["of"])
    if right != "view":
        require(user, right, found)
    return found


def partnership_of(user: Any, params: Params, right: str = "view") -> Partnership:
    """The partnership that the address names. raises: Http404, NotAllowed."""
    found: Partnership = seen_or_404(user, Partnership.objects.all(), key=params["of"])
    if right != "view":
        require(user, right, found)
    return found


def agency_of(user: Any, params: Params, right: str = "view") -> Agency:
    """The agency that the address names. raises: Http404, NotAllowed."""
    found: Agency = seen_or_404(user, Agency.objects.all(), key=params["of"])
    if right != "view":
        require(user, right, found)
    return found


def meeting_of(user: Any, params: Params) -> Meeting:
    """The meeting whose number the address names. raises: Http404."""
    meetings = Meeting.objects.select_related("board")
    found: Meeting = seen_or_404(user, meetings, pk=number_of(params))
    return found
