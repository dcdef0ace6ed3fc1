"""The room's name."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "boards"
