"""Facts and arguments for the rows of referrals.txt."""

from datetime import UTC, datetime
from typing import Any

from reviews.criteria import law_for
from reviews.referrals.links import path_for
from reviews.referrals.services import handling, linking, referring
from reviews.referrals.services.referring import Told

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()


def told(reference: str) -> Told:
    """A case of a child, as somebody might tell it."""
    limbs = law_for("child", TODAY).limbs
    answers = {limb.code: "yes" for limb in limbs}
    return Told(reference, "A lead", "yes", "", "Something happened.", "Much.", "", answers)


def plant(d: Any) -> None:
    """Referrals of two agencies here and one elsewhere; a link that is used and one that is not."""
    w = d.w
    common: dict[str, Any] = {"about": "child", "now": NOON}

    def referred(place: Any, reference: str, agency: Any, by: Any) -> Any:
        return referring.refer(place, told(reference), agency=agency, by=by, **common)

    d.referrals = {
        "trusts": referred(w.partnership, "T-1", w.trust, w.lead),
        "asked": referred(w.partnership, "T-2", w.trust, w.lead),
        "icbs": referred(w.partnership, "I-1", d.icb, d.people["lead-representative"]),
        "police": referred(w.partnership, "P-1", d.police, w.officer),
        "far": referred(d.there, "F-1", None, d.people["outsider"]),
    }
    d.referral_question = handling.ask_more(
        d.referrals["asked"], words="Who?", by=w.officer, now=NOON
    )
    made: dict[str, Any] = {"about": "child", "by": w.officer, "now": NOON}
    d.referral_links = {
        tag: linking.make_link(w.partnership, made_for=f"A practice, {tag}", **made)
        for tag in ("spare", "used")
    }
    referring.refer_by_link(d.referral_links["used"], told("P-1"), now=NOON)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    spare, question = d.referral_links["spare"], d.referral_question
    found: dict[str, list[Any]] = {
        "referrals:refer@here": [here, "child"],
        "referrals:refer@there": [there, "child"],
        "referrals:refer@nonsense": [here, "animal"],
        "referrals:withdraw_link@spare": [spare.pk],
        "access:why@referral-link": [spare._meta.label, spare.pk],
        "access:why@referral-question": [question._meta.label, question.pk],
        "exports:download@referrals": ["referrals", "csv"],
    }
    for tag, key in (("here", here), ("there", there)):
        found |= {f"referrals:{page}@{tag}": [key] for page in ("links", "make_link")}
    for tag, link in d.referral_links.items():
        found[f"referrals:by_link@{tag}"] = [path_for(link).rstrip("/").rsplit("/", 1)[1]]
    pages = ("referral", "acknowledge", "ask", "take_on", "join", "close", "answer")
    for tag, row in d.referrals.items():
        found |= {f"referrals:{page}@{tag}": [row.reference, row.pk] for page in pages}
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    limbs = {f"limb_{limb.code}": "yes" for limb in law_for("child", TODAY).limbs}
    case = {
        "safe": "yes",
        "agency": d.w.trust.pk,
        "their_reference": "T-9",
        "told_by": "A lead",
        "what_happened": "Something happened.",
        "learning": "Much.",
        **limbs,
    }
    end = {"because": "There is learning.", "told": "It is looked at."}
    aware = {"became_aware_on_day": 18, "became_aware_on_month": 11, "became_aware_on_year": 2026}
    taken = {"ground": "serious", "council": d.w.council.pk, "what_happened": "Something."}
    return {
        "referrals:refer": case,
        "referrals:by_link": case,
        "referrals:make_link": {"about": "child", "made_for": "A nursery"},
        "referrals:withdraw_link": {"because": "The wrong address"},
        "referrals:ask": {"words": "Who met whom?"},
        "referrals:answer": {"words": "They all did."},
        "referrals:take_on": {**taken, **aware, **end},
        "referrals:join": {"incident": d.incidents["child"].pk, **end},
        "referrals:close": end,
    }
