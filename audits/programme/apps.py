"""The room's name and label."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "audits.programme"
    label = "programme"
