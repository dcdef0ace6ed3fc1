"""Frameworks, cycles, the returns of agencies and what becomes of them."""

from audits.models.cycle import Answer, Cycle, Return, Section, Submission
from audits.models.day import ChallengeDay, Slot
from audits.models.evidence import Evidence, Use
from audits.models.framework import (
    Edition,
    Framework,
    Grade,
    Question,
    Scale,
    Standard,
    Tint,
)
from audits.models.moderation import Moderation, Remark
from audits.models.published import PublishedCount
from audits.models.survey import Agreement, Reply, Survey

__all__ = [
    "Agreement",
    "Answer",
    "ChallengeDay",
    "Cycle",
    "Edition",
    "Evidence",
    "Framework",
    "Grade",
    "Moderation",
    "PublishedCount",
    "Question",
    "Remark",
    "Reply",
    "Return",
    "Scale",
    "Section",
    "Slot",
    "Standard",
    "Submission",
    "Survey",
    "Tint",
    "Use",
]
