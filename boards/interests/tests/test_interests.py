"""Interests are told once, declared for a meeting, and what was decided on them is applied."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards import services as boards
from boards.interests.models import Declaration, How, Interest, Kind, Outcome, Ruling
from boards.interests.services.declaring import declare, rule, take_back
from boards.interests.services.standing import change_interest, end_interest, tell_interest
from boards.interests.showing import declared_for, register_of, standing_at
from boards.meetings.minuting import parts
from boards.meetings.models import AgendaItem, LineKind, Minutes, Withheld
from boards.meetings.services import minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import NOW, TODAY, Group
from boards.models import Answer, Deputy, Reply
from boards.rooms import tasks_of
from boards.services.meetings import RSVP
from boards.tests.factories import a_board, a_partnership, a_person, a_post, a_seat
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, rights_of
from partnership.links.services import sign
from partnership.people.models import User
from partnership.records.writing import Remembers

pytestmark = pytest.mark.django_db

AFTER = date(2026, 12, 10)
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def group(db: None) -> Group:
    return Group()


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened on the day of the facts."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


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


def register(user: User, **params: str) -> list[Interest]:
    return list(register_of(user, params, TODAY))


# --- the register -----------------------------------------------------------------------------


def test_the_service_reads_every_interest_a_chair_those_of_their_group_and_a_member_their_own(
    group: Group,
) -> None:
    mine = told(group, group.nurse)
    elsewhere = a_person("Sits elsewhere")
    a_seat(elsewhere, a_board(group.partnership, "Other group"), Office.GROUP_MEMBER)
    other = told(group, elsewhere)
    assert register(group.officer) == register(group.independent) == [mine, other]
    assert register(group.chair) == register(group.nurse) == [mine]
    assert register(group.constable) == []


def test_another_partnership_finds_no_trace(group: Group) -> None:
    there = a_partnership("Elsewhere")
    both = a_board(there, "Their group")
    a_seat(group.nurse, both, Office.GROUP_MEMBER)
    chair = a_person("Their chair")
    a_seat(chair, both, Office.GROUP_CHAIR)
    told(group, group.nurse)
    assert register(chair) == []
    with pytest.raises(NotAllowed):
        tell_interest(
            group.partnership,
            person=group.nurse,
            by=chair,
            today=TODAY,
            kind=Kind.WORK,
            what="x",
            starts_on=LONG_AGO,
        )


def test_told_twice_it_stands_once_and_its_end_stays_in_the_register(group: Group) -> None:
    row = told(group, group.nurse)
    assert told(group, group.nurse) == row
    change_interest(row, what="Worked there", because="Left", by=group.nurse)
    end_interest(row, ends_on=TODAY - timedelta(days=1), because="Left", by=group.officer)
    assert register(group.officer) == []
    assert [one.what for one in register(group.officer, show="past")] == ["Worked there"]
    with pytest.raises(ValidationError, match="before the first day"):
        end_interest(row, ends_on=date(2019, 1, 1), because="x", by=group.officer)


def test_nobody_keeps_the_interest_of_another_but_the_service(group: Group) -> None:
    row = told(group, group.nurse)
    for person in (group.constable, group.chair, group.independent):
        with pytest.raises(NotAllowed):
            change_interest(row, what="Other", because="x", by=person)
    facts: dict[str, Any] = {
        "kind": Kind.MONEY,
        "what": "A contract",
        "starts_on": LONG_AGO,
        "today": TODAY,
    }
    with pytest.raises(NotAllowed):
        tell_interest(group.partnership, person=group.nurse, by=group.constable, **facts)
    tell_interest(group.partnership, person=group.nurse, by=group.officer, **facts)
    with pytest.raises(ValidationError, match="holds an office here"):
        tell_interest(group.partnership, person=a_person("Nobody"), by=group.officer, **facts)


def test_who_left_reads_what_they_told_and_changes_it_no_more(group: Group) -> None:
    row = told(group, group.nurse)
    elsewhere = Group()
    a_seat(group.nurse, elsewhere.board, Office.GROUP_MEMBER)
    seat = group.nurse.memberships.get(board=group.board)
    seat.ends_on = timezone.localdate() - timedelta(days=1)
    seat.save_because("left", by=None)
    assert rights_of(group.nurse, row) == {"view"}
    with pytest.raises(NotAllowed):
        change_interest(row, what="Nothing", because="Left", by=group.nurse)
    with pytest.raises(NotAllowed):
        end_interest(row, ends_on=TODAY, because="Left", by=group.nurse)
    end_interest(row, ends_on=TODAY, because="Left", by=group.officer)


def test_told_twice_in_one_instant_it_stands_once(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = told(group, group.nurse)
    first = QuerySet.first
    looked: list[Any] = []

    def too_early(rows: QuerySet[Any]) -> Any:
        """The row of the other click is not there yet at the first look."""
        if rows.model is not Interest or looked:
            return first(rows)
        return looked.append(rows)

    monkeypatch.setattr(QuerySet, "first", too_early)
    monkeypatch.setattr(Remembers, "full_clean", lambda self: None)
    assert told(group, group.nurse) == row
    assert looked
    assert Interest.objects.count() == 1


def test_the_register_is_found_by_words(group: Group) -> None:
    told(group, group.nurse, what="A cousin", body="Quayside Homes")
    assert len(register(group.officer, q="quayside")) == 1
    assert register(group.officer, q="gneiss") == []


# --- declared for a meeting -------------------------------------------------------------------


def test_standing_interests_come_along_to_the_meeting(group: Group) -> None:
    row = told(group, group.nurse)
    told(group, group.constable, what="Was over", ends_on=date(2026, 12, 1))
    assert standing_at(group.meeting, group.chair) == [row]
    assert standing_at(group.meeting, group.nurse) == [row]
    assert standing_at(group.meeting, group.constable) == []


def test_an_interest_is_declared_with_the_answer(group: Group, client: Client) -> None:
    item = group.item("Contracts")
    group.issue()
    client.force_login(group.nurse)
    address = reverse("boards:reply", args=[group.meeting.pk])
    said = {"answer": "coming", "interest": "I sold them", "interest_in": str(item.pk)}
    assert client.post(address, said).status_code == 302
    assert client.post(address, said).status_code == 302
    row = Declaration.objects.get()
    assert (row.person, row.item, row.how) == (group.nurse, item, How.ANSWER)


def test_an_item_without_the_interest_is_asked_for_and_no_answer_is_half_taken(
    group: Group, client: Client
) -> None:
    item = group.item("Contracts")
    group.issue()
    client.force_login(group.nurse)
    address = reverse("boards:reply", args=[group.meeting.pk])
    page = client.post(address, {"answer": "coming", "interest_in": str(item.pk)})
    assert "Say what the interest is" in page.content.decode()
    assert not Reply.objects.exists()


def test_the_link_of_a_letter_takes_an_interest_and_names_no_restricted_item(
    group: Group, client: Client
) -> None:
    item, case = group.item("Quartz"), group.item("Feldspar")
    papers.restrict_item(case, readers=[group.trust], because="A case", by=group.officer)
    group.issue()
    assert sees(group.nurse, case)
    token = sign(RSVP, person=group.nurse, subject=group.meeting, until=NOW + timedelta(days=9))
    address = reverse("boards:reply_by_link", args=[token])
    page = client.get(address).content.decode()
    assert "Quartz" in page
    assert "Feldspar" not in page
    said = {"answer": "coming", "interest": "I sold them", "interest_in": str(case.pk)}
    assert client.post(address, said).status_code == 200
    assert not Declaration.objects.exists()
    client.post(address, {**said, "interest_in": str(item.pk)})
    assert Declaration.objects.get().how == How.LINK


def test_a_deputy_declares_by_the_link_of_their_letter(group: Group, client: Client) -> None:
    """They have no password: the letter that asks them to come is the only way in."""
    item, case = group.item("Quartz"), group.item("Feldspar")
    papers.restrict_item(case, readers=[group.trust], because="A case", by=group.officer)
    of_a_case = group.item("CR-2026-1: a duty", came_of="reviews.review:1:SAR-6M")
    group.issue()
    colleague = deputy_of(group)
    assert sees(colleague, case)
    token = sign(RSVP, person=colleague, subject=group.meeting, until=NOW + timedelta(days=9))
    address = reverse("boards:reply_by_link", args=[token])
    page = client.get(address).content.decode()
    assert "Quartz" in page
    assert "Feldspar" not in page
    assert str(of_a_case) not in page
    said = {"answer": "coming", "interest": "I sold them"}
    for other in (case, of_a_case):
        assert client.post(address, {**said, "interest_in": str(other.pk)}).status_code == 200
    assert not Declaration.objects.exists()
    assert not Reply.objects.filter(person=colleague).exists()
    assert client.post(address, {**said, "interest_in": str(item.pk)}).status_code == 302
    row = Declaration.objects.get()
    assert (row.person, row.item, row.how) == (colleague, item, How.LINK)
    assert client.get(address).status_code in (404, 410), "the link answers once"
    ruled(group, row, Outcome.LEAVES)
    assert not sees(colleague, item)
    assert sees(group.nurse, item), "it is the deputy's own interest"


def test_a_deputys_link_takes_an_interest_in_no_item_and_one_written_down(
    group: Group, client: Client
) -> None:
    colleague = deputy_of(group)
    token = sign(RSVP, person=colleague, subject=group.meeting, until=NOW + timedelta(days=9))
    address = reverse("boards:reply_by_link", args=[token])
    client.post(address, {"answer": "apologies", "interest": "I sold them"})
    assert Declaration.objects.get().person == colleague
    facts: dict[str, Any] = {"what": "A cousin", "now": NOW, "how": How.MEETING}
    row = declare(group.meeting, person=colleague, by=group.officer, **facts)
    assert row.declared_by == group.officer


def deputy_of(group: Group) -> User:
    """Somebody without a password, whom the nurse has named for the meeting."""
    colleague = User.objects.create_user("colleague@example.org", "Colleague")
    a_post(colleague, group.trust, Office.PRACTITIONER)
    seat = group.nurse.memberships.get().seat  # type: ignore[attr-defined]
    deputy = Deputy(seat=seat, person=colleague, starts_on=date(2026, 1, 1))
    deputy.save_because("named", by=None)
    facts: dict[str, Any] = {"by": group.nurse, "today": TODAY, "now": NOW}
    boards.reply(group.meeting, answer=Answer.DEPUTY, standing=deputy, **facts)
    return colleague


def test_before_the_pack_is_out_no_item_is_offered(group: Group, client: Client) -> None:
    group.item("Quartz")
    client.force_login(group.nurse)
    page = client.get(reverse("boards:reply", args=[group.meeting.pk])).content.decode()
    assert "Quartz" not in page
    assert "An interest in anything on the agenda" in page


def test_the_service_writes_down_what_is_declared_at_the_meeting(group: Group) -> None:
    item = group.item("Contracts")
    facts: dict[str, Any] = {"what": "A cousin", "item": item, "now": NOW, "how": How.MEETING}
    row = declare(group.meeting, person=group.nurse, by=group.officer, **facts)
    assert row.declared_by == group.officer
    with pytest.raises(NotAllowed):
        declare(group.meeting, person=group.nurse, by=group.constable, **facts)
    with pytest.raises(ValidationError, match="who is at the meeting"):
        declare(group.meeting, person=a_person("Nobody"), by=group.officer, **facts)
    other = group.item("Elsewhere", group.meets(date(2027, 2, 10)))
    with pytest.raises(ValidationError, match="item of this meeting"):
        declare(group.meeting, person=group.nurse, by=group.officer, **{**facts, "item": other})


def test_members_see_no_declaration_of_others(group: Group) -> None:
    row = declared(group, None)
    for person in (group.officer, group.independent, group.chair, group.nurse):
        assert [one.declaration for one in declared_for(group.meeting, person)] == [row]
    assert declared_for(group.meeting, group.constable) == []


# --- what was decided -------------------------------------------------------------------------


def test_who_leaves_no_longer_reads_the_item_and_nobody_else_loses_it(group: Group) -> None:
    item = group.item("Contracts")
    group.issue()
    row = declared(group, item)
    assert sees(group.nurse, item)
    ruled(group, row, Outcome.LEAVES)
    assert [sees(one, item) for one in (group.nurse, group.constable, group.chair)] == [
        False,
        True,
        True,
    ]
    (mine,) = declared_for(group.meeting, group.nurse)
    assert mine.against == "An item that is kept from you"
    assert "Contracts" not in str(mine.item)


@pytest.mark.parametrize("outcome", [Outcome.NOTED, Outcome.STAYS])
def test_whoever_stays_still_reads_it(group: Group, outcome: Outcome) -> None:
    item = group.item("Contracts")
    group.issue()
    ruled(group, declared(group, item), outcome)
    assert sees(group.nurse, item)
    assert not Withheld.objects.exists()


def test_a_decision_is_taken_back_with_a_reason(group: Group) -> None:
    item = group.item("Contracts")
    group.issue()
    ruling = ruled(group, declared(group, item), Outcome.LEAVES)
    take_back(ruling, because="Another trust", by=group.officer, now=NOW)
    assert sees(group.nurse, item)
    assert ruling.ended_because == "Another trust"
    with pytest.raises(ValidationError, match="taken back already"):
        take_back(ruling, because="Again", by=group.officer, now=NOW)
    ruled(group, ruling.declaration, Outcome.LEAVES)
    assert not sees(group.nurse, item)


def test_two_decisions_keep_the_item_until_both_are_taken_back(group: Group) -> None:
    item = group.item("Contracts")
    group.issue()
    first = declared(group, item)
    second = declare(
        group.meeting, person=group.nurse, by=group.nurse, item=item, what="And more", now=NOW
    )
    rulings = [ruled(group, row, Outcome.LEAVES) for row in (first, second)]
    assert Withheld.objects.count() == 1
    take_back(rulings[0], because="No", by=group.chair, now=NOW)
    assert not sees(group.nurse, item)
    take_back(rulings[1], because="No", by=group.chair, now=NOW)
    assert sees(group.nurse, item)


def test_what_was_kept_by_hand_before_stays_kept(group: Group) -> None:
    item = group.item("Contracts")
    group.issue()
    row = declared(group, item)
    papers.withhold(item, person=group.nurse, because="Known", by=group.officer)
    ruling = ruled(group, row, Outcome.LEAVES)
    take_back(ruling, because="No", by=group.chair, now=NOW)
    assert not sees(group.nurse, item)


def test_what_a_decision_keeps_is_not_given_back_past_it(group: Group) -> None:
    item = group.item("Contracts")
    ruling = ruled(group, declared_by_hand(group, item), Outcome.LEAVES)
    assert ruling.withheld is not None
    with pytest.raises(ValidationError, match="take that back"):
        papers.give_back(ruling.withheld, because="Asked", by=group.officer, now=NOW)


def declared_by_hand(group: Group, item: AgendaItem) -> Declaration:
    facts: dict[str, Any] = {"what": "A cousin", "item": item, "now": NOW, "how": How.MEETING}
    return declare(group.meeting, person=group.nurse, by=group.officer, **facts)


def test_a_second_click_decides_once_and_another_decision_is_refused(group: Group) -> None:
    row = declared_by_hand(group, group.item("Contracts"))
    assert ruled(group, row, Outcome.NOTED) == ruled(group, row, Outcome.NOTED)
    with pytest.raises(ValidationError, match="decided already"):
        ruled(group, row, Outcome.LEAVES)


def test_nobody_decides_on_their_own_interest_and_no_member_on_any(group: Group) -> None:
    item = group.item("Contracts")
    own = declare(
        group.meeting, person=group.chair, by=group.chair, item=item, what="Mine", now=NOW
    )
    with pytest.raises(ValidationError, match="Somebody else decides"):
        ruled(group, own, Outcome.NOTED)
    ruled(group, own, Outcome.NOTED, by=group.independent)
    with pytest.raises(NotAllowed):
        ruled(group, declared_by_hand(group, item), Outcome.NOTED, by=group.constable)


def test_somebody_from_whom_the_item_is_kept_learns_nothing_of_what_is_declared_there(
    group: Group,
) -> None:
    item = group.item("Contracts")
    declared_by_hand(group, item)
    papers.withhold(item, person=group.officer, because="An interest", by=group.officer)
    assert declared_for(group.meeting, group.officer) == []


def test_members_read_the_sentence_with_the_minutes_and_it_is_frozen_with_them(
    group: Group,
) -> None:
    item = group.item("Contracts")
    group.issue()
    ruling = ruled(group, declared(group, item), Outcome.STAYS)
    said = Said(kind=LineKind.NOTE, words="Said")
    minutes.write_line(item, said, by=group.officer, today=AFTER)

    def read(user: User) -> list[str]:
        return [words for part in parts(group.meeting, user) for words in part.beside]

    sentence = ["A member declared an interest."]
    assert (read(group.chair), read(group.constable)) == (sentence, [])
    found = Minutes.objects.get(meeting=group.meeting)
    minutes.send_to_chair(found, by=group.officer, today=AFTER, now=NOW)
    with pytest.raises(ValidationError, match="no draft"):
        take_back(ruling, because="No", by=group.chair, now=NOW)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    assert read(group.constable) == sentence
    before = found.digest_now()
    ruling.minuted = "Changed behind everybody's back"
    ruling.save_because("by hand", by=None)
    assert found.digest_now() != before


# --- pages ------------------------------------------------------------------------------------


def test_the_whole_way_over_the_pages(group: Group, client: Client) -> None:
    item = group.item("Contracts")
    group.issue()
    client.force_login(group.nurse)
    form = reverse("interests:declare", args=[group.meeting.pk])
    client.post(form, {"what": "I sold them", "item": str(item.pk)})
    row = Declaration.objects.get()
    chair = Client()
    chair.force_login(group.chair)
    page = chair.get(item.get_absolute_url()).content.decode()
    assert "I sold them" in page
    decide = reverse("interests:rule", args=[row.pk])
    said = {"item": str(item.pk), "outcome": "leaves", "because": "Sold", "minuted": "One left."}
    assert chair.post(decide, said).status_code == 302
    assert client.get(item.get_absolute_url()).status_code == 404
    mine = client.get(reverse("interests:of_meeting", args=[group.meeting.pk])).content.decode()
    assert "Contracts" not in mine
    assert "An item that is kept from you" in mine
    back = reverse("interests:take_back", args=[row.pk, Ruling.objects.get().pk])
    assert chair.post(back, {"because": "Another"}).status_code == 302
    assert client.get(item.get_absolute_url()).status_code == 200


def test_pages_ask_as_many_questions_for_many_as_for_few(group: Group, client: Client) -> None:
    item = group.item("Contracts")
    client.force_login(group.officer)
    addresses = [
        reverse("interests:register"),
        reverse("interests:of_meeting", args=[group.meeting.pk]),
        item.get_absolute_url(),
    ]

    def add(number: int) -> None:
        person = a_person(f"Member {number}")
        a_seat(person, group.board, Office.GROUP_MEMBER)
        told(group, person)
        facts: dict[str, Any] = {"what": "x", "item": item, "now": NOW, "how": How.MEETING}
        row = declare(group.meeting, person=person, by=group.officer, **facts)
        ruled(group, row, Outcome.NOTED)

    add(0)
    counted = []
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        counted.append(len(few))
    for number in range(1, 6):
        add(number)
    for address, number in zip(addresses, counted, strict=True):
        with CaptureQueriesContext(connection) as many:
            assert client.get(address).status_code == 200
        assert len(many) == number, address


def test_boards_know_the_answer_only_once(group: Group) -> None:
    """The interest is declared in the same act as the answer, or neither is."""
    with pytest.raises(ValidationError):
        boards.reply(
            group.meeting,
            answer="coming",
            by=group.nurse,
            today=TODAY,
            now=NOW,
            interest="",
            interest_in=group.item("Contracts"),
        )
    assert not Reply.objects.exists()


def test_what_is_not_decided_waits_for_those_who_decide(group: Group) -> None:
    item = group.item("Contracts")
    row = declared_by_hand(group, item)
    declare(group.meeting, person=group.chair, by=group.chair, what="Mine", now=NOW)
    waits = {
        person: [one.what for one in tasks_of(person, TODAY)]
        for person in (group.officer, group.independent, group.chair, group.nurse)
    }
    two = ["Decide on two declared interests"]
    assert waits[group.officer] == waits[group.independent] == two
    assert waits[group.chair] == ["Decide on one declared interest"]
    assert waits[group.nurse] == []
    ruled(group, row, Outcome.NOTED)
    assert tasks_of(group.chair, TODAY) == []
    assert tasks_of(group.officer, AFTER) == []
