"""The room's name and label; every app's notices.py is read at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboxConfig(AppConfig):
    name = "partnership.outbox"
    label = "outbox"

    def ready(self) -> None:
        """Let each app declare its kinds of letter and whose shared mailboxes get copies."""
        autodiscover_modules("notices")
