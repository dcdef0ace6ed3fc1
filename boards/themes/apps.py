"""The room's name and label."""

from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "boards.themes"
    label = "themes"
