"""What the register keeps of an action beside the action itself."""

from boards.actions.models.closing import Closing, ImpactCheck, Reopening
from boards.actions.models.due import Move
from boards.actions.models.linked import Link, Role
from boards.actions.models.progress import Judgement, Rag, Update, Verdict

__all__ = [
    "Closing",
    "ImpactCheck",
    "Judgement",
    "Link",
    "Move",
    "Rag",
    "Reopening",
    "Role",
    "Update",
    "Verdict",
]
