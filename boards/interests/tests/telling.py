"""Interests told, declared and decided on."""

from datetime import date
from typing import Any

from boards.interests.models import Declaration, How, Interest, Kind, Outcome, Ruling
from boards.interests.services.declaring import declare, rule
from boards.interests.services.standing import tell_interest
from boards.meetings.models import AgendaItem
from boards.meetings.tests.factories import NOW, TODAY, Group
from partnership.people.models import User

AFTER = date(2026, 12, 10)
LONG_AGO = date(2020, 1, 1)


def told(group: Group, person: User, **facts: Any) -> Interest:
    said = {"kind": Kind.WORK, "what": "Works for the trust", "starts_on": LONG_AGO, **facts}
    return tell_interest(group.partnership, person=person, by=person, today=TODAY, **said)


def declared(group: Group, item: AgendaItem | None, person: User | None = None) -> Declaration:
    person = person or group.nurse
    words: dict[str, Any] = {"what": "My sister works there", "now": NOW}
    return declare(group.meeting, person=person, by=person, item=item, **words)


def ruled(group: Group, row: Declaration, outcome: Outcome, **facts: Any) -> Ruling:
    item = facts.pop("item", row.item)
    words = {"because": "Too close", "minuted": "A member declared an interest.", **facts}
    return rule(
        row,
        item=item,
        outcome=outcome,
        by=facts.get("by", group.chair),
        now=NOW,
        **{name: value for name, value in words.items() if name != "by"},
    )


def sees(user: User, item: AgendaItem) -> bool:
    return AgendaItem.objects.visible_to(user).filter(pk=item.pk).exists()


def declared_by_hand(group: Group, item: AgendaItem) -> Declaration:
    facts: dict[str, Any] = {"what": "A cousin", "item": item, "now": NOW, "how": How.MEETING}
    return declare(group.meeting, person=group.nurse, by=group.officer, **facts)
