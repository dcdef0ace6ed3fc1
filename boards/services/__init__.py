"""Acts on boards, meetings, offices, people and the arrangements."""

from boards.services.agencies import (
    NewAgency,
    add_agency,
    change_agency,
    change_entry,
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
from boards.services.calling_off import call_off, put_back
from boards.services.meetings import invite_members, record_meeting
from boards.services.moving import change_meeting
from boards.services.offices import (
    Grant,
    Tenure,
    end_office,
    give_office,
    place_of,
    refuse_above_oneself,
    refuse_elsewhere,
    refuse_not_ours,
    refuse_oneself,
    take_office_back,
    wrong_days,
    wrong_sort,
)
from boards.services.opening import Opening, open_partnership
from boards.services.people import (
    TEAM_OFFICES,
    Who,
    cover_absence,
    end_colleague,
    enter_person,
    invite_again,
    invite_colleague,
    replace_holder,
)
from boards.services.replying import reply
from boards.services.seats import (
    add_deputy,
    change_seat,
    end_deputy,
    end_seat,
    open_seat,
)

__all__ = [
    "call_off",
    "put_back",
    "TEAM_OFFICES",
    "change_entry",
    "change_meeting",
    "invite_members",
    "reply",
    "add_deputy",
    "change_seat",
    "end_deputy",
    "end_seat",
    "open_seat",
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
    "refuse_not_ours",
    "refuse_oneself",
    "replace_holder",
    "require_arranger",
    "take_off_list",
    "take_office_back",
    "wrong_days",
    "wrong_sort",
]
