"""The Safeguarding Partnership Portal: who we are and what the house runs on."""

import gc

from partnership.celery import app as celery_app

__all__ = ["celery_app"]

# Django makes many rows that refer to nothing in a circle. Looking for circles after each 700 of
# them, as Python does by itself, took a seventh of a morning's letters (docs/performance.md).
gc.set_threshold(50_000, 20, 20)
