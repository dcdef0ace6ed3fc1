"""Facts and arguments for the rows of findings.txt."""

from datetime import UTC, date, datetime
from typing import Any

from boards.actions.services import closing
from boards.actions.services.raising import Asked
from boards.models import HowTaken
from reviews.findings.models import Status
from reviews.findings.services import answering, learning, national, recommending, themes
from reviews.findings.services.answering import Verdict
from reviews.findings.services.learning import Found
from reviews.findings.services.national import Stand
from reviews.findings.services.recommending import Recommended

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
LATER = date(2026, 12, 10)


def plant(d: Any) -> None:
    """What a review of children teaches, and what one of another partnership does."""
    by, there = d.w.officer, d.people["outsider"]
    d.theme = themes.add_theme(d.w.partnership, name="A theme", by=by, today=TODAY)
    d.theme_there = themes.add_theme(d.there, name="A theme", by=there, today=TODAY)
    d.findings = {
        tag: _find(d.reviews["under-way"], d.theme, f"Finding {tag}", by)
        for tag in ("taught", "bare")
    }
    d.findings["taught-there"] = _find(d.reviews["elsewhere"], d.theme_there, "There", there)
    d.sharing = learning.say_shared(
        d.findings["taught"], shared_on=TODAY, to_whom="All", how="A note", by=by, today=TODAY
    )
    taught, trust = d.findings["taught"], d.w.trust
    d.recommended = {
        "unsent": _recommend(taught, trust, "One", by),
        "sent": _sent(_recommend(taught, trust, "Two", by), by),
        "to-icb": _sent(_recommend(taught, d.icb, "Three", by), by),
        "system": _recommend(taught, None, "Four", by),
        "accepted": _sent(_recommend(taught, trust, "Five", by), by),
        "done": _sent(_recommend(taught, trust, "Six", by), by),
        "far": _recommend(d.findings["taught-there"], d.council_there, "Seven", there),
    }
    for tag in ("accepted", "done"):
        _accept(d, d.recommended[tag])
    _do(d.recommended["done"], trust, by)
    d.report = _report(d.w.partnership, by)
    d.report_there = _report(d.there, there)
    d.national = _national(d.report, d.w.group, by)
    d.national_there = _national(d.report_there, d.group_there, there)


def _find(review: Any, theme: Any, words: str, by: Any) -> Any:
    return learning.record_finding(review, Found(words, theme, TODAY), by=by, today=TODAY)


def _recommend(finding: Any, agency: Any, words: str, by: Any) -> Any:
    return recommending.recommend(finding, Recommended(words, agency, "Seen"), by=by, today=TODAY)


def _sent(row: Any, by: Any) -> Any:
    return recommending.send_to_agency(row, sent_on=TODAY, by=by, today=TODAY, now=NOON)


def _accept(d: Any, row: Any) -> None:
    verdict = Verdict(True, HowTaken.WRITTEN, d.w.chair, TODAY)
    answering.decide(row, verdict, by=d.w.officer, today=TODAY)


def _do(row: Any, agency: Any, by: Any) -> None:
    asked = Asked("Do it", agency, TODAY, LATER)
    action = recommending.raise_action_from(row, asked, by=by, today=TODAY)
    done = closing.Done(TODAY, "Done", "Kept", None, LATER)
    closing.close(action, done, by=by, today=TODAY, now=NOON)


def _report(partnership: Any, by: Any) -> Any:
    facts = {"title": "A report", "publisher": "A panel", "out_on": TODAY, "link": ""}
    return national.record_report(partnership, by=by, today=TODAY, **facts)


def _national(report: Any, board: Any, by: Any) -> Any:
    row = national.add_recommendation(report, number=1, words="Do it", by=by, today=TODAY)
    return national.say_status(row, Stand(Status.OURS, "", board, None), by=by, today=TODAY)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    of_review = {
        f"findings:{page}@{tag}": [d.reviews[tag].address]
        for page in ("learning", "record_finding")
        for tag in ("under-way", "elsewhere")
    }
    of_finding = {
        f"findings:{page}@{tag}": [row.pk]
        for page in ("change_finding", "strike_finding", "say_shared", "recommend")
        for tag, row in d.findings.items()
    }
    pages = ("recommendation", "change", "withdraw", "send", "call_back", "raise_action")
    of_one = {
        f"findings:{page}@{tag}": [row.pk]
        for page in (*pages, "decide", "check")
        for tag, row in d.recommended.items()
    }
    of_place = {
        f"findings:{page}@{tag}": [key]
        for page in ("register", "findings", "grid", "themes", "add_theme", "national")
        for tag, key in (("here", here), ("there", there))
    }
    of_national = {
        f"findings:{page}@{tag}": [row.pk]
        for page in ("national_one", "say_status", "strike_national", "national_action")
        for tag, row in (("national", d.national), ("far", d.national_there))
    }
    lists = ("recommendations", "findings", "findings-by-theme", "learning-themes")
    return {
        **of_review,
        **of_finding,
        **of_one,
        **of_place,
        **of_national,
        **{
            f"exports:download_of@{code}-{tag}": [code, key, "csv"]
            for code in (*lists, "national-recommendations")
            for tag, key in (("here", here), ("there", there))
        },
        "findings:withdraw_sharing@taught": [d.findings["taught"].pk, d.sharing.pk],
        "findings:withdraw_sharing@of-another": [d.findings["bare"].pk, d.sharing.pk],
        "findings:retire_theme@theme": [d.theme.pk],
        "findings:retire_theme@far": [d.theme_there.pk],
        "findings:record_report@here": [here],
        "findings:record_report@there": [there],
        "findings:add_national@report": [d.report.pk],
        "findings:add_national@far": [d.report_there.pk],
        "access:why@finding": ["findings.Finding", d.findings["taught"].pk],
        "access:changes@finding": ["findings.Finding", d.findings["taught"].pk],
        "access:why@recommendation-sent": [
            "findings.Recommendation",
            d.recommended["sent"].pk,
        ],
        "access:changes@recommendation-sent": [
            "findings.Recommendation",
            d.recommended["sent"].pk,
        ],
        "access:why@learning-theme": ["findings.LearningTheme", d.theme.pk],
        "access:why@national-report": ["findings.NationalReport", d.report.pk],
        "exports:download_of@review-learning-under-way": [
            "review-learning",
            d.reviews["under-way"].address,
            "csv",
        ],
        "exports:download_of@recommendation-actions-done": [
            "recommendation-actions",
            d.recommended["done"].pk,
            "csv",
        ],
    }


def _day(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    finding = {"words": "They met late", "theme": d.theme.pk, **_day("found_on", TODAY)}
    far = {**finding, "theme": d.theme_there.pk}
    recommended = {"words": "Meet at once", "agency": d.w.trust.pk, "measure": "An audit"}
    asked = {"what": "Meet", "owner_agency": d.w.trust.pk, **_day("due_on", LATER)}
    because = {"because": "A slip"}
    decided = {"accepted": "no", "because": "Another law does so", "how": "written"}
    decided |= {"taken_by": d.w.chair.pk, **_day("taken_on", TODAY)}
    checked = {"changed": "yes", "evidence": "An audit", "by_whom": "The group"}
    report = {"title": "Another", "publisher": "A panel", **_day("out_on", TODAY)}
    return {
        "findings:record_finding": finding,
        "findings:record_finding@elsewhere": far,
        "findings:change_finding": {**finding, **because, "early": "on"},
        "findings:change_finding@taught-there": {**far, **because},
        "findings:strike_finding": because,
        "findings:say_shared": {"to_whom": "All", "how": "A call", **_day("shared_on", TODAY)},
        "findings:withdraw_sharing": because,
        "findings:recommend": recommended,
        "findings:change": {**recommended, **because},
        "findings:change@far": {**recommended, "agency": d.council_there.pk, **because},
        "findings:withdraw": because,
        "findings:send": _day("sent_on", TODAY),
        "findings:call_back": because,
        "findings:raise_action": asked,
        "findings:decide": decided,
        "findings:check": {**checked, **_day("checked_on", TODAY)},
        "findings:add_theme": {"name": "Another theme"},
        "findings:retire_theme": because,
        "findings:record_report": report,
        "findings:add_national": {"number": 2, "words": "Do more"},
        "findings:say_status": {"status": "not_ours", "said": "It is for prisons"},
        "findings:strike_national": because,
        "findings:national_action": asked,
    }
