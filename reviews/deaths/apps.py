"""The room's name and label."""

from django.apps import AppConfig


class DeathsConfig(AppConfig):
    name = "reviews.deaths"
    label = "deaths"
