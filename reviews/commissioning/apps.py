"""The room's name and label."""

from django.apps import AppConfig


class CommissioningConfig(AppConfig):
    name = "reviews.commissioning"
    label = "commissioning"
