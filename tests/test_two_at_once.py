"""Nothing typed is lost: two officers edit at once, or a session ends before the form is sent."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from boards.models import Board
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
