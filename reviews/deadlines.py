"""By when: the facts of incidents and reviews bound to the rules of the rulebook."""

from collections import defaultdict
from datetime import date
from typing import Any

from boards.models import Membership
from partnership.access.offices import Office
from partnership.clock.duties import Duty, Facts, declare, prefetch, tell
from partnership.clock.rules import rule_for
from reviews.models import Incident, Kind, Recipient, Review

COPY_RULES = {
    Recipient.PANEL: "LCSPR-7WD-PANEL",
    Recipient.SECRETARY_OF_STATE: "LCSPR-7WD-SOS",
    Recipient.OFSTED: "LCSPR-7WD-OFSTED",
}
SIX_MONTHS = {Kind.PRACTICE: "LCSPR-6M", Kind.ADULT: "SAR-6M"}
OFFICES = {
    "owners": (Office.SERVICE_OFFICER,),
    "head": (Office.HEAD_OF_SERVICE,),
    "chair": (Office.INDEPENDENT_CHAIR,),
}
NOT_ARISEN = Facts(triggered_on=None, counted_from=None)

prefetch(Incident, "decision")
prefetch(Review, "despatches", "explanations", "delays")


def _notice(incident: Incident) -> Facts:
    if not incident.is_child:
        return NOT_ARISEN
    aware = incident.became_aware_on
    return Facts(triggered_on=aware, counted_from=aware, met_on=incident.notified_on)


def _rapid_review(incident: Incident) -> Facts:
    """Counted from the notice, or from becoming aware under the edition that says so."""
    if not incident.is_child:
        return NOT_ARISEN
    edition = rule_for("RR-15").edition_on(incident.became_aware_on)
    from_aware = edition.counts_from == "the council became aware"
    start: date | None = incident.became_aware_on if from_aware else incident.notified_on
    return Facts(
        triggered_on=incident.became_aware_on,
        counted_from=start,
        met_on=incident.rapid_review_sent_on,
    )


def _six_months(kind: Kind) -> Duty:
    def facts(review: Review) -> Facts:
        if review.kind != kind:
            return NOT_ARISEN
        delays = list(review.delays.all())
        return Facts(
            triggered_on=review.decided_on,
            counted_from=review.decided_on,
            met_on=review.published_on,
            excused=f"Delay recorded: {delays[0].get_reason_display()}" if delays else "",
        )

    return Duty(code=SIX_MONTHS[kind], subject=Review, facts=facts)


def _copy(to: Recipient) -> Duty:
    code = COPY_RULES[to]

    def facts(review: Review) -> Facts:
        if not review.is_practice_review or review.planned_on is None:
            return NOT_ARISEN
        sent = [
            row for row in review.despatches.all() if row.to == to and not row.withdrawn_because
        ]
        reasons = [row.reason for row in review.explanations.all() if row.code == code]
        return Facts(
            triggered_on=review.decided_on,
            counted_from=review.published_on or review.planned_on,
            met_on=sent[0].sent_on if sent else None,
            excused=f"Reason recorded: {reasons[0]}" if reasons else "",
        )

    return Duty(code=code, subject=Review, facts=facts)


declare(Duty(code="SIN-PANEL", subject=Incident, facts=_notice))
declare(Duty(code="RR-15", subject=Incident, facts=_rapid_review))
for recipient in Recipient:
    declare(_copy(recipient))
for kind in Kind:
    declare(_six_months(kind))


def _who(model: Any) -> Any:
    """Those who hold the office in the partnership of each row: two queries for any number."""

    def who(pks: set[int], to: str, day: date) -> dict[int, list[Any]]:
        where = dict(model.objects.filter(pk__in=pks).values_list("pk", "board__partnership"))
        held = Membership.objects.on(day).filter(
            office__in=OFFICES[to],
            board__partnership__in=set(where.values()),
            person__is_active=True,
        )
        people: dict[int, list[Any]] = defaultdict(list)
        for tenure in held.select_related("person", "board").order_by("person"):
            if tenure.person not in people[tenure.board.partnership_id]:
                people[tenure.board.partnership_id].append(tenure.person)
        return {pk: people[partnership] for pk, partnership in where.items()}

    return who


for model in (Incident, Review):
    tell(model, _who(model))
