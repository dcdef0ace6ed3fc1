"""The national bodies are told what was decided; the Panel writes back; regard is had to it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import known_day, plain_day
from reviews.models import Incident, Informed, Reply
from reviews.national import to_inform
from reviews.services.incidents import not_after_today, own_incident


@transaction.atomic
def record_informed(
    incident: Incident, *, to: str, told_on: date, how: str, by: User, today: date
) -> Informed:
    """One of them was told what was decided.

    raises: NotAllowed; ValidationError before the decision, for somebody who is not told of it or
    was told already, or for a day out of order.
    """
    require(by, "change", incident)
    incident = own_incident(incident)
    decision = incident.decision
    if decision is None:
        raise ValidationError("Nothing is decided yet.")
    if to not in to_inform(incident):
        raise ValidationError({"to": "They are not told of this decision, or were told already"})
    not_after_today(told_on, today, "told_on", "The day they were told")
    if told_on < decision.taken_on:
        taken = known_day(decision.taken_on, decision.taken_known_to)
        raise ValidationError({"told_on": f"It was decided on {taken}, not later"})
    row = Informed(
        incident=incident, to=to, told_on=told_on, how=how, recorded_by=by, recorded_on=today
    )
    try:
        with transaction.atomic():
            row.save_because(f"{row.get_to_display()} told of the decision", by=by)
    except IntegrityError:
        raise ValidationError({"to": "That they were told is already recorded"}) from None
    return row


@transaction.atomic
def record_reply(
    incident: Incident, *, says: str, received_on: date, words: str, by: User, today: date
) -> Reply:
    """The Panel wrote back on the rapid review.

    raises: NotAllowed; ValidationError where no rapid review was sent, or for a day out of order.
    """
    require(by, "change", incident)
    incident = own_incident(incident)
    sent = incident.rapid_review_sent_on
    if not incident.is_serious or sent is None:
        raise ValidationError("No rapid review was sent to the Panel.")
    not_after_today(received_on, today, "received_on", "The day it came")
    if received_on < sent:
        said = f"The rapid review was sent on {plain_day(sent)}, not later"
        raise ValidationError({"received_on": said})
    row = Reply(
        incident=incident,
        says=says,
        received_on=received_on,
        words=words,
        recorded_by=by,
        recorded_on=today,
    )
    row.save_because("the Panel's reply recorded", by=by)
    return row


@transaction.atomic
def have_regard_to_reply(reply: Reply, *, regard: str, by: User, today: date) -> Reply:
    """How the partners had regard to it. A later text takes the place of an earlier one.

    raises: NotAllowed.
    """
    require(by, "change", reply.incident)
    reply = Reply.objects.select_for_update().get(pk=reply.pk)
    reply.regard, reply.regard_on = regard, today
    reply.save_because("regard had to the Panel's reply", by=by)
    return reply
