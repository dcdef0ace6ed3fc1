"""What a specimen is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

FOLDER = "ui/components/"


@dataclass(frozen=True)
class State:
    """One state of a component: what it is, in words, and what its template is given."""

    words: str
    context: Mapping[str, Any]


@dataclass(frozen=True)
class Component:
    """A component of the look. `width`: empty, "half" or "rail", as it mostly stands."""

    name: str
    anchor: str
    use: str
    avoid: str
    template: str = ""
    states: tuple[State, ...] = ()
    width: str = ""
    line: str = ""

    @property
    def include(self) -> str:
        """The line to copy."""
        if self.line:
            return self.line
        names = dict.fromkeys(name for state in self.states for name in state.context)
        given = " ".join(f"{name}={name}" for name in names if name != "level")
        return f'{{% include "{self.template}" with {given} only %}}'

    @property
    def specimens(self) -> list[tuple[str, SafeString]]:
        """Each state, in words and drawn."""
        return [
            (state.words, render_to_string(self.template, dict(state.context)))
            for state in self.states
        ]
