"""Plan an audit, choose its cases, ask agencies, give it up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audits.models import Edition
from audits.programme.letters import to_lead
from audits.programme.models import REFERENCE, Audit, Case, Kind, Part
from boards.agencies_here import agencies_here
from boards.models import Board, Partnership
from boards.numbering import next_reference
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.outbox.services import post
from partnership.people.models import User
from partnership.ui.identities import identities_in
from partnership.ui.words import plain_day

SERIES = "AUD"
ENDED = "It is reported or given up."


@dataclass(frozen=True)
class Planned:
    """What is audited, for whom, by when."""

    kind: str
    title: str
    group: Board
    due_on: date
    agency: Agency | None = None
    tool: Edition | None = None
    sample: str = ""
    follows: Audit | None = None


@transaction.atomic
def plan_audit(partnership: Partnership, planned: Planned, *, by: User, today: date) -> Audit:
    """Put an audit into the programme, under the next number.

    raises: NotAllowed; ValidationError for a day that has passed, or a group, an agency, a tool or
    an earlier audit of elsewhere.
    """
    require(by, "keep_programme", partnership)
    errors = _wrong(partnership, planned, by, today)
    if planned.due_on < today:
        errors["due_on"] = f"The day cannot be before today, {plain_day(today)}"
    if errors:
        raise ValidationError(errors)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    facts = vars(planned)
    again: Audit | None = Audit.objects.filter(
        partnership=partnership, reported_on=None, given_up_because="", **facts
    ).first()
    return again or _new(partnership, facts, by, today)


def _new(partnership: Partnership, facts: dict[str, object], by: User, today: date) -> Audit:
    row = Audit(partnership=partnership, **facts)
    row.reference = next_reference(Audit, partnership, f"{SERIES}-{today.year}")
    row.save_because("planned", by=by)
    return row


def _wrong(partnership: Partnership, planned: Planned, by: User, today: date) -> dict[str, str]:
    """What is of elsewhere, or does not go with the kind, by field."""
    errors = {
        "agency": _wrong_agency(partnership, planned, by, today),
        "tool": _wrong_tool(partnership, planned),
    }
    if planned.group.partnership_id != partnership.pk:
        errors["group"] = "Choose a group of this partnership"
    before = planned.follows
    if before and (before.partnership_id != partnership.pk or before.reported_on is None):
        errors["follows"] = "Choose an audit of this partnership that is reported"
    return {name: words for name, words in errors.items() if words}


def _wrong_agency(partnership: Partnership, planned: Planned, by: User, today: date) -> str:
    agency = planned.agency
    if planned.kind != Kind.SINGLE:
        return "Only a single-agency audit is of one agency" if agency else ""
    if agency is None:
        return "Choose the agency whose audit it is"
    here = agencies_here(by, partnership.pk, today).filter(pk=agency.pk).exists()
    return "" if here else "Choose an agency of this partnership"


def _wrong_tool(partnership: Partnership, planned: Planned) -> str:
    tool = planned.tool
    if tool is None:
        return ""
    if planned.kind != Kind.MULTI:
        return "Only a multi-agency case audit has a tool"
    here = tool.framework.partnership_id == partnership.pk and tool.published_on
    return "" if here else "Choose a published edition of this partnership"


@transaction.atomic
def move_audit(audit: Audit, *, due_on: date, because: str, by: User, today: date) -> Audit:
    """Another day by which it is reported. raises: NotAllowed; ValidationError once it has ended,
    or for a day that has passed."""
    audit = held(audit, "keep", by)
    if due_on < today:
        raise ValidationError({"due_on": f"The day cannot be before today, {plain_day(today)}"})
    if audit.due_on != due_on:
        audit.due_on = due_on
        audit.save_because(because, by=by)
    return audit


@transaction.atomic
def give_up(audit: Audit, *, because: str, by: User) -> Audit:
    """It is not done. raises: NotAllowed; ValidationError once it has ended."""
    audit = held(audit, "keep", by)
    audit.given_up_because = because
    audit.save_because("given up", by=by)
    return audit


@transaction.atomic
def add_cases(audit: Audit, references: Iterable[str], *, by: User) -> list[Case]:
    """Take cases into the sample, each by the reference that agencies know it by; one that stands
    there already is not taken twice.

    raises: NotAllowed; ValidationError once it has ended or a part is handed in, for another kind
    of audit, a reference that is too long, or one that is an NHS number.
    """
    audit = held(audit, "keep", by)
    if audit.kind != Kind.MULTI:
        raise ValidationError("Only a multi-agency case audit has cases.")
    if audit.parts.filter(returned_at__isnull=False).exists():
        raise ValidationError("An agency has handed its part in: the sample stays as it is.")
    wanted = _read(references)
    stand = {row.reference for row in audit.cases.all()}
    last = max((row.number for row in audit.cases.all()), default=0)
    made = []
    for number, one in enumerate((one for one in wanted if one not in stand), start=last + 1):
        row = Case(audit=audit, number=number, reference=one)
        row.save_because("chosen", by=by)
        made.append(row)
    return made


def _read(references: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(line.strip() for line in references if line.strip()))
    if not wanted:
        raise ValidationError({"references": "Enter the reference of a case"})
    for one in wanted:
        if len(one) > REFERENCE:
            raise ValidationError({"references": f"“{one[:40]}…” is longer than {REFERENCE} signs"})
        if any(told.refused for told in identities_in(one)):
            raise ValidationError({"references": "An NHS number is no reference: use your own"})
    return wanted


@transaction.atomic
def drop_case(case: Case, *, by: User) -> Audit:
    """Take a case out of the sample. raises: NotAllowed; ValidationError once it is judged."""
    require(by, "keep", case)
    audit = Audit.objects.select_for_update().get(pk=case.audit_id)
    if case.judgements.exists():
        raise ValidationError("An agency has judged this case: it stays in the sample.")
    case.delete_because("taken out of the sample", by=by)
    found: Audit = audit
    return found


@transaction.atomic
def ask(audit: Audit, agencies: Iterable[Agency], *, by: User, now: datetime) -> list[Part]:
    """Ask these agencies to judge their work on every case; one that is asked is not asked twice.

    raises: NotAllowed; ValidationError once it has ended, without a tool or a case, or for an
    agency of elsewhere.
    """
    audit = held(audit, "keep", by)
    if audit.tool is None or not audit.cases.exists():
        raise ValidationError("It needs a tool and at least one case before agencies are asked.")
    wanted = list(agencies)
    today = timezone.localdate(now)
    here = set(agencies_here(by, audit.partnership_id, today).values_list("pk", flat=True))
    if not wanted or any(one.pk not in here for one in wanted):
        raise ValidationError({"agencies": "Choose agencies of this partnership"})
    asked = set(audit.parts.values_list("agency", flat=True))
    made = []
    for one in wanted:
        if one.pk not in asked:
            row = Part(audit=audit, agency=one)
            row.save_because("asked", by=by)
            post(to_lead(row, "asked", "You are asked to judge cases", now), now=now)
            made.append(row)
    if made and audit.opened_at is None:
        audit.opened_at = now
        audit.save_because("agencies asked", by=by)
    return made


def held(audit: Audit, right: str, by: User) -> Audit:
    """The audit as it stands now. raises: NotAllowed; ValidationError once it has ended."""
    require(by, right, audit)
    rows = Audit.objects.select_for_update(of=("self",)).select_related("partnership", "group")
    found: Audit = rows.get(pk=audit.pk)
    if found.reported_on or found.given_up_because:
        raise ValidationError(ENDED)
    return found
