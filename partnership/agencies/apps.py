"""The room's name and label."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "partnership.agencies"
    label = "agencies"
