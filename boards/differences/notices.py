"""Letters about professional differences: reference, agencies, stage and day, nothing of a case."""

from boards.differences.models import Difference, Step
from partnership.outbox.kinds import Kind, Way, declare_kind
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.ui.words import plain_day

DIFFERENCES = declare_kind(
    Kind(
        "difference",
        "Professional differences with your agency",
        "One was raised, went to the next stage, runs late or is resolved.",
        default=Way.AT_ONCE,
    )
)


def letter(row: Difference, step: Step, to: User, *, what: str, words: str, agencies: str) -> Draft:
    """One letter about one step. in: `what`, which with the step makes it unrepeatable."""
    until = f", until {plain_day(step.due_on)}" if step.due_on else ""
    return Draft(
        key=f"difference:{what}:{step.pk}:{step.due_on or 'open'}:{to.pk}",
        to=to,
        subject=row,
        heading=f"{row}: {words}",
        words=f"Professional difference {row} between {agencies}: {words}.\n"
        f"Stage {step.number}, {step.title.lower()}{until}.\n\n"
        "No stage holds up anything that has to be done for somebody’s safety.\n\n"
        f"{address_of(row)}\n",
        kind=DIFFERENCES.key,
    )
