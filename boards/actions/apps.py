"""The room's name and label."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "boards.actions"
    label = "actions"
