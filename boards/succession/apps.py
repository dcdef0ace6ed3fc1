"""The room's name and label."""

from django.apps import AppConfig


class SuccessionConfig(AppConfig):
    name = "boards.succession"
    label = "succession"
