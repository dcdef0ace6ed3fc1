"""Registers of incidents and reviews, and the lists of one case, that can be taken away."""

from reviews.exports import cases, registers

__all__ = ["cases", "registers"]
