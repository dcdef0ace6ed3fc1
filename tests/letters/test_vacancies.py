"""Roles that nobody holds: who is told instead, and who is told of the vacancy."""

from datetime import date, timedelta
from typing import Any

from django.core import mail
from django.urls import reverse
from django.utils import timezone

from boards.jobs import tell_vacancies
from boards.letters import watch_for
from boards.models import BoardKind, Partnership
from boards.vacancies import vacancies
from partnership.outbox import services
from partnership.outbox.jobs import digest, sweep
from partnership.outbox.models import Letter
from partnership.outbox.services import deliver
from tests.factories import World, agency, board, listing
from tests.letters.days import AWARE, LAST, noon


def end(tenure: Any, day: date) -> None:
    tenure.ends_on = day
    tenure.save_because("left", by=None)


def test_where_nobody_holds_the_office_the_head_of_service_is_told_and_told_why(world, incident):
    incident(AWARE)
    end(world.officer.memberships.get(), AWARE)
    sweep("a", noon(LAST))
    letter = Letter.objects.get()
    assert letter.to == world.head
    assert "Nobody of that office may read it today" in letter.words


def test_where_no_head_is_left_either_somebody_else_of_the_ladder_is_told(world, incident):
    incident(AWARE)
    for who in (world.officer, world.head):
        end(who.memberships.get(), AWARE)
    sweep("a", noon(LAST))
    assert [letter.to for letter in Letter.objects.all()] == [world.independent]


def roles(world: World, day: date) -> set[tuple[str, date | None]]:
    rows = vacancies(Partnership.objects.filter(pk=world.partnership.pk), day)
    return {(row.title, row.since) for row in rows}


def test_a_role_stands_empty_from_the_day_after_its_last_holder(world):
    today = timezone.localdate()
    before = roles(world, today)
    assert (f"Chair of {world.group}", None) not in before
    assert (f"Chair of {world.adults}", None) in before
    assert (f"Lead representative of {world.council}", None) in before
    assert not [title for title, _ in before if str(world.trust) in title]
    end(world.chair.memberships.get(), today - timedelta(days=1))
    end(world.lead.appointments.get(), today - timedelta(days=3))
    assert roles(world, today) - before == {
        (f"Chair of {world.group}", today),
        (f"Agency safeguarding lead of {world.trust}", today - timedelta(days=2)),
    }


def test_a_board_that_an_office_elsewhere_chairs_is_vacant_only_with_that_office(world):
    today = timezone.localdate()
    named = board(world.partnership, BoardKind.BOARD, chaired_by="Independent Chair")
    assert f"Chair of {named}" not in {title for title, _ in roles(world, today)}
    end(world.independent.memberships.get(), today - timedelta(days=1))
    assert (f"Chair of {named}", today) in roles(world, today)


def test_bodies_that_others_fill_and_categories_are_no_vacancies(world):
    for kind in (BoardKind.STATUTORY, BoardKind.DOTTED, BoardKind.PANEL):
        board(world.partnership, kind, name="Not ours")
    category = agency("All schools", is_category=True)
    listing(world.partnership, category)
    titles = {title for title, _ in roles(world, timezone.localdate())}
    assert not {"Chair of Not ours", f"Lead representative of {category}"} & titles


def test_vacancies_take_the_same_number_of_queries_for_few_and_many(
    world, django_assert_num_queries
):
    here = Partnership.objects.filter(pk=world.partnership.pk)
    for number in (1, 12):
        for _ in range(number):
            board(world.partnership)
            listing(world.partnership, agency())
        with django_assert_num_queries(3):
            assert len(vacancies(here, timezone.localdate())) > number


def test_service_offices_see_vacant_roles_at_home_and_on_the_agencys_page(client, world):
    seen = {}
    for who in (world.head, world.member):
        client.force_login(who)
        seen[who] = [
            client.get(address).content.decode()
            for address in (reverse("reporting:home"), world.council.get_absolute_url())
        ]
    home, page = seen[world.head]
    assert f"Chair of {world.adults}" in home
    assert "Nobody is recorded yet" in page
    assert not any("Vacant" in words for words in seen[world.member])


def test_the_service_is_told_of_vacant_roles_once_a_week_in_the_daily_mail(world):
    there = World()
    days = [AWARE + timedelta(days=n) for n in range(8)]  # Monday to Monday
    for day in days:
        tell_vacancies(day.isoformat(), noon(day))
        digest(day.isoformat(), noon(day))
        deliver(now=noon(day))
    told = sorted(message.to[0] for message in mail.outbox)
    people = [world.officer, world.head, there.officer, there.head]
    assert told == sorted(2 * [who.email for who in people])
    mine = next(message for message in mail.outbox if message.to == [world.head.email])
    assert str(world.partnership) in mine.body
    assert str(there.partnership) not in mine.body


def test_an_agencys_shared_mailbox_is_told_that_nobody_leads_it(world):
    services.add_mailbox(
        world.council, address="duty@shared.example", because="Asked", by=world.officer, today=AWARE
    )
    tell_vacancies("a", noon(AWARE))
    digest("a", noon(AWARE))
    deliver(now=noon(AWARE))
    [copy] = [message for message in mail.outbox if message.to == ["duty@shared.example"]]
    assert f"Nobody holds: Lead representative of {world.council}" in copy.body


def test_the_home_page_tells_nothing_of_this_to_those_who_do_not_look_after_it(world):
    assert watch_for(world.member, now=timezone.now()).anything is False
    assert watch_for(world.officer, now=timezone.now()).anything is True
