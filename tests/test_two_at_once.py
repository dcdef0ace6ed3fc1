"""Nothing typed is lost: two officers edit at once, or a session ends before the form is sent."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.models import Board
from partnership.access.offices import Office
from partnership.clock.rules import local_of
from reviews.deadlines import COPY_RULES
from reviews.models import Recipient
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db


def fields_of(page: Any) -> dict[str, str]:
    """What the form on the page would send as it stands."""
    form = page.context["form"]
    found = {one.html_name: one.value() or "" for one in form}
    by = re.search(r'name="typed_by" value="([^"]+)"', page.content.decode())
    return {**found, "typed_by": by[1] if by else ""}


def test_two_officers_change_two_fields_of_one_board_and_both_stay(world: World, client: Client):
    address = reverse("boards:change_board", args=[world.group.key])
    client.force_login(world.officer)
    mine = fields_of(client.get(address))
    other = Client()
    other.force_login(world.head)
    theirs = fields_of(other.get(address))
    other.post(address, {**theirs, "purpose": "Learns from reviews", "because": "Agreed"})
    client.post(address, {**mine, "name": "Learning group", "because": "Renamed"})
    board = Board.objects.get(pk=world.group.pk)
    assert (board.name, board.purpose) == ("Learning group", "Learns from reviews")


def test_two_officers_change_one_field_and_the_second_sees_both_words(world: World, client: Client):
    address = reverse("boards:change_board", args=[world.group.key])
    client.force_login(world.officer)
    mine = fields_of(client.get(address))
    other = Client()
    other.force_login(world.head)
    other.post(address, {**fields_of(other.get(address)), "name": "First", "because": "A"})
    answer = client.post(address, {**mine, "name": "Second", "because": "B"})
    words = answer.content.decode()
    assert "somebody else changed this to “First”" in words
    assert 'value="Second"' in words
    client.post(address, {**fields_of(answer), "because": "B"})
    assert Board.objects.get(pk=world.group.pk).name == "Second"


@pytest.fixture
def typing(world: World, client: Client) -> tuple[str, dict[str, str]]:
    """An officer has typed a page full when their session ends."""
    address = reverse("boards:change_board", args=[world.group.key])
    client.force_login(world.officer)
    page = fields_of(client.get(address))
    del client.cookies[settings.SESSION_COOKIE_NAME]
    return address, {**page, "purpose": "An hour of thought", "because": "Agreed"}


def test_what_was_typed_is_there_after_signing_in_again(world: World, client: Client, typing: Any):
    address, words = typing
    answer = client.post(address, words)
    assert answer.url.startswith(reverse("account_login"))
    client.force_login(world.officer)
    page = client.get(address).content.decode()
    assert "An hour of thought" in page
    assert "This is what you had typed" in page
    assert not Board.objects.get(pk=world.group.pk).purpose
    assert "An hour of thought" not in client.get(address).content.decode()


def test_nobody_else_reads_what_was_typed(world: World, client: Client, typing: Any):
    address, words = typing
    client.post(address, words)
    client.force_login(world.head)
    assert "An hour of thought" not in client.get(address).content.decode()


def test_a_forged_writer_keeps_nothing(world: World, client: Client, typing: Any):
    address, words = typing
    client.post(address, {**words, "typed_by": "1:forged"})
    client.force_login(world.officer)
    assert "An hour of thought" not in client.get(address).content.decode()


def test_passwords_are_never_kept(world: World, client: Client):
    address = reverse("account_change_password")
    client.post(address, {"oldpassword": "secret", "password1": "secret"})
    assert "kept_typed" not in client.session


# --- every form that changes what stands -------------------------------------------------------


def both_send(address: str, client: Client, world: World, theirs: dict, mine: dict) -> str:
    """An officer opens it, the Head of Service changes it, the officer sends. What is said."""
    client.force_login(world.officer)
    opened = fields_of(client.get(address))
    other = Client()
    other.force_login(world.head)
    first = other.post(address, {**fields_of(other.get(address)), **theirs})
    assert first.status_code == 302
    answer = client.post(address, {**opened, **mine})
    return answer.content.decode() if answer.status_code == 200 else ""


def a_day(name: str, on: date) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


@pytest.fixture
def planned(signed_off: Any, plan: Any) -> Any:
    """A review whose publication is planned."""
    today = timezone.localdate()
    return plan(signed_off(), today + timedelta(days=60), today=today)


def test_two_who_plan_one_publication_keep_what_each_changed(
    world: World, client: Client, planned: Any
):
    address = reverse("reviews:plan", args=[planned.reference])
    day = a_day("on", planned.planned_on)
    words = both_send(
        address, client, world, {**day, "title": "Theirs"}, {**day, "summary": "My words"}
    )
    planned.refresh_from_db()
    assert words == ""
    assert (planned.public_title, planned.public_summary) == ("Theirs", "My words")


def test_two_who_write_one_summary_see_both(world: World, client: Client, planned: Any):
    address = reverse("reviews:plan", args=[planned.reference])
    day = a_day("on", planned.planned_on)
    said = both_send(address, client, world, {**day, "summary": "A"}, {**day, "summary": "B"})
    assert "somebody else changed this to “A”" in said
    planned.refresh_from_db()
    assert planned.public_summary == "A"


def test_two_who_record_one_notice_see_both_days(world: World, client: Client, incident: Any):
    row = incident()
    address = reverse("reviews:record_notice", args=[row.reference])
    theirs, mine = a_day("on", date(2026, 3, 3)), a_day("on", date(2026, 3, 4))
    assert "changed this to “3 March 2026”" in both_send(address, client, world, theirs, mine)
    row.refresh_from_db()
    assert row.notified_on == date(2026, 3, 3)


def test_two_who_explain_one_missing_copy_see_both_reasons(
    world: World, client: Client, planned: Any
):
    code = COPY_RULES[Recipient.OFSTED]
    address = reverse("reviews:explain", args=[planned.reference, code])
    said = both_send(address, client, world, {"reason": "First"}, {"reason": "Second"})
    assert "somebody else changed this to “First”" in said


def test_two_who_set_one_local_value_see_both_numbers(world: World, client: Client):
    value = local_of("REMIND-FIRST")
    today = timezone.localdate()
    address = reverse("rulebook:change_local", args=[world.partnership.key, value.code])
    sent = {**a_day("starts_on", today), "because": "Decided"}
    first = {**sent, "number": "7", "confirmed": "yes"}
    later = {**sent, **a_day("starts_on", today + timedelta(days=1))}
    make.seat(world.officer, Office.HEAD_OF_SERVICE, world.service)  # who may set it, too
    said = both_send(address, client, world, first, {**later, "number": "9", "confirmed": "yes"})
    assert "somebody else changed this to “7”" in said


def test_two_who_end_one_office_see_both_days(world: World, client: Client):
    seat, today = world.member.memberships.get(), timezone.localdate()
    address = reverse("people:end", args=[world.member.pk, "board", seat.pk])
    theirs = {**a_day("ends_on", today + timedelta(days=30)), "because": "Retires"}
    mine = {**a_day("ends_on", today + timedelta(days=10)), "because": "Leaves"}
    assert "somebody else changed this to" in both_send(address, client, world, theirs, mine)
    seat.refresh_from_db()
    assert seat.ends_on == today + timedelta(days=30)


def test_two_who_take_one_agency_off_a_list_see_both_days(world: World, client: Client):
    listing = world.partnership.listings.get(agency=world.trust)
    today = timezone.localdate()
    address = reverse("boards:take_off_list", args=[listing.pk])
    theirs = {**a_day("ends_on", today + timedelta(days=30)), "because": "Asked"}
    mine = {**a_day("ends_on", today + timedelta(days=10)), "because": "Asked"}
    assert "somebody else changed this to" in both_send(address, client, world, theirs, mine)


def test_two_who_move_one_board_see_both_boards_and_what_one_left_is_taken_over(
    world: World, client: Client
):
    address = reverse("boards:move_board", args=[world.group.key])
    today = timezone.localdate()
    sent = {**a_day("starts_on", today), "because": "Agreed"}
    under = {**sent, "above": str(world.executive.pk)}
    said = both_send(address, client, world, under, {**sent, "above": str(world.service.pk)})
    assert f"somebody else changed this to “{world.executive}”" in said
    form = client.get(address).context["form"]
    assert form["above"].value() == world.executive.pk  # whom it reports to now
    later = {**sent, **a_day("starts_on", today + timedelta(days=1))}
    back = {**later, "above": str(world.service.pk)}
    assert both_send(address, client, world, back, {**later, "dotted": "on"}) == ""
    line = world.group.lines_up.get(starts_on=today + timedelta(days=1), ends_on=None)
    assert (line.above, line.dotted) == (world.service, True)
