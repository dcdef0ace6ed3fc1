"""The rooms of the boards after ten years' work: registers, figures, the year, an agency, home.

In a partnership of their own: 20 groups with 100 meetings each, 20 seats marked at each meeting,
and 5,000 actions.
"""

from datetime import date, timedelta
from functools import cache

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone

from bench.pages import Page, bare_page, beside_a_bare_page
from bench.timing import Line
from boards.attendance.models import Attendance, How
from boards.models import Action, Board, Meeting, Seat
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.people.models import User
from tests import factories as make

GROUPS, MEETINGS, SEATS = 20, 100, 20
ACTIONS = 5_000
BETWEEN = timedelta(days=36)  # ten meetings a year
MARKS = (*[How.PRESENT] * 5, How.APOLOGIES, *[How.PRESENT] * 5, How.ABSENT)
TEMPLATE = """<!DOCTYPE html><title>Actions</title><p>{{ request.user.name }}</p><table>
{% for row in rows %}<tr><td>{{ row.reference }}</td><td>{{ row.get_source_kind_display }}</td>
<td>{{ row.board.name }}</td><td>{{ row.due_on|date }}</td></tr>{% endfor %}</table>"""


def twenty(request: HttpRequest) -> HttpResponse:
    """The floor: who is asking, twenty rows, a template."""
    assert request.user.is_authenticated
    rows = Action.objects.select_related("board").order_by("-pk")[:20]
    return bare_page(request, rows, TEMPLATE)


urlpatterns = [path("", twenty)]


def measure() -> list[Line]:
    """As an officer and as an agency's lead ask for them."""
    here, lead = _plant()
    officer, key = here.officer, here.partnership.key
    last = Meeting.objects.filter(board__partnership=here.partnership).order_by("-held_on")[0]
    agency = here.trust.get_absolute_url()
    marked, actions = f"{GROUPS * MEETINGS * SEATS:,} marks", f"{ACTIONS:,} actions"
    meetings = f"{GROUPS * MEETINGS:,} meetings"
    pages = [
        Page(f"Register of {actions}", reverse("actions:register"), officer, 2, 8),
        Page(
            "Register of a meeting", reverse("attendance:register", args=[last.pk]), officer, 4, 12
        ),
        Page(
            f"Figures of a year, {marked}", reverse("figures:figures", args=[key]), officer, 4, 12
        ),
        Page(f"Year, {meetings}", reverse("yearplan:year", args=[key]), officer, 4, 12),
        Page("Agency, for an officer", agency, officer, 4, 12),
        Page("Agency, for its lead", agency, lead, 4, 12),
        Page("Home, of an officer", reverse("reporting:home"), officer, 4, 12),
        Page("Home, of an agency's lead", reverse("reporting:home"), lead, 4, 12),
    ]
    return beside_a_bare_page(pages, __name__)


@cache
def _plant() -> tuple[make.World, User]:
    here, today = make.World(), timezone.localdate()
    agencies = [here.council, here.trust, *(make.agency() for _ in range(SEATS - 2))]
    for agency in agencies[2:]:
        make.listing(here.partnership, agency)
    groups = [make.board(here.partnership) for _ in range(GROUPS)]
    for group in groups:
        make.seat(make.person(), Office.GROUP_CHAIR, group)
    seats = Seat.objects.bulk_create(
        Seat(board=group, agency=agency, order=n, starts_on=make.LONG_AGO)
        for group in groups
        for n, agency in enumerate(agencies)
    )
    meetings = Meeting.objects.bulk_create(
        Meeting(board=group, held_on=today - BETWEEN * n - timedelta(days=1))
        for group in groups
        for n in range(MEETINGS)
    )
    _mark(meetings, seats, here.officer)
    _raise(here, groups, agencies, today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return here, here.lead


def _mark(meetings: list[Meeting], seats: list[Seat], by: User) -> None:
    of_board: dict[int, list[Seat]] = {}
    for seat in seats:
        of_board.setdefault(seat.board_id, []).append(seat)
    Attendance.objects.bulk_create(
        (
            Attendance(
                meeting=meeting,
                seat=seat,
                how=MARKS[(m + n) % len(MARKS)],
                marked_by=by,
                marked_at=timezone.now(),
            )
            for m, meeting in enumerate(meetings)
            for n, seat in enumerate(of_board[meeting.board_id])
        ),
        batch_size=5_000,
    )


def _raise(here: make.World, groups: list[Board], agencies: list[Agency], today: date) -> None:
    """One in ten is open; half of those are late."""
    rows = []
    for n in range(ACTIONS):
        is_open = n % 10 == 0
        due = today + timedelta(days=n % 80 - 40 if is_open else -30 - n % 3_000)
        raised = due - timedelta(days=90)
        rows.append(
            Action(
                partnership=here.partnership,
                reference=f"A-{n}",
                board=groups[n % GROUPS],
                what="Tell every front-line supervisor how the group is reached",
                owner_agency=agencies[n % len(agencies)],
                raised_on=raised,
                first_due_on=due,
                due_on=due,
                closed_on=None if is_open else due,
            )
        )
    Action.objects.bulk_create(rows, batch_size=1_000)
