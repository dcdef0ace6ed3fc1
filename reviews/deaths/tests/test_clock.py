"""The times of child death review, counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from partnership.clock.models import Deadline
from partnership.clock.verdicts import verdict
from partnership.records.dated import KnownTo
from reviews.deaths.models import Death, Process
from reviews.deaths.services import recording, reviewing
from reviews.deaths.tests.conftest import TODAY, Place

pytestmark = pytest.mark.django_db
Make = Callable[..., Death]


def due(death: Death) -> dict[str, date]:
    return {row.code: row.due_on for row in Deadline.objects.about(death)}


def said(place: Place, death: Death, stage: str, on: date) -> Death:
    return recording.record_stage(death, stage, on=on, by=place.officer, today=TODAY)


@pytest.mark.parametrize(
    ("died", "meeting_by"),
    [
        (date(2026, 5, 14), date(2026, 8, 14)),
        (date(2025, 11, 30), date(2026, 2, 28)),  # there is no 30 February
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2026, 9, 26), date(2026, 12, 26)),  # a bank holiday: months are not moved
        (date(2019, 9, 29), date(2019, 12, 29)),  # the first day that the guidance judges here
    ],
)
def test_the_meeting_should_be_held_within_three_months_of_the_death(
    death: Make, died: date, meeting_by: date
):
    assert due(death(died)) == {"CDR-CDRM": meeting_by}


def test_a_death_before_the_guidance_has_no_clock(death: Make):
    assert due(death(date(2019, 9, 28))) == {}


def test_from_a_month_alone_nothing_is_counted_from_the_death(place: Place, death: Make):
    row = death(date(2026, 6, 17), died_known_to=KnownTo.MONTH)
    assert row.died_on == date(2026, 6, 1)
    assert due(row) == {}
    said(place, row, "met_on", date(2026, 9, 1))
    said(place, row, "received_on", date(2026, 9, 3))
    assert due(row) == {"CDR-CDOP": date(2026, 10, 15)}  # the panel's weeks count all the same


@pytest.mark.parametrize(
    ("received", "inquest", "panel_by"),
    [
        (date(2026, 2, 27), None, date(2026, 4, 10)),  # over Good Friday and Easter Monday
        (date(2025, 12, 15), None, date(2026, 1, 26)),  # over Christmas
        (date(2026, 2, 27), date(2026, 3, 20), date(2026, 5, 1)),  # the inquest is later
        (date(2026, 3, 20), date(2026, 2, 27), date(2026, 5, 1)),  # the report is later
    ],
)
def test_the_panel_aims_at_forty_two_days_from_the_later_of_report_and_inquest(
    place: Place, death: Make, received: date, inquest: date | None, panel_by: date
):
    row = death(date(2025, 11, 3))
    said(place, row, "met_on", date(2025, 12, 1))
    said(place, row, "received_on", received)
    if inquest:
        said(place, row, "inquest_on", inquest)
    assert due(row)["CDR-CDOP"] == panel_by


def test_with_an_inquest_open_the_six_weeks_have_not_begun(place: Place, death: Make):
    row = death(date(2026, 3, 2))
    reviewing.pause(
        row, process=Process.INQUEST, starts_on=date(2026, 3, 9), by=place.officer, today=TODAY
    )
    said(place, row, "met_on", date(2026, 5, 1))
    said(place, row, "received_on", date(2026, 5, 5))
    assert set(due(row)) == {"CDR-CDRM"}
    row = said(place, row, "inquest_on", date(2026, 10, 1))
    assert due(row)["CDR-CDOP"] == date(2026, 11, 12)
    ended = row.pauses.get()
    assert (ended.ends_on, ended.ended_because) == (date(2026, 10, 1), "Result of the inquest")


def test_while_it_is_paused_no_time_is_late_and_after_it_the_time_is_counted_anew(
    place: Place, death: Make
):
    row = death(date(2026, 1, 5))
    said(place, row, "met_on", date(2026, 3, 2))
    said(place, row, "received_on", date(2026, 3, 3))  # due on 14 April
    row = Death.objects.get(pk=row.pk)
    pause = reviewing.pause(
        row, process=Process.CRIMINAL, starts_on=date(2026, 3, 20), by=place.officer, today=TODAY
    )
    deadline = Deadline.objects.about(row).get(code="CDR-CDOP")
    assert deadline.due_on == date(2026, 4, 14)
    assert verdict(deadline, TODAY).words == "Reason recorded"
    reviewing.end_pause(
        pause, on=date(2026, 9, 30), because="The trial ended", by=place.officer, today=TODAY
    )
    deadline = Deadline.objects.about(row).get(code="CDR-CDOP")
    assert verdict(deadline, TODAY).row == "is-late"
    meeting = place.meeting(date(2026, 11, 11))  # 42 days after the end of the pause
    outcome = reviewing.Outcome(meeting=meeting, category=8, factors="none")
    reviewing.record_review(row, outcome, by=place.officer, today=TODAY)
    deadline = Deadline.objects.about(row).get(code="CDR-CDOP")
    assert deadline.excused == "Was paused for criminal proceedings"
    later = reviewing.Outcome(meeting=place.meeting(date(2026, 11, 12)), category=8, factors="none")
    reviewing.record_review(row, later, by=place.officer, today=TODAY, because="A wrong day")
    assert Deadline.objects.about(row).get(code="CDR-CDOP").excused == ""


def test_a_time_that_was_passed_is_explained(place: Place, death: Make):
    row = death(date(2026, 3, 2))
    reviewing.explain_late(
        row, code="CDR-CDRM", reason="Tests took months.", by=place.officer, today=TODAY
    )
    deadline = Deadline.objects.about(row).get()
    assert deadline.excused == "Reason recorded: Tests took months."


def test_a_proof_counts_each_of_the_forty_two_days(place: Place, death: Make):
    row = death(date(2026, 1, 5))
    said(place, row, "met_on", date(2026, 2, 2))
    said(place, row, "received_on", date(2026, 2, 27))
    deadline = Deadline.objects.about(row).get(code="CDR-CDOP")
    proof = deadline.edition_used.proof(deadline.counted_from, deadline.holidays)
    assert [line.number for line in proof] == list(range(43))
    assert proof[-1].day == deadline.due_on == date(2026, 4, 10)


@pytest.mark.parametrize(
    ("stage", "on", "words"),
    [
        ("met_on", date(2026, 8, 30), "Notified on 31 August 2026, not later"),
        ("received_on", date(2026, 9, 30), "Record this first: child death review meeting held."),
        ("gathering_on", date(2026, 11, 20), "The day cannot be after today, 19 November 2026"),
    ],
)
def test_stages_lie_in_order(place: Place, death: Make, stage: str, on: date, words: str):
    with pytest.raises(ValidationError) as refused:
        said(place, death(), stage, on)
    assert refused.value.messages == [words]


def test_a_recorded_day_is_corrected_only_with_a_reason(place: Place, death: Make):
    row = said(place, death(), "met_on", date(2026, 10, 1))
    with pytest.raises(ValidationError, match="Say why that is corrected"):
        said(place, row, "met_on", date(2026, 10, 2))
    recording.record_stage(
        row,
        "met_on",
        on=date(2026, 10, 2),
        by=place.officer,
        today=TODAY,
        because="The minutes say so",
    )
    assert row.history.first().history_change_reason == "The minutes say so"
