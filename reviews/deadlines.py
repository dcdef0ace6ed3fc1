"""By when: the facts of incidents and reviews bound to the rules of the rulebook."""

from collections import defaultdict
from datetime import date
from typing import Any

from boards.models import Membership, Partnership
from partnership.access.offices import Office
from partnership.clock.duties import Duty, Facts, belongs_to, declare, prefetch, tell
from partnership.clock.rules import rule_for
from reviews.models import Despatch, Ground, Incident, Kind, Recipient, Review

COPY_RULES = {
    Recipient.PANEL: "LCSPR-7WD-PANEL",
    Recipient.SECRETARY_OF_STATE: "LCSPR-7WD-SOS",
    Recipient.OFSTED: "LCSPR-7WD-OFSTED",
}
SIX_MONTHS = {
    Kind.PRACTICE: "LCSPR-6M",
    Kind.ADULT: "SAR-6M",
    Kind.MULTI_AGENCY: "MAR-6M",
}
NOTICES = {
    "SIN-PANEL": Ground.SERIOUS,
    "SIN-LAC": Ground.LOOKED_AFTER,
    "SIN-CARELEAVER": Ground.CARE_LEAVER,
}
OFFICES = {
    "owners": (Office.SERVICE_OFFICER,),
    "head": (Office.HEAD_OF_SERVICE,),
    "chair": (Office.INDEPENDENT_CHAIR,),
}
NOT_ARISEN = Facts(triggered_on=None, counted_from=None)

prefetch(Review, "despatches", "explanations", "delays__own_reason")


def copies(review: Review) -> dict[str, Despatch]:
    """The copies of what is planned to be published, by recipient; the earliest of each."""
    found: dict[str, Despatch] = {}
    for row in review.despatches.all():
        if row.is_of(review):
            found.setdefault(row.to, row)
    return found


def told_delay(review: Review) -> Any:
    """The newest recorded delay about which everybody was told who is to be told, or None."""
    return next((delay for delay in review.delays.all() if delay.is_told), None)


def completed_on(review: Review) -> date | None:
    """When the time was met: a practice review is completed and published, or concluded without
    publication; another review completed (publishing it is not owed)."""
    return review.ended_on if review.is_practice_review else review.signed_off_on


def _notice(code: str, ground: str) -> Duty:
    """The council's notice: one form reaches the Panel, Ofsted and the Department."""

    def facts(incident: Incident) -> Facts:
        aware = incident.became_aware_on
        if ground not in incident.grounds or incident.clock_cannot_say:
            return NOT_ARISEN
        if aware < rule_for(code).first_day:
            return NOT_ARISEN
        return Facts(triggered_on=aware, counted_from=aware, met_on=incident.notified_on)

    return Duty(code=code, subject=Incident, facts=facts)


def _partners(incident: Incident) -> Facts:
    """Of a case that was brought in without its ground nobody knows whether the partners heard."""
    if not (incident.ground and incident.is_serious) or incident.clock_cannot_say:
        return NOT_ARISEN
    aware = incident.became_aware_on
    return Facts(triggered_on=aware, counted_from=aware, met_on=incident.partners_told_on)


def _rapid_review(incident: Incident) -> Facts:
    """Counted from the notice, or from becoming aware under the edition that says so."""
    if not incident.is_serious or incident.clock_cannot_say:
        return NOT_ARISEN
    closed = incident.rapid_review_sent_on
    edition = rule_for("RR-15", known_on=closed).edition_on(incident.became_aware_on)
    from_aware = edition.counts_from == "the council became aware"
    start: date | None = incident.became_aware_on if from_aware else incident.notified_on
    return Facts(
        triggered_on=incident.became_aware_on,
        counted_from=start,
        met_on=incident.rapid_review_sent_on,
    )


def _six_months(kind: Kind) -> Duty:
    def facts(review: Review) -> Facts:
        # From a month alone nothing is counted: a day that nobody said would be judged.
        if review.kind != kind or review.clock_cannot_say:
            return NOT_ARISEN
        delay = told_delay(review)
        return Facts(
            triggered_on=review.decided_on,
            counted_from=review.decided_on,
            met_on=completed_on(review),
            excused=f"Delay recorded: {delay.reason_words}" if delay else "",
            excused_on=delay.recorded_on if delay else None,
        )

    return Duty(code=SIX_MONTHS[kind], subject=Review, facts=facts)


def _copy(to: Recipient) -> Duty:
    code = COPY_RULES[to]

    def facts(review: Review) -> Facts:
        if not review.is_practice_review or review.planned_on is None:
            return NOT_ARISEN
        sent = copies(review).get(to)
        reasons = [row for row in review.explanations.all() if row.code == code]
        return Facts(
            triggered_on=review.decided_on,
            counted_from=review.ended_on or review.planned_on,
            met_on=sent.sent_on if sent else None,
            excused=f"Reason recorded: {reasons[0].reason}" if reasons else "",
            excused_on=reasons[0].recorded_on if reasons else None,
        )

    return Duty(code=code, subject=Review, facts=facts)


def _who(model: Any) -> Any:
    """Those who hold the office in the partnership of each row: two queries for any number."""

    def who(pks: set[int], to: str, day: date) -> dict[int, list[Any]]:
        where = dict(model.objects.filter(pk__in=pks).values_list("pk", "board__partnership"))
        held = Membership.objects.acting(OFFICES[to], day).filter(
            board__partnership__in=set(where.values())
        )
        people: dict[int, list[Any]] = defaultdict(list)
        for tenure in held.select_related("person", "board").order_by("person"):
            if tenure.person not in people[tenure.board.partnership_id]:
                people[tenure.board.partnership_id].append(tenure.person)
        return {pk: people[partnership] for pk, partnership in where.items()}

    return who


for code, ground in NOTICES.items():
    declare(_notice(code, ground))
declare(Duty(code="SIN-PARTNERS", subject=Incident, facts=_partners))
declare(Duty(code="RR-15", subject=Incident, facts=_rapid_review))
for recipient in Recipient:
    declare(_copy(recipient))
for kind in Kind:
    declare(_six_months(kind))
for model in (Incident, Review):
    tell(model, _who(model))
    belongs_to(model, Partnership, "board__partnership")
