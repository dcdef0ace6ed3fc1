"""The room's name and label."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "boards.sharing"
    label = "sharing"
