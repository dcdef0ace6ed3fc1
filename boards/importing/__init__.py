"""Brings a partnership's arrangements into the portal from one checked file."""

from boards.importing.applying import Report, import_file

__all__ = ["Report", "import_file"]
