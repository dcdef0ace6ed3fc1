"""The room's name and label."""

from django.apps import AppConfig


class RelevantConfig(AppConfig):
    name = "boards.relevant"
    label = "relevant"
