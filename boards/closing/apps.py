"""The room's name and label."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "boards.closing"
    label = "closing"
