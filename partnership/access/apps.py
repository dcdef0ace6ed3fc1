"""The room's name and label; every app's permissions.py is read at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccessConfig(AppConfig):
    name = "partnership.access"
    label = "access"

    def ready(self) -> None:
        """Let each app say who may see and do what."""
        autodiscover_modules("permissions")
