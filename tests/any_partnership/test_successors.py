"""Partnerships that split and merge, and agencies that two of them share."""

from datetime import date

from boards.importing import import_file, import_files
from boards.models import Area, Board, BoardKind, Partnership, PartnershipSuccession
from boards.tests.factories import a_person, a_seat, an_agency
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.people.models import User
from tests.any_partnership.arrangements import SPLIT, imported, said

PASSED_ON = date(2023, 9, 1)


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
