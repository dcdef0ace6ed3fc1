"""A key for programs reads what its person sees, and opens nothing else."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.access.models import Reading
from partnership.tokens import services
from partnership.tokens.models import Purpose, Token
from tests.factories import World
from tests.feeds.keys_in_use import LISTS, a_token, address, as_program, leave

pytestmark = pytest.mark.django_db


def test_a_program_reads_what_its_person_sees_and_no_more(world: World, incident):
    row = incident()
    whole = json.loads(as_program(a_token(world.officer, Purpose.API)).content)
    assert [one["Reference"] for one in whole["rows"]] == [row.reference]
    assert (whole["list"], whole["total"], whole["next"]) == ("incidents", 1, None)
    for other in (world.lead, World().officer):
        assert json.loads(as_program(a_token(other, Purpose.API)).content)["rows"] == []
    assert Reading.objects.about(row).filter(person=world.officer).count() == 1


def test_a_program_leaves_no_session_and_no_cookie(world: World):
    answer = as_program(a_token(world.officer, Purpose.API))
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/exports/incidents.csv", "get"),
        ("/exports/incidents.xlsx", "get"),
        ("/exports/", "get"),
        ("/", "get"),
        ("/incidents/", "get"),
        ("/account/tokens/", "get"),
        ("/account/tokens/", "post"),
        (LISTS, "post"),
        (LISTS, "put"),
        (LISTS, "delete"),
    ],
)
def test_a_key_opens_no_other_page(world: World, path: str, method: str):
    answer = as_program(a_token(world.officer, Purpose.API), path, method)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))
    assert Token.objects.count() == 1


@pytest.mark.parametrize("secret", ["", "x", "A" * 50, "é" * 30, "a b c"])
def test_a_wrong_key_is_told_so(world: World, secret: str):
    answer = as_program(secret)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert not answer.cookies


def test_a_wrong_key_does_not_fall_back_on_the_browsers_session(client: Client, world: World):
    client.force_login(world.officer)
    answer = client.get(LISTS, headers={"Authorization": "Bearer nothing"})
    assert answer.status_code == 401


def test_a_feed_is_no_key_and_a_key_no_feed(world: World):
    assert as_program(a_token(world.officer, Purpose.CALENDAR)).status_code == 401
    key = a_token(world.officer, Purpose.API)
    assert Client().get(address(key)).status_code == 404


def test_a_key_is_dead_when_revoked_when_its_person_left_or_is_closed(world: World):
    people = (world.officer, world.chair, world.independent)
    keys = [a_token(person, Purpose.API) for person in people]
    assert [as_program(key).status_code for key in keys] == [200] * 3
    services.revoke(Token.objects.get(person=world.officer), now=timezone.now())
    leave(world.chair, world.head)
    world.independent.is_active = False
    world.independent.save()
    assert [as_program(key).status_code for key in keys] == [401] * 3


def test_a_list_or_board_that_is_not_there_is_not_found(world: World):
    key = a_token(world.officer, Purpose.API)
    there = World().group.key
    for path in ("/exports/nothing.json", f"/exports/members/{there}.json"):
        assert as_program(key, path).status_code == 404
    assert as_program(key, f"/exports/members/{world.group.key}.json").status_code == 200


def test_a_program_is_slowed_like_its_person(world: World, settings: Any):
    settings.EXPORTS_A_MINUTE = 2
    key = a_token(world.officer, Purpose.API)
    answers = [as_program(key) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert "error" in json.loads(answers[-1].content)


def test_a_long_list_comes_in_portions_that_lose_and_double_nothing(
    world: World, settings: Any, incident
):
    settings.EXPORT_ROWS_AT_ONCE = 4
    told = {incident().reference for _ in range(10)}
    key, path, found = a_token(world.officer, Purpose.API), LISTS, []
    for _ in range(3):
        portion = json.loads(as_program(key, path).content)
        assert portion["total"] == 10
        found += [row["Reference"] for row in portion["rows"]]
        path = portion["next"]
    assert path is None
    assert len(found) == 10
    assert set(found) == told


@pytest.mark.parametrize("typed", ["-1", "x", "9" * 30, "²", "1e3", "\x00"])
def test_a_start_that_is_no_number_means_the_first_row(world: World, incident, typed: str):
    incident()
    key = a_token(world.officer, Purpose.API)
    headers = {"Authorization": f"Bearer {key}"}
    answer = Client().get(LISTS, {"rows_from": typed}, headers=headers)
    assert len(json.loads(answer.content)["rows"]) == 1
