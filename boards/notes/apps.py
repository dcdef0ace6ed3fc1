"""The room's name and label."""

from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "boards.notes"
    label = "notes"
