"""The import of arrangements: what it writes and what it leaves alone."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from boards.importing import Report, import_file
from boards.models import Board, BoardLink, Listing, Partnership, ReportingLine
from boards.tests.arrangements import PUBLISHED, SMALL, TODAY, rows, told, written
from boards.tests.printed import APPENDIX_1, APPENDIX_2, REAL
from partnership.agencies.models import Agency, Succession


@pytest.fixture
def imported(db: None) -> Report:
    """The real arrangements, written."""
    return import_file(REAL, apply=True)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small file without mistakes."""
    return written(tmp_path, SMALL)


def printed_on(day: date, name: str) -> list[tuple[str, str, str]]:
    """A published list on a day, in its order."""
    return [
        (row.heading, row.subheading, row.printed)
        for row in Listing.objects.on(day).filter(list_name=name)
    ]


def agencies_on(day: date, name: str, kinds: set[str]) -> set[str]:
    """The agencies of some kinds that a list names on a day."""
    listed = Listing.objects.on(day).filter(list_name=name, agency__kind__in=kinds)
    return set(listed.values_list("agency__key", flat=True))


def boards_on(day: date) -> set[str]:
    """The boards that exist on a day."""
    return set(Board.objects.on(day).values_list("key", flat=True))


@pytest.mark.django_db
def test_a_trial_tells_what_would_be_added_and_writes_nothing(capsys):
    call_command("import_partnership", str(REAL))
    said = capsys.readouterr().out
    assert "would be added: board or group Executive Safeguarding Partnership Board" in said
    assert "This was a trial" in said
    assert set(rows()) == {0}


def test_a_second_import_changes_nothing_and_adds_no_history(imported):
    assert imported.applied
    assert imported.added
    before = rows()
    again = StringIO()
    call_command("import_partnership", str(REAL), "--apply", stdout=again)
    assert again.getvalue().strip() == "Nothing to change."
    assert rows() == before
    assert before[::2] == before[1::2]


def test_history_says_where_a_row_came_from(imported):
    entry = Board.objects.get(key="executive-board").history.get()
    assert entry.history_change_reason == f"imported from {REAL.name}"
    assert entry.history_user is None


@pytest.mark.parametrize(
    ("name", "appendix", "count"), [("children", APPENDIX_1, 36), ("adults", APPENDIX_2, 29)]
)
def test_every_printed_row_is_listed_in_its_order(imported, name, appendix, count):
    assert len(appendix) == count
    assert tuple(printed_on(PUBLISHED, name)) == appendix


def test_a_slip_of_the_printer_is_kept_and_explained(imported):
    slip = Listing.objects.get(
        list_name="adults", printed="Cambridgeshire University Hospitals NHS Foundation Trust"
    )
    assert slip.agency.name == "Cambridge University Hospitals NHS Foundation Trust"
    assert slip.note
    twice = Listing.objects.filter(
        list_name="adults", agency__key="lincolnshire-community-health-services-nhs-trust"
    )
    assert twice.count() == 2
    closing = "Including all Local Authority, Academies, and Private / Independent provisions"
    assert closing in Listing.objects.get(printed__startswith="All educational").note


@pytest.mark.parametrize(
    ("day", "health", "probation"),
    [
        (
            date(2016, 6, 1),
            "cambridgeshire-and-peterborough-ccg",
            {
                "national-probation-service",
                "bedfordshire-northamptonshire-cambridgeshire-and-hertfordshire-crc",
            },
        ),
        (
            date(2019, 6, 1),
            "cambridgeshire-and-peterborough-ccg",
            {
                "national-probation-service",
                "bedfordshire-northamptonshire-cambridgeshire-and-hertfordshire-crc",
            },
        ),
        (TODAY, "cambridgeshire-and-peterborough-icb", {"probation-service"}),
    ],
)
def test_each_day_shows_its_own_health_and_probation_partners(imported, day, health, probation):
    commissioners = Agency.objects.on(day).filter(kind__in=["ccg", "icb"])
    assert [agency.key for agency in commissioners] == [health]
    assert agencies_on(day, "children", {"probation"}) == probation
    name = "statutory" if day >= PUBLISHED else "children"
    assert agencies_on(day, name, {"ccg", "icb"}) == {health}


def test_hospitals_of_2016_have_their_successors_today(imported):
    trusts = {"nhs_trust", "foundation_trust"}
    then = agencies_on(date(2016, 6, 1), "children", trusts)
    now = agencies_on(TODAY, "children", trusts)
    assert {
        "hinchingbrooke-health-care-nhs-trust",
        "papworth-hospital-nhs-foundation-trust",
    } <= then - now
    assert {
        "north-west-anglia-nhs-foundation-trust",
        "royal-papworth-hospital-nhs-foundation-trust",
    } <= now - then
    after = Succession.objects.filter(after__key="north-west-anglia-nhs-foundation-trust")
    assert set(after.values_list("before__key", flat=True)) == {
        "hinchingbrooke-health-care-nhs-trust",
        "peterborough-and-stamford-hospitals-nhs-foundation-trust",
    }


def test_the_statutory_partners_are_two_councils_health_and_police(imported):
    assert agencies_on(TODAY, "statutory", {"council", "police", "ccg", "icb"}) == agencies_on(
        PUBLISHED, "statutory", {"council", "police"}
    ) | {"cambridgeshire-and-peterborough-icb"}
    assert len(printed_on(PUBLISHED, "statutory")) == len(printed_on(TODAY, "statutory")) == 4


def test_boards_come_and_go_with_the_structure(imported):
    four = {"cambridgeshire-lscb", "peterborough-scb", "cambridgeshire-sab", "peterborough-sab"}
    joint = {"executive-board", "childrens-board", "adults-board"}
    two = {
        "cambridgeshire-safeguarding-children-partnership",
        "peterborough-safeguarding-children-partnership",
    }
    assert four <= boards_on(date(2017, 12, 31))
    assert not four & boards_on(date(2018, 1, 1))
    assert joint <= boards_on(date(2018, 1, 1))
    assert not joint & boards_on(date(2017, 12, 31))
    assert boards_on(TODAY) & (two | joint) == two | joint - {"childrens-board"}
    assert "case-review-group" in boards_on(TODAY)


def test_the_chair_and_the_head_of_service_sit_where_the_arrangements_say(imported):
    links = BoardLink.objects.on(PUBLISHED)
    chair = links.filter(office="independent_chair").values_list("other__key", "as_chair")
    assert set(chair) == {
        ("health-and-wellbeing-boards", False),
        ("community-safety-partnerships", False),
        ("mappa-strategic-management-board", False),
        ("mash-governance-board", True),
    }
    head = links.filter(office="head_of_service").values_list("other__key", flat=True)
    assert set(head) == {
        "domestic-abuse-governance-board",
        "children-and-families-joint-commissioning-board",
    }
    assert links.filter(office="").count() == 8


def test_schools_hang_on_by_dotted_line(imported):
    dotted = ReportingLine.objects.on(PUBLISHED).filter(
        above__key="childrens-board", dotted=True, below__kind="dotted"
    )
    assert set(dotted.values_list("below__key", flat=True)) == {
        "education-safeguarding-group",
        "child-protection-information-network",
    }


@pytest.mark.django_db
def test_words_that_look_like_yes_stay_words(small):
    import_file(small, apply=True)
    top = Board.objects.get(key="top")
    assert (top.name, top.chaired_by) == ("On", "yes")


@pytest.mark.django_db
def test_a_change_and_an_end_are_told_and_written(small, tmp_path):
    import_file(small, apply=True)
    text = SMALL.replace("name: Middle", "name: Centre")
    text = text.replace(
        "dotted: yes, from: 2015-04-01}", "dotted: yes, from: 2015-04-01, until: 2016-02-29}"
    )
    trial = import_file(written(tmp_path, text), apply=False)
    assert trial.changed == ["board or group Centre: name: Middle → Centre"]
    assert trial.ended == [
        "reporting line low is linked to middle: until: nothing → 29 February 2016"
    ]
    assert Board.objects.get(key="middle").name == "Middle"
    import_file(written(tmp_path, text), apply=True)
    assert Board.objects.get(key="middle").name == "Centre"
    assert ReportingLine.objects.get(below__key="low").ends_on == date(2016, 2, 29)
    assert Board.objects.get(key="middle").history.count() == 2


@pytest.mark.django_db
def test_rows_that_the_file_does_not_have_are_left_alone_and_named(small, tmp_path):
    import_file(small, apply=True)
    text = "\n".join(row for row in SMALL.split("\n") if ": low" not in row)
    report = import_file(written(tmp_path, text), apply=True)
    assert report.applied
    assert report.nothing_to_change
    assert set(report.missing_from_file) == {
        "board or group Low",
        "reporting line Low is linked to Middle",
        "board link On and Low",
    }
    assert Board.objects.filter(key="low").exists()


@pytest.mark.django_db
def test_a_board_of_another_partnership_is_not_taken(small, tmp_path):
    import_file(small, apply=True)
    found = told(tmp_path, SMALL.replace("key: somewhere", "key: elsewhere\n  code: ew"))
    assert any("“top” belongs to another partnership" in problem for problem in found)
    assert not Partnership.objects.filter(key="elsewhere").exists()
