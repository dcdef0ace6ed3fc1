"""Facts and arguments for the rows of programme.txt."""

from datetime import date
from typing import Any

from audits.models import Edition
from audits.programme.letters import PART
from audits.programme.models import Audit, Judgement, Kind, Part
from audits.programme.services import judging, planning, reporting
from audits.programme.services.judging import Judged, asked_of
from audits.programme.services.planning import Planned
from audits.programme.services.reporting import Learned
from boards.models import Board
from partnership.outbox.models import Letter
from partnership.people.models import User
from tests.bad_input.page import three
from tests.who_may.audits import framework
from tests.who_may.policies import NOON, TODAY

DUE = date(2027, 1, 29)


def plant(d: Any) -> None:
    """Audits planned, asked for, handed in, reported and repeated; one elsewhere."""
    w, outsider = d.w, d.people["outsider"]
    tool = framework(w.partnership, w.officer, "TOOL")
    make = {"tool": tool, "group": w.group, "by": w.officer}
    d.audit_planned, d.audit_asked, d.audit_back, d.audit_done = (
        _audit(name, **make) for name in ("planned", "asked", "back", "done")
    )
    planning.add_cases(d.audit_planned, ["T-0"], by=w.officer)
    trust, police = _asked(d.audit_asked, w.officer, w.trust, d.police)
    (back,) = _asked(d.audit_back, w.officer, w.trust)
    (done,) = _asked(d.audit_done, w.officer, w.trust)
    d.part_open, d.part_police, d.part_in = trust, police, back
    for part in (trust, back, done):
        _judge(part, w.lead)
    for part in (back, done):
        judging.hand_in(part, by=w.lead, now=NOON)
    learned = Learned(TODAY, "Ask the child")
    d.audit_done = reporting.report(d.audit_done, learned, by=w.officer, now=NOON)
    said: dict[str, Any] = {"is_strength": False, "agency": None, "by": w.officer}
    d.audit_finding = reporting.add_finding(d.audit_done, words="Plans were late", **said)
    d.audit_again = _audit("again", **make, follows=d.audit_done)
    d.audit_action, checked = (_action(d, words) for words in ("Check", "Count"))
    now = {"by": w.officer, "now": NOON}
    d.audit_recheck = reporting.recheck(
        d.audit_again, checked, lasted=True, words="It is counted", due_on=None, **now
    )
    single: dict[str, Any] = {"kind": Kind.SINGLE, "agency": w.trust, "tool": None}
    d.audit_single = _audit("single", **{**make, **single})
    theirs = {**single, "agency": d.police}
    d.audit_of_police = _audit("of the police", **{**make, **theirs})
    there = framework(d.there, outsider, "TOOL")
    told: dict[str, Any] = {"title": "Audit told", "by": w.lead, "now": NOON}
    d.audit_told = reporting.log_audit(w.partnership, w.trust, w.group, learned, **told)
    d.finding_told = reporting.add_finding(d.audit_told, words="Thin", **said)
    d.prog_there = _audit("there", tool=there, group=d.group_there, by=outsider)
    Letter.objects.filter(kind=PART.key).update(sent_at=NOON)  # none is stuck


def _audit(name: str, *, tool: Edition | None, group: Board, by: User, **more: Any) -> Audit:
    facts: dict[str, Any] = {"kind": Kind.MULTI, "title": f"Audit {name}", "due_on": DUE}
    planned = Planned(**{**facts, "group": group, "tool": tool, **more})
    return planning.plan_audit(group.partnership, planned, by=by, today=TODAY)


def _asked(audit: Audit, by: User, *agencies: Any) -> list[Part]:
    planning.add_cases(audit, ["T-1"], by=by)
    return planning.ask(audit, agencies, by=by, now=NOON)


def _judge(part: Part, by: User) -> None:
    assert part.audit.tool is not None
    best = part.audit.tool.scale.grades.get(code="G")
    said = {one.pk: Judged(best, words="Seen") for one in asked_of(part)}
    judging.judge_case(part, part.audit.cases.get(), said, by=by)


def _action(d: Any, what: str) -> Any:
    asked = {"what": what, "owner_agency": d.w.trust, "due_on": DUE}
    return reporting.ask_for_action(d.audit_finding, **asked, by=d.w.officer, today=TODAY)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    case = d.audit_asked.cases.get()
    judged = Judgement.objects.filter(part=d.part_in).order_by("pk")[0]
    kept = {
        "audit": d.audit_done,
        "case": case,
        "part-open": d.part_open,
        "part-in": d.part_in,
        "judgement-open": Judgement.objects.filter(part=d.part_open).order_by("pk")[0],
        "judgement-in": judged,
        "audit-finding": d.audit_finding,
        "finding-told": d.finding_told,
        "recheck": d.audit_recheck,
    }
    found: dict[str, list[Any]] = {
        "programme:audit@planned": [d.audit_planned.pk],
        "programme:audit@asked": [d.audit_asked.pk],
        "programme:audit@done": [d.audit_done.pk],
        "programme:audit@single": [d.audit_single.pk],
        "programme:audit@there": [d.prog_there.pk],
        "programme:report@planned": [d.audit_planned.pk],
        "programme:report@single": [d.audit_single.pk],
        "programme:report@police": [d.audit_of_police.pk],
        "programme:add_finding@done": [d.audit_done.pk],
        "programme:recheck@again": [d.audit_again.pk, d.audit_action.pk],
        "programme:drop_case@planned": [d.audit_planned.cases.get().pk],
        "programme:drop_case@asked": [case.pk],
        "programme:action@done": [d.audit_finding.pk],
        "programme:part@open": [d.part_open.pk],
        "programme:part@police": [d.part_police.pk],
        "programme:part@in": [d.part_in.pk],
        "programme:judge@open": [d.part_open.pk, case.pk],
        "programme:judge@police": [d.part_police.pk, case.pk],
        "programme:hand_in@open": [d.part_open.pk],
        "programme:send_back@in": [d.part_in.pk],
        "programme:agree@in": [judged.pk],
        "exports:download_of@audits-here": ["audits", here, "csv"],
        "exports:download_of@findings-done": ["audit-findings", d.audit_done.pk, "csv"],
    }
    for tag, key in (("here", here), ("there", there)):
        found |= {f"programme:{page}@{tag}": [key] for page in ("register", "plan", "log")}
    acts = ("move", "give_up", "add_cases", "ask")
    found |= {f"programme:{page}@planned": [d.audit_planned.pk] for page in acts}
    for tag, thing in kept.items():
        logs = ("why", "changes", "readings")
        found |= {f"access:{page}@{tag}": [thing._meta.label, thing.pk] for page in logs}
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    asked = {one.pk for one in asked_of(d.part_open)}
    judged = {f"grade_{pk}": "R" for pk in asked} | {f"words_{pk}": "Seen" for pk in asked}
    judged |= {f"read_{pk}": "1" for pk in asked}
    group, trust = d.w.group.pk, d.w.trust.pk
    due, told = three("due_on", DUE), three("reported_on", TODAY)
    return {
        "programme:plan": {"kind": "other", "title": "A visit", "group": group, **due},
        "programme:plan@there": {
            **{"kind": "other", "title": "A visit", "group": d.group_there.pk},
            **due,
        },
        "programme:log": {
            **{"agency": trust, "title": "Supervision", "group": group, "learning": "Thin"},
            **told,
        },
        "programme:move": {"because": "A holiday", **three("due_on", date(2027, 2, 1))},
        "programme:give_up": {"because": "No capacity"},
        "programme:add_cases": {"references": "T-7"},
        "programme:ask": {"agencies": [str(trust)]},
        "programme:report": {"learning": "Ask the child", **told},
        "programme:add_finding": {"is_strength": "yes", "words": "Good plans"},
        "programme:recheck": {"lasted": "yes", "words": "It is checked"},
        "programme:action": {"what": "Train everybody", "owner_agency": trust, **due},
        "programme:judge": judged,
        "programme:send_back": {"because": "Case 1 again"},
        "programme:agree": {"grade": "R", "because": "No plan in the record"},
    }
