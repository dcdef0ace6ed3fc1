"""Deliver: called by beat on its own, since a letter row is its own job."""

from celery import shared_task
from django.utils import timezone

from partnership.outbox import services


@shared_task(name="outbox.deliver")
def deliver() -> None:
    """Hand over the letters that wait. Each row is taken by a lease, so two workers share them."""
    services.deliver(now=timezone.now())
