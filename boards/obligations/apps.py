"""The room's name and label."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    name = "boards.obligations"
    label = "obligations"
