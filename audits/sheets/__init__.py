"""The sheets of self-assessments: the answers of a return, the wording of an edition."""

from audits.sheets import answers, wording

__all__ = ["answers", "wording"]
