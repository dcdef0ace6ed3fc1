"""Facts and arguments for the rows of leder.txt."""

from datetime import date
from typing import Any

from boards.models import BoardKind
from boards.models.board import Remit
from partnership.access.offices import Office
from reviews.leder import services
from tests import factories as make
from tests.who_may.deaths import three

TODAY = date(2026, 11, 19)


def plant(d: Any) -> None:
    """A steering group with a chair and a member, reviews and a theme."""
    w = d.w
    d.ld_steering = make.board(w.partnership, BoardKind.PANEL, remit=Remit.BOTH)
    make.seat(d.people["group-chair"], Office.GROUP_CHAIR, d.ld_steering)
    make.seat(d.people["designated-nurse"], Office.GROUP_MEMBER, d.ld_steering)
    make.seat(d.people["trainer"], Office.TRAINER, d.ld_steering)
    d.ld_leder = {
        tag: _review(w.partnership, tag, w.officer, d.ld_steering) for tag in ("one", "held")
    }
    d.ld_leder["elsewhere"] = _review(d.there, "one", d.people["outsider"], None)
    on = {"by": w.officer, "today": TODAY}
    began = date(2026, 10, 1)
    d.ld_hold = services.put_on_hold(d.ld_leder["held"], why="family", starts_on=began, **on)
    said = {"title": "Health checks", "words": "They were not followed up.", "group": d.ld_steering}
    d.theme_of_leder = services.note_theme(w.partnership, **said, **on)


def _review(where: Any, number: str, by: Any, group: Any) -> Any:
    known = {"national_reference": number, "notified_on": date(2026, 9, 1), "group": group}
    return services.record_review(where, by=by, today=TODAY, **known)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, one = d.w.partnership.key, d.ld_leder["one"].pk
    theme = [d.theme_of_leder.pk]
    return {
        "leder:register@there": [d.there.key],
        **{
            f"leder:{page}@here": [here]
            for page in ("register", "record", "counts", "themes", "note")
        },
        "leder:of_board@steering": [d.ld_steering.key],
        "leder:of_board@group": [d.w.group.key],
        **{f"leder:{page}@one": [one] for page in ("review", "hold", "late")},
        "leder:review@elsewhere": [d.ld_leder["elsewhere"].pk],
        "leder:stage@one": [one, "initial_on"],
        "leder:end_hold@held": [d.ld_leder["held"].pk],
        **{f"leder:{page}@theme": theme for page in ("theme", "end_theme", "raise_action")},
        "access:why@leder-hold": ["leder.LederHold", d.ld_hold.pk],
        "exports:download_of@leder-here": ["leder-reviews", here, "csv"],
        "exports:download_of@leder-quarters-here": ["leder-quarters", here, "csv"],
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    yesterday = date(2026, 11, 18)
    action = {"board": d.ld_steering.pk, "owner_agency": d.w.trust.pk, "what": "Follow them up"}
    return {
        "leder:record": {"national_reference": "L-7", **three("notified_on", yesterday)},
        "leder:stage": three("on", yesterday),
        "leder:hold": {"why": "statutory", **three("starts_on", yesterday)},
        "leder:end_hold": three("on", yesterday),
        "leder:late": {"reason": "No reviewer was free."},
        "leder:note": {"title": "Transport", "words": "It was not there."},
        "leder:end_theme": {"because": "It is learned"},
        "leder:raise_action": {**action, **three("due_on", date(2099, 1, 4))},
    }
