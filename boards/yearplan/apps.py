"""The room's name and label."""

from django.apps import AppConfig


class YearplanConfig(AppConfig):
    name = "boards.yearplan"
    label = "yearplan"
