"""What a person's rights follow from on a day, to tell later whether any of it has gone."""

from collections import defaultdict
from datetime import date
from typing import Any

from partnership.access.known import Known, Road, ask_at_once
from partnership.access.offices import Office
from partnership.access.policies import Holders, Named, Way, policies
from partnership.records.dated import running_on


def offices_of_reader(user: Any, *, on: date) -> Known:
    """Every office of a reader and where it leads by any policy: for one page, see known.py."""
    ways = [way for policy in policies() for way in policy.ways]
    roads: defaultdict[Road, set[str]] = defaultdict(set)
    for way in ways:
        if isinstance(way, Holders):
            roads[way.tenure, ""].add("pk" if way.at_dated else way.at)
            roads[way.tenure, way.at_dated] |= {way.at, *(at for _, at in way.same)}
    kinds = {type(way).depends: way for way in ways}.values()
    also = {name: rows for way in kinds for name, rows in way.depends(user, on).items()}
    return ask_at_once(user, roads, also, on)


def standing(user: Any, *, on: date) -> frozenset[str]:
    """Where the user's offices lead on this day, and which named exceptions run for them.

    Whoever still has all of an earlier standing may still see what it opened, as far as offices
    go. A query for each kind of road that policies know, however many offices are held.
    """
    ways = [way for policy in policies() for way in policy.ways]
    roads = {(way.tenure, way.at, way.at_dated) for way in ways if isinstance(way, Holders)}
    tables = {way.table for way in ways if isinstance(way, Named)}
    found = {words for road in roads for words in _led_by(user, *road, on=on)}
    found |= {words for way in _kinds(ways) for words in way.led(user, on)}
    for table in tables:
        named = table.objects.on(on).filter(user=user.pk).values_list("pk", flat=True)
        found |= {f"{table._meta.label}:{pk}" for pk in named}
    return frozenset(found)


def _kinds(ways: list[Way]) -> list[Way]:
    """One way of each kind that says itself from what it follows."""
    return list({type(way).led: way for way in ways}.values())


def _led_by(user: Any, tenure: Any, at: str, dated: str, *, on: date) -> set[str]:
    """The ends of one road: which office leads to which row."""
    held = tenure.objects.held(user, list(Office), on).order_by()
    if dated:
        held = held.filter(running_on(on, dated))
    ends = held.values_list("office", at)
    return {f"{tenure._meta.label}:{office}:{at}:{end}" for office, end in ends if end is not None}
