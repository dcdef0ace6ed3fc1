"""Facts and arguments for the rows of arranging.txt."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from boards import services
from boards.services.meetings import RSVP
from boards.services.opening import PURPOSE
from partnership.documents.models import Document
from partnership.documents.services import attach
from partnership.links.invitations import PURPOSE as INVITATION
from partnership.links.services import sign
from partnership.people.models import User
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
COMING = date(2026, 12, 2)
LATER = datetime(2026, 12, 3, tzinfo=UTC)
BECAUSE = {"because": "Agreed"}


def plant(d: Any) -> None:
    """A meeting to come with a paper, one elsewhere, and somebody who has never signed in."""
    w = d.w
    d.coming = make.meeting(w.group, COMING)
    d.coming_there = make.meeting(d.group_there, COMING)
    attach(d.coming, make.pdf(), title="Paper", by=w.officer, now=NOON)
    d.newcomer = User.objects.create_user("newcomer@example.org", "Newcomer")
    make.appointment(d.newcomer, "practitioner", w.trust)
    d.new_trainer = User.objects.create_user("new.trainer@example.org", "New Trainer")
    make.seat(d.new_trainer, "trainer", w.service)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    w = d.w
    here, there = [w.partnership.key], [d.there.key]
    new = ("boards:add_agency", "boards:add_board", "boards:change_partnership", "people:enter")
    meetings = {"coming": d.coming, "elsewhere": d.coming_there}
    kept = ("meeting", "change_meeting", "invite_to_meeting", "reply")
    post = d.people["practitioner"].appointments.get()
    of_icb = d.people["lead-representative"].appointments.get()
    return {
        **{f"{page}@here": here for page in new},
        **{f"{page}@there": there for page in new},
        **{f"boards:{act}_board@group": [w.group.key] for act in ("change", "move", "end")},
        **{f"boards:{act}_agency@trust": [w.trust.key] for act in ("change", "end")},
        "boards:take_off_list@trust": [w.trust.listings.get().pk],
        "boards:take_off_list@there": [d.listing_there.pk],
        "boards:change_entry@trust": [w.trust.listings.get().pk],
        "boards:change_entry@there": [d.listing_there.pk],
        "boards:invite_colleague@trust": [w.trust.key],
        "boards:invite_colleague@icb": [d.icb.key],
        "boards:end_colleague@practitioner": [w.trust.key, post.pk],
        "boards:end_colleague@of-the-icb": [w.trust.key, of_icb.pk],
        **{f"boards:{page}@{tag}": [row.pk] for page in kept for tag, row in meetings.items()},
        "documents:fetch@paper": [Document.objects.about(d.coming).get().pk],
        "people:invite_again@newcomer": [d.newcomer.pk],
        **_tenures(d),
        **_links(d),
    }


def _tenures(d: Any) -> dict[str, list[Any]]:
    post = d.people["practitioner"].appointments.get()
    found = {}
    for page in ("people:replace", "people:cover"):
        found[f"{page}@practitioner"] = [post.person_id, "agency", post.pk]
        for tag, person in (("group-member", d.w.member), ("group-chair", d.w.chair)):
            found[f"{page}@{tag}"] = [
                person.pk,
                "board",
                person.memberships.get(board=d.w.group).pk,
            ]
    return found


def _links(d: Any) -> dict[str, list[Any]]:
    invitation = sign(INVITATION, person=d.newcomer, until=LATER)
    member = sign(RSVP, person=d.w.member, subject=d.coming, until=LATER)
    stranger = sign(RSVP, person=d.w.stranger, subject=d.coming, until=LATER)
    return {
        "boards:open_partnership@true": [sign(PURPOSE, until=LATER)],
        "boards:open_partnership@false": [invitation],
        "links:invitation@true": [invitation],
        "links:invitation@for-another-purpose": [member],
        "boards:reply_by_link@member": [member],
        "boards:reply_by_link@of-a-stranger": [stranger],
    }


def day(name: str, on: date) -> dict[str, int]:
    """A day as the three boxes send it."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    person = {"email": "somebody.new@example.org", "name": "Somebody New"}
    password = "a-new-and-long-one"
    starts, ends = day("starts_on", TODAY), day("ends_on", COMING)
    seat = {"office": "trainer", "place": f"board-{d.w.service.pk}"}
    seat_there = {**seat, "place": f"board-{d.seat_there.board_id}"}
    opening = {"name": "New", "areas": "Newshire", "code": "new", "service": "Unit"}
    opening |= {"service_phone": "01632 960 555", "service_email": "unit@example.org"}
    board = {"name": "A group", "kind": "group", "remit": "both"}
    agency = {"name": "An agency", "kind": "police"}
    return {
        "boards:open_partnership": {
            **opening,
            **starts,
            "your_name": "A Head",
            "email": "a.head@example.org",
            "password": password,
        },
        "links:invitation": {"password": password, "again": password},
        "boards:reply_by_link": {"answer": "coming"},
        "boards:reply": {"answer": "deputy", "deputy": "A deputy"},
        "boards:add_agency": {**agency, **starts, **BECAUSE, "lists": ["children"]},
        "boards:add_board": {**board, **starts, **BECAUSE},
        "boards:change_partnership": {"name": "Another name", **BECAUSE},
        "people:enter@here": {**person, **seat, **starts, **BECAUSE},
        "people:enter@there": {**person, **seat_there, **starts, **BECAUSE},
        "boards:change_board": {"name": "Another name", "remit": "both", **BECAUSE},
        "boards:move_board": {"above": str(d.w.executive.pk), **starts, **BECAUSE},
        "boards:end_board": {**ends, **BECAUSE},
        "boards:change_agency": {"name": "Another name", "kind": "police", **BECAUSE},
        "boards:end_agency": {**ends, **BECAUSE},
        "boards:take_off_list": {**ends, **BECAUSE},
        "boards:change_entry": {"printed": "In other words", **BECAUSE},
        "boards:invite_colleague": {**person, "office": "practitioner", **starts},
        "boards:end_colleague": {**day("ends_on", TODAY), **BECAUSE},
        "people:replace": {**person, **day("starts_on", COMING), **BECAUSE},
        "people:cover": {**person, **starts, **ends, **BECAUSE},
        "boards:change_meeting": {**day("held_on", COMING), "place": "Hall", **BECAUSE},
    }


def calls(d: Any) -> dict[str, Callable[[Any], Any]]:
    """Acts asked of the service itself."""

    def reply(by: Any) -> None:
        services.reply(d.coming, answer="coming", by=by, today=TODAY, now=NOON)

    def invite(person: Any) -> Callable[[Any], Any]:
        return lambda by: services.invite_again(person, by=by, now=NOON)

    return {
        "reply": reply,
        "invite_newcomer_of_an_agency": invite(d.newcomer),
        "invite_newcomer_of_a_board": invite(d.new_trainer),
    }
