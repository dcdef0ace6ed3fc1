"""Facts and arguments for the rows of risks.txt."""

from datetime import date
from typing import Any

from boards.risks import services
from boards.risks.services import Judged

TODAY = date(2026, 11, 19)
LATER = date(2027, 2, 1)
AGAIN = {"look_again_on_day": "1", "look_again_on_month": "3", "look_again_on_year": "2099"}
JUDGED = {"likelihood": "2", "impact": "3", "judged_because": "Seen anew", **AGAIN}


def plant(d: Any) -> None:
    """An open risk and a closed one of the group, and one elsewhere."""
    d.risk, d.shut = (
        _raise(d.w.group, d.w.officer, d.w.trust),
        _raise(d.w.group, d.w.officer, d.w.trust, "Another risk"),
    )
    services.close_risk(d.shut, because="It is gone", by=d.w.officer, today=TODAY)
    d.risk_there = _raise(d.group_there, d.people["outsider"], d.council_there)


def _raise(board: Any, by: Any, agency: Any, what: str = "A risk") -> Any:
    facts = {"what": what, "cause": "A cause", "agency": agency, "look_again_on": LATER}
    return services.raise_risk(board, Judged(2, 2, "So far"), by=by, today=TODAY, **facts)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    judgement = ["risks.Judgement", d.risk.judgements.get().pk]
    return {
        "risks:register@here": [here],
        "risks:register@there": [there],
        "risks:raise@group": [d.w.group.key],
        "risks:raise@elsewhere": [d.group_there.key],
        "risks:risk@elsewhere": [d.risk_there.pk],
        "risks:judge@elsewhere": [d.risk_there.pk],
        "risks:reopen@shut": [d.shut.pk],
        **{f"risks:{page}@of-trust": [d.risk.pk] for page in ("risk", "judge", "change", "close")},
        "access:why@judgement": judgement,
        "access:changes@judgement": judgement,
        "access:changes@risk": ["risks.Risk", d.risk.pk],
        "exports:download_of@risks-here": ["risks", here, "csv"],
        "exports:download_of@risks-there": ["risks", there, "csv"],
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    words = {"what": "Another risk", "cause": "Another cause"}
    return {
        "risks:raise": {**words, **JUDGED},
        "risks:judge": JUDGED,
        "risks:change": {**words, "because": "Agreed"},
        "risks:close": {"because": "It is gone"},
        "risks:reopen": {"because": "It is back", **AGAIN},
    }
