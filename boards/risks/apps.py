"""The room's name and label."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    name = "boards.risks"
    label = "risks"
