"""Serious incidents, decisions to review, practice reviews up to publication."""
