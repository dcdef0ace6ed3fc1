"""The Safeguarding Partnership Portal: who we are and what the house runs on."""

from partnership.celery import app as celery_app

__all__ = ["celery_app"]
