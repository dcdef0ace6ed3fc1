"""What is restricted says so in words, with the reason, wherever it is shown (features X5)."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from partnership.clock.models import Deadline
from partnership.exports.lists import lists
from reviews.models.incident import MARKED_BECAUSE, MARKING
from tests.export_facts import things_of
from tests.exported import in_plain
from tests.factories import World, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OF_A_REVIEW = (
    "review",
    "review_decision",
    "review_log",
    "sign_off",
    "plan",
    "record_copy",
    "record_delay",
    "publish",
)
OF_AN_INCIDENT = ("incident", "record_notice", "record_rapid_review", "decide")
CASES = {"cases", "incidents", "reviews", "due", "waiting", "findings", "proceedings"}


@pytest.fixture(autouse=True)
def unhurried(settings: Any) -> None:
    cache.clear()
    settings.EXPORTS_A_MINUTE = 1000


@pytest.mark.parametrize("page", OF_A_REVIEW)
def test_every_page_of_a_review_is_marked(client: Client, world: World, review: Any, page: str):
    client.force_login(world.head)
    said = client.get(reverse(f"reviews:{page}", args=[review().reference])).content.decode()
    assert MARKING in said
    assert MARKED_BECAUSE in said


@pytest.mark.parametrize("page", OF_AN_INCIDENT)
def test_every_page_of_an_incident_is_marked(
    client: Client, world: World, incident: Any, page: str
):
    client.force_login(world.head)
    said = client.get(reverse(f"reviews:{page}", args=[incident().reference])).content.decode()
    assert MARKING in said
    assert MARKED_BECAUSE in said


def test_registers_logs_and_proofs_are_marked_and_what_is_open_is_not(
    client: Client, world: World, review: Any
):
    row = review()
    client.force_login(world.head)
    deadline = Deadline.objects.about(row).first()
    assert deadline is not None
    marked = [reverse(f"reviews:{page}") for page in ("incidents", "reviews")]
    marked += [
        reverse(f"access:{page}", args=["reviews.Review", row.pk])
        for page in ("why", "changes", "readings")
    ]
    marked.append(reverse("clock:proof", args=[deadline.pk]))
    assert [one for one in marked if MARKING not in client.get(one).content.decode()] == []
    plain = [reverse("boards:board", args=[world.group.key]), reverse("people:list")]
    plain.append(reverse("access:why", args=["boards.Board", world.group.pk]))
    assert [one for one in plain if MARKING in client.get(one).content.decode()] == []


def test_files_of_cases_are_marked_and_no_others(client: Client, world: World, review: Any):
    row = review(date(2026, 3, 16))
    meeting(world.group, date(2026, 4, 20))
    things = things_of(world, row)
    client.force_login(world.head)
    marked = set()
    for found in lists():
        name = "exports:download_of" if found.of else "exports:download"
        of = [things[found.of]] if found.of else []
        body = client.get(reverse(name, args=[found.code, *of, "docx"])).getvalue()
        if MARKING in "\n".join(one.text for one in Document(io.BytesIO(body)).paragraphs):
            marked.add(found.code)
    of_cases = {found.code for found in lists() if found.of in ("review", "incident")}
    assert marked == CASES | of_cases | {"changes", "openings", "answers"}


def test_excel_and_paper_say_it_too(client: Client, world: World, incident: Any):
    incident()
    client.force_login(world.head)
    asked = {
        format: client.get(reverse("exports:download", args=["incidents", format])).getvalue()
        for format in ("xlsx", "pdf", "json")
    }
    about = load_workbook(io.BytesIO(asked["xlsx"]))["About"]
    assert {row[0].value: row[1].value for row in about}["Marking"] == MARKING
    assert "".join(MARKING.split()) in in_plain(asked["pdf"], "pdf")
    assert f'"marking": "{MARKING}"' in in_plain(asked["json"], "json")
