"""The room's name and label."""

from django.apps import AppConfig


class InterestsConfig(AppConfig):
    name = "boards.interests"
    label = "interests"
