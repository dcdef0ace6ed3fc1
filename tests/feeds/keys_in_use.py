"""Feeds and keys as a program uses them, and their person leaving."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.people.models import User
from partnership.tokens import services
from partnership.tokens.models import Purpose

LISTS = "/exports/incidents.json"


def a_token(person: User, purpose: Purpose = Purpose.CALENDAR, name: str = "Phone") -> str:
    """The secret of a new one."""
    return services.make(purpose=purpose, name=name, by=person, now=timezone.now())[1]


def address(secret: str) -> str:
    return reverse("feeds:calendar", args=[secret])


def leave(person: User, by: User) -> None:
    """Their offices ended yesterday."""
    for tenure in [*person.memberships.all(), *person.appointments.all()]:
        tenure.ends_on = timezone.localdate() - timedelta(days=1)
        tenure.save_because("left", by=by)


def as_program(secret: str, path: str = LISTS, method: str = "get") -> Any:
    """What a program with this key is answered."""
    return getattr(Client(), method)(path, headers={"Authorization": f"Bearer {secret}"})
