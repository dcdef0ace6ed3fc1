"""Pages of boards, agencies, people and sign-in, as different readers find them."""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from boards.models import BoardKind, ListName, Meeting, Membership
from boards.services import Grant, end_office, give_office, record_meeting, take_office_back
from boards.tests.factories import (
    LONG_AGO,
    PASSWORD,
    a_board,
    a_line,
    a_link,
    a_listing,
    a_meeting,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.access.services import NotAllowed

MONDAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db
CHANGE = date(2018, 1, 1)


@pytest.fixture
def fen():
    """A partnership with an old and a new structure, and people in its offices."""
    partnership = a_partnership()
    executive = a_board(partnership, "Executive board", kind=BoardKind.EXECUTIVE, starts_on=CHANGE)
    children = a_board(
        partnership,
        "Children’s board",
        kind=BoardKind.BOARD,
        starts_on=CHANGE,
        ends_on=date(2025, 12, 8),
    )
    old = a_board(
        partnership, "Old children board", kind=BoardKind.BOARD, ends_on=date(2017, 12, 31)
    )
    reviews = a_board(partnership, "Case review group", kind=BoardKind.REVIEW, starts_on=CHANGE)
    forum = a_board(partnership, "Education forum", kind=BoardKind.DOTTED, starts_on=CHANGE)
    service = a_board(partnership, "Partnership service", kind=BoardKind.SERVICE)
    health = a_board(partnership, "Health board", kind=BoardKind.STATUTORY)
    a_line(children, executive, starts_on=CHANGE, ends_on=date(2025, 12, 8))
    a_line(reviews, children, starts_on=CHANGE, ends_on=date(2025, 12, 8))
    a_line(forum, executive, starts_on=CHANGE, dotted=True)
    a_link(executive, health)
    police = an_agency()
    a_listing(partnership, police)
    people = {
        name: a_person(name) for name in ("officer", "head", "chair", "member", "lead", "stranger")
    }
    a_seat(people["officer"], service, Office.SERVICE_OFFICER)
    a_seat(people["head"], service, Office.HEAD_OF_SERVICE)
    a_seat(people["chair"], reviews, Office.GROUP_CHAIR, starts_on=CHANGE, agency=police)
    a_seat(people["member"], forum, starts_on=CHANGE)
    a_post(people["lead"], police)
    a_post(people["stranger"], an_agency("A body that no arrangements list"))
    return SimpleNamespace(
        partnership=partnership,
        executive=executive,
        reviews=reviews,
        forum=forum,
        old=old,
        police=police,
        health=health,
        **people,
    )


@pytest.fixture
def page(client):
    """What a person finds at an address."""

    def visit(person, name, *args, **query):
        client.force_login(person)
        return client.get(reverse(name, args=args), query)

    return visit


def words(response) -> str:
    """The text of a page without its tags."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


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


def meeting_of(day: date, place: str = "") -> dict[str, str]:
    return {
        "held_on_day": str(day.day),
        "held_on_month": str(day.month),
        "held_on_year": str(day.year),
        "place": place,
    }


def test_a_meeting_is_recorded_once(fen, client):
    client.force_login(fen.officer)
    address = reverse("boards:record_meeting", args=[fen.reviews.key])

    first = client.post(address, meeting_of(date(2026, 3, 2), "Shire Hall"))
    again = client.post(address, meeting_of(date(2026, 3, 2)))

    assert first.status_code == 302
    assert "A meeting of Case review group on 2 March 2026 is already recorded" in words(again)
    assert Meeting.objects.count() == 1
    assert Meeting.objects.get().history.get().history_user == fen.officer


def test_two_who_record_the_same_meeting_at_once_get_one_row(fen, monkeypatch):
    record_meeting(fen.reviews, held_on=MONDAY, place="", by=fen.officer)
    monkeypatch.setattr("boards.services.meetings._already_recorded", lambda *_: False)
    monkeypatch.setattr(Meeting, "full_clean", lambda self: None)

    with pytest.raises(ValidationError, match="already recorded"):
        record_meeting(fen.reviews, held_on=MONDAY, place="", by=fen.officer)

    assert Meeting.objects.count() == 1


def test_a_meeting_may_be_planned_but_never_before_the_group(fen, client):
    client.force_login(fen.officer)
    address = reverse("boards:record_meeting", args=[fen.reviews.key])

    ahead = client.post(address, meeting_of(timezone.localdate() + timedelta(days=1)))
    early = client.post(address, meeting_of(date(2016, 3, 2)))

    assert ahead.status_code == 302
    assert "Case review group does not run on 2 March 2016" in words(early)
    assert Meeting.objects.get().held_on == timezone.localdate() + timedelta(days=1)


def test_recording_a_meeting_belongs_to_the_service(fen, page):
    assert page(fen.chair, "boards:record_meeting", fen.reviews.key).status_code == 403
    assert page(fen.stranger, "boards:record_meeting", fen.reviews.key).status_code == 404
    with pytest.raises(NotAllowed):
        record_meeting(fen.reviews, held_on=MONDAY, place="", by=fen.chair)


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


def test_the_head_of_service_gives_and_ends_an_office(fen, client):
    client.force_login(fen.head)
    given = {
        "office": "group_member",
        "place": f"board-{fen.executive.pk}",
        "seat": f"agency-{fen.police.pk}",
        "starts_on_day": "1",
        "starts_on_month": "3",
        "starts_on_year": "2026",
        "because": "named by the constabulary",
    }

    answer = client.post(reverse("people:give", args=[fen.lead.pk]), given)
    seat = Membership.objects.get(person=fen.lead)
    address = reverse("people:end", args=[fen.lead.pk, "board", seat.pk])
    ended = {
        "ends_on_day": "31",
        "ends_on_month": "3",
        "ends_on_year": "2026",
        "because": "moved away",
    }
    closing = client.post(address, ended)
    seat.refresh_from_db()

    assert (answer.status_code, closing.status_code) == (302, 302)
    assert seat.ends_on == date(2026, 3, 31)
    assert [row.history_change_reason for row in seat.history.all()] == [
        "moved away",
        "named by the constabulary",
    ]
    assert "already ended on 31 March 2026" in words(client.post(address, ended))


@pytest.mark.parametrize(
    ("office", "changes", "said"),
    [
        (Office.AGENCY_LEAD, {}, "held for an agency"),
        (Office.GROUP_MEMBER, {"ends_on": date(2019, 1, 1)}, "before the first day"),
        (Office.GROUP_MEMBER, {"starts_on": date(2016, 1, 1)}, "did not exist"),
        (Office.GROUP_CHAIR, {}, "already holds this office"),
    ],
)
def test_an_office_that_cannot_be_is_refused_in_plain_words(fen, office, changes, said):
    facts = {"office": office, "place": fen.reviews, "starts_on": date(2020, 1, 1)} | changes
    today = timezone.localdate()

    with pytest.raises(ValidationError, match=said):
        give_office(fen.chair, Grant(**facts), because="test", by=fen.head, today=today)


def test_an_unknown_board_is_refused(fen, client):
    client.force_login(fen.head)
    other = a_board(a_partnership("Hillshire"), "Hillshire board")

    found = client.post(
        reverse("people:give", args=[fen.lead.pk]),
        {"office": "group_member", "place": f"board-{other.pk}", "because": "x"},
    )

    assert "Choose one of the answers in the list" in words(found)
    assert "Hillshire" not in words(found)


def test_offices_are_given_only_where_one_manages_and_never_to_oneself(fen):
    elsewhere = a_board(a_partnership("Hillshire"), "Hillshire board")
    there = a_seat(fen.lead, elsewhere)
    grant = Grant(office=Office.GROUP_MEMBER, place=elsewhere, starts_on=date(2026, 1, 1))
    here = Grant(office=Office.GROUP_MEMBER, place=fen.reviews, starts_on=date(2026, 1, 1))
    said = {"because": "test", "today": timezone.localdate()}

    with pytest.raises(NotAllowed):
        give_office(fen.lead, grant, by=fen.head, **said)
    with pytest.raises(NotAllowed):
        give_office(fen.head, here, by=fen.head, **said)
    with pytest.raises(NotAllowed):
        give_office(fen.lead, here, by=fen.officer, **said)
    with pytest.raises(NotAllowed):
        end_office(there, ends_on=LONG_AGO, by=fen.head, **said)


def test_why_names_the_office_and_who_else(fen, page):
    found = words(page(fen.lead, "access:why", "boards.Board", fen.reviews.pk))

    assert "Agency safeguarding lead, Fenshire Constabulary" in found
    assert "Who else can" in found
    assert page(fen.stranger, "access:why", "boards.Board", fen.reviews.pk).status_code == 404


def test_the_way_in_works_signed_out(fen, client):
    for name in (
        "account_login",
        "account_signup",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
    ):
        assert client.get(reverse(name)).status_code == 200, name

    answer = client.post(
        reverse("account_login"), {"login": fen.officer.email, "password": PASSWORD}
    )

    assert answer.status_code == 302
    assert client.get(reverse("boards:structure")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get(reverse("boards:structure")).status_code == 302


def test_a_wrong_password_and_a_closed_account_are_told(fen, client):
    wrong = client.post(reverse("account_login"), {"login": fen.officer.email, "password": "no"})
    fen.officer.is_active = False
    fen.officer.save()
    closed = client.post(
        reverse("account_login"), {"login": fen.officer.email, "password": PASSWORD}, follow=True
    )

    assert wrong.status_code == 200
    assert "errsum" in wrong.content.decode()
    assert closed.status_code == 200


def test_a_forgotten_password_is_set_by_a_link(fen, client):
    asked = client.post(reverse("account_reset_password"), {"email": fen.officer.email})
    link = re.search(r"https?://\S+/password/reset/key/\S+", mail.outbox[0].body).group()
    form = client.get(link, follow=True)
    new = "another long and quiet phrase"
    done = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new}, follow=True)

    assert asked["Location"] == reverse("account_reset_password_done")
    assert "Set a new password" in words(form)
    assert "Your password is changed" in words(done)
    assert client.login(email=fen.officer.email, password=new)


def test_an_old_link_and_an_unknown_address_are_answered_calmly(client):
    old = client.get(reverse("account_reset_password_from_key", args=["1", "no-such-key"]))
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})

    assert "This link no longer works" in words(old)
    assert unknown["Location"] == reverse("account_reset_password_done")


def test_a_password_is_changed_while_signed_in(fen, client):
    client.post(reverse("account_login"), {"login": fen.officer.email, "password": PASSWORD})
    new = "another long and quiet phrase"
    said = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    assert client.get(reverse("account_change_password")).status_code == 200
    assert client.post(reverse("account_change_password"), said).status_code == 302
    fen.officer.refresh_from_db()
    assert fen.officer.check_password(new)


def test_nobody_signs_themselves_up(client):
    said = {"email": "new@example.org", "password1": "another long and quiet phrase"}

    assert "Accounts are set up for you" in words(client.post(reverse("account_signup"), said))


def test_an_office_of_the_service_is_held_in_the_service_alone(fen):
    today = timezone.localdate()
    grant = Grant(office=Office.SERVICE_OFFICER, place=fen.reviews, starts_on=today)
    with pytest.raises(ValidationError, match="office of the partnership service alone"):
        give_office(fen.lead, grant, because="test", by=fen.head, today=today)
    with pytest.raises(ValidationError, match="not of"):
        a_seat(fen.lead, fen.reviews, Office.INDEPENDENT_CHAIR)


def test_the_last_head_of_service_is_not_ended_before_another_is_there(fen):
    today = timezone.localdate()
    service = fen.head.memberships.get(office=Office.HEAD_OF_SERVICE).board
    held = fen.head.memberships.get(office=Office.HEAD_OF_SERVICE)
    administrator = a_person("Kofi")
    a_seat(administrator, service, Office.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        end_office(held, ends_on=today, because="test", by=administrator, today=today)
    with pytest.raises(ValidationError, match="Give another person"):
        end_office(held, ends_on=today, because="test", by=fen.head, today=today)
    other = a_person("Ruth")
    a_seat(other, service, Office.HEAD_OF_SERVICE)
    end_office(held, ends_on=today, because="test", by=other, today=today)
    assert held.ends_on == today


def test_an_office_given_by_mistake_today_is_taken_back_at_once(fen, client):
    today = timezone.localdate()
    given = a_seat(fen.lead, fen.reviews, starts_on=today)
    client.force_login(fen.head)
    address = reverse("people:end", args=[fen.lead.pk, "board", given.pk])
    page_words = words(client.get(address))
    assert "given by mistake" in page_words
    answer = client.post(address, {"take_back": "on", "because": "The wrong person"})
    assert answer.status_code == 302
    assert not Membership.objects.filter(pk=given.pk).exists()
    last = Membership.history.filter(id=given.pk).latest("history_id")
    assert (last.history_type, last.history_change_reason) == ("-", "taken back: The wrong person")


def test_an_office_that_has_run_is_ended_not_taken_back(fen):
    given = a_seat(fen.lead, fen.reviews)
    with pytest.raises(ValidationError, match="has run before today"):
        take_office_back(given, because="x", by=fen.head, today=timezone.localdate())


def test_a_head_elsewhere_is_here_no_more_than_an_administrator(fen):
    today = timezone.localdate()
    elsewhere = a_board(a_partnership("Hillshire"), "Hillshire service", kind=BoardKind.SERVICE)
    both = a_person("Kofi")
    a_seat(both, elsewhere, Office.HEAD_OF_SERVICE)
    service = fen.head.memberships.get(office=Office.HEAD_OF_SERVICE).board
    a_seat(both, service, Office.ADMINISTRATOR)
    grant = Grant(office=Office.GROUP_MEMBER, place=fen.reviews, starts_on=today)
    with pytest.raises(NotAllowed):
        give_office(fen.lead, grant, because="test", by=both, today=today)
    held = fen.chair.memberships.get()
    with pytest.raises(NotAllowed):
        end_office(held, ends_on=today, because="test", by=both, today=today)
