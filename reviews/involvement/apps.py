"""The room's name and label."""

from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "reviews.involvement"
    label = "involvement"
