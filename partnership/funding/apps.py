"""The room's name and label."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "partnership.funding"
    label = "funding"
