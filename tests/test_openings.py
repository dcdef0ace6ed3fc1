"""Who opened what, who changed what and what somebody sees: to each no more than is theirs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.models import ListName
from partnership.access.models import Reading
from partnership.access.offices import Office
from partnership.access.services import keeps, note_readings, readings_of
from tests.factories import World, agency, listing, partnership, seat

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_the_log_of_openings_names_pages_in_words_and_the_office(client, world, review):
    row = review()
    client.force_login(world.chair)
    for page in ("review", "review_decision", "review_log"):
        assert client.get(reverse(f"reviews:{page}", args=[row.reference])).status_code == 200
    opened = readings_of(row)
    assert [line.what for line in opened] == ["the log", "the decision and files", "the clock"]
    assert {line.acted_as for line in opened} == {"Chair"}
    page = client.get(reverse("access:readings", args=["reviews.Review", row.pk]))
    assert "The decision and files" in page.content.decode()
    assert row.get_absolute_url() not in {line.what for line in readings_of(row)}


def test_an_act_that_has_no_name_of_its_own_is_named_after_its_address(client, world, review):
    row = review()
    client.force_login(world.head)
    client.get(reverse("reviews:sign_off", args=[row.reference]))
    assert readings_of(row)[0].what == "the page “sign off”"


def test_a_file_that_was_opened_is_named_by_its_title(client, world, signed_off):
    row = signed_off()
    client.force_login(world.officer)
    link = reverse("documents:fetch", args=[row_file(row)])
    assert client.get(link).status_code == 200
    assert readings_of(row)[0].what.startswith("the file “")


def row_file(row) -> int:
    from partnership.documents.models import Document

    return Document.objects.about(row).get().pk


def test_what_a_search_or_an_export_showed_is_written_in_one_statement(world, incident):
    rows = [incident(date(2026, 3, 2)) for _ in range(30)]
    assert world.officer.office_line
    with CaptureQueriesContext(connection) as asked:
        written = note_readings(
            world.officer, [*rows, world.council], "an export\x00 of\nincidents", now=NOON
        )
    assert written == 30  # the council is not restricted
    assert len([query for query in asked if "access_reading" in query["sql"]]) == 1
    assert {line.what for line in Reading.objects.all()} == {"an export ofincidents"}
    assert note_readings(world.officer, [], "nothing", now=NOON) == 0


def test_openings_beyond_the_first_page_are_on_the_next(client, world, incident):
    row = incident(date(2026, 3, 2))
    for n in range(53):
        note_readings(world.member, [row], f"look {n}", now=NOON + timedelta(minutes=n))
    client.force_login(world.chair)
    address = reverse("access:readings", args=["reviews.Incident", row.pk])
    first, second = (client.get(address, {"page": n}).content.decode() for n in (1, 2))
    assert "Look 52" in first
    assert "Look 0<" in second
    assert "Page 2 of 2" in second


@pytest.mark.parametrize("who", ["chair", "independent", "officer", "head"])
def test_those_who_answer_for_a_review_read_its_log_and_find_the_way(client, world, review, who):
    row = review()
    client.force_login(getattr(world, who))
    page = client.get(row.get_absolute_url()).content.decode()
    for name in ("changes", "readings"):
        link = reverse(f"access:{name}", args=["reviews.Review", row.pk])
        assert f'href="{link}"' in page
        assert client.get(link).status_code == 200


def test_whoever_only_looks_finds_no_way_to_the_log(client, world, review):
    row = review()
    client.force_login(world.member)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "/changes/" not in page
    assert "/openings/" not in page
    assert not keeps(world.member, row)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("boards.Board", "group"),
        ("agencies.Agency", "trust"),
        ("people.User", "member"),
        ("boards.Partnership", "partnership"),
    ],
)
def test_every_kind_of_page_shows_its_changes_to_the_head_of_service(client, world, label, name):
    row = getattr(world, name)
    row.save_because("looked at again", by=world.officer)
    client.force_login(world.head)
    page = client.get(reverse("access:changes", args=[label, row.pk])).content.decode()
    assert "Looked at again" in page
    assert f"{world.officer.name}, Service officer" in page


def test_a_change_of_a_shared_agency_names_nobody_of_another_partnership(client, world):
    there = World()
    listing(there.partnership, world.trust, ListName.CHILDREN)
    world.trust.note = "Merged"
    world.trust.save_because("merged at Elsewhere's wish", by=there.head)
    client.force_login(world.head)
    page = client.get(reverse("access:changes", args=["agencies.Agency", world.trust.pk]))
    text = page.content.decode()
    assert "Merged" in text  # the fact itself is on the agency's page too
    assert there.head.name not in text or there.head.name == world.head.name
    assert "Elsewhere" not in text


def test_a_long_log_costs_as_many_queries_as_a_short_one(client, world):
    client.force_login(world.head)
    address = reverse("access:changes", args=["boards.Board", world.group.pk])

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    world.group.save_because("again", by=world.officer)
    few = cost()
    for n in range(120):
        world.group.purpose = f"Purpose {n}"
        world.group.save_because(f"again {n}", by=world.officer)
    assert cost() <= few


# --- what can this person see? --------------------------------------------------------------------


def sees(client, person):
    return client.get(reverse("people:sees", args=[person.pk]))


def test_a_head_of_service_sees_what_a_chair_sees_and_by_which_office(client, world, review):
    row = review()
    client.force_login(world.head)
    kinds = {kind.name: kind for kind in sees(client, world.chair).context["kinds"]}
    assert [seen.row for seen in kinds["review"].first] == [row]
    assert kinds["review"].first[0].ways == ["Chair of the group"]
    assert Reading.objects.about(world.chair).get().person == world.head


def test_an_administrator_learns_nothing_of_reviews_by_looking_through_a_member(
    client, world, review
):
    row = review()
    administrator = world.holder(Office.ADMINISTRATOR, world.service)
    client.force_login(administrator)
    page = sees(client, world.member)
    numbers = {kind.name: kind.number for kind in page.context["kinds"]}
    assert numbers["reviews"] == numbers["incidents"] == 0
    assert row.reference not in page.content.decode()


def test_what_a_person_sees_in_another_partnership_stays_there(client, world, review):
    there = World()
    seat(world.member, Office.SERVICE_OFFICER, there.service)
    client.force_login(world.head)
    page = sees(client, world.member).content.decode()
    assert there.group.name not in page
    assert there.partnership.name not in page


def test_after_the_last_day_of_an_office_nothing_is_seen_through_it(client, world, review):
    review()
    tenure = world.member.memberships.get()
    tenure.ends_on = timezone.localdate() - timedelta(days=1)
    tenure.save_because("left", by=world.head)
    client.force_login(world.head)
    numbers = {kind.name: kind.number for kind in sees(client, world.member).context["kinds"]}
    assert numbers["reviews"] == 0


def test_a_person_who_sees_much_costs_no_more_queries(client, world):
    client.force_login(world.head)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert sees(client, world.officer).status_code == 200
        return len(asked)

    few = cost()
    for n in range(60):
        listing(world.partnership, agency(f"Trust {n}"), ListName.CHILDREN)
    assert cost() <= few + 2
    assert partnership("Elsewhere").pk
