"""What a worker does with long sheets, and the nightly forgetting of typed rows."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError

from partnership.access.services import NotAllowed
from partnership.jobs.registry import does
from partnership.sheets.models import Import, Waits
from partnership.sheets.services import WORK, apply, forget, give_up
from partnership.sheets.undoing import undo


@does(WORK)
def carry_out(key: str, now: datetime) -> None:
    """Apply or undo one import for whoever asked; done twice it is done once."""
    row = Import.objects.filter(pk=int(key.partition("-")[0])).first()
    if row is None or not row.waits or row.waits_for is None:
        return
    act = apply if row.waits == Waits.APPLY else undo
    try:
        act(row, by=row.waits_for, now=now)
    except ValidationError as error:
        give_up(row, "\n".join(error.messages))
    except NotAllowed as refused:
        give_up(row, f"{refused.refusal.heading}. {refused.refusal.standfirst}")


@does("sheets.forget", daily_at=settings.NIGHTLY_REBUILD_AT)
def forget_typed(key: str, now: datetime) -> None:
    """What was typed and never applied goes after a week."""
    forget(now=now)
