"""The room's name and label."""

from django.apps import AppConfig


class DifferencesConfig(AppConfig):
    name = "boards.differences"
    label = "differences"
