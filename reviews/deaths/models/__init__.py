"""What the room keeps: deaths by reference, figures of periods, and the panel's report."""

from reviews.deaths.models.death import (
    STAGES,
    Category,
    Death,
    DeathLate,
    DeathPause,
    Factors,
    Process,
    Score,
    Suspected,
)
from reviews.deaths.models.figures import DeathFigures, Length
from reviews.deaths.models.report import PanelReport, PublishedPanelReport

__all__ = [
    "STAGES",
    "Category",
    "Death",
    "Factors",
    "DeathFigures",
    "DeathLate",
    "Length",
    "DeathPause",
    "Process",
    "PublishedPanelReport",
    "PanelReport",
    "Score",
    "Suspected",
]
