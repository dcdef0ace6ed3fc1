"""The register of outside bodies: entered, answered, corrected, by who may."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.external import services
from boards.external.figures import Line
from boards.external.models import ConcernedAgency, ExternalEntry, Kind
from boards.external.tests.factories import DUE, NOW, TODAY, WHEN, an_entry, entered
from boards.meetings.tests.factories import Group, pdf
from boards.tests.factories import an_agency
from partnership.access.services import NotAllowed
from partnership.documents.models import Document

pytestmark = pytest.mark.django_db


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
