"""Facts and arguments for the rows of commissioning.txt."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from partnership.documents.models import Document
from partnership.ui.months import KnownDay
from reviews.commissioning.models import Basis, Method, Role, StepKind
from reviews.commissioning.rules import Planned
from reviews.commissioning.services import chain, commissions, milestones, scoping, versions
from reviews.commissioning.services.chain import Said
from reviews.commissioning.services.commissions import Agreed
from tests import factories as make

TODAY, MET = date(2026, 11, 19), date(2026, 10, 6)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
AGREED = Agreed(Method.SILP, Basis.DAY, Decimal(10), 60_000)
LISTS = ("review-milestones", "review-costs", "review-terms", "report-drafts", "sign-off-steps")


def _day(name: str, on: date = TODAY) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


class Worked:
    """A review with a commission and everything on it."""

    def __init__(self, review: Any, by: Any, agency: Any) -> None:
        self.review = review
        here: dict[str, Any] = {"by": by, "today": TODAY}
        self.commission = commissions.commission_reviewer(
            review,
            AGREED,
            role=Role.AUTHOR,
            name="A Reviewer",
            firm="",
            independent=True,
            contract_on=MET,
            **here,
        )
        one = self.commission
        self.statement = commissions.record_statement(one, words="I am", stated_on=MET, **here)
        self.conflict = commissions.declare_conflict(one, what="Advice", declared_on=MET, **here)
        self.cost = commissions.post_invoice(one, pence=5, what="1", on=MET, **here)
        self.milestone = milestones.add_milestone(one, what="A draft", due_on=MET, by=by)
        month = KnownDay(date(2025, 1, 1), "month")
        scope = scoping.Scope(month, month, "What was known?", [agency])
        self.terms = scoping.write_terms(review, scope, after=0, **here)
        self.drafts = [
            versions.add_version(
                review, report=make.pdf(words=words), what_changed="Much", now=NOON, **here
            )
            for words in ("One.", "Two.", "Three.", "Four.")
        ]
        self.wrong = versions.withdraw_version(self.drafts[3], because="Another case", **here)
        versions.ask_comparison(self.drafts[0], self.drafts[1], now=NOON)

    def begin(self, by: Any, *steps: Planned) -> Any:
        """The first body has the report."""
        chain.start_chain(self.review, steps, by=by, today=TODAY)
        return self.send(by)

    def send(self, by: Any) -> Any:
        """The next body has it."""
        at: dict[str, Any] = {"by": by, "today": TODAY, "now": NOON}
        draft = self.drafts[1]
        return chain.send_on(self.review, version=draft, on=TODAY, words="", **at)


def plant(d: Any) -> None:
    """A review that is well worked, one that has begun, one before a body that reads no such."""
    by, there = d.w.officer, d.people["outsider"]
    d.worked = Worked(d.decided(d.w.group), by, d.w.trust)
    panel = d.worked.begin(by, Planned(StepKind.PANEL), Planned(StepKind.GROUP, d.w.group))
    d.step_agreed = chain.agree(panel, Said(TODAY, "All"), by=by, today=TODAY)
    d.step_held = d.worked.send(by)
    other = Worked(d.decided(d.w.group), by, d.w.trust)
    d.step_of_adults = other.begin(by, Planned(StepKind.GROUP, d.w.adults))
    d.idle = Worked(d.decided(d.w.group), by, d.w.trust)
    chain.start_chain(d.idle.review, [Planned(StepKind.PANEL)], by=by, today=TODAY)
    d.worked_there = Worked(d.decided(d.group_there), there, d.council_there)
    d.step_there = d.worked_there.begin(there, Planned(StepKind.GROUP, d.group_there))


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    rows = {"worked": d.worked, "elsewhere": d.worked_there}
    pages = ("commission", "terms", "report", "commission_reviewer", "write_terms", "add_draft")
    found = {
        f"commissioning:{page}@{tag}": [row.review.reference]
        for page in (*pages, "compare")
        for tag, row in rows.items()
    }
    adult = d.reviews["adult-review"].reference
    found |= {f"commissioning:{page}@adult-review": [adult] for page in pages[:3]}
    for tag, row in rows.items():
        one, here = row.commission.pk, row.review.reference
        for page in ("change", "end", "statement", "conflict", "invoice", "add_milestone"):
            found[f"commissioning:{page}@{tag}"] = [here, one]
        found[f"commissioning:reverse@{tag}"] = [here, one, row.cost.pk]
        for page in ("move_milestone", "finish_milestone", "drop_milestone"):
            found[f"commissioning:{page}@{tag}"] = [here, row.milestone.pk]
        found[f"commissioning:accept@{tag}"] = [one, row.statement.pk]
        found[f"commissioning:rule@{tag}"] = [one, row.conflict.pk]
        for code in LISTS:
            found[f"exports:download_of@{code}-{tag}"] = [code, here, "csv"]
    return found | _objects_of_report(d) | _objects_of_gate(d)


def _objects_of_report(d: Any) -> dict[str, list[Any]]:
    worked, idle = d.worked.review.reference, d.idle.review.reference
    another = d.idle
    steps = {
        "by-group": d.step_held,
        "by-adults": d.step_of_adults,
        "elsewhere": d.step_there,
        "agreed": d.step_agreed,
    }
    acts = ("step", "agree", "send_back", "reopen")
    return {
        "commissioning:approve_terms@worked": [worked, 1],
        "commissioning:withdraw_draft@worked": [worked, 1],
        "commissioning:withdraw_draft@of-another": [worked, 9],
        "commissioning:change@of-another": [worked, another.commission.pk],
        "commissioning:finish_milestone@of-another": [worked, another.milestone.pk],
        "commissioning:reverse@of-another": [worked, d.worked.commission.pk, another.cost.pk],
        "commissioning:comparison@worked": [worked, 1, 2],
        "commissioning:comparison@never-asked": [worked, 2, 3],
        "commissioning:start@under-way": [d.reviews["under-way"].reference],
        "commissioning:send_on@idle": [idle],
        "commissioning:withdraw_chain@idle": [idle],
        **{f"commissioning:{act}@{tag}": [row.pk] for act in acts for tag, row in steps.items()},
    }


def _objects_of_gate(d: Any) -> dict[str, list[Any]]:
    things = {
        "commission": d.worked.commission,
        "terms": d.worked.terms,
        "draft": d.worked.drafts[0],
        "withdrawn-draft": d.worked.wrong,
        "step": d.step_held,
    }
    files = {
        "draft": d.worked.drafts[0],
        "withdrawn-draft": d.worked.wrong,
        "draft-elsewhere": d.worked_there.drafts[0],
    }
    return {
        **{f"access:why@{tag}": [row._meta.label, row.pk] for tag, row in things.items()},
        **{
            f"documents:fetch@{tag}": [Document.objects.about(row).get().pk]
            for tag, row in files.items()
        },
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    agreed = {"method": "silp", "basis": "day", "days_agreed": "12.5", "pence": "£600"}
    who = {"role": "second", "name": "Another", "independent": "no", **_day("contract_on")}
    said = {"words": "By all", **_day("on")}
    why = {"because": "A slip"}
    period = _day("period_from", date(2025, 1, 1)) | _day("period_to", date(2025, 6, 1))
    return {
        "commissioning:commission_reviewer": {**agreed, **who},
        "commissioning:change": {**agreed, **why},
        "commissioning:end": {**why, **_day("on")},
        "commissioning:statement": {"words": "I am still", **_day("stated_on")},
        "commissioning:conflict": {"what": "Kinship", **_day("declared_on")},
        "commissioning:invoice": {"pence": "1,250.50", "what": "2", **_day("on")},
        "commissioning:reverse": why,
        "commissioning:add_milestone": {"what": "A report", **_day("due_on")},
        "commissioning:move_milestone": {**why, **_day("due_on", date(2026, 12, 7))},
        "commissioning:finish_milestone": _day("on"),
        "commissioning:drop_milestone": why,
        "commissioning:accept": _day("on"),
        "commissioning:rule": {"ruling": "no_bar", **said},
        "commissioning:write_terms": {
            "after": 1,
            "questions": "Who knew?",
            "agencies": d.w.trust.pk,
            "why_new": "Asked",
            **period,
        },
        "commissioning:approve_terms": {"board": d.w.group.pk, **_day("on")},
        "commissioning:add_draft": lambda: {
            "report": make.pdf(words="Five."),
            "what_changed": "More",
        },
        "commissioning:withdraw_draft": why,
        "commissioning:compare": {"one": 1, "other": 3},
        "commissioning:start": {"panel": "yes", "group": d.w.group.pk},
        "commissioning:send_on": {"version": d.idle.drafts[0].pk, **_day("on")},
        "commissioning:withdraw_chain": why,
        "commissioning:agree": said,
        "commissioning:send_back": {"to": "author", **said},
        "commissioning:reopen": said,
    }
