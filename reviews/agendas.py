"""What cases suggest for the agenda of their own group: statutory clocks that have run out."""

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType

from boards.meetings.suggesting import Suggestion, code_of
from boards.models import Meeting
from partnership.clock.models import Deadline
from reviews.models import Incident, Review

MOST = 50


def overdue_clocks(meeting: Meeting, user: Any, today: date) -> list[Suggestion]:
    """The open deadlines of this very group's cases whose day has passed, as the reader knows them.

    No other group is offered its clock. Reference and duty alone are told: whoever sits in the
    group knows them without being named for the case. Four queries at most.
    """
    return [one for model in (Incident, Review) for one in _of(model, meeting, user, today)]


def _of(model: Any, meeting: Meeting, user: Any, today: date) -> list[Suggestion]:
    cases = model.objects.visible_to(user, "know", on=today).filter(board=meeting.board_id)
    late = Deadline.objects.open().filter(
        subject_type=ContentType.objects.get_for_model(model),
        subject_id__in=cases.order_by().values("pk"),
        due_on__lt=today,
    )
    rows = list(late[:MOST])
    by_pk = model.objects.in_bulk({row.subject_id for row in rows})
    return [
        Suggestion(
            code=code_of(by_pk[row.subject_id], row.code),
            about=by_pk[row.subject_id],
            title=f"{by_pk[row.subject_id]}: {row.rule.title}"[:200],
            words="The duty is not done yet",
            since=row.due_on,
        )
        for row in rows
    ]
