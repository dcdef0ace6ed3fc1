"""The room's name and label; every app's deadlines.py is read at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ClockConfig(AppConfig):
    name = "partnership.clock"
    label = "clock"

    def ready(self) -> None:
        """Let each app declare its duties."""
        autodiscover_modules("deadlines")
