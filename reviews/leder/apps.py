"""The room's name and label."""

from django.apps import AppConfig


class LederConfig(AppConfig):
    name = "reviews.leder"
    label = "leder"
