"""What the room keeps: deaths by reference, figures of periods, and the panel's report."""

from reviews.deaths.models.death import (
    STAGES,
    Category,
    Death,
    Factors,
    Late,
    Pause,
    Process,
    Score,
    Suspected,
)
from reviews.deaths.models.figures import Figures, Length
from reviews.deaths.models.report import Published, Report

__all__ = [
    "STAGES",
    "Category",
    "Death",
    "Factors",
    "Figures",
    "Late",
    "Length",
    "Pause",
    "Process",
    "Published",
    "Report",
    "Score",
    "Suspected",
]
