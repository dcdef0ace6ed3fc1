"""The room's name and label."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "partnership.people"
    label = "people"
