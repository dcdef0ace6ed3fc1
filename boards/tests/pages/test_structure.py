"""The structure, boards and lists, as different readers find them, on any day."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from boards.models import ListName
from boards.tests.factories import (
    a_board,
    a_line,
    a_listing,
    a_meeting,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from boards.tests.pages.read import CHANGE, words

pytestmark = pytest.mark.django_db


def test_the_structure_of_2016_of_2019_and_of_today_differ(fen, page):
    in_2016 = words(page(fen.officer, "boards:structure", on="2016-04-01"))
    in_2019 = words(page(fen.officer, "boards:structure", on="1 May 2019"))
    today = words(page(fen.officer, "boards:structure"))

    assert "As at 1 April 2016 : one partnership board." in in_2016
    assert "one executive board, one partnership board, one standing group and one" in in_2019
    assert "Old children board" not in in_2019
    assert "Children’s board" not in today


@pytest.mark.parametrize("typed", ["1 May 2019", "1 may 2019", "2019-05-01", "01/05/2019"])
def test_a_day_may_be_typed_in_three_ways(fen, page, typed):
    assert "As at 1 May 2019" in words(page(fen.officer, "boards:structure", on=typed))


def test_the_31st_of_february_is_told_beside_the_field_and_today_is_shown(fen, page):
    found = page(fen.officer, "boards:structure", on="31 February 2019")

    today = timezone.localdate()
    assert "31 February 2019 is not a real date" in words(found)
    assert 'value="31 February 2019"' in found.content.decode()
    assert f"As at {today.day} {today:%B %Y}" in words(found)


@pytest.mark.parametrize("typed", ["yesterday", "٣/٥/٢٠١٩", "1 May 0001", "99/99/9999", "x" * 400])
def test_no_typed_day_breaks_the_page(fen, page, typed):
    for name in ("boards:structure", "boards:agencies"):
        found = page(fen.officer, name, on=typed)

        assert found.status_code == 200
        assert "errmsg" in found.content.decode()


def test_a_forum_hangs_by_a_dotted_line_in_list_and_drawing(fen, page):
    html = page(fen.officer, "boards:structure", on="2019-05-01").content.decode()

    assert re.search(r'<li class="dotted"><a href="[^"]+">Education forum', html)
    assert 'stroke-dasharray="2 5"' in html
    assert 'stroke-dasharray="3 4"' in html


def test_a_linked_statutory_board_says_who_of_us_sits_there(fen, page):
    found = words(page(fen.officer, "boards:structure"))

    assert "Linked statutory boards" in found
    assert "Head of Service, for Executive board" in found


def test_a_name_is_never_read_as_markup(fen, page):
    a_board(fen.partnership, "<script>alert(1)</script> & group")

    html = page(fen.officer, "boards:structure").content.decode()

    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


@pytest.mark.parametrize(
    ("who", "answer"),
    [("officer", 200), ("member", 200), ("lead", 200), ("stranger", 404)],
)
def test_who_may_open_a_board(fen, page, who, answer):
    person = getattr(fen, who)

    assert page(person, "boards:board", fen.reviews.key).status_code == answer
    assert page(person, "boards:agency", fen.police.key).status_code == answer


def test_a_stranger_finds_no_board_in_the_structure(fen, page):
    found = words(page(fen.stranger, "boards:structure"))

    assert "No boards to show" in found
    assert "Executive board" not in found


def test_another_partnership_is_not_seen(fen, page):
    other = a_board(a_partnership("Hillshire"), "Hillshire board")

    assert page(fen.officer, "boards:board", other.key).status_code == 404
    assert "Hillshire" not in words(page(fen.officer, "boards:structure"))


@pytest.mark.parametrize(
    ("who", "seen"), [("officer", True), ("chair", True), ("lead", False), ("member", False)]
)
def test_meetings_are_for_those_who_sit_there_and_the_service(fen, page, who, seen):
    a_meeting(fen.reviews, date(2026, 3, 2), place="Shire Hall")

    found = words(page(getattr(fen, who), "boards:board", fen.reviews.key))

    assert ("Shire Hall" in found) is seen
    assert ("Meetings Day Place" in found) is seen
    assert "Decisions" not in found


def test_buttons_follow_the_rights(fen, page):
    for_officer = words(page(fen.officer, "boards:board", fen.reviews.key))
    for_lead = words(page(fen.lead, "boards:board", fen.reviews.key))
    elsewhere = words(page(fen.officer, "boards:board", fen.forum.key))

    assert "Plan or record a meeting" in for_officer
    assert "Record a serious incident" in for_officer
    assert "Record a" not in for_lead
    assert "Record a serious incident" not in elsewhere


def test_an_empty_seat_of_an_agency_is_told(fen, page):
    yesterday = timezone.localdate() - timedelta(days=1)
    a_seat(a_person("Gone"), fen.executive, agency=fen.police, starts_on=CHANGE, ends_on=yesterday)

    found = words(page(fen.lead, "boards:board", fen.executive.key))

    assert "Vacant since" in found
    assert "Gone" not in found
    assert "nobody is recorded here" in words(page(fen.lead, "boards:board", fen.health.key))


@pytest.mark.parametrize("groups", [3, 60])
def test_the_structure_costs_the_same_for_3_groups_and_for_60(
    fen, client, django_assert_max_num_queries, groups
):
    for number in range(groups):
        a_line(a_board(fen.partnership, f"Group {number}"), fen.executive, starts_on=CHANGE)
    client.force_login(fen.officer)
    client.get(reverse("boards:structure"))

    with django_assert_max_num_queries(15):
        assert client.get(reverse("boards:structure")).status_code == 200


@pytest.mark.parametrize("rows", [3, 60])
def test_lists_cost_the_same_for_3_rows_and_for_60(
    fen, client, django_assert_max_num_queries, rows
):
    for number in range(rows):
        agency = an_agency(f"Agency {number}")
        a_listing(fen.partnership, agency, list_name=ListName.CHILDREN)
        a_seat(a_person(f"Person {number}"), fen.reviews, starts_on=CHANGE, agency=agency)
        a_meeting(fen.reviews, date(2026, 1, 1) + timedelta(days=number))
        a_post(fen.lead, agency)
    client.force_login(fen.head)
    asked = {
        reverse("boards:agencies"): 12,
        reverse("boards:board", args=[fen.reviews.key]): 22,
        reverse("people:list"): 12,
        reverse("people:person", args=[fen.lead.pk]): 17,
        reverse("boards:agency", args=[fen.police.key]): 21,
    }

    for address, most in asked.items():
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


def test_the_lists_show_what_is_printed_and_what_has_ended(fen, page):
    schools = an_agency("Schools", is_category=True)
    gone = an_agency("Gone Trust", ends_on=date(2022, 6, 30))
    a_listing(
        fen.partnership,
        schools,
        list_name=ListName.CHILDREN,
        printed="All schools <here>",
        heading="Education",
        note="As printed.",
    )
    a_listing(fen.partnership, gone, list_name=ListName.ADULTS)

    html = page(fen.member, "boards:agencies", on="1 May 2019").content.decode()

    assert "All schools &lt;here&gt;" in html
    assert "Category" in html
    assert re.search(r"\(ended <time[^>]+>30 June 2022</time>\)", html)
    assert "one statutory partner, one entry in the children’s list and one entry in" in html


def test_offices_of_an_agency_are_for_the_service_and_the_agency(fen, page):
    for_officer = words(page(fen.officer, "boards:agency", fen.police.key))
    for_lead = words(page(fen.lead, "boards:agency", fen.police.key))
    for_member = words(page(fen.member, "boards:agency", fen.police.key))

    assert "Offices held for it" in for_officer
    assert "Offices held for it" in for_lead
    assert "Offices held for it" not in for_member
    assert "Agency safeguarding lead" not in for_member


def test_people_are_seen_by_the_service_and_by_themselves(fen, page):
    assert fen.lead.name in words(page(fen.officer, "people:list"))
    assert page(fen.lead, "people:person", fen.lead.pk).status_code == 200
    assert page(fen.lead, "people:person", fen.chair.pk).status_code == 404
    assert page(fen.officer, "people:give", fen.chair.pk).status_code == 200
    assert page(fen.officer, "people:give", fen.officer.pk).status_code == 403
    assert "Give an office" not in words(page(fen.officer, "people:person", fen.officer.pk))
