"""The panel reviews a death, waits for another process, or says why a time was passed.

Abuse or neglect that is suspected leads to the practice-review route.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board, Meeting
from partnership.agencies.models import Agency
from partnership.clock import services as clock
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.deaths.models import Death, DeathLate, DeathPause, Process, Suspected
from reviews.deaths.services.recording import held
from reviews.models import About, Incident
from reviews.services.incidents import not_after_today, record_incident


@dataclass(frozen=True)
class Outcome:
    """What the panel found: the category and whether something could be changed."""

    meeting: Meeting
    category: int
    factors: str
    score_child: int | None = None
    score_social: int | None = None
    score_physical: int | None = None
    score_service: int | None = None
    learning: str = ""


@transaction.atomic
def record_review(
    death: Death, outcome: Outcome, *, by: User, today: date, because: str = ""
) -> Death:
    """The panel reviewed it at a meeting. Said again with a reason, it corrects what was said.

    raises: NotAllowed; ValidationError for a meeting of another group or to come, while another
    process stands that the panel waits for, or a correction without a reason.
    """
    death = held(death, by)
    meeting = outcome.meeting
    _met_in_order(death, meeting, today)
    said = vars(outcome)
    if death.reviewed_on and all(getattr(death, name) == value for name, value in said.items()):
        return death  # the second click
    if death.reviewed_on and not because.strip():
        raise ValidationError({"because": "It is reviewed already. Say why that is corrected"})
    if death.standing_pauses:
        named = death.standing_pauses[0].get_process_display()
        raise ValidationError(f"It is paused for another process, {named}. End the pause first.")
    for name, value in said.items():
        setattr(death, name, value)
    death.reviewed_on = meeting.held_on
    death.save_because(because or "reviewed by the panel", by=by)
    clock.refresh(death)
    return death


def _met_in_order(death: Death, meeting: Meeting, today: date) -> None:
    if death.panel is None or meeting.board_id != death.panel_id:
        raise ValidationError({"meeting": "Choose a meeting of the panel"})
    not_after_today(meeting.held_on, today, "meeting", "The meeting")
    if meeting.held_on < death.notified_on:
        raise ValidationError({"meeting": "The panel met before it was notified"})
    if death.received_on and meeting.held_on < death.received_on:
        raise ValidationError({"meeting": "The panel met before the report was received"})


@transaction.atomic
def pause(death: Death, *, process: str, starts_on: date, by: User, today: date) -> DeathPause:
    """The panel waits for an inquest or criminal proceedings. A practice review is opened by
    saying that abuse or neglect is suspected.

    raises: NotAllowed; ValidationError.
    """
    death = held(death, by)
    if process == Process.PRACTICE_REVIEW and death.incident_id is None:
        raise ValidationError({"process": "Say first that abuse or neglect is suspected"})
    return _pause(death, process, starts_on, by, today)


def _pause(death: Death, process: str, starts_on: date, by: User, today: date) -> DeathPause:
    not_after_today(starts_on, today, "starts_on", "The first day")
    if death.reviewed_on:
        raise ValidationError("The panel has reviewed it.")
    if starts_on < death.notified_on:
        words = f"It was notified on {plain_day(death.notified_on)}, not later"
        raise ValidationError({"starts_on": words})
    stands = [one for one in death.standing_pauses if one.process == process]
    if stands:
        return stands[0]  # the second click
    row = DeathPause(death=death, process=process, starts_on=starts_on)
    row.save_because("paused", by=by)
    clock.refresh(death)
    return row


@transaction.atomic
def end_pause(row: DeathPause, *, on: date, because: str, by: User, today: date) -> DeathPause:
    """The other process is over, or the panel goes on without waiting for it.

    raises: NotAllowed; ValidationError when it has ended, or for a day out of order.
    """
    death = held(row.death, by)
    row = DeathPause.objects.select_for_update().get(pk=row.pk)
    if row.ended_on:
        raise ValidationError(f"It ended on {plain_day(row.ended_on)}.")
    not_after_today(on, today, "on", "The last day")
    if on < row.starts_on:
        raise ValidationError({"on": f"It is paused since {plain_day(row.starts_on)}"})
    row.ends_on, row.ended_because = on, because
    row.save_because("ended", by=by)
    clock.refresh(death)
    return row


@dataclass(frozen=True)
class Suspicion:
    """What the practice-review route asks for: which group, on which ground the council notifies
    it (`Ground`), whose area, since when, and what."""

    group: Board
    ground: str
    council: Agency
    became_aware_on: date
    what_happened: str


@transaction.atomic
def answer_suspicion(
    death: Death, suspicion: Suspicion | None, *, by: User, today: date
) -> Incident | None:
    """Say whether abuse or neglect is known or suspected. Yes records the incident in the review
    group, with its own clock, and pauses the panel's review; it never closes it.

    raises: NotAllowed; ValidationError for a no after a yes, or what the group refuses.
    """
    death = held(death, by)
    if death.incident_id is not None:
        if suspicion is None:
            words = f"Incident {death.incident} is recorded: its group decides what follows."
            raise ValidationError(words)
        return death.incident  # the second click
    if suspicion is None:
        if death.suspected != Suspected.NO:
            death.suspected = Suspected.NO
            death.save_because("no abuse or neglect suspected", by=by)
        return None
    if suspicion.group.partnership_id != death.partnership_id:
        raise ValidationError({"group": "Choose a review group of this partnership"})
    said = {**vars(suspicion)}
    incident = record_incident(said.pop("group"), about=About.CHILD, by=by, today=today, **said)
    death.suspected, death.incident = Suspected.YES, incident
    death.save_because(f"abuse or neglect suspected: incident {incident}", by=by)
    if death.reviewed_on is None:
        _pause(death, Process.PRACTICE_REVIEW, today, by, today)
    return incident


@transaction.atomic
def explain_late(death: Death, *, code: str, reason: str, by: User, today: date) -> DeathLate:
    """Say why a time of the guidance was passed. raises: NotAllowed; ValidationError."""
    death = held(death, by)
    alike = death.lates.filter(code=code).first()
    if alike is not None:
        if alike.reason != reason:
            alike.reason = reason
            alike.save_because("reason corrected", by=by)
        found: DeathLate = alike
    else:
        found = DeathLate(death=death, code=code, reason=reason, recorded_on=today, recorded_by=by)
        found.save_because("reason recorded", by=by)
    clock.refresh(death)
    return found
