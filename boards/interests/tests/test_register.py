"""The register of interests: who tells, who keeps, who reads."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from boards.interests.models import Interest, Kind
from boards.interests.services.standing import change_interest, end_interest, tell_interest
from boards.interests.showing import register_of
from boards.interests.tests.telling import LONG_AGO, told
from boards.meetings.tests.factories import TODAY, Group
from boards.tests.factories import a_board, a_partnership, a_person, a_seat
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, rights_of
from partnership.people.models import User
from partnership.records.writing import Remembers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


def register(user: User, **params: str) -> list[Interest]:
    return list(register_of(user, params, TODAY))


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
