"""Every board, group and entry of the published arrangement stands on the pages."""

import html
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from boards import demo
from boards.days import nearest_day_of_work, why_closed
from boards.models import Meeting
from boards.tests.factories import a_person
from boards.tests.printed import APPENDIX_1, APPENDIX_2
from partnership.people.models import User
from reviews.models import Incident, Publication, Review

GROUPS_OF_2019 = (
    "Executive Safeguarding Partnership Board",
    "Children's Safeguarding Partnership Board",
    "Adults' Safeguarding Partnership Board",
    "Children's Consultation and Development Forum",
    "Adults' Consultation and Development Forum",
    "Children's Quality and Effectiveness Group",
    "Adults' Quality and Effectiveness Group",
    "Case Review Group",
    "Safeguarding Adults Review Group",
    "Child sexual abuse task and finish group",
    "Criminal exploitation task and finish group",
    "Education Safeguarding Group",
    "Child Protection Information Network",
    "Child Death Overview Panel",
    "LeDeR steering group",
    "Independent Safeguarding Partnership Service",
    "Health and Wellbeing Boards",
    "Community Safety Partnerships",
    "MAPPA Strategic Management Board",
    "MASH Governance Board",
    "Domestic Abuse Governance Board",
    "Children and Families Joint Commissioning Board",
    "Local Family Justice Board",
)
STATUTORY_OF_2019 = (
    "Cambridgeshire County Council",
    "Peterborough City Council",
    "Cambridgeshire and Peterborough Clinical Commissioning Group",
    "Cambridgeshire Constabulary",
)


@pytest.fixture
def page(client: Any, db: None) -> Any:
    """A page as the service officer of the demonstration reads it."""
    demo.plant(timezone.now())
    client.force_login(User.objects.get(email="service-officer@demo.example"))

    def read(name: str, on: str) -> str:
        answer = client.get(reverse(name), {"on": on})
        assert answer.status_code == 200
        return html.unescape(answer.content.decode())

    return read


def test_every_group_of_the_2019_arrangement_is_on_the_structure_page(page):
    words = page("boards:structure", "1 May 2019")
    assert [name for name in GROUPS_OF_2019 if name not in words] == []


def test_every_appendix_entry_and_statutory_partner_of_2019_is_on_the_agencies_page(page):
    words = page("boards:agencies", "1 May 2019")
    assert [name for name in STATUTORY_OF_2019 if name not in words] == []
    entries = [printed for *_, printed in (*APPENDIX_1, *APPENDIX_2)]
    assert len(entries) == 65
    assert [printed for printed in entries if printed not in words] == []


@pytest.mark.parametrize(
    ("on", "there", "gone"),
    [
        ("30 June 2022", "Clinical Commissioning Group", "Integrated Care Board"),
        ("1 July 2022", "Integrated Care Board", ">Cambridgeshire and Peterborough Clinical"),
        ("25 June 2021", "Community Rehabilitation Company", ">Probation Service<"),
        ("26 June 2021", ">Probation Service<", ">Community Rehabilitation Company"),
    ],
)
def test_successors_take_over_on_their_day(page, on, there, gone):
    words = page("boards:agencies", on)
    assert there in words
    assert gone not in words


def test_planting_twice_adds_nothing(page):
    people = User.objects.count()
    demo.plant(timezone.now() + timedelta(days=1))
    assert User.objects.count() == people
    assert Path(settings.PARTNERSHIP_FILE).exists()


@pytest.mark.once
def test_the_demonstration_leaves_a_handful_of_roles_to_fill(client, db):
    demo.plant(timezone.now())
    client.force_login(User.objects.get(email="head-of-service@demo.example"))
    rows = client.get(reverse("boards:vacancies")).context["vacant"]
    assert 3 <= len(rows) <= 7
    assert [row.vacancy.since for row in rows if row.vacancy.since], "somebody has gone"
    names = list(User.objects.values_list("name", flat=True))
    assert len(set(names)) == len(names)


@pytest.mark.django_db
def test_the_demonstration_is_never_planted_beside_real_people():
    a_person("Somebody real")
    with pytest.raises(CommandError, match="Real people"):
        call_command("plant_demo")


@pytest.mark.parametrize(
    ("day", "found", "later"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 22), date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 12, 26), date(2026, 12, 24), date(2026, 12, 29)),
    ],
)
def test_the_nearest_day_of_work_leaves_out_weekends_and_bank_holidays(day, found, later, db):
    assert nearest_day_of_work(day) == found
    assert nearest_day_of_work(day, later=True) == later


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 12, 27)])
def test_whenever_it_is_planted_its_meetings_fall_on_days_of_work(day):
    demo.plant(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    held = [row.held_on for row in Meeting.objects.on_a_known_day()]
    assert held
    assert not [on for on in held if why_closed(on)]


@pytest.mark.django_db
def test_every_part_of_the_demonstration_plants_and_plants_again(capsys):
    call_command("plant_demo")
    counts = (Incident.objects.count(), Review.objects.count(), Publication.objects.count())
    assert all(counts)
    call_command("plant_demo")
    assert counts == (
        Incident.objects.count(),
        Review.objects.count(),
        Publication.objects.count(),
    )
    weekends = [row for row in Meeting.objects.on_a_known_day() if why_closed(row.held_on)]
    assert not weekends
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 30
    assert all(len(line.split()) == 3 for line in lines)
