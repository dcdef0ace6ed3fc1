"""The page of one action: where it came from, and everything that was said and done about it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse

from boards.actions.models import Closing, Link, Move, Role, Update
from boards.actions.rag import label_of
from boards.actions.services.moving import needs_chair
from boards.actions.sources import with_subjects
from boards.models import Action
from partnership.access.querysets import about_visible
from partnership.access.services import rights_of
from partnership.documents.models import Document
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Act:
    """Something that the reader may do here."""

    label: str
    url: str


@dataclass(frozen=True)
class Event:
    """One thing of the timeline. `own` marks the owner's words apart from the unit's."""

    at: datetime
    who: Any
    what: str
    words: str = ""
    notes: tuple[str, ...] = ()
    files: tuple[Document, ...] = ()
    acts: tuple[Act, ...] = ()
    own: bool = False
    anchor: str = ""


@dataclass(frozen=True)
class Source:
    """Where it came from: the kind for every reader, the thing for whoever may read it."""

    kind: str
    words: str
    thing: Model | None


@dataclass(frozen=True)
class Page:
    """What one reader sees of one action."""

    source: Source
    discussed: list[tuple[Any, str]]
    timeline: list[Event]
    closing: Closing | None

    @property
    def waits(self) -> Act | None:
        """What waits for the reader's answer longest: it comes before anything else they may do."""
        return next((act for event in reversed(self.timeline) for act in event.acts), None)


def page_of(action: Action, user: Any, today: date) -> Page:
    """Everything about the action that this reader may see; a fixed number of queries."""
    links = _links(action, user)
    closings = list(action.closings.select_related("proposed_by", "decided_by", "impact"))
    events = [
        *_updates(action, user),
        *_judgements(action),
        *_moves(action, user, today),
        *_closings(closings, action, user, today),
        *_reopenings(action),
    ]
    return Page(
        source=_source(action, links),
        discussed=[(row.subject, row.words) for row in links if row.role == Role.DISCUSSED],
        timeline=sorted(events, key=lambda event: event.at, reverse=True),
        closing=next((row for row in closings if row.agreed), None),
    )


def _links(action: Action, user: Any) -> list[Link]:
    """The links whose other end the reader may see."""
    return with_subjects(about_visible(Link.objects.filter(action=action), user))


def _source(action: Action, links: list[Link]) -> Source:
    thing = next((row.subject for row in links if row.role == Role.SOURCE), None)
    return Source(action.get_source_kind_display(), action.came_from, thing)


def _files(model: type[Model], rows: list[Any]) -> dict[int, list[Document]]:
    """The files of these rows, which whoever reads the action may fetch."""
    kind = ContentType.objects.get_for_model(model)
    files = Document.objects.filter(subject_type=kind, subject_id__in=[row.pk for row in rows])
    found: dict[int, list[Document]] = {}
    for file in files if rows else ():
        found.setdefault(file.subject_id, []).append(file)
    return found


def files_of(row: Closing) -> list[Document]:
    """The files that show what a closing says."""
    return _files(Closing, [row]).get(row.pk, [])


def _updates(action: Action, user: Any) -> list[Event]:
    rows = list(action.updates.select_related("said_by", "verdict__given_by"))
    files = _files(Update, rows)
    answers = bool(rows) and "answer" in rights_of(user, rows[0])
    return [_update(row, files.get(row.pk, []), answers, action) for row in rows]


def _update(row: Update, files: list[Document], answers: bool, action: Action) -> Event:
    notes = [f"In the way: {row.in_the_way}"] if row.in_the_way else []
    if row.expected_on:
        notes.append(f"Expected to be done on {plain_day(row.expected_on)}.")
    verdict = getattr(row, "verdict", None)
    if verdict:
        became = "Accepted" if verdict.accepted else "Not accepted"
        notes.append(f"{became} by {verdict.given_by} of the service: {verdict.because}")
    else:
        notes.append("Not answered by the service yet.")
    may = answers and not verdict and not action.closed_on
    url = reverse("actions:answer", args=[row.pk])
    return Event(
        at=row.said_at,
        who=row.said_by,
        what="Update by the owner" + (", by the link of a letter" if row.by_link else ""),
        words=row.words,
        notes=tuple(notes),
        files=tuple(files),
        acts=(Act("Accept or reject it", url),) if may else (),
        own=True,
        anchor=f"update-{row.pk}",
    )


def _judgements(action: Action) -> list[Event]:
    return [
        Event(
            at=row.judged_at,
            who=row.judged_by,
            what=f"Judged by the service: {label_of(row.rag)}",
            words=row.words,
            notes=(f"Computed then: {label_of(row.computed)}.",),
        )
        for row in action.judgements.select_related("judged_by")
    ]


def _moves(action: Action, user: Any, today: date) -> list[Event]:
    rows = list(action.moves.select_related("asked_by", "decided_by"))
    waiting = next((row for row in rows if not row.decided_at), None)
    may = bool(waiting) and not action.closed_on and _may_decide(action, user, waiting, today)
    found = []
    for row in rows:
        days = f"{plain_day(row.was)} to {plain_day(row.to)}"
        acts = (Act("Agree or refuse", reverse("actions:decide_move", args=[row.pk])),)
        found.append(
            Event(
                at=row.asked_at,
                who=row.asked_by,
                what=f"{_moved(row)}: {days}",
                words=row.because,
                notes=_decision(row),
                acts=acts if may and row == waiting else (),
            )
        )
    return found


def _may_decide(action: Action, user: Any, waiting: Any, today: date) -> bool:
    needed = "approve" if needs_chair(action, today) else "decide"
    return needed in rights_of(user, waiting)


def _moved(row: Move) -> str:
    if row.on_reopening:
        return "Due day with the re-opening"
    return "Due day moved" if row.agreed else "Another due day asked for"


def _decision(row: Any) -> tuple[str, ...]:
    if row.agreed is None:
        return ("Not decided yet.",)
    if not row.decided_because:
        return ()
    became = "Agreed" if row.agreed else "Not agreed"
    return (f"{became} by {row.decided_by}: {row.decided_because}",)


def _closings(rows: list[Closing], action: Action, user: Any, today: date) -> list[Event]:
    files = _files(Closing, rows)
    rights = rights_of(user, rows[0]) if rows else frozenset()
    return [_closing(row, files.get(row.pk, []), rights, action, today) for row in rows]


def _closing(
    row: Closing, files: list[Document], rights: frozenset[str], action: Action, today: date
) -> Event:
    notes = [f"Evidence: {row.evidence}"] if row.evidence else []
    check = f"Impact check on {plain_day(row.check_on)}." if row.check_on else ""
    notes += [check or f"No impact check: {row.no_check_because}", *_decision(row)]
    impact = getattr(row, "impact", None)
    if impact:
        lasted = "It lasted" if impact.lasted else "It did not last"
        notes.append(f"{lasted}, {plain_day(impact.checked_at)}: {impact.words}")
    acts = []
    if row.agreed is None and not action.closed_on and "decide" in rights:
        acts.append(Act("Close it or leave it open", reverse("actions:end", args=[row.pk])))
    due = row.agreed and action.closed_on and row.check_on and row.check_on <= today
    if due and not impact and "check" in rights:
        acts.append(Act("Did it last?", reverse("actions:check", args=[row.pk])))
    return Event(
        at=row.proposed_at,
        who=row.proposed_by,
        what="Closed" if row.agreed else "Proposed to close it",
        words=row.outcome,
        notes=tuple(notes),
        files=tuple(files),
        acts=tuple(acts),
    )


def _reopenings(action: Action) -> list[Event]:
    found = []
    for row in action.reopenings.select_related("reopened_by"):
        was = f"It was closed on {plain_day(row.was_closed_on)}"
        notes = (f"{was}: {row.was_outcome}" if row.was_outcome else f"{was}.",)
        found.append(Event(row.reopened_at, row.reopened_by, "Opened again", row.because, notes))
    return found
