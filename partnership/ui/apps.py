"""The ui app: no models, only what pages share."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "partnership.ui"
    label = "ui"
