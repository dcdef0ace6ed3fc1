"""The room's name and label; every app's search.py is read at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "partnership.search"
    label = "search"

    def ready(self) -> None:
        """Let each app say what of its rows is found by which words."""
        autodiscover_modules("search")
