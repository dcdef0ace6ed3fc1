"""The room's name and label."""

from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "reviews.asking"
    label = "asking"
