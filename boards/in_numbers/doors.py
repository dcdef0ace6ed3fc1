"""Where the figures of the boards are opened."""

from boards.models import Partnership
from boards.rooms import Door, open_from

open_from(
    Partnership,
    Door(
        "Figures",
        "figures:figures",
        words="Attendance by agency and seat, meetings held, actions, challenges and differences.",
        order=15,
    ),
)
