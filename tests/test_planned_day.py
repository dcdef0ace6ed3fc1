"""A publication may be planned for any day: of one on which nobody works, the page warns."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from boards.days import nearest_day_of_work
from partnership.ui.words import plain_day

pytestmark = pytest.mark.django_db
LAWFUL = "It is lawful to publish then"


def test_a_publication_planned_for_a_sunday_is_lawful_and_warned_of(
    client, world, signed_off, plan
):
    today = timezone.localdate()
    row = signed_off(today - timedelta(days=2))
    sunday = today + timedelta(days=13 - today.weekday())
    client.force_login(world.officer)
    plan(row, nearest_day_of_work(sunday, later=True), today=today)
    assert LAWFUL not in words_of(client, row)
    plan(row, sunday, today=today)
    assert f"{plain_day(sunday)} is a Sunday. {LAWFUL}" in words_of(client, row)


def words_of(client, row) -> str:
    page = client.get(row.get_absolute_url()).content.decode()
    return " ".join(re.sub(r"<[^>]+>", "", page).split())
