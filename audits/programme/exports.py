"""The programme of audits and the findings of one, to take away."""

from datetime import date
from typing import Any

from audits.exports import number_of
from audits.programme.figures import Planned, calendar, chosen
from audits.programme.models import Audit, Finding
from boards.exports.asking import partnership_of
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer


def _rows(user: Any, params: Params, today: date) -> list[Planned]:
    rows = Audit.objects.visible_to(user).filter(partnership=partnership_of(user, params))
    return calendar(chosen(rows, params.get("show", "")), today)


offer(
    ListExport(
        code="audits",
        title="Programme of audits",
        of="partnership",
        takes=("show",),
        rows=_rows,
        columns=(
            Column("Reference", lambda row: row.audit.reference, "Its number"),
            Column("Theme", lambda row: row.audit.title, "What is audited"),
            Column("What it is", lambda row: row.audit.get_kind_display(), "Who audits what"),
            Column("Agency", lambda row: str(row.audit.agency or ""), "Of its own audit"),
            Column("Group", lambda row: row.audit.group.name, "That reads it"),
            Column("Reported by", lambda row: row.audit.due_on, "The day planned"),
            Column("State", lambda row: row.state[0], "Today"),
            Column("Reported on", lambda row: row.audit.reported_on, "Empty until it is"),
            Column("Cases", lambda row: row.audit.cases_seen, "How many were looked at"),
            Column("What was learned", lambda row: row.audit.learning, "In the reporter's words"),
        ),
    )
)


def _audit(user: Any, params: Params) -> Audit:
    found: Audit = seen_or_404(user, Audit.objects.all(), pk=number_of(params))
    return found


def _findings(user: Any, params: Params, today: date) -> list[Finding]:
    rows = Finding.objects.visible_to(user).filter(audit=_audit(user, params))
    return list(rows.select_related("agency", "audit").order_by("number"))


offer(
    ListExport(
        code="audit-findings",
        title="Findings of an audit",
        of="number of an audit",
        named=lambda user, params: f"Findings of {_audit(user, params)}",
        rows=_findings,
        about=_audit,
        columns=(
            Column("Number", lambda row: row.number, "In the order found"),
            Column("What it is", lambda row: "Strength" if row.is_strength else "To improve", ""),
            Column("Finding", lambda row: row.words, "In the auditors' words"),
            Column("Agency", lambda row: str(row.agency or ""), "Where it is about one alone"),
        ),
    )
)
