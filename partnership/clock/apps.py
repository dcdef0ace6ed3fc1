"""The room's name and label; every app's deadlines.py is read at start."""

from importlib import import_module

from django.apps import AppConfig
from django.core.signals import request_started
from django.utils.module_loading import autodiscover_modules

from partnership.clock import calendar, law
from partnership.jobs.registry import before_each


class ClockConfig(AppConfig):
    name = "partnership.clock"
    label = "clock"

    def ready(self) -> None:
        """Count with the rows of the law from now on, and let each app declare its duties."""
        standing = import_module("partnership.clock.standing")
        law.use(standing.law)
        calendar.use(law.standing_holidays)
        request_started.connect(standing.forget, dispatch_uid="clock.standing")
        before_each(standing.forget)
        autodiscover_modules("deadlines")
