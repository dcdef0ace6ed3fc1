"""Any partnership runs from its file alone, and several in one deployment do not cross."""

import html
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

import boards.demo
from boards.importing import Report, import_file, import_files
from boards.models import (
    Area,
    Board,
    BoardKind,
    BoardSuccession,
    Coverage,
    Listing,
    Membership,
    Partnership,
    PartnershipSuccession,
    ReportingPeriod,
)
from boards.tests.factories import a_board, a_listing, a_partnership, a_person, a_seat, an_agency
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.people.models import User
from reviews.models import Incident, Review
from reviews.services.numbering import next_reference

DATA = Path(boards.demo.__file__).with_name("data")
PASSED_ON = date(2023, 9, 1)
SPLIT = ("pan_lancashire", "blackburn_with_darwen", "blackpool", "lancashire")
FILES = (
    "cambridgeshire_and_peterborough",
    "norfolk_children",
    "norfolk_adults",
    "kensington_and_chelsea_and_westminster",
    *SPLIT,
)
WRITTEN = (Partnership, Area, Coverage, ReportingPeriod, PartnershipSuccession, BoardSuccession)
WRITTEN += (Board, Agency, Listing)

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


def imported(*names: str) -> list[Report]:
    """Written, without a mistake."""
    reports = import_files([DATA / f"{name}.yaml" for name in names], apply=True)
    assert [str(one) for report in reports for one in report.errors] == []
    return reports


def planted(monkeypatch: pytest.MonkeyPatch, names: str) -> None:
    """The demonstration of these files."""
    monkeypatch.setattr(settings, "PARTNERSHIP_FILE", ", ".join(map(str, paths(names))))
    call_command("plant_demo")


@pytest.fixture
def page(client: Any, db: None) -> Callable[..., str]:
    """The words of a page as a person reads it."""

    def read(person: User | str, name: str, *args: Any, **query: str) -> str:
        if isinstance(person, str):
            person = User.objects.get(email=f"{person}@demo.example")
        client.force_login(person)
        answer = client.get(reverse(name, args=args), query)
        assert answer.status_code == 200
        text = re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode()))
        return re.sub(r"\s+", " ", text)

    return read


# --- each file alone -----------------------------------------------


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


# --- all files in one deployment -----------------------------------------------


def counts() -> list[int]:
    """Rows and lines of history of everything that an import writes."""
    return [n for model in WRITTEN for n in (model.objects.count(), model.history.count())]


@pytest.mark.django_db
def test_all_files_stand_in_one_deployment_and_come_again_without_a_change():
    imported(*FILES)
    assert Partnership.objects.count() == len(FILES)
    before = counts()
    for name in FILES:
        again = import_file(DATA / f"{name}.yaml", apply=True)
        assert again.nothing_to_change, (name, again.errors)
        assert again.missing_from_file == [], name
    assert counts() == before


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES[1:])
def test_every_file_is_large_enough_and_covers_an_area(name):
    imported(*(SPLIT if name in SPLIT else [name]))
    here = Partnership.objects.get(key=name.replace("_", "-"))
    assert here.code
    assert here.coverage.exists()
    assert here.service_email.endswith(".example")
    bodies = Agency.objects.filter(listings__partnership=here).distinct().count()
    assert here.boards.count() + bodies >= 20


def test_an_agency_of_two_partnerships_shows_each_reader_their_own(page):
    imported("norfolk_children", "norfolk_adults")
    force = Agency.objects.get(key="norfolk-constabulary")
    readers = {}
    for side in ("children", "adults"):
        service = Board.objects.get(kind=BoardKind.SERVICE, partnership__key=f"norfolk-{side}")
        group = Board.objects.get(kind=BoardKind.REVIEW, partnership__key=f"norfolk-{side}")
        readers[side] = a_person(f"Officer for {side}")
        a_seat(readers[side], service, Office.SERVICE_OFFICER, starts_on=date(2020, 1, 1))
        seated = a_person(f"Seated for {side}")
        a_seat(seated, group, agency=force, starts_on=date(2020, 1, 1))
    for side, other in (("children", "adults"), ("adults", "children")):
        words = page(readers[side], "boards:agency", force.key)
        assert f"Seated for {side}" in words
        assert f"Seated for {other}" not in words
        everything = words + page(readers[side], "people:list")
        everything += page(readers[side], "access:why", "agencies.Agency", force.pk)
        assert f"Officer for {other}" not in everything
        assert f"Seated for {other}" not in everything


def test_one_person_with_offices_in_two_partnerships_sees_both_side_by_side(page):
    imported("norfolk_children", "norfolk_adults")
    person = a_person("Holds two")
    for side, office in (("children", Office.SERVICE_OFFICER), ("adults", Office.HEAD_OF_SERVICE)):
        service = Board.objects.get(kind=BoardKind.SERVICE, partnership__key=f"norfolk-{side}")
        a_seat(person, service, office, starts_on=date(2020, 1, 1))
    words = page(person, "boards:structure")
    assert "01632 960 101" in words
    assert "01632 960 102" in words
    assert "Norfolk Safeguarding Children Partnership, as at" in words
    assert "Norfolk Safeguarding Adults Board, as at" in words
    offices = page(person, "people:person", person.pk)
    assert "Norfolk Children Partnership Business Unit, Norfolk Safeguarding Children" in offices


def test_offices_in_two_partnerships_do_not_mix_their_rights(page):
    imported("norfolk_children", "norfolk_adults")
    person = a_person("Member there, officer here")
    here = Board.objects.get(key="norfolk-children-business-unit")
    a_seat(person, here, Office.SERVICE_OFFICER, starts_on=date(2020, 1, 1))
    a_seat(person, Board.objects.get(key="norfolk-adults-board"), starts_on=date(2020, 1, 1))
    own, other = (Board.objects.get(key=f"norfolk-{key}") for key in GROUPS)
    may = Board.objects.visible_to(person, "record_incident")
    assert own in may
    assert other not in may
    assert other in Board.objects.visible_to(person)


GROUPS = ("practice-review-group", "sar-group")


@pytest.mark.django_db
def test_references_count_for_each_partnership_and_carry_its_code():
    imported("norfolk_children", "norfolk_adults")
    children, adults = (Partnership.objects.get(key=f"norfolk-{k}") for k in ("children", "adults"))
    assert next_reference(children, "CR", 2026) == "NSCP-CR-2026-001"
    assert next_reference(children, "CR", 2026) == "NSCP-CR-2026-002"
    assert next_reference(adults, "CR", 2026) == "NSAB-CR-2026-001"


def test_a_visitor_of_several_partnerships_is_told_of_none(client, db):
    imported("norfolk_children", "norfolk_adults")
    text = client.get(reverse("account_login")).content.decode()
    assert "Norfolk" not in text
    assert settings.SERVICE_PHONE in text


def test_a_visitor_of_one_partnership_is_told_its_service(client, db):
    imported("norfolk_children")
    text = client.get("/nowhere/").content.decode()
    assert "01632 960 101" in text
    assert '<span class="masthead__place">Norfolk</span>' in text


# --- split and merger -----------------------------------------------


def test_after_a_split_each_reads_its_own(page):
    imported(*SPLIT)
    officers = {}
    for key in ("pan-lancashire", "blackpool", "lancashire"):
        service = Board.objects.get(kind=BoardKind.SERVICE, partnership__key=key)
        officers[key] = a_person(f"Officer of {key}")
        a_seat(officers[key], service, Office.SERVICE_OFFICER, starts_on=service.starts_on)
    old = page(officers["pan-lancashire"], "boards:structure")
    assert "It ended on 31 August 2023" in old
    assert "Blackpool Assurance Board" not in old
    past = page(officers["pan-lancashire"], "boards:structure", on="31 August 2023")
    assert "Tactical Group Centre" in past
    for key in ("blackpool", "lancashire"):
        then = page(officers[key], "boards:structure", on="31 August 2023")
        assert "It begins on 1 September 2023" in then
        assert "Tactical" not in then
        assert "Pan-Lancashire" not in then
    tenure = officers["pan-lancashire"].memberships.get()
    tenure.ends_on = date(2024, 3, 31)
    tenure.save_because("wound up", by=None)
    assert not Board.objects.visible_to(User.objects.get(pk=tenure.person_id)).exists()


def test_who_reads_both_sides_of_a_split_is_told_what_followed(page):
    imported(*SPLIT)
    person = a_person("Archivist")
    for key in ("pan-lancashire", "blackpool"):
        service = Board.objects.get(kind=BoardKind.SERVICE, partnership__key=key)
        a_seat(person, service, Office.ADMINISTRATOR, starts_on=service.starts_on)
    words = page(person, "boards:structure")
    assert "Followed by Blackpool Children's Safeguarding Assurance Partnership" in words
    assert "Took over from Blackburn with Darwen, Blackpool and Lancashire" in words
    assert "Followed by Lancashire Children" not in words
    assert PartnershipSuccession.objects.filter(on=PASSED_ON).count() == 3


SMALL = """\
partnership:
  key: {key}
  code: {code}
  name: {name}
  from: {first}
  until: {last}
  areas: [{area}]
  succeeds: [{succeeds}]
  reporting: [{reporting}]
agencies:
  - {{key: shared-trust, name: {trust}, kind: nhs_trust, from: 2015-04-01}}
boards:
  - {{key: {key}-board, name: Board, kind: board, remit: both, from: {first}, until: {last}}}
lists:
  - list: children
    from: {first}
    until: {last}
    groups:
      - heading: Health
        entries:
          - {{agency: shared-trust, printed: Trust}}
"""
BLANK = {
    "name": "A partnership",
    "first": "2019-04-01",
    "last": "",
    "area": "Fenshire",
    "succeeds": "",
    "reporting": "",
    "trust": "Shared Trust",
}


@pytest.fixture
def small(tmp_path: Path, db: None) -> Callable[..., Path]:
    """A small file of a partnership."""

    def write(key: str, **more: str) -> Path:
        path = tmp_path / f"{key}.yaml"
        path.write_text(SMALL.format(**{**BLANK, "key": key, "code": key[:8], **more}))
        return path

    return write


def said(*files: Path) -> list[str]:
    """The mistakes of an import; nothing of it may be written."""
    before = counts()
    reports = import_files(files, apply=True)
    assert counts() == before
    return [str(one) for report in reports for one in report.errors]


def test_a_merger_has_several_before_it(small):
    step = "{{partnership: {}, on: 2021-04-01}}"
    both = f"{step.format('east')}, {step.format('west')}"
    files = [
        small("east", last="2021-03-31"),
        small("west", last="2021-03-31"),
        small("whole", first="2021-04-01", succeeds=both),
    ]
    assert all(report.applied for report in import_files(files, apply=True))
    merged = Partnership.objects.get(key="whole")
    assert {step.before.key for step in merged.precursions.all()} == {"east", "west"}
    assert not Partnership.objects.on(date(2021, 4, 1)).exclude(pk=merged.pk).exists()


def test_a_successor_waits_for_the_end_of_what_it_follows(small):
    import_file(small("east"), apply=True)
    late = small("whole", first="2021-04-01", succeeds="{partnership: east, on: 2021-04-01}")
    assert "“east” has not ended by 1 April 2021" in said(late)[0]


def test_several_files_are_written_together_or_not_at_all(small):
    wrong = small("west", area="")
    assert said(small("east"), wrong)
    assert not Partnership.objects.exists()


def test_a_file_may_not_outlive_its_partnership(small):
    path = small("east", last="2021-03-31")
    text = path.read_text().replace("from: 2019-04-01, until: 2021-03-31}", "from: 2019-04-01}")
    path.write_text(text)
    assert any(
        "but the partnership runs 1 April 2019 to 31 March 2021" in one for one in said(path)
    )


def test_an_area_is_shared_by_those_who_cover_it(small):
    import_files([small("east"), small("west")], apply=True)
    assert Area.objects.get().coverage.count() == 2


# --- an agency of two partnerships -----------------------------------------------


def test_another_partnerships_file_does_not_change_a_shared_agency(small):
    import_file(small("east"), apply=True)
    found = said(small("west", trust="Renamed Trust"))
    assert len(found) == 1
    assert "“shared-trust” is known already, with other facts: name: Shared Trust" in found[0]
    assert Agency.objects.get().name == "Shared Trust"


def test_a_shared_agency_can_be_taken_as_it_is_known(small):
    import_file(small("east"), apply=True)
    path = small("west")
    facts = "name: Shared Trust, kind: nhs_trust, from: 2015-04-01"
    path.write_text(path.read_text().replace(facts, "shared: yes"))
    report = import_file(path, apply=True)
    assert report.errors == []
    assert Agency.objects.get().listings.count() == 2
    assert Agency.objects.get().history.count() == 1


def test_an_agency_that_nobody_knows_cannot_be_shared(small):
    path = small("west")
    facts = "name: Shared Trust, kind: nhs_trust, from: 2015-04-01"
    path.write_text(path.read_text().replace(facts, "shared: yes"))
    assert "the agency “shared-trust” is not known: give its facts here" in said(path)[0]


def test_those_who_share_an_agency_change_it_together(small):
    import_files([small("east"), small("west")], apply=True)
    named = {"trust": "Renamed Trust"}
    assert said(small("east", **named))
    assert said(small("east", **named), small("west"))
    together = [small("east", **named), small("west", **named)]
    assert all(report.applied for report in import_files(together, apply=True))
    assert Agency.objects.get().name == "Renamed Trust"


def test_an_import_tells_nothing_of_another_partnerships_rows(small):
    import_file(small("east"), apply=True)
    an_agency("Known to the east alone")
    report = import_file(small("west"), apply=True)
    assert report.missing_from_file == []
    assert not any("east" in line for line in [*report.added, *report.changed])


# --- reporting periods -----------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "last", "lawful"),
    [
        (date(2019, 9, 1), date(2020, 3, 31), True),  # 7 months
        (date(2019, 9, 2), date(2020, 3, 31), False),
        (date(2019, 7, 1), date(2020, 6, 30), True),
        (date(2019, 9, 29), date(2021, 4, 28), True),  # 19 months
        (date(2019, 9, 29), date(2021, 4, 29), False),
    ],
)
def test_a_report_covers_any_days_from_7_to_19_months(first, last, lawful):
    period = ReportingPeriod(partnership=a_partnership(), name="One", starts_on=first, ends_on=last)
    if lawful:
        period.save_because("made", by=None)
    else:
        with pytest.raises(ValidationError, match="7 to 19 months"):
            period.save_because("made", by=None)


@pytest.mark.django_db
def test_two_reports_of_a_partnership_do_not_cover_the_same_days():
    here = a_partnership()
    days = {"starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31)}
    ReportingPeriod(partnership=here, name="2025-26", **days).save_because("made", by=None)
    days = {"starts_on": date(2026, 3, 31), "ends_on": date(2027, 3, 31)}
    with pytest.raises(ValidationError, match="lie in the period “2025-26” already"):
        ReportingPeriod(partnership=here, name="2026-27", **days).save_because("made", by=None)
    other = a_partnership("Another")
    ReportingPeriod(partnership=other, name="2026-27", **days).save_because("made", by=None)


def test_reporting_periods_can_be_moved_by_the_file(small):
    years = "{{name: One, from: 2024-04-01, until: {}}}, {{name: Two, from: {}, until: 2026-03-31}}"
    import_file(small("east", reporting=years.format("2025-03-31", "2025-04-01")), apply=True)
    moved = small("east", reporting=years.format("2025-06-30", "2025-07-01"))
    report = import_file(moved, apply=True)
    assert report.errors == []
    assert len(report.changed) == 2
    assert ReportingPeriod.objects.get(name="Two").starts_on == date(2025, 7, 1)


def test_reporting_periods_of_a_file_do_not_overlap(small):
    years = "{name: A, from: 2024-04-01, until: 2025-03-31}, {name: B, from: 2025-03-01, until: 2026-03-31}"  # noqa: E501
    assert any(
        "the days of “B” overlap those of “A”" in one for one in said(small("e", reporting=years))
    )


# --- who holds the chair -----------------------------------------------


@pytest.mark.django_db
def test_the_independent_chair_is_held_at_the_top_and_only_there():
    alone, pair = a_partnership("One board"), a_partnership("Two boards")
    top = a_board(alone, "Board", kind=BoardKind.BOARD)
    a_seat(a_person(), top, Office.INDEPENDENT_CHAIR)
    beside = [a_board(pair, name, kind=BoardKind.BOARD) for name in ("Children", "Adults")]
    for board in (a_board(alone, "Group"), *beside):
        with pytest.raises(ValidationError, match="where there is no executive board"):
            a_seat(a_person(), board, Office.INDEPENDENT_CHAIR)
    a_board(alone, "Executive", kind=BoardKind.EXECUTIVE)
    with pytest.raises(ValidationError, match="where there is no executive board"):
        a_seat(a_person(), top, Office.INDEPENDENT_CHAIR)
    held = Membership.objects.get(office=Office.INDEPENDENT_CHAIR)
    held.ends_on = date(2026, 1, 1)
    held.save_because("an office that runs can always be ended", by=None)


def test_the_quick_days_are_the_partnerships_own(page, db):
    here = a_partnership()
    officer = a_person()
    service = a_board(here, "Service", kind=BoardKind.SERVICE)
    a_seat(officer, service, Office.SERVICE_OFFICER)
    a_board(here, "Old", ends_on=date(2017, 12, 31))
    a_listing(here, an_agency(), starts_on=date(2019, 5, 1))
    assert "Show as at 1 April 2015 , 1 January 2018 , today" in page(officer, "boards:structure")
    assert "Show as at 1 May 2019 , today" in page(officer, "boards:agencies")


def test_no_code_or_template_names_an_arrangement():
    root = Path(settings.BASE_DIR)
    ours = [*(root / "templates").rglob("*.html")]
    for room in ("partnership", "boards", "reviews", "reporting"):
        ours += [path for path in (root / room).rglob("*.py") if "tests" not in path.parts]
    named = re.compile(r"cambridgeshire|peterborough|norfolk|lancashire|blackpool", re.IGNORECASE)
    found = [str(path) for path in ours if named.search(path.read_text("utf-8"))]
    assert found == [str(root / "partnership" / "settings" / "base.py")]  # the default file
