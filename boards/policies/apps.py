"""The room's name and label; every app's learning.py is read at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PoliciesConfig(AppConfig):
    name = "boards.policies"
    label = "policies"

    def ready(self) -> None:
        """Let each app say which of its rows stand for a method of learning."""
        autodiscover_modules("learning")
