"""The room's name and label; every app's exports.py is read at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ExportsConfig(AppConfig):
    name = "partnership.exports"
    label = "exports"

    def ready(self) -> None:
        """Let each app say which of its lists can be taken away."""
        autodiscover_modules("exports")
