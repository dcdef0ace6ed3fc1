"""The room's name and label."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "reviews.findings"
    label = "findings"
