"""The register of interests, and those declared for a meeting, to take away."""

from typing import Any

from boards.exports.asking import meeting_of
from boards.interests.showing import Declared, declared_for, register_of
from partnership.exports.lists import Column, ListExport, offer


def _why(row: Declared) -> str:
    return "; ".join(one.because for one in row.running if row.may_rule)


def _restricted(row: Declared) -> Any:
    return row.item


offer(
    ListExport(
        code="interests",
        title="Register of interests",
        rows=lambda user, params, today: register_of(user, params, today),
        takes=("q", "show"),
        columns=(
            Column("Person", lambda row: row.person.name, "Whose it is"),
            Column("Kind", lambda row: row.get_kind_display(), "What sort of interest"),
            Column("Interest", lambda row: row.what, "What it is"),
            Column("Body", lambda row: row.of, "The agency or body that it concerns"),
            Column("From", lambda row: row.starts_on, "Since when"),
            Column("Until", lambda row: row.ends_on, "Its last day, if it has one"),
            Column("Partnership", lambda row: row.partnership.name, "To which it was told"),
        ),
    )
)
offer(
    ListExport(
        code="declared-interests",
        title="Interests declared",
        of="number of a meeting",
        named=lambda user, params: f"Interests declared: {meeting_of(user, params)}",
        rows=lambda user, params, today: declared_for(meeting_of(user, params), user),
        restricted=_restricted,
        columns=(
            Column("Person", lambda row: row.declaration.person.name, "Who declared it"),
            Column("Interest", lambda row: row.declaration.what, "What was declared"),
            Column("Item", lambda row: row.against, "The item of the agenda"),
            Column("Declared", lambda row: row.declaration.declared_at, "When"),
            Column("How", lambda row: row.declaration.get_how_display(), "Where it was declared"),
            Column("Decision", lambda row: row.decided, "What was decided and holds"),
            Column("Why", _why, "The reason, for those who decide"),
        ),
    )
)
