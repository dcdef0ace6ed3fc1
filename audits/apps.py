"""The app's name and label."""

from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "audits"
    label = "audits"
