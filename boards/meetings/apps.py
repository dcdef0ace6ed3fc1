"""The room's name and label."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "boards.meetings"
    label = "meetings"
