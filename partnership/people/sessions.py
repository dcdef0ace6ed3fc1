"""Sessions of one person: end the others, and name the browser of each in plain words."""

import re

from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest

from partnership.people.models import User

BROWSERS = (
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrom(e|ium)/|CriOS/"),
    ("Safari", r"Safari/"),
)
SYSTEMS = (
    ("an iPhone", r"iPhone"),
    ("an iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("a Mac", r"Mac OS X|Macintosh"),
    ("Linux", r"Linux|X11"),
)


def browser_in_words(user_agent: str) -> str:
    """For example "Firefox on Windows". Never what was sent: that could say anything."""
    browser = next((name for name, mark in BROWSERS if re.search(mark, user_agent)), "")
    system = next((name for name, mark in SYSTEMS if re.search(mark, user_agent)), "")
    if browser and system:
        return f"{browser} on {system}"
    return browser or "A browser we do not know"


def end_others(request: HttpRequest, because: str) -> None:
    """End every session of this person but the one of this request, which gets a new key."""
    person: User = request.user  # type: ignore[assignment]
    with transaction.atomic():
        row = end_all(person, because, by=person)
    person.sessions_ended = row.sessions_ended
    update_session_auth_hash(request, person)
    UserSession.objects.create_from_request(request)


def forget_others(request: HttpRequest) -> None:
    """Take the sessions that a new password has ended out of the list, all but this one."""
    others = UserSession.objects.filter(user=request.user.pk)
    for session in others.exclude(session_key=request.session.session_key):
        session.end()


def end_all(person: User, because: str, *, by: User | None) -> User:
    """End every session of this person, listed or not. Returns their row as it is now.

    Called inside a transaction: two who end them at once count one after the other.
    """
    row = User.objects.select_for_update().get(pk=person.pk)
    row.sessions_ended += 1
    row.remember(because, by=by)
    for session in UserSession.objects.filter(user=row):
        session.end()
    return row
