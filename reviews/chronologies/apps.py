"""The room's name and label."""

from django.apps import AppConfig


class ChronologiesConfig(AppConfig):
    name = "reviews.chronologies"
    label = "chronologies"
