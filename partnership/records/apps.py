"""The room's name and label; its check is registered at start."""

from importlib import import_module

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "partnership.records"
    label = "records"

    def ready(self) -> None:
        """Register the check that every model of ours keeps its history."""
        import_module("partnership.records.checks")
