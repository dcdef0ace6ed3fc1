"""People and their offices brought in by a sheet: what is told, changed and given back."""

from datetime import date

import pytest

from boards.models import Board, Membership
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.people.models import User
from partnership.sheets import services
from partnership.sheets.columns import named
from partnership.sheets.undoing import undo
from tests import factories as make
from tests.imports.brought import LATER, NOW, TODAY, acts, applied, brought, member, trial, wrong

pytestmark = pytest.mark.django_db


def test_a_new_person_comes_with_an_office_and_without_a_password(world):
    row = applied(world, "members", member(world, Agency=world.trust.name, Until="31/3/2027"))
    person = User.objects.get(email="asha.patel@example.org")
    assert not person.has_usable_password()
    seat = person.memberships.get()
    assert (seat.board, seat.office, seat.agency) == (world.group, Office.GROUP_MEMBER, world.trust)
    assert (seat.starts_on, seat.ends_on) == (date(2026, 4, 1), date(2027, 3, 31))
    assert services.people_made(row) == [person]
    undo(row, by=world.head, now=LATER)
    assert not User.objects.filter(pk=person.pk).exists()
    assert [line.history_type for line in Membership.history.filter(id=seat.pk)] == ["-", "+"]


def test_one_person_may_come_with_several_offices(world):
    post = member(world, Office="Practitioner", Agency=world.trust.name, Board_or_group=None)
    post["Board or group"] = None
    rows = (member(world), {**member(world), "Board or group": world.adults.key}, post)
    row = applied(world, "members", *rows)
    person = User.objects.get(email="asha.patel@example.org")
    assert person.memberships.count() == 2
    assert person.appointments.get().agency == world.trust
    assert acts(world, "members", *rows) == ["nothing"] * 3
    undo(row, by=world.head, now=LATER)
    assert not User.objects.filter(pk=person.pk).exists()


def test_the_last_day_of_an_office_is_changed_and_given_back(world):
    world.member.email, world.member.name = "m@example.org", "Marian Okafor"
    world.member.save()
    seat = {
        "Person": "marian  okafor",
        "E-mail": "M@example.org",
        "From": make.LONG_AGO,
        "Until": "31 December 2026",
    }
    line = trial(brought(world, "members", member(world) | seat), world).lines[0]
    assert (line.act, line.changes) == (
        "change",
        [("until", "no end date", "31 December 2026")],
    )
    row = applied(world, "members", member(world) | seat)
    held = world.member.memberships.get()
    assert held.ends_on == date(2026, 12, 31)
    undo(row, by=world.head, now=LATER)
    held.refresh_from_db()
    assert held.ends_on is None


NO_BOARD = "No board or group here is called “Old grup”. Did you mean “Old group”?"


def test_mistakes_about_people_are_told_by_row_and_column(world):
    known = world.member
    ended = make.board(world.partnership, name="Old group", ends_on=date(2020, 1, 1))
    first = {"From": make.LONG_AGO}
    boards_here = [one.name for one in Board.objects.filter(partnership=world.partnership)]
    assert wrong(
        world,
        "members",
        member(world, From="1/4/2026", Until="31/3/2026"),
        {**member(world), "E-mail": known.email, "From": "1 May 2016"},
        {**member(world), "E-mail": "not an address"},
        {**member(world), "E-mail": "b@example.org", "Board or group": "Old grup"},
        {**member(world), "E-mail": "c@example.org", "Board or group": ended.name},
        {**member(world), "E-mail": "d@example.org", "Office": "Practitioner"},
        {**member(world), "E-mail": "e@example.org", "Office": "Head of Service"},
        {**member(world), "E-mail": "f@example.org", "Board or group": None},
        {**member(world), "E-mail": world.head.email, "Person": world.head.name},
        {**member(world), **first, "E-mail": "g@example.org", "From": "May 2026"},
        {**member(world), "Person": None},
    ) == [
        (2, "Until", "The last day cannot be before the first day"),
        (3, "E-mail", f"It is known as the address of {known.name}"),
        (3, "From", "They hold this office there already, from 1 April 2015"),
        (4, "E-mail", "Write an e-mail address like name@example.org"),
        (5, "Board or group", f"{NO_BOARD}{named(boards_here)}"),
        (6, "From", "Old group did not exist on 1 April 2026"),
        (6, "Board or group", "Old group ended on 1 January 2020"),
        (7, "Board or group", "Practitioner is held for an agency: leave the board empty"),
        (7, "Agency", "Practitioner is held for an agency: name it"),
        (8, "Board or group", "Head of Service is an office of the partnership service alone"),
        (9, "Board or group", "Member is held in a board or group: name it"),
        (10, "E-mail", "Nobody gives themselves an office"),
        (11, "From", "The day is missing. Write the date like 7 May 2026 or 7/5/2026"),
        (12, "Person", "It is empty"),
    ]


def test_the_same_office_twice_in_a_sheet_is_told(world):
    again = member(world, From="1 May 2026", Until="1 June 2026")
    words = "Row 2 gives the same office there for days that meet"
    assert wrong(world, "members", member(world), again) == [(3, "", words)]
    ended = member(world, Until="30 April 2026")
    assert wrong(world, "members", ended, again) == []


def test_the_same_address_with_two_names_and_one_name_with_two_addresses(world):
    make.person("Asha Patel")  # holds no office: nobody here sees them
    seen = make.person("Asha Patel")
    make.seat(seen, Office.TRAINER, world.service)
    other = {**member(world), "Board or group": world.adults.name}
    row = brought(world, "members", member(world), other | {"Person": "Ben Li"})
    line = trial(row, world).lines[1]
    assert ("E-mail", "It is the address of Asha Patel in another row") in line.wrong
    row = brought(world, "members", member(world), other | {"E-mail": "ap@example.org"})
    assert trial(row, world).lines[0].notes == [
        "The sheet gives this name two addresses: is it one person?",
        "Somebody of this name is known under another address: is it they?",
    ]
    assert not trial(row, world).wrong


def test_an_address_known_elsewhere_tells_nothing_of_whose_it_is(world):
    there = make.partnership("Elsewhere")
    stranger = make.person("Zoltan Quill")
    make.seat(stranger, Office.GROUP_MEMBER, make.board(there))
    typed = member(world) | {"E-mail": stranger.email}
    assert wrong(world, "members", typed) == []
    row = applied(world, "members", typed | {"Person": "Zoltan Quill"})
    assert stranger.memberships.count() == 2
    undo(row, by=world.head, now=LATER)
    assert User.objects.filter(pk=stranger.pk).exists()
    assert stranger.memberships.count() == 1


def test_an_administrator_is_told_what_only_a_head_of_service_gives(world):
    administrator = world.holder(Office.ADMINISTRATOR, world.service)
    trainer = {"Board or group": world.service.name, "Office": "Trainer"}
    assert wrong(world, "members", member(world), member(world) | trainer, by=administrator) == [
        (2, "Office", "Only a Head of Service gives and ends this office"),
        (3, "From", "Only a Head of Service gives an office from a day that has passed"),
    ]
    soon = member(world) | trainer | {"From": TODAY}
    row = brought(world, "members", soon, by=administrator)
    services.apply(row, by=administrator, now=NOW)
    assert Membership.objects.filter(person__email="asha.patel@example.org").exists()


def test_an_administrator_undoes_nothing_that_only_a_head_of_service_gives(world):
    administrator = world.holder(Office.ADMINISTRATOR, world.service)
    row = applied(world, "members", member(world))
    with pytest.raises(NotAllowed):
        undo(row, by=administrator, now=LATER)
    assert User.objects.filter(email="asha.patel@example.org").exists()
