"""The room's name and label."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "reviews.referrals"
    label = "referrals"
