"""The room's name and label; every app's feeds.py is read at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TokensConfig(AppConfig):
    name = "partnership.tokens"
    label = "tokens"

    def ready(self) -> None:
        """Let each app add what belongs in a person's calendar."""
        autodiscover_modules("feeds")
