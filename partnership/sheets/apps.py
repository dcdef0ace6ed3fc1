"""The room's name and label; every app's sheets module is read at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SheetsConfig(AppConfig):
    name = "partnership.sheets"
    label = "sheets"

    def ready(self) -> None:
        """Let each app say which sheets it takes."""
        autodiscover_modules("sheets")
