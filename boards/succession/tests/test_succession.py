"""Renames, mergers and splits: what was stays as it was, and the history leads on."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from boards.actions.services.raising import Asked, raise_action
from boards.models import Listing, ListName
from boards.registers import registers
from boards.succession.lineage import forebears, lineage, lineages
from boards.succession.services import Heir, Moves, succeed
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Agency, Kind, Succession
from partnership.people.models import Appointment
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
NOBODY_MOVES = Moves()


class Following:
    """A trust with a listing, a seat, a lead and an open action."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.trust = world.trust
        self.listing = Listing.objects.get(agency=self.trust)
        self.person = make.person("Seated")
        self.seat = make.seat(self.person, Office.GROUP_MEMBER, world.group, agency=self.trust)
        self.post = Appointment.objects.get(agency=self.trust)
        asked = Asked("Report", self.trust, TODAY - 9 * DAY, TODAY + 9 * DAY, owner=world.lead)
        self.action = raise_action(world.group, asked, by=world.officer, today=TODAY)

    @property
    def everything(self) -> Moves:
        return Moves(
            frozenset({self.listing.pk}), frozenset({self.seat.pk}), frozenset({self.post.pk})
        )

    @property
    def lists_alone(self) -> Moves:
        return Moves(frozenset({self.listing.pk}))

    def succeed(self, heirs: Any, moves: Moves, **more: Any) -> list[Agency]:
        facts: Any = {"on": TODAY, "because": "By order", "by": self.world.head, "today": TODAY}
        return succeed([self.trust], heirs, moves, **(facts | more))


@pytest.fixture
def following() -> Following:
    return Following(World())


def test_a_rename_moves_what_is_ticked_and_rewrites_nothing(following: Following):
    world, old = following.world, following.trust
    (new,) = following.succeed([Heir("New trust", Kind.NHS_TRUST)], following.everything)
    old.refresh_from_db()
    assert old.name == "A trust"
    assert old.ends_on == TODAY - DAY
    assert list(Succession.objects.values_list("before", "after", "on")) == [
        (old.pk, new.pk, TODAY)
    ]
    seat, post = new.seats.get(), new.appointments.get()
    assert (seat.person, seat.board, seat.starts_on) == (following.person, world.group, TODAY)
    assert (post.person, post.office) == (world.lead, Office.AGENCY_LEAD)
    following.seat.refresh_from_db()
    assert following.seat.ends_on == TODAY - DAY
    following.action.refresh_from_db()
    assert following.action.owner_agency == new
    assert following.action.owner == world.lead
    assert "By order" in following.action.history.latest().history_change_reason
    assert Agency.objects.visible_to(world.lead, on=TODAY).filter(pk=new.pk).exists()


def test_what_is_not_ticked_ends_and_an_owner_without_office_owns_no_more(following: Following):
    (new,) = following.succeed([Heir("New trust", Kind.NHS_TRUST)], following.lists_alone)
    assert not new.seats.exists()
    assert not new.appointments.exists()
    following.action.refresh_from_db()
    assert following.action.owner_agency == new
    assert following.action.owner is None


def test_a_closed_action_stays_with_the_agency_that_did_it(following: Following):
    following.action.closed_on, following.action.outcome = TODAY, "Done"
    following.action.save_because("closed", by=None)
    following.succeed([Heir("New trust", Kind.NHS_TRUST)], following.lists_alone)
    following.action.refresh_from_db()
    assert following.action.owner_agency == following.trust


def test_the_lists_stand_as_they_stood_on_any_day(following: Following):
    following.succeed([Heir("New trust", Kind.NHS_TRUST)], following.lists_alone)

    def listed(day: date) -> set[str]:
        found = registers(following.world.officer, day, TODAY)
        rows = [one for reg in found for one in reg.lists if one.name.startswith("children")]
        return {
            entry.listing.printed
            for one in rows
            for heading in one.headings
            for part in heading.parts
            for entry in part.entries
        }

    assert listed(TODAY - DAY) == {"A trust"}
    assert listed(TODAY) == {"New trust"}


def test_a_split_lists_every_heir_and_the_first_takes_the_rest(following: Following):
    heirs = [Heir("North trust", Kind.NHS_TRUST), Heir("South trust", Kind.NHS_TRUST)]
    north, south = following.succeed(heirs, following.everything)
    assert north.listings.get().list_name == south.listings.get().list_name == "children"
    assert north.seats.count() == 1
    assert not south.seats.exists()
    assert lineage(south) == [south.pk, following.trust.pk]


def test_a_merger_into_one_that_exists_takes_the_place_in_no_list_twice(following: Following):
    heir = make.agency("Big trust", Kind.NHS_TRUST)
    make.listing(following.world.partnership, heir, ListName.CHILDREN)
    following.succeed([heir], following.everything)
    assert heir.listings.count() == 1
    assert heir.seats.count() == 1


def test_three_merge_in_one_act(following: Following):
    world = following.world
    others = [make.agency(f"Trust {n}", Kind.NHS_TRUST) for n in (1, 2)]
    entries = {make.listing(world.partnership, one, ListName.CHILDREN).pk for one in others}
    moves = Moves(frozenset(entries | {following.listing.pk}))
    (new,) = succeed(
        [following.trust, *others],
        [Heir("All trusts", Kind.NHS_TRUST)],
        moves,
        on=TODAY,
        because="Merged",
        by=world.head,
        today=TODAY,
    )
    assert new.listings.count() == 1
    assert new.precursions.count() == 3


def test_an_heir_that_nobody_would_see_is_refused_and_nothing_changes(following: Following):
    with pytest.raises(ValidationError) as refused:
        following.succeed([Heir("New trust", Kind.NHS_TRUST)], NOBODY_MOVES)
    assert "listings" in refused.value.message_dict
    following.trust.refresh_from_db()
    assert following.trust.ends_on is None
    assert not Succession.objects.exists()


def test_a_day_to_come_is_refused_and_the_second_click_too(following: Following):
    heirs = [Heir("New trust", Kind.NHS_TRUST)]
    with pytest.raises(ValidationError) as refused:
        following.succeed(heirs, following.lists_alone, on=TODAY + DAY)
    assert "on" in refused.value.message_dict
    following.succeed(heirs, following.lists_alone)
    with pytest.raises(NotAllowed):
        following.succeed(heirs, following.lists_alone)
    assert Agency.objects.filter(name="New trust").count() == 1


def test_one_that_another_partnership_lists_too_is_not_ours_to_end(following: Following):
    make.listing(World().partnership, following.trust)
    with pytest.raises(NotAllowed):
        following.succeed([Heir("New trust", Kind.NHS_TRUST)], following.lists_alone)


def test_a_past_day_is_the_head_of_services(following: Following):
    heirs = [Heir("New trust", Kind.NHS_TRUST)]
    with pytest.raises(NotAllowed):
        following.succeed(
            heirs, following.lists_alone, on=TODAY - 5 * DAY, by=following.world.officer
        )
    following.succeed(heirs, following.lists_alone, on=TODAY - 5 * DAY)


# --- lineage ----------------------------------------------------------------------------------


def followed(before: Agency, after: Agency, on: date) -> None:
    Succession(before=before, after=after, on=on).save_because("made", by=None)


def test_the_integrated_care_board_leads_back_to_the_groups_before_it():
    world = World()
    pct, ccg = make.agency("A PCT", Kind.OTHER_HEALTH), make.agency("A CCG", Kind.CCG)
    icb = make.agency("An ICB", Kind.ICB)
    make.listing(world.partnership, icb)
    make.listing(world.partnership, ccg)
    followed(ccg, icb, date(2022, 7, 1))
    followed(pct, ccg, date(2013, 4, 1))
    assert lineage(icb) == [icb.pk, ccg.pk, pct.pk]
    seen = forebears(icb, world.officer)
    assert [(one.agency, one.until, one.generation) for one in seen] == [
        (ccg, date(2022, 7, 1), 1)  # the third stands in no list of theirs
    ]


def test_two_companies_became_one_service():
    crc, nps = make.agency("A CRC", Kind.PROBATION), make.agency("The NPS", Kind.PROBATION)
    service = make.agency("Probation Service", Kind.PROBATION)
    for one in (crc, nps):
        followed(one, service, date(2021, 6, 26))
    assert lineages([service.pk, crc.pk]) == {
        service.pk: [service.pk, crc.pk, nps.pk],
        crc.pk: [crc.pk],
    }


def test_a_circle_of_successions_ends():
    one, other = make.agency("One"), make.agency("Other")
    followed(one, other, TODAY)
    followed(other, one, TODAY)
    assert lineage(one) == [one.pk, other.pk]


# --- the pages --------------------------------------------------------------------------------


def test_the_three_forms_work_through_the_pages(following: Following, client: Client):
    world, today = following.world, date.today()
    client.force_login(world.head)
    day = {f"on_{part}": getattr(today, part) for part in ("day", "month", "year")}
    rename = reverse("succession:rename", args=[following.trust.key])
    good = {"name": "Renamed trust", "kind": "nhs_trust", "because": "By order", **day}
    wrong = client.post(rename, good)
    assert "Tick a list" in wrong.content.decode()
    assert "Renamed trust" in wrong.content.decode()
    good["listings"] = [following.listing.pk]
    assert client.post(rename, good).status_code == 302
    new = Agency.objects.get(name="Renamed trust")
    page = client.get(new.get_absolute_url()).content.decode()
    assert "What came before it" in page
    assert "A trust" in page
    assert client.post(rename, good).status_code == 403  # it stands in no list any more
    other = make.agency("Third trust", Kind.NHS_TRUST)
    make.listing(world.partnership, other, ListName.CHILDREN)
    merge = reverse("succession:merge", args=[other.key])
    assert "Which agencies merge with it?" in client.get(merge).content.decode()
    assert other.listings.exists()


def test_nobody_else_opens_the_forms(following: Following, client: Client):
    url = reverse("succession:split", args=[following.trust.key])
    client.force_login(following.world.lead)
    assert client.get(url).status_code == 403
    client.force_login(World().head)
    assert client.get(url).status_code == 404
