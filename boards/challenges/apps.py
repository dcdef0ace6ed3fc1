"""The room's name and label."""

from django.apps import AppConfig


class ChallengesConfig(AppConfig):
    name = "boards.challenges"
    label = "challenges"
