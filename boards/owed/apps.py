"""The room's name and label."""

from django.apps import AppConfig


class OwedConfig(AppConfig):
    name = "boards.owed"
    label = "owed"
