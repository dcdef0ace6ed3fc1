"""Facts and arguments for the rows of deciding.txt."""

from datetime import date
from functools import partial
from typing import Any

from boards.models import Decision, HowTaken
from partnership.access.services import NotAllowed, refusal
from reviews import services
from reviews.findings.services import learning, themes
from reviews.findings.services.learning import Found
from reviews.models import CaseNaming, DelayReason, Recipient

TODAY = date(2026, 11, 19)
OF_THE_UNNAMED = (
    "reviews:review@unnamed",
    "commissioning:commission@unnamed",
    "chronologies:timeline@unnamed",
    "findings:learning@unnamed",
)


def plant(d: Any) -> None:
    """A delay for which a review stands still, and a reason of either partnership's own list."""
    row, by = d.reviews["under-way"], {"by": d.w.officer, "today": TODAY}
    facts = {"reason": DelayReason.INQUEST, "explanation": "An inquest is open."}
    delayed = services.Delayed(**facts, still_from=date(2026, 11, 2))
    d.standstill = services.record_delay(row, delayed, **by)
    said = {"of": Recipient.PANEL, "words": "It does not say why.", "received_on": TODAY}
    d.comment = services.record_comment(row, **said, **by)
    naming = services.Naming(d.w.stranger, "adviser", "Asked by the court", TODAY)
    d.naming = services.name_for_case(row.incident, naming, by=d.w.head, today=TODAY)
    d.told = d.reviews["under-way"].incident
    sent = {"on": TODAY, **by}
    services.record_notice(d.told, **sent)
    services.record_rapid_review(d.told, **sent)
    wrote = {"says": "asks", "words": "Why?", "received_on": TODAY}
    d.reply = services.record_reply(d.told, **wrote, **by)
    d.unnamed = d.decided(d.w.group)
    CaseNaming.objects.filter(content_object=d.unnamed.incident).delete()
    d.other_decision = Decision(
        board=d.w.group,
        how=HowTaken.MEETING,
        meeting=d.then[d.w.group.pk],
        taken_on=d.then[d.w.group.pk].held_on,
        taken_by=d.w.chair,
        summary="To meet monthly",
        reasons="There is much to do.",
        recorded_by=d.w.officer,
    )
    d.other_decision.save_because("recorded", by=d.w.officer)
    theme = themes.add_theme(d.w.partnership, name="Of the unnamed", by=d.w.head, today=TODAY)
    found = Found("What was learned", theme, TODAY)
    d.unknown = learning.record_finding(d.unnamed, found, by=d.w.head, today=TODAY)
    own = {"words": "Review by another area", "stands_still": False, "today": TODAY}
    d.own_reason = services.add_reason(d.w.partnership, by=d.w.officer, **own)
    d.own_there = services.add_reason(d.there, by=d.people["outsider"], **own)


def calls(d: Any) -> dict[str, Any]:
    """What is known of the case that nobody is named for, asked of the gate itself."""
    rows = {"incident": d.unnamed.incident, "review": d.unnamed, "finding": d.unknown}
    return {
        f"{right}_{name}": partial(_told, right, row)
        for right in ("know", "count")
        for name, row in rows.items()
    }


def _told(right: str, row: Any, by: Any) -> None:
    """raises: NotAllowed unless the row is among those that the reader knows, or may count."""
    if not type(row).objects.visible_to(by, right, on=TODAY).filter(pk=row.pk).exists():
        raise NotAllowed(refusal(right, row))


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    standing = d.standstill.review.reference
    return {
        "reviews:end_standstill@under-way": [standing, d.standstill.pk],
        "reviews:record_comment@under-way": [standing],
        "reviews:record_comment@adult-review": [d.reviews["adult-review"].reference],
        "reviews:review_letters@under-way": [standing],
        "reviews:review_letters@adult-review": [d.reviews["adult-review"].reference],
        "reviews:review_letters@elsewhere": [d.reviews["elsewhere"].reference],
        "reviews:review_letter@decision": [standing, "decision", "docx"],
        "reviews:review_letter@decision-elsewhere": [
            d.reviews["elsewhere"].reference,
            "decision",
            "docx",
        ],
        "reviews:have_regard@under-way": [standing, d.comment.pk],
        "reviews:record_informed@decided": [d.told.reference],
        "reviews:record_informed@decided-elsewhere": [d.reviews["elsewhere"].incident.reference],
        "reviews:record_reply@decided": [d.told.reference],
        "reviews:have_regard_to_reply@decided": [d.told.reference, d.reply.pk],
        "access:why@other-decision": ["boards.Decision", d.other_decision.pk],
        "access:changes@other-decision": ["boards.Decision", d.other_decision.pk],
        "reviews:readers@child": [d.incidents["child"].reference],
        "reviews:readers@unnamed": [d.unnamed.incident.reference],
        "reviews:incident@unnamed": [d.unnamed.incident.reference],
        "reviews:record_dissent@unnamed": [d.unnamed.incident.reference],
        **dict.fromkeys(OF_THE_UNNAMED, [d.unnamed.reference]),
        "reviews:figures@here": [here],
        "reviews:figures@there": [there],
        "reviews:panel@under-way": [standing],
        "reviews:panel@adult-review": [d.reviews["adult-review"].reference],
        "reviews:panel@elsewhere": [d.reviews["elsewhere"].reference],
        "reviews:name_person@under-way": [d.told.reference],
        "reviews:end_naming@under-way": [d.told.reference, d.naming.pk],
        "reviews:delay_reasons@here": [here],
        "reviews:delay_reasons@there": [there],
        "reviews:add_reason@here": [here],
        "reviews:add_reason@there": [there],
        "reviews:retire_reason@own": [here, d.own_reason.pk],
        "reviews:retire_reason@own-there": [there, d.own_there.pk],
        "reviews:record_dissent@decided": [d.reviews["under-way"].incident.reference],
        "reviews:record_dissent@decided-elsewhere": [d.reviews["elsewhere"].incident.reference],
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    said = {"words": "Another review would show more."}
    return {
        "reviews:end_standstill": {"on_day": 16, "on_month": 11, "on_year": 2026},
        "reviews:record_comment": {
            "of": "panel",
            "words": "It does not say why.",
            **{"received_on_day": 16, "received_on_month": 11, "received_on_year": 2026},
        },
        "reviews:name_person": {
            "person": d.w.chair.email,
            "part": "member",
            "because": "Sits on the panel",
            **{"starts_on_day": 19, "starts_on_month": 11, "starts_on_year": 2026},
        },
        "reviews:end_naming": {"because": "The hearing is over"},
        "reviews:record_informed": {
            "to": "panel",
            "how": "Secure e-mail",
            **{"told_on_day": 19, "told_on_month": 11, "told_on_year": 2026},
        },
        "reviews:record_reply": {
            "says": "asks",
            "words": "Why?",
            **{"received_on_day": 19, "received_on_month": 11, "received_on_year": 2026},
        },
        "reviews:have_regard_to_reply": {"regard": "The reasons were added."},
        "reviews:have_regard": {"regard": "The reasons were added."},
        "reviews:add_reason": {"words": "A tribunal"},
        "reviews:record_partners_told": {"on_day": 16, "on_month": 11, "on_year": 2026},
        "reviews:record_dissent@decided": {**said, "agency": d.w.council.pk},
        "reviews:record_dissent@decided-elsewhere": {**said, "agency": d.council_there.pk},
    }
