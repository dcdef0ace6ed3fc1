"""Facts and arguments for the rows of asking.txt."""

from datetime import UTC, date, datetime
from typing import Any

from partnership.agencies.models import Agency
from reviews.asking.links import path_for
from reviews.asking.models import Asked, Asking, Draft, Purpose
from reviews.asking.services import answering, drawing
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
DUE = date(2026, 12, 10)
WHEN: dict[str, Any] = {"today": TODAY, "now": NOON}


def plant(d: Any) -> None:
    """One round drawn up, one sent, one of the other partnership."""
    w, outsider = d.w, d.people["outsider"]
    police = Agency.objects.get(name="A police force")
    three = [w.trust, d.icb, police]
    sent = _drawn(d.reviews["under-way"], Purpose.REPORT, three, w.officer)
    there = _drawn(d.incidents["elsewhere"], Purpose.RAPID, [d.council_there], outsider)
    d.askings = {
        "draft": _drawn(d.incidents["child"], Purpose.RAPID, three, w.officer),
        "sent": drawing.send(sent, by=w.officer, **WHEN),
        "elsewhere": drawing.send(there, by=outsider, **WHEN),
        "of-adult": _drawn(d.incidents["adult"], Purpose.SCOPING, [w.trust], w.officer),
    }
    notified = _drawn(d.incidents["notified"], Purpose.RAPID, [d.icb], w.officer)
    d.askings["notified"] = drawing.send(notified, by=w.officer, **WHEN)
    d.asked_parts = {
        "trust": _part(sent, w.trust),
        "icb": _part(sent, d.icb),
        "police": _part(sent, police),
        "of-incident": _part(notified, d.icb),
        "elsewhere": _part(there, d.council_there),
    }
    trust = d.asked_parts["trust"]
    facts: dict[str, Any] = {"holds_nothing": False, "by": w.lead, "now": NOON}
    answering.save_draft(trust, words={}, **facts)
    by: dict[str, Any] = {"by": d.people["lead-representative"], "now": NOON}
    d.submitted = {}
    for tag in ("icb", "of-incident"):
        part = d.asked_parts[tag]
        words = {one.pk: "Two visits" for one in answering.questions_of(part)}
        d.submitted[tag] = answering.submit(part, words=words, holds_nothing=False, **by)


def _drawn(case: Any, purpose: str, agencies: list[Agency], by: Any) -> Asking:
    drawn = drawing.Drawn(purpose, agencies, ["What contacts were there?"], DUE)
    return drawing.draw_up(case, drawn, by=by, today=TODAY)


def _part(asking: Asking, agency: Agency) -> Asked:
    return Asked.objects.get(asking=asking, agency=agency)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    question = d.askings["draft"].questions.first()
    found: dict[str, list[Any]] = {
        "asking:drop_question@draft": [d.askings["draft"].pk, question.pk],
        "access:why@part-of-trust": ["asking.Asked", d.asked_parts["trust"].pk],
        "access:why@part-of-incident": ["asking.Asked", d.askings["draft"].asked.first().pk],
        "access:why@answers": ["asking.Submission", d.submitted["icb"].pk],
        "access:why@answers-of-incident": ["asking.Submission", d.submitted["of-incident"].pk],
        "access:why@draft-of-answers": [
            "asking.Draft",
            Draft.objects.get(asked=d.asked_parts["trust"]).pk,
        ],
    }
    for tag, row in d.submitted.items():
        found |= {f"asking:{page}@{tag}": [row.pk] for page in ("take", "send_back")}
    for page in ("why", "changes", "readings"):
        found[f"access:{page}@questions"] = ["asking.Asking", d.askings["sent"].pk]
    for tag, row in d.reviews.items():
        found |= {f"asking:{page}@{tag}": [row.reference] for page in ("of_review", "ask_review")}
    for tag, row in d.incidents.items():
        pages = ("of_incident", "ask_incident")
        found |= {f"asking:{page}@{tag}": [row.reference] for page in pages}
    for tag, row in d.askings.items():
        pages = ("asking", "add_question", "withdraw", "send")
        found |= {f"asking:{page}@{tag}": [row.pk] for page in pages}
        found[f"asking:taken_away@{tag}"] = [row.pk, "docx"]
        found[f"exports:download_of@answers-{tag}"] = ["answers", row.pk, "csv"]
    for tag, row in d.asked_parts.items():
        pages = ("asked", "answer", "add_file", "refuse")
        found |= {f"asking:{page}@{tag}": [row.pk] for page in pages}
    trust = _part(d.askings["sent"], d.w.trust)
    token = path_for(d.w.lead, trust, TODAY).strip("/").split("/")[-1]
    for page in ("by_link", "file_by_link", "refuse_by_link"):
        found |= {f"asking:{page}@trust": [token], f"asking:{page}@forged": [f"{token}x"]}
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    due = {"due_on_day": 10, "due_on_month": 12, "due_on_year": 2026}
    asks = {"agencies": [d.w.trust.pk], "questions": "What contacts were there?", **due}
    there = {**asks, "agencies": [d.council_there.pk]}
    trust = d.asked_parts["trust"]
    boxes = {answering.box_of(one): "Some visits" for one in answering.questions_of(trust)}
    answer = {"do": "submit", **boxes}
    because = {"because": "It does not say when"}

    def file() -> dict[str, Any]:
        return {"title": "A report", "file": make.pdf()}

    return {
        "asking:ask_review": {**asks, "purpose": "report"},
        "asking:ask_review@elsewhere": {**there, "purpose": "report"},
        "asking:ask_incident": {**asks, "purpose": "rapid"},
        "asking:add_question": {"words": "What was learned?"},
        "asking:withdraw": because,
        "asking:answer": answer,
        "asking:by_link": answer,
        "asking:add_file": file,
        "asking:file_by_link": file,
        "asking:refuse": because,
        "asking:refuse_by_link": because,
        "asking:send_back": {**because, **due},
    }
