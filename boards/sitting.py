"""Who holds the offices that sit in other statutory boards, by name, on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.models import BoardLink, Membership
from boards.models.seat import BODIES
from boards.words import listed

Place = tuple[str, int]  # an office, and the partnership or board in which it is held


@dataclass(frozen=True)
class Sitting:
    """The holders of these offices, as far as the reader may see them."""

    in_partnership: dict[Place, list[str]]
    in_board: dict[Place, list[str]]

    def names(self, link: BoardLink) -> str:
        """For example "Ada Fairleigh"; that nobody holds the office, where nobody does."""
        wide = link.office in BODIES
        place = (link.office, link.board.partnership_id if wide else link.board_id)
        found = (self.in_partnership if wide else self.in_board).get(place, [])
        return listed(found) or "nobody holds the office"


def sitting_of(links: Iterable[BoardLink], user: Any, day: date) -> Sitting:
    """Who holds the offices of these links. One query; none where no office sits anywhere."""
    asked = [link for link in links if link.office]
    if not asked:
        return Sitting({}, {})
    held = (
        Membership.objects.visible_to(user)
        .on(day)
        .filter(
            office__in={link.office for link in asked},
            board__partnership__in={link.board.partnership_id for link in asked},
            person__is_active=True,
        )
    )
    wide: dict[Place, list[str]] = defaultdict(list)
    here: dict[Place, list[str]] = defaultdict(list)
    for seat in held.select_related("person", "board").order_by("person__name", "pk"):
        for found, place in ((wide, seat.board.partnership_id), (here, seat.board_id)):
            if seat.person.name not in found[seat.office, place]:
                found[seat.office, place].append(seat.person.name)
    return Sitting(wide, here)
