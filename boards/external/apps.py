"""The room's name and label."""

from django.apps import AppConfig


class ExternalConfig(AppConfig):
    name = "boards.external"
    label = "external"
