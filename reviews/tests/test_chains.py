"""Dated chains from the incident to publication: chains.txt, one life of a case a line."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from boards.models import HowTaken
from partnership.clock.calendar import first_day_clear_of, working_days_after
from partnership.clock.models import Deadline
from reviews import services
from reviews.models import About, DelayReason, Incident, Kind, Outcome, Recipient, Review, Scope
from reviews.rules import first_lawful_day, publication_blockers
from reviews.services import Delayed, Refused
from reviews.services.deciding import Verdict
from tests.factories import meeting, pdf
from tests.naming import name_for

TABLE = Path(__file__).parent / "chains.txt"
ENDS = {Kind.PRACTICE: "LCSPR-6M", Kind.ADULT: "SAR-6M", Kind.MULTI_AGENCY: "MAR-6M"}
COPIES = ("LCSPR-7WD-PANEL", "LCSPR-7WD-SOS", "LCSPR-7WD-OFSTED")


@dataclass(frozen=True)
class Chain:
    """The days of one case, and the last day in time of each of its duties."""

    name: str
    kind: Kind
    aware: date
    notified: date | None
    rapid: date | None
    decided: date
    public: date
    notice_by: date | None
    rapid_by: date | None
    ends: date
    copies_by: date | None

    @classmethod
    def of(cls, line: str) -> "Chain":
        name, kind, *days = (cell.strip() for cell in line.split("|"))
        read: list[Any] = [None if day == "-" else date.fromisoformat(day) for day in days]
        return cls(name, Kind(kind), *read)


CHAINS = [
    Chain.of(line)
    for line in TABLE.read_text().splitlines()
    if line and not line.startswith(("#", "chain "))
]
NATIONAL = [chain for chain in CHAINS if chain.copies_by]


def by_name(chain: Chain) -> str:
    return chain.name


def live(world: Any, chain: Chain) -> Review:
    """From the incident to the sign-off, each act on its own day."""
    adult = chain.kind == Kind.ADULT
    incident = services.record_incident(
        world.adults if adult else world.group,
        about=About.ADULT if adult else About.CHILD,
        council=world.council,
        became_aware_on=chain.aware,
        what_happened="Something happened.",
        by=world.officer,
        today=chain.aware,
    )
    name_for(incident, world.officer)
    if chain.notified:
        incident = services.record_notice(
            incident, on=chain.notified, by=world.officer, today=chain.notified
        )
    if chain.rapid:
        incident = services.record_rapid_review(
            incident, on=chain.rapid, by=world.officer, today=chain.rapid
        )
    review = decide(world, chain, incident)
    return sign(world, review, chain.decided)


def decide(world: Any, chain: Chain, incident: Incident) -> Review:
    review = services.decide(
        incident,
        Verdict(
            outcome=Outcome.MULTI_AGENCY if chain.kind == Kind.MULTI_AGENCY else Outcome.REVIEW,
            how=HowTaken.MEETING,
            meeting=meeting(incident.board, chain.decided),
            taken_on=chain.decided,
            taken_by=world.independent,
            reasons="The test is met.",
        ),
        by=world.officer,
        today=chain.decided,
    )
    assert review is not None
    return review


def sign(world: Any, review: Review, on: date) -> Review:
    now = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    facts = {"reviewer": "A reviewer", "report": pdf(), "by": world.head}
    review = services.sign_off(review, on=on, today=on, now=now, **facts)
    return review


def plan(world: Any, review: Review, chain: Chain) -> Review:
    made = services.Plan(on=chain.public, scope=Scope.FULL, title="Learning", summary="Learned.")
    review = services.plan_publication(review, made, by=world.officer, today=chain.decided)
    if chain.public > chain.ends:
        told: dict[str, Any] = {"told_panel_on": chain.ends, "told_sos_on": chain.ends}
        delayed = Delayed(reason=DelayReason.CRIMINAL, explanation="A trial.", **told)
        services.record_delay(review, delayed, by=world.officer, today=chain.ends)
    return review


def send(world: Any, review: Review, on: date) -> None:
    now = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    for to in Recipient:
        copy = services.Copy(to=to, sent_on=on, how="Secure e-mail")
        services.record_copy(review, copy, by=world.officer, today=on, now=now)


def due(row: Incident | Review) -> dict[str, date]:
    return {found.code: found.due_on for found in Deadline.objects.about(row)}


def test_there_are_thirty_chains_and_more_and_some_of_every_kind() -> None:
    assert len(CHAINS) >= 30
    assert len({chain.name for chain in CHAINS}) == len(CHAINS)
    assert {chain.kind for chain in CHAINS} == set(Kind)


@pytest.mark.parametrize("chain", CHAINS, ids=by_name)
def test_every_duty_of_a_case_falls_due_on_the_day_worked_out_by_hand(
    world: Any, chain: Chain
) -> None:
    review = plan(world, live(world, chain), chain)
    assert due(review.incident) == {
        code: day
        for code, day in (("SIN-PANEL", chain.notice_by), ("RR-15", chain.rapid_by))
        if day
    }
    copies = dict.fromkeys(COPIES, chain.copies_by) if chain.copies_by else {}
    assert due(review) == {ENDS[chain.kind]: chain.ends, **copies}


@pytest.mark.parametrize("chain", CHAINS, ids=by_name)
def test_what_leaves_on_the_last_day_in_time_is_published_on_the_day_planned(
    world: Any, chain: Chain
) -> None:
    review = plan(world, live(world, chain), chain)
    if chain.copies_by:
        send(world, review, chain.copies_by)
    page = services.publish(review, by=world.officer, today=chain.public)
    assert page.published_on == chain.public
    ends = Deadline.objects.about(review).get(code=ENDS[chain.kind])
    done = chain.public if chain.copies_by else chain.decided  # others are complete when signed
    assert ends.met_on == done


@pytest.mark.parametrize("chain", NATIONAL, ids=by_name)
def test_what_leaves_a_working_day_later_waits_for_the_first_lawful_day(
    world: Any, chain: Chain
) -> None:
    assert chain.copies_by is not None
    review = plan(world, live(world, chain), chain)
    late = working_days_after(chain.copies_by, 1)
    send(world, review, late)
    with pytest.raises(Refused):
        services.publish(review, by=world.officer, today=chain.public)
    row = Review.objects.get()
    unmet = {one.code for one in publication_blockers(row, chain.public)}
    assert unmet >= set(COPIES)
    lawful = first_lawful_day(row, chain.public)
    assert lawful == first_day_clear_of(late, 7)
    assert lawful > chain.public
