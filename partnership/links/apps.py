"""The room's name and label."""

from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "partnership.links"
    label = "links"
