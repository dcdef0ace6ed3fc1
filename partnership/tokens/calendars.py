"""A person's calendar: what each app's feeds.py adds, as an iCalendar file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event

from partnership.outbox.services import one_line

PAST = timedelta(days=90)
HERE = "Europe/London"


@dataclass(frozen=True)
class Entry:
    """One entry. `key` never changes for the same thing, and never names another.

    Without a start the entry is for the whole day.
    """

    key: str
    summary: str
    day: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""


# (person, first day, today) to the entries from that day on.
Source = Callable[[Any, date, date], Iterable[Entry]]

_sources: list[Source] = []


def feeds(source: Source) -> Source:
    """Add what belongs in a person's calendar. Titles tell nothing that must not be overheard."""
    _sources.append(source)
    return source


def entries_of(person: Any, *, today: date) -> list[Entry]:
    """Everything in this person's calendar: the past 90 days and all to come, earliest first."""
    found = [entry for source in _sources for entry in source(person, today - PAST, today)]
    return sorted(found, key=lambda entry: (entry.day, entry.starts_at or time.min, entry.key))


def calendar_of(person: Any, *, today: date, now: datetime) -> bytes:
    """The same as a file that calendar programs take."""
    calendar = Calendar()
    calendar.add("prodid", "-//Safeguarding Partnership Portal//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Safeguarding partnership")
    calendar.add("x-wr-timezone", HERE)
    calendar.add("x-published-ttl", "PT6H")
    for entry in entries_of(person, today=today):
        calendar.add_component(_event(entry, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{urlsplit(settings.PORTAL_ADDRESS).hostname}")
    event.add("dtstamp", now)
    event.add("summary", one_line(entry.summary))
    if entry.place:
        event.add("location", one_line(entry.place))
    _add_times(event, entry)
    return event


def _add_times(event: Event, entry: Entry) -> None:
    if entry.starts_at is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", datetime.combine(entry.day, entry.starts_at, ZoneInfo(HERE)))
    if entry.ends_at is not None:
        event.add("dtend", datetime.combine(entry.day, entry.ends_at, ZoneInfo(HERE)))
