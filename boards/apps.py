"""The room's name; the rooms above it say what they open and ask."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BoardsConfig(AppConfig):
    name = "boards"

    def ready(self) -> None:
        """Read every app's doors.py."""
        autodiscover_modules("doors")
