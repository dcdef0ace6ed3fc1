"""The components of the house look, each with when to use it and a specimen of each state.

`groups()` is the register that the page /components/ shows. People, bodies and cases in it are
invented. A component is a template under templates/ui/components/, or one that forms use.
"""

from dataclasses import dataclass

from partnership.ui.specimens import asking, cases, figures, heads, lists, meetings, wording
from partnership.ui.specimens.kinds import Component, State

__all__ = ["Component", "Group", "State", "groups"]


@dataclass(frozen=True)
class Group:
    """Components that do one sort of work."""

    title: str
    anchor: str
    components: tuple[Component, ...]


def groups() -> tuple[Group, ...]:
    """Every component, in the order in which a page is built."""
    return (
        Group("Head of a page", "heads", heads.components()),
        Group("Lists and tables", "lists", lists.components()),
        Group("Figures", "figures", figures.components()),
        Group("Cases and clocks", "cases", cases.components()),
        Group("Questions and answers", "asking", asking.components()),
        Group("Meetings and training", "meetings", meetings.components()),
        Group("Words", "words", wording.components()),
    )
