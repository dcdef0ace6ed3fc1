"""Acts on boards, meetings, offices, people and the arrangements."""

from boards.services.agencies import (
    NewAgency,
    add_agency,
    change_agency,
    end_agency,
    require_arranger,
    take_off_list,
)
from boards.services.arranging import (
    NewBoard,
    add_board,
    change_board,
    change_partnership,
    end_board,
    move_board,
)
from boards.services.meetings import (
    add_paper,
    change_meeting,
    invite_members,
    record_meeting,
    reply,
)
from boards.services.offices import (
    Grant,
    Tenure,
    end_office,
    give_office,
    place_of,
    refuse_above_oneself,
    refuse_elsewhere,
    refuse_oneself,
    take_office_back,
)
from boards.services.opening import Opening, open_partnership
from boards.services.people import (
    Who,
    cover_absence,
    end_colleague,
    enter_person,
    invite_again,
    invite_colleague,
    replace_holder,
)

__all__ = [
    "add_paper",
    "change_meeting",
    "invite_members",
    "reply",
    "Grant",
    "NewAgency",
    "NewBoard",
    "Opening",
    "Tenure",
    "Who",
    "add_agency",
    "add_board",
    "change_agency",
    "change_board",
    "change_partnership",
    "cover_absence",
    "end_agency",
    "end_board",
    "end_colleague",
    "end_office",
    "enter_person",
    "give_office",
    "invite_again",
    "invite_colleague",
    "move_board",
    "open_partnership",
    "place_of",
    "record_meeting",
    "refuse_above_oneself",
    "refuse_elsewhere",
    "refuse_oneself",
    "replace_holder",
    "require_arranger",
    "take_off_list",
    "take_office_back",
]
