"""The Celery app. Its timetable is CELERY_BEAT_SCHEDULE; work itself is rows in jobs."""

import os

from celery import Celery

# Forgetting to name the settings must not open the demonstration to the world.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnership.settings.production")

app = Celery("partnership")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
