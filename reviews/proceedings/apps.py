"""The room's name and label."""

from django.apps import AppConfig


class ProceedingsConfig(AppConfig):
    name = "reviews.proceedings"
    label = "proceedings"
