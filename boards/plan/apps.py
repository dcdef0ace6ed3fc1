"""The room's name and label."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "boards.plan"
    label = "plan"
