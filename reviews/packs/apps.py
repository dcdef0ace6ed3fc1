"""The room's name and label."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "reviews.packs"
    label = "packs"
