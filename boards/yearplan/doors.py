"""Where the pages below open the year of meetings."""

from boards.models import Board, Partnership
from boards.rooms import Door, open_from

open_from(
    Partnership,
    Door(
        "Meetings of the year",
        "yearplan:year",
        words="Every meeting by month, clashes and bank holidays, and what was held of the plan.",
        order=10,
    ),
)
open_from(Board, Door("Plan a year", "yearplan:plan", right="record_meeting", order=10))
