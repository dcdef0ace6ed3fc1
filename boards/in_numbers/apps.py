"""The room's name and label."""

from django.apps import AppConfig


class InNumbersConfig(AppConfig):
    name = "boards.in_numbers"
    label = "in_numbers"
