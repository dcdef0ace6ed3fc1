"""Where an agency's page leads here, and the generations before it."""

from datetime import date
from typing import Any

from boards.heirs import passes_on
from boards.permissions import MANAGERS
from boards.rooms import Door, Shown, Task, asks, open_from, shows
from boards.succession.heirs import ACTIONS
from boards.succession.lineage import forebears
from boards.succession.models import Planned
from boards.succession.planning import begun_since
from partnership.agencies.models import Agency
from partnership.ui.words import plain_day


def stands(agency: Any) -> bool:
    """Whether it has no last day yet and is one body."""
    return agency.ends_on is None and not agency.is_category


open_from(
    Agency,
    *(
        Door(label, f"succession:{name}", right="arrange", order=order, when=stands)
        for label, name, order in (
            ("It is renamed", "rename", 70),
            ("It merges", "merge", 71),
            ("It is split", "split", 72),
        )
    ),
)
passes_on(ACTIONS)


@shows(Agency)
def history(agency: Any, user: Any, today: date) -> Shown:
    """What came before it, through all generations; and what is planned, for who may know."""
    panel = {"before": forebears(agency, user), "planned": _planned(agency, user, today)}
    return Shown("succession/_history.html", panel)


def _planned(agency: Any, user: Any, today: date) -> Planned | None:
    mine = Planned.objects.visible_to(user, on=today).waiting().filter(olds__agency=agency)
    found: Planned | None = mine.select_related("into").first()
    return found


@asks
def to_settle(user: Any, today: date) -> list[Task]:
    """Plans that could not be done, and those with seats or offices that began since. Six queries,
    none for who arranges nothing."""
    if not set(user.offices_now) & set(MANAGERS):
        return []
    mine = Planned.objects.visible_to(user, "keep", on=today).waiting().select_related("into")
    plans = list(mine.prefetch_related("olds__agency"))
    since = {one.planned for one in begun_since(plans, today)} if plans else set()
    return [_task(row) for row in plans if row.stuck or row.pk in since]


def _task(row: Planned) -> Task:
    url, day = row.get_absolute_url(), plain_day(row.on)
    if row.stuck:
        return Task("A planned succession was not done", url, row.on, f"{row}, {day}: {row.stuck}")
    words = f"{row}, {day}: seats, offices or entries began since and go on only if chosen."
    return Task("Choose again what goes on", url, row.planned_on, words)
