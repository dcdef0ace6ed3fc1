"""The import of arrangements: what it checks, what it writes and what it leaves alone."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from boards.importing import Report, import_file
from boards.importing.reading import MOST_BYTES
from boards.models import Board, BoardLink, Listing, Partnership, ReportingLine
from partnership.agencies.models import Agency, Succession

REAL = Path(__file__).resolve().parents[1] / "data" / "cambridgeshire_and_peterborough.yaml"
MODELS = (Partnership, Agency, Succession, Board, ReportingLine, BoardLink, Listing)
PUBLISHED, TODAY = date(2019, 5, 1), date(2026, 11, 22)

DISTRICTS = "District Council (including those with responsibility for housing)"
SCHOOL, HEALTH, JUSTICE = "Education and Child Care", "Health and Social Care", "Criminal Justice"
CRC = "Community Rehabilitation Company (Bedfordshire, Northamptonshire, Cambridgeshire & Hertfordshire)"  # noqa: E501
PRISONS = "Prisons with Mother and Baby Unit / Young Offender Institutions"
CARE = (
    "Independent sector organisations who cover domiciliary residential and nursing care or "
    "provide accommodation"
)
COUNCILS = (
    (DISTRICTS, "", "Cambridge City Council"),
    (DISTRICTS, "", "South Cambridgeshire District Council"),
    (DISTRICTS, "", "East Cambridgeshire District Council"),
    (DISTRICTS, "", "Huntingdonshire District Council"),
    (DISTRICTS, "", "Fenland District Council"),
)
HEALTH_BODIES = (
    (HEALTH, "NHS England", "NHS England Midlands and East"),
    (HEALTH, "NHS Trust", "Cambridgeshire Community Services NHS Trust"),
    (HEALTH, "NHS Trust", "East of England Ambulance Service NHS Trust"),
    (HEALTH, "NHS Trust", "Lincolnshire Community Health Services NHS Trust"),
    (HEALTH, "NHS Trust", "Lincolnshire Community NHS Trust"),
    (HEALTH, "NHS Foundation Trust", "Cambridgeshire University Hospitals NHS Foundation Trust"),
    (HEALTH, "NHS Foundation Trust", "Cambridgeshire and Peterborough NHS Foundation Trust"),
    (HEALTH, "NHS Foundation Trust", "North West Anglia NHS Foundation Trust"),
    (HEALTH, "NHS Foundation Trust", "Royal Papworth Hospital NHS Foundation Trust"),
    (HEALTH, "Other Health", "Hertfordshire Urgent Care Community Interest Company"),
    (HEALTH, "Other Health", "Independent Healthcare settings"),
)
PROBATION = (
    (JUSTICE, "Probation Services", "National Probation Service (South East Division)"),
    (JUSTICE, "Probation Services", CRC),
)
APPENDIX_1 = (
    *COUNCILS,
    (SCHOOL, "Education", "All educational establishments including"),
    (SCHOOL, "Education", "Early Years provision"),
    (SCHOOL, "Education", "Primary"),
    (SCHOOL, "Education", "Secondary"),
    (SCHOOL, "Education", "Alternative / Special"),
    (SCHOOL, "Education", "Further education"),
    (
        SCHOOL,
        "Childcare settings and Children Centres",
        "All childcare settings and children centres",
    ),
    *HEALTH_BODIES,
    (
        JUSTICE,
        "Child and Family Court Advisory and Support Service (CAFCASS)",
        "CAFCASS Leicestershire, Lincolnshire and Cambridgeshire",
    ),
    *PROBATION,
    (JUSTICE, "Youth Offending", "Cambridgeshire and Peterborough Youth Offending Service"),
    (
        JUSTICE,
        "Children's Homes and Residential Settings",
        "All children homes and residential settings",
    ),
    (JUSTICE, PRISONS, "HMP Peterborough"),
    ("Police and Immigration", "", "British Transport Police (Midlands and East Areas)"),
    ("Fire and Rescue Service", "", "Cambridgeshire Fire and Rescue"),
    (
        "Voluntary and third sector providers",
        "",
        "voluntary and third sector providers (where appropriate)",
    ),
    ("Others", "", "Healthwatch"),
    ("Others", "", "Office of Police and Crime Commissioner"),
    ("Others", "", "Elected Members"),
    ("Others", "", "Lay Members"),
)
APPENDIX_2 = (
    *COUNCILS,
    (SCHOOL, "Education", "All further education establishments"),
    *HEALTH_BODIES,
    *PROBATION,
    (JUSTICE, "Prison", "HMP Littlehey"),
    (JUSTICE, "Prison", "HMP Peterborough"),
    (JUSTICE, "Prison", "HMP Whitemoor"),
    ("Police and Immigration", "", "British Transport Police (Midlands and East Areas)"),
    ("Fire and Rescue Service", "", "Cambridgeshire Fire and Rescue"),
    (
        "voluntary and third sector providers",
        "",
        "voluntary and third sector providers (where appropriate)",
    ),
    ("Independent Sector Organisations", "", CARE),
    ("Others", "", "Healthwatch"),
    ("Others", "", "Office of Police and Crime Commissioner"),
    ("Others", "", "Elected Members"),
)

SMALL = """\
partnership:
  key: somewhere
  name: Somewhere Safeguarding Partnership
  areas: [Somewhere]
agencies:
  - {key: old-trust, name: Old Trust, kind: nhs_trust, from: 2015-04-01, until: 2017-03-31}
  - {key: new-trust, name: New Trust, kind: nhs_trust, from: 2017-04-01}
successions:
  - {before: old-trust, after: new-trust, on: 2017-04-01}
boards:
  - {key: top, name: On, kind: executive, remit: both, chaired_by: yes, from: 2015-04-01}
  - {key: middle, name: Middle, kind: board, remit: both, from: 2015-04-01}
  - {key: low, name: Low, kind: group, remit: both, from: 2015-04-01}
lines:
  - {below: middle, above: top, from: 2015-04-01}
  - {below: low, above: middle, dotted: yes, from: 2015-04-01}
links:
  - {board: top, other: low, office: independent_chair, chair: yes, from: 2015-04-01}
lists:
  - list: children
    from: 2016-01-01
    groups:
      - heading: Health
        entries:
          - {agency: old-trust, printed: The Old Trust, until: 2017-03-31}
          - {agency: new-trust, printed: The New Trust, from: 2017-04-01}
"""


@pytest.fixture
def imported(db: None) -> Report:
    """The real arrangements, written."""
    return import_file(REAL, apply=True)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small file without mistakes."""
    return written(tmp_path, SMALL)


def written(folder: Path, text: str | bytes) -> Path:
    """A file with this text."""
    path = folder / "arrangements.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def told(folder: Path, text: str | bytes) -> list[str]:
    """The mistakes that an import of this text tells; none of it may be written."""
    report = import_file(written(folder, text), apply=True)
    assert not report.applied
    return [str(problem) for problem in report.errors]


def line_of(text: str, words: str) -> int:
    """The number of the first line with these words."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def rows() -> list[int]:
    """How many rows and how much history there is of everything that an import writes."""
    return [count for model in MODELS for count in (model.objects.count(), model.history.count())]


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


MISTAKES = {
    "a day that is not in the calendar": (
        "{agency: old-trust, printed: The Old Trust, until: 2017-03-31}",
        "{agency: old-trust, printed: The Old Trust, until: 2017-02-31}",
        "lists, item 1, groups, item 1, entries, item 1, until: "
        "there is no 31 February 2017 in the calendar",
    ),
    "a month that is not in the calendar": (
        "name: Low, kind: group, remit: both, from: 2015-04-01",
        "name: Low, kind: group, remit: both, from: 2015-13-01",
        "there is no 1 month 13 2015 in the calendar",
    ),
    "a day in another form": ("on: 2017-04-01", "on: 1 April 2017", "a day such as 2019-05-01"),
    "an end before the start": (
        "name: Low, kind: group, remit: both, from: 2015-04-01",
        "name: Low, kind: group, remit: both, from: 2015-04-01, until: 2015-03-31",
        "it ends on 31 March 2015, before it starts on 1 April 2015",
    ),
    "an unknown name": (
        "chaired_by: yes",
        "chared_by: yes",
        "the name “chared_by” is not known here; did you mean “chaired_by”?",
    ),
    "an unknown board": (
        "{below: middle, above: top",
        "{below: middel, above: top",
        "the board “middel” is not known; did you mean “middle”?",
    ),
    "an unknown agency": (
        "{agency: new-trust",
        "{agency: new-trusd",
        "the agency “new-trusd” is not known; did you mean “new-trust”?",
    ),
    "an unknown office": (
        "office: independent_chair",
        "office: independant_chair",
        "the office “independant_chair” is not known; did you mean “independent_chair”?",
    ),
    "an unknown kind": (
        "name: Low, kind: group",
        "name: Low, kind: gruop",
        "the kind “gruop” is not known; did you mean “group”?",
    ),
    "an unknown list": ("list: children", "list: childrens", "did you mean “children”?"),
    "a board that reports to itself": (
        "{below: middle, above: top",
        "{below: middle, above: middle",
        "“middle” cannot report to itself",
    ),
    "a circle": (
        "{below: middle, above: top, from: 2015-04-01}",
        "{below: middle, above: low, from: 2016-04-01}",
        "these report in a circle on 1 April 2016",
    ),
    "a row twice": (
        "links:",
        "  - {below: middle, above: top, from: 2016-01-01}\nlinks:",
        "middle reports to top stands here again; its days overlap those of line 15",
    ),
    "a missing name": ("name: Old Trust, ", "", "agencies, item 1: “name” is missing"),
    "an empty name": ("name: Old Trust", 'name: ""', "agencies, item 1, name: “name” is empty"),
    "a row with nothing in it": ("links:", "  - {}\nlinks:", "lines, item 3: “below” is missing"),
    "a text for a list": ("areas: [Somewhere]", "areas: Somewhere", "a list is expected here"),
    "a list for a text": ("name: Middle", "name: [Middle]", "a text is expected here"),
    "a text for a row": ("links:", "  - middle\nlinks:", "names with values are expected here"),
    "no areas": ("areas: [Somewhere]", "areas: []", "name at least one area"),
    "a flag that is neither": ("dotted: yes", "dotted: perhaps", "yes or no is expected here"),
    "a chair without an office": (
        "office: independent_chair, chair",
        "chair",
        "say which office is the chair",
    ),
    "a key that is no key": ("key: top", "key: Top Board", "“Top Board” is not a key"),
    "a key used twice": ("key: low", "key: top", "the key “top” is already used at line 11"),
    "a name that is too long": ("name: Low", f"name: {'x' * 201}", "longer than 200 characters"),
    "a row that outlives its board": (
        "name: Middle, kind: board, remit: both, from: 2015-04-01",
        "name: Middle, kind: board, remit: both, from: 2015-04-01, until: 2016-12-31",
        "it runs 1 April 2015 to today, but “middle” runs 1 April 2015 to 31 December 2016",
    ),
    "a successor before the end": ("on: 2017-04-01", "on: 2017-03-31", "has not ended by 31 March"),
    "a name that comes twice": (
        "  name: Somewhere Safeguarding Partnership",
        "  name: Here\n  name: There",
        "line 4, column 3, partnership, name: “name” comes twice; it first stands at line 3",
    ),
    "an anchor": ("areas: [Somewhere]", "areas: &a [Somewhere]", "the anchor &a is refused"),
    "an alias": ("areas: [Somewhere]", "areas: [*a]", "the alias *a is refused"),
    "a tag": ("name: Middle", "name: !!python/name:os.system Middle", "system is refused"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_nothing_is_imported(tmp_path, mistake):
    right, wrong, words = MISTAKES[mistake]
    assert right in SMALL
    text = SMALL.replace(right, wrong, 1)
    found = told(tmp_path, text)
    matching = [problem for problem in found if words in problem]
    assert matching, found
    assert matching[0].startswith("line ")
    assert set(rows()) == {0}


@pytest.mark.django_db
def test_a_place_is_the_line_and_the_column_of_the_value(tmp_path):
    text = SMALL.replace("remit: both, from: 2015-04-01}", "remit: bth, from: 2015-04-01}", 1)
    text = text.replace("name: Middle", "name: Middle, remit: both, kind: wrong")
    number = line_of(text, "wrong")
    column = text.split("\n")[number - 1].index("kind: board") + 1
    found = told(tmp_path, text)
    assert f"line {number}, column {column}, boards, item 2, kind: “kind” comes twice" in found[-2]


@pytest.mark.django_db
def test_all_mistakes_are_told_in_the_order_of_the_file(tmp_path, capsys):
    text = SMALL
    for mistake in ("a missing name", "an unknown name", "an unknown board", "an unknown office"):
        text = text.replace(*MISTAKES[mistake][:2], 1)
    path = written(tmp_path, text)
    with pytest.raises(CommandError, match="4 mistakes; nothing was imported"):
        call_command("import_partnership", str(path), "--apply")
    said = capsys.readouterr().err.strip().split("\n")
    lines = [int(row.split(",")[0].removeprefix("line ")) for row in said]
    assert lines == sorted(lines) == [6, 11, 15, 18]
    assert set(rows()) == {0}


def unreadable() -> Iterator[tuple[str, bytes, str]]:
    """Files that nothing can be read from, and what is said of each."""
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    yield "empty", b"", "it is empty"
    yield "only a comment", b"# nothing\n", "it is empty"
    yield "not UTF-8", b"partnership:\n  name: \xff\n", "line 2, column 9: This file cannot be read"
    yield "a tab", b"partnership:\n\tname: x\n", "line 2, column 1: This file cannot be read: a tab"
    yield "broken", b"partnership: [1, 2\nagencies: {", "This file cannot be read"
    yield "two documents", SMALL.encode() + b"---\n" + SMALL.encode(), "This file cannot be read"
    yield "a control character", b"name: \x07\n", "a character stands here that text does not hold"
    yield "too deep", b"[" * 5000, "nested more than 8 deep"
    yield "too deep in blocks", b"- " * 5000 + b"x", "nested more than 8 deep"
    yield "too large", b"#" * (MOST_BYTES + 1), "larger than 1 MiB"
    yield "a list at the top", b"- a\n- b\n", "names with values are expected here"
    yield "a word at the top", b"hello\n", "names with values are expected here"
    yield "nothing in it", b"{}\n", "“partnership” is missing"
    yield "a bomb", bomb.encode(), "the alias *a is refused"
    yield "a circle of aliases", b"&a [*a]\n", "the anchor &a is refused"
    yield "a list as a name", b"? [a]\n: b\n", "a name must be a word"
    yield "a foreign tag", b"!!python/object/apply:os.system [ls]\n", "is refused"


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "words"), [(b, w) for _, b, w in unreadable()])
def test_what_cannot_be_read_is_refused_in_plain_words(tmp_path, content, words):
    found = told(tmp_path, content)
    assert any(words in problem for problem in found), found
    assert set(rows()) == {0}


@pytest.mark.django_db
def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    missing = import_file(tmp_path / "nowhere.yaml", apply=True).errors
    folder = import_file(tmp_path, apply=True).errors
    assert "there is no file" in str(missing[0])
    assert "is a folder" in str(folder[0])
    with pytest.raises(CommandError):
        call_command("import_partnership", str(tmp_path / "nowhere.yaml"))
