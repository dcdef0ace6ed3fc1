"""What an audit found, what is done about it, and whether that lasted."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audits.programme.models import Audit, Finding, Kind, Recheck
from audits.programme.services.planning import SERIES, held
from boards.actions.models import Link, Role
from boards.actions.services.closing import reopen
from boards.actions.services.raising import Asked, raise_action
from boards.models import Action, Board, Partnership, SourceKind
from boards.numbering import next_reference
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.documents.services import attach
from partnership.people.models import User
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Learned:
    """What came of an audit: the day it was reported, how many cases it saw, what was learned."""

    reported_on: date
    learning: str
    cases_seen: int | None = None


@transaction.atomic
def report(audit: Audit, learned: Learned, file: Any = None, *, by: User, now: datetime) -> Audit:
    """The audit is reported; its cases and judgements are never changed from now on.

    Of its own audit the agency may tell it. raises: NotAllowed; ValidationError once it has ended,
    for a day to come, while an agency has not handed its part in, or for a file that is not taken.
    """
    audit = held(audit, "tell", by)
    _not_to_come(learned.reported_on, timezone.localdate(now))
    late = [str(part.agency) for part in audit.parts.filter(returned_at__isnull=True)]
    if late:
        raise ValidationError(f"Not handed in yet: {', '.join(late)}.")
    _report(audit, learned, by)
    if file:
        attach(audit, file, title=f"Report of {audit.reference}", by=by, now=now)
    return audit


def _not_to_come(day: date, today: date) -> None:
    if day > today:
        words = f"The day it was reported cannot be after today, {plain_day(today)}"
        raise ValidationError({"reported_on": words})


def _report(audit: Audit, learned: Learned, by: User) -> None:
    audit.reported_on, audit.learning = learned.reported_on, learned.learning
    audit.cases_seen = audit.cases.count() or learned.cases_seen
    audit.save_because("reported", by=by)


@transaction.atomic
def log_audit(
    partnership: Partnership,
    agency: Agency,
    group: Board,
    learned: Learned,
    file: Any = None,
    *,
    title: str,
    by: User,
    now: datetime,
) -> Audit:
    """A lead tells of an audit that their agency did itself, and reported already.

    raises: NotAllowed; ValidationError for another agency than theirs, a group of elsewhere, a day
    to come, or a file that is not taken.
    """
    require(by, "log_audit", partnership)
    today = timezone.localdate(now)
    _not_to_come(learned.reported_on, today)
    if group.partnership_id != partnership.pk:
        raise ValidationError({"group": "Choose a group of this partnership"})
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    facts: dict[str, Any] = {"partnership": partnership, "kind": Kind.SINGLE, "agency": agency}
    facts |= {"group": group, "title": title}
    again: Audit | None = Audit.objects.filter(
        **facts, reported_on=learned.reported_on, learning=learned.learning
    ).first()
    if again is not None:
        return again  # the second click
    row = Audit(**facts, due_on=learned.reported_on)
    row.reference = next_reference(Audit, partnership, f"{SERIES}-{today.year}")
    row.reported_on, row.learning = learned.reported_on, learned.learning
    row.cases_seen = learned.cases_seen
    row.save_because("told by the agency", by=by)
    require(by, "tell", row)
    if file:
        attach(row, file, title=f"Report of {row.reference}", by=by, now=now)
    return row


@transaction.atomic
def add_finding(
    audit: Audit, *, words: str, is_strength: bool, agency: Agency | None, by: User
) -> Finding:
    """One thing that the audit found, also after it is reported.

    raises: NotAllowed; ValidationError once it is given up, or for an agency without part in it.
    """
    require(by, "keep", audit)
    audit = Audit.objects.select_for_update().get(pk=audit.pk)
    if audit.given_up_because:
        raise ValidationError("It was given up.")
    mine = {audit.agency_id, *audit.parts.values_list("agency", flat=True)}
    if agency is not None and agency.pk not in mine:
        raise ValidationError({"agency": "Choose an agency that has part in this audit"})
    again = audit.findings.filter(words=words, is_strength=is_strength, agency=agency).first()
    if again is not None:
        found: Finding = again
        return found
    number = audit.findings.count() + 1
    row = Finding(audit=audit, number=number, words=words, is_strength=is_strength, agency=agency)
    row.save_because("found", by=by)
    return row


@transaction.atomic
def ask_for_action(
    finding: Finding, *, what: str, owner_agency: Agency, due_on: date, by: User, today: date
) -> Action:
    """An action of the group that reads the audit. raises: NotAllowed; ValidationError as
    `raise_action`."""
    require(by, "raise_action", finding)
    finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    links = Link.objects.about(finding).filter(role=Role.SOURCE)  # type: ignore[attr-defined]
    same = {"what": what, "owner_agency": owner_agency, "raised_on": today}
    again = Action.objects.filter(links__in=links, **same).first()
    if again is not None:
        return again  # the second click
    asked = Asked(
        what=what,
        owner_agency=owner_agency,
        raised_on=today,
        due_on=due_on,
        source_kind=SourceKind.AUDIT,
        came_from=str(finding)[:200],
    )
    because = "raised from an audit"
    return raise_action(
        finding.audit.group, asked, by=by, today=today, because=because, source=finding
    )


@transaction.atomic
def recheck(
    audit: Audit,
    action: Action,
    *,
    lasted: bool,
    words: str,
    due_on: date | None,
    by: User,
    now: datetime,
) -> Recheck:
    """What a repeated audit says of an action that came from the one before. What has not lasted is
    opened again, due on `due_on`, with these words as its reason.

    raises: NotAllowed; ValidationError for an action of elsewhere, one that is said already, or
    without a day for what has not lasted.
    """
    require(by, "keep", audit)
    audit = Audit.objects.select_for_update().get(pk=audit.pk)
    found = actions_before(audit).filter(pk=action.pk).first()
    if found is None:
        raise ValidationError("This action did not come from the audit before.")
    stands = Recheck.objects.filter(audit=audit, action=found).first()
    if stands is not None:
        if (stands.lasted, stands.words) == (lasted, words):
            return stands  # the second click
        raise ValidationError("It is said already what this audit saw of the action.")
    row = Recheck(audit=audit, action=found, lasted=lasted, words=words, at=now, by=by)
    row.save_because("lasted" if lasted else "not lasted", by=by)
    if not lasted and found.closed_on is not None:
        if due_on is None:
            raise ValidationError({"due_on": "Enter the day it is due, for it is opened again"})
        because = f"{audit.reference}: {words}"
        today = timezone.localdate(now)
        reopen(found, because=because, due_on=due_on, by=by, today=today, now=now)
    return row


def actions_before(audit: Audit) -> Any:
    """The actions that came from the findings of the audit that this one repeats."""
    found = Finding.objects.filter(audit=audit.follows_id).values("pk")
    links = Link.objects.filter(
        subject_type__app_label=Finding._meta.app_label,
        subject_type__model=Finding._meta.model_name,
        subject_id__in=found,
        role=Role.SOURCE,
    )
    return Action.objects.filter(pk__in=links.values("action"))
