"""Registers of meetings, and the quorum rules of groups."""

from boards.attendance.models.quorum import QuorumAgency, QuorumRule
from boards.attendance.models.register import Attendance, Guest, How

__all__ = ["Attendance", "Guest", "How", "QuorumAgency", "QuorumRule"]
