"""The room's name and label; every app's jobs.py is read at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "partnership.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Let each app register what its jobs do."""
        autodiscover_modules("jobs")
