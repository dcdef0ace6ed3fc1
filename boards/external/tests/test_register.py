"""The register of outside bodies: entered, answered, corrected, struck; who reads it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.external import services
from boards.external.doors import waiting_for
from boards.external.figures import Line
from boards.external.models import ConcernedAgency, ExternalEntry, Kind
from boards.external.reminding import letters
from boards.external.tests.factories import DUE, NOW, TODAY, WHEN, an_entry, browser, entered
from boards.meetings.tests.factories import Group, pdf
from boards.models import BoardKind
from boards.tests.factories import a_board, a_person, a_post, a_seat, an_agency
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.documents.models import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    return Group()


def state(row: ExternalEntry, on: date = TODAY) -> str:
    row.refresh_from_db()
    return Line(row, on).state[0]


def test_it_gets_the_next_number_and_its_file_once(group: Group):
    first = an_entry(group, file=pdf())
    assert an_entry(group, file=pdf()) == first  # the second click
    second = an_entry(group, body="Another body")
    assert [first.reference, second.reference] == ["EXT-2026-001", "EXT-2026-002"]
    assert Document.objects.about(first).count() == 1
    for who in (group.chair, group.independent, group.nurse):
        with pytest.raises(NotAllowed):
            an_entry(group, by=who)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"kind": Kind.SENT, "dated_on": TODAY + timedelta(days=1)}, "cannot be after today"),
        ({"came_on": date(2026, 9, 1)}, "cannot have come before"),
        ({"came_on": TODAY + timedelta(days=1)}, "cannot be after today"),
        ({"due_on": date(2026, 9, 1)}, "cannot be due before"),
        ({"kind": Kind.SENT, "grade": "Good"}, "Only an inspection"),
        ({"grade": "Good", "came_on": TODAY}, "public address"),
        ({"grade": "Good", "address": "https://example.org/r", "came_on": None}, "published"),
        ({"address": "javascript:alert(1)"}, "valid URL"),
        ({"agencies": ["elsewhere"]}, "of this partnership"),
    ],
)
def test_what_cannot_be_is_refused(group: Group, facts: dict[str, Any], words: str):
    if "agencies" in facts:
        facts = {"agencies": [an_agency("Elsewhere")]}
    with pytest.raises(ValidationError, match=words):
        an_entry(group, **facts)
    assert not ExternalEntry.objects.exists()


def test_fieldwork_may_be_announced_and_a_grade_stands_as_it_was_published(group: Group):
    coming = an_entry(group, dated_on=TODAY + timedelta(days=10), due_on=None, came_on=None)
    assert coming.grade_words == "Not stated"
    published: dict[str, Any] = {"address": "https://example.org/r", "came_on": TODAY}
    graded = an_entry(group, grade="Requires improvement to be good", **published)
    assert graded.grade_words == "Requires improvement to be good"
    assert an_entry(group, kind=Kind.SENT).grade_words == ""


def test_the_answer_is_recorded_once_and_in_time_or_late(group: Group):
    row = an_entry(group)
    by: dict[str, Any] = {"by": group.officer, **WHEN}
    assert (state(row), state(row, DUE + timedelta(days=1))) == ("Answer due", "Answer late")
    with pytest.raises(ValidationError, match="cannot be after today"):
        services.answer_entry(row, answered_on=TODAY + timedelta(days=1), answer="Sent", **by)
    with pytest.raises(ValidationError, match="cannot be before"):
        services.answer_entry(row, answered_on=date(2026, 1, 1), answer="Sent", **by)
    for _ in range(2):  # the second click
        services.answer_entry(row, answered_on=TODAY, answer="Sent", file=pdf(), **by)
    assert state(row) == "Answered"
    assert Document.objects.about(row).count() == 1
    with pytest.raises(ValidationError, match="was answered on"):
        services.answer_entry(row, answered_on=TODAY, answer="Other words", **by)
    with pytest.raises(ValidationError, match="was answered on"):
        services.say_no_answer(row, because="None", by=group.officer)
    late = an_entry(group, body="Late", due_on=date(2026, 11, 2))
    services.answer_entry(late, answered_on=TODAY, answer="Sent", **by)
    assert state(late) == "Answered late"


def test_an_entry_opens_again_with_a_new_day_and_its_history_keeps_the_answer(group: Group):
    row = an_entry(group)
    by: dict[str, Any] = {"by": group.officer, "today": TODAY}
    with pytest.raises(ValidationError, match="It is open"):
        services.reopen_entry(row, because="More", due_on=DUE, **by)
    for _ in range(2):
        services.say_no_answer(row, because="It was for another body", by=group.officer)
    assert state(row) == "No answer needed"
    with pytest.raises(ValidationError, match="before today"):
        services.reopen_entry(row, because="More", due_on=date(2026, 11, 1), **by)
    services.reopen_entry(row, because="They ask us after all", due_on=DUE, **by)
    assert state(row) == "Answer due"
    told = row.history.values_list("no_answer_because", flat=True)
    assert "It was for another body" in told


def test_agencies_are_corrected_and_one_that_left_the_list_stays(group: Group):
    row = an_entry(group, agencies=[group.trust])
    listing = group.trust.listings.get()
    listing.ends_on = TODAY - timedelta(days=1)
    listing.save_because("left the list", by=None)
    both = entered(agencies=[group.trust, group.police])
    change: dict[str, Any] = {"because": "The police too", "by": group.officer, "today": TODAY}
    services.change_entry(row, both, **change)
    services.change_entry(row, entered(agencies=[group.police]), **change)
    assert [one.agency for one in row.concerned.all()] == [group.police]
    assert ConcernedAgency.history.filter(history_type="-").count() == 1
    with pytest.raises(ValidationError, match="of this partnership"):
        services.change_entry(row, entered(agencies=[an_agency("Elsewhere")]), **change)


def test_it_cannot_be_dated_after_its_answer(group: Group):
    row = an_entry(group)
    day = date(2026, 10, 20)
    services.answer_entry(row, answered_on=day, answer="Sent", by=group.officer, **WHEN)
    later = entered(dated_on=date(2026, 10, 21))
    with pytest.raises(ValidationError, match="was answered on"):
        services.change_entry(row, later, because="Day", by=group.officer, today=TODAY)


def test_members_of_every_board_read_it_and_leads_what_concerns_their_agency(group: Group):
    row = an_entry(group, agencies=[group.trust], file=pdf())
    lead, other, practitioner = a_person("lead"), a_person("other"), a_person("practitioner")
    a_post(lead, group.trust)
    a_post(other, group.police)
    a_post(practitioner, group.trust, Office.PRACTITIONER)
    elsewhere = a_person("A member of another board here")
    a_seat(elsewhere, a_board(group.partnership, "Another", kind=BoardKind.BOARD))
    page = reverse("external:register", args=[group.partnership.key])
    of_trust = reverse("external:of_agency", args=[group.trust.key])
    file = Document.objects.about(row).get().get_absolute_url()
    for reader in (group.chair, group.nurse, group.independent, lead, elsewhere):
        for path in (page, of_trust):
            assert row.reference in browser(reader).get(path).content.decode()
        assert browser(reader).get(file).status_code == 200
    for reader in (other, practitioner):
        for path in (page, of_trust):
            words = browser(reader).get(path).content.decode()
            assert row.reference not in words
            assert group.trust.name not in words or path == of_trust
        assert browser(reader).get(row.get_absolute_url()).status_code == 404
        assert browser(reader).get(file).status_code == 404
    stranger = Group()
    assert browser(stranger.officer).get(page).status_code == 404
    assert browser(stranger.officer).get(row.get_absolute_url()).status_code == 404


def test_what_is_struck_is_for_the_service_alone(group: Group):
    row = an_entry(group, agencies=[group.trust])
    lead = a_person("lead")
    a_post(lead, group.trust)
    services.strike_entry(row, because="It named a family", by=group.officer)
    for reader in (group.chair, group.independent, lead):
        assert browser(reader).get(row.get_absolute_url()).status_code == 404
    officer = browser(group.officer)
    assert "It named a family" in officer.get(row.get_absolute_url()).content.decode()
    page = reverse("external:register", args=[group.partnership.key])
    assert row.reference not in officer.get(page).content.decode()
    assert row.reference in officer.get(page, {"show": "struck"}).content.decode()
    assert browser(group.chair).get(page, {"show": "struck"}).context["page"].paginator.count == 0
    for act in (
        lambda: services.strike_entry(row, because="Again", by=group.officer),
        lambda: services.say_no_answer(row, because="None", by=group.officer),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert list(letters(DUE)) == []
    assert an_entry(group, agencies=[group.trust]) != row


def test_pages_cost_the_same_with_few_and_many(group: Group):
    client = browser(group.officer)
    row = an_entry(group, agencies=[group.trust, group.police])
    pages = [
        reverse("external:register", args=[group.partnership.key]),
        reverse("external:of_agency", args=[group.trust.key]),
        reverse("exports:download_of", args=["external", group.partnership.key, "csv"]),
        row.get_absolute_url(),
    ]

    def cost() -> list[int]:
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            found.append(len(queries))
        return found

    cost()
    few = cost()
    for number in range(12):
        an_entry(group, body=f"Body {number}", agencies=[group.trust, group.police])
    assert cost() == few
    with CaptureQueriesContext(connection) as queries:
        assert len(waiting_for(group.officer, TODAY)) == 13
    assert len(queries) <= 3
    with CaptureQueriesContext(connection) as queries:
        assert len(list(letters(DUE))) == 13
    assert len(queries) <= 7


def test_the_form_keeps_what_was_typed_and_warns_of_a_name(group: Group):
    client = browser(group.officer)
    path = reverse("external:record", args=[group.partnership.key])
    said: dict[str, Any] = {
        "kind": "inspection",
        "body": "An inspectorate",
        "agencies": [group.trust.pk],
        "dated_on_day": "5",
        "dated_on_month": "10",
        "dated_on_year": "2026",
        "address": "not an address",
        "summary": "It speaks of Marian Okafor and of the Care Quality Commission.",
        "file": pdf(),
    }
    answer = client.post(path, said)
    words = answer.content.decode()
    assert "Enter a whole web address" in words
    assert "“Marian Okafor” looks like a name" in words
    assert "“Care Quality" not in words
    assert "Your file" in words
    assert not ExternalEntry.objects.exists()
    kept = answer.context["form"].data["file_kept"]
    del said["file"]
    mended = {**said, "address": "example.org/r", "file_kept": kept, "sure": "on"}
    assert client.post(path, mended).status_code == 302
    row = ExternalEntry.objects.get()
    assert row.address == "https://example.org/r"
    assert Document.objects.about(row).exists()


def test_two_who_change_it_at_once_lose_nothing(group: Group):
    row = an_entry(group, agencies=[group.trust])
    client = browser(group.officer)
    path = reverse("external:change", args=[row.pk])
    opened = client.get(path).context["form"].initial["opened"]
    change: dict[str, Any] = {"because": "Words", "by": group.officer, "today": TODAY}
    services.change_entry(row, entered(agencies=[group.trust], summary="New words"), **change)
    said = {
        "opened": opened,
        "kind": row.kind,
        "body": "Another body",
        "agencies": [group.trust.pk],
        "summary": row.summary,
        "to_answer": row.to_answer,
        "because": "The body",
    }
    for name in ("dated_on", "came_on", "due_on"):
        day = getattr(row, name)
        said |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    assert client.post(path, said).status_code == 302
    row.refresh_from_db()
    assert (row.body, row.summary) == ("Another body", "New words")
    assert [one.agency for one in row.concerned.all()] == [group.trust]


def test_filters_say_nothing_of_what_the_reader_may_not_see(group: Group):
    an_entry(group, agencies=[group.trust])
    mine = an_entry(group, body="A second", agencies=[group.police])
    lead = a_person("lead")
    a_post(lead, group.police)
    page = reverse("external:register", args=[group.partnership.key])
    shown = browser(lead).get(page)
    assert [one.row for one in shown.context["lines"]] == [mine]
    assert shown.context["found"].agencies == [group.police]
    officer: Client = browser(group.officer)
    for query, count in (
        ({"kind": "sent"}, 0),
        ({"kind": "inspection"}, 2),
        ({"agency": group.police.key}, 1),
        ({"agency": "no-such"}, 2),
        ({"show": "open"}, 2),
        ({"show": "late"}, 0),
        ({"show": "<script>"}, 2),
    ):
        assert officer.get(page, query).context["page"].paginator.count == count, query


def test_a_change_needs_somebody_who_keeps_it(group: Group):
    row = an_entry(group)
    for act in (
        lambda: services.change_entry(row, entered(), because="Words", by=group.chair, today=TODAY),
        lambda: services.add_file(row, title="File", file=pdf(), by=group.chair, now=NOW),
        lambda: services.strike_entry(row, because="Wrong", by=group.independent),
    ):
        with pytest.raises(NotAllowed):
            act()
    services.add_file(row, title="Annex", file=pdf(), by=group.officer, now=NOW)
    assert Document.objects.about(row).get().title == "Annex"
