"""Brings the arrangements of partnerships into the portal, each from one checked file."""

from boards.importing.applying import Report, import_file, import_files

__all__ = ["Report", "import_file", "import_files"]
