"""Any partnership runs from its file alone."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from partnership.people.models import User
from reviews.models import Incident, Review
from tests.any_partnership.arrangements import DATA

# Hand-written from the sources that the files name.
FACTS = {
    "norfolk_children": (
        "Norfolk Safeguarding Children Partnership Group",
        "Education Reference Group",
        "1 July 2026",
        "01632 960 101",
        "one partnership board, four standing groups and three linked by dotted line",
    ),
    "norfolk_adults": (
        "Self-Neglect and Hoarding Subgroup",
        "Quality and Assurance Subgroup",
        "Health Executive Safeguarding Adults Alliance",
        "Chair: Independent Chair",
    ),
    "kensington_and_chelsea_and_westminster": (
        "Kensington and Chelsea and Westminster",
        "Safeguarding Adults Executive Board",
        "Westminster Partnership Group",
        "Shared by Local Safeguarding Children Partnership and Safeguarding Adults",
        "two partnership boards",
    ),
    "pan_lancashire,blackpool": (
        "Blackpool Assurance Board",
        "Domestic Abuse Children and Families Strategic Delivery Group",
    ),
    "pan_lancashire,lancashire": ("Practice Oversight Group", "Locality Group East"),
    "pan_lancashire,blackburn_with_darwen": ("Blackburn with Darwen Assurance Board",),
}
LISTED = {
    "norfolk_children": ("Breckland District Council", "NHS Norfolk and Waveney Integrated Care"),
    "norfolk_adults": ("HMP Wayland", "University of East Anglia"),
    "kensington_and_chelsea_and_westminster": (
        "Metropolitan Police, Central West",
        "In the borough alone, Westminster",
    ),
    "pan_lancashire,lancashire": ("Ribble Valley Borough Council", "Lancashire Constabulary"),
}


def paths(names: str) -> list[Path]:
    """The files of these names."""
    return [DATA / f"{name}.yaml" for name in names.split(",")]


def planted(monkeypatch: pytest.MonkeyPatch, names: str) -> None:
    """The demonstration of these files."""
    monkeypatch.setattr(settings, "PARTNERSHIP_FILE", ", ".join(map(str, paths(names))))
    call_command("plant_demo")


@pytest.mark.once
@pytest.mark.parametrize("names", FACTS)
def test_a_partnership_runs_from_its_file_alone(monkeypatch, page, names):
    planted(monkeypatch, names)
    words = page("service-officer", "boards:structure")
    assert [fact for fact in FACTS[names] if fact not in words] == []
    listed = page("service-officer", "boards:agencies")
    assert [entry for entry in LISTED.get(names, ()) if entry not in listed] == []
    assert all(person.offices_now for person in User.objects.all())
    assert Incident.objects.exists()
    assert Review.objects.exists()
    assert "Cambridgeshire" not in words


@pytest.mark.once
def test_two_partnerships_of_a_demonstration_have_an_officer_each(monkeypatch, page, capsys):
    planted(monkeypatch, "norfolk_children,norfolk_adults")
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 16
    other = page("service-officer.norfolk-adults", "boards:structure")
    assert "Norfolk Safeguarding Adults Board" in other
    assert "Children Partnership" not in other
    call_command("plant_demo")
    assert capsys.readouterr().out.splitlines() == said


def test_a_file_that_cannot_be_imported_stops_the_demonstration(monkeypatch, db):
    monkeypatch.setattr(settings, "PARTNERSHIP_FILE", str(DATA / "blackpool.yaml"))
    with pytest.raises(CommandError, match="“pan-lancashire” is not known: import its file first"):
        call_command("plant_demo")
    assert not User.objects.exists()
