"""Lists of boards, agencies, people and of what runs the portal that can be taken away.

One module for each subject; all are read when the app starts.
"""

from boards.exports import (
    agencies,
    bodies,
    health,
    imports,
    letters,
    logs,
    meetings,
    people,
    rulebook,
)

__all__ = [
    "agencies",
    "bodies",
    "health",
    "imports",
    "letters",
    "logs",
    "meetings",
    "people",
    "rulebook",
]
