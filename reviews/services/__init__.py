"""What can be done: each act checks the right, the moment and the input, then writes once."""

from reviews.services.available import put_back, take_down
from reviews.services.comments import have_regard, record_comment
from reviews.services.deciding import decide, record_dissent
from reviews.services.delays import (
    Delayed,
    add_reason,
    end_standstill,
    record_delay,
    retire_reason,
)
from reviews.services.incidents import (
    record_incident,
    record_notice,
    record_partners_told,
    record_rapid_review,
)
from reviews.services.naming import Naming, end_naming, name_for_case
from reviews.services.national import have_regard_to_reply, record_informed, record_reply
from reviews.services.publishing import (
    Refused,
    agree_override,
    ask_override,
    conclude,
    publish,
    publish_planned,
    version_of,
)
from reviews.services.reviews import (
    Copy,
    Plan,
    explain,
    plan_publication,
    record_copy,
    sign_off,
    undo_sign_off,
    withdraw_copy,
)
from reviews.services.running import Past, record_running_review, say_aware, say_decided

__all__ = [
    "Copy",
    "Delayed",
    "Naming",
    "Past",
    "Plan",
    "Refused",
    "add_reason",
    "agree_override",
    "ask_override",
    "conclude",
    "decide",
    "end_naming",
    "end_standstill",
    "explain",
    "have_regard",
    "have_regard_to_reply",
    "name_for_case",
    "plan_publication",
    "publish",
    "publish_planned",
    "put_back",
    "record_comment",
    "record_copy",
    "record_delay",
    "record_dissent",
    "record_incident",
    "record_informed",
    "record_notice",
    "record_partners_told",
    "record_rapid_review",
    "record_reply",
    "record_running_review",
    "retire_reason",
    "say_aware",
    "say_decided",
    "sign_off",
    "take_down",
    "undo_sign_off",
    "version_of",
    "withdraw_copy",
]
