"""Suspected abuse or neglect leads to a practice review, and the panel's review is only paused."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from boards.models import HowTaken
from boards.tests import factories as make
from partnership.access.services import NotAllowed
from partnership.clock.models import Deadline
from reviews import services
from reviews.deaths.doors import waiting_for
from reviews.deaths.models import Death, DeathPause
from reviews.deaths.registering import register, waiting_pauses
from reviews.deaths.services import recording, reviewing
from reviews.deaths.tests.conftest import TODAY, Place
from reviews.models import Ground, Incident, Outcome
from reviews.services.deciding import Verdict

pytestmark = pytest.mark.django_db
Make = Callable[..., Death]


def suspect(place: Place, death: Death, **more: Any) -> Any:
    said = {
        "group": place.group,
        "ground": Ground.SERIOUS,
        "council": place.council,
        "became_aware_on": date(2026, 11, 12),
        "what_happened": "Several agencies knew the child.",
        **more,
    }
    suspicion = reviewing.Suspicion(**said)
    return reviewing.answer_suspicion(death, suspicion, by=place.officer, today=TODAY)


def duties_on(incident: Incident) -> set[str]:
    return {one.code for one in Deadline.objects.about(incident)}


def test_a_yes_records_the_incident_with_its_clock_and_pauses_the_panel(place: Place, death: Make):
    row = death()
    incident = suspect(place, row)
    row.refresh_from_db()
    assert row.incident == incident
    assert row.status == "Paused, other process: practice review"
    assert duties_on(incident) == {"SIN-PANEL", "SIN-PARTNERS"}
    assert row.reviewed_on is None


def test_the_death_of_a_looked_after_child_is_notified_as_one(place: Place, death: Make):
    incident = suspect(place, death(), ground=Ground.SERIOUS_LOOKED_AFTER)
    assert duties_on(incident) == {"SIN-PANEL", "SIN-PARTNERS", "SIN-LAC"}


def test_said_twice_it_is_one_incident(place: Place, death: Make):
    row = death()
    assert suspect(place, row) == suspect(place, row)
    assert Incident.objects.count() == 1
    assert DeathPause.objects.count() == 1


def test_a_yes_is_not_taken_back(place: Place, death: Make):
    row = death()
    suspect(place, row)
    with pytest.raises(ValidationError, match="its group decides what follows"):
        reviewing.answer_suspicion(row, None, by=place.officer, today=TODAY)


def test_a_no_may_become_a_yes(place: Place, death: Make):
    row = death()
    reviewing.answer_suspicion(row, None, by=place.officer, today=TODAY)
    assert Death.objects.get(pk=row.pk).suspected == "no"
    assert suspect(place, row) is not None


def test_what_the_group_refuses_leaves_the_death_as_it_was(place: Place, death: Make):
    row = death()
    with pytest.raises(ValidationError, match="The day the council knew cannot be after today"):
        suspect(place, row, became_aware_on=date(2026, 11, 20))
    row.refresh_from_db()
    assert (row.suspected, row.incident, row.pauses.count()) == ("", None, 0)


def test_the_panel_says_when_it_goes_on_and_reviews_the_death(place: Place, death: Make):
    row = death()
    suspect(place, row)
    outcome = reviewing.Outcome(
        meeting=place.meeting(TODAY), category=1, factors="identified", learning="Sleep safely."
    )
    with pytest.raises(ValidationError, match="End the pause first"):
        reviewing.record_review(row, outcome, by=place.officer, today=TODAY)
    reviewing.end_pause(
        row.pauses.get(), on=TODAY, because="The panel goes on", by=place.officer, today=TODAY
    )
    row = reviewing.record_review(row, outcome, by=place.officer, today=TODAY)
    assert row.status == "Reviewed by the panel"


def test_the_pause_ends_when_the_review_is_published(place: Place, death: Make, monkeypatch: Any):
    row = death()
    suspect(place, row)
    row = Death.objects.get(pk=row.pk)

    class Review:
        published_on = date(2026, 11, 18)

    pause = row.standing_pauses[0]
    monkeypatch.setattr(Incident, "review", Review())
    assert Death.objects.get(pk=row.pk).standing_pauses == []
    assert pause.ended_on == date(2026, 11, 19)  # not before it began


def test_a_decision_against_a_review_asks_to_take_the_death_up_again(place: Place, death: Make):
    row = death()
    incident = suspect(place, row)
    keeps = Death.objects.visible_to(place.officer, "change", on=TODAY)
    assert not waiting_pauses(keeps).exists()
    assert register(place.partnership, place.officer, {"show": "paused"}).get() == row
    meeting = make.a_meeting(place.group, TODAY)
    verdict = Verdict(
        outcome=Outcome.NO_REVIEW,
        how=HowTaken.MEETING,
        meeting=meeting,
        taken_on=TODAY,
        taken_by=place.reviewer,
        reasons="The criteria are not met.",
    )
    services.decide(incident, verdict, by=place.officer, today=TODAY)
    assert waiting_pauses(keeps).get().death == row
    assert [task.what for task in waiting_for(place.officer, TODAY)] == [
        "Take a child’s death up again"
    ]
    assert Death.objects.get(pk=row.pk).status.startswith("Paused")  # paused is never closed


def test_each_page_names_the_other_to_whoever_may_see_both(
    client: Client, place: Place, death: Make
):
    row = death()
    incident = suspect(place, row)
    client.force_login(place.officer)
    assert incident.reference in client.get(row.get_absolute_url()).content.decode()
    assert row.reference in client.get(incident.get_absolute_url()).content.decode()
    client.force_login(place.reviewer)  # sits in the review group alone
    assert row.reference not in client.get(incident.get_absolute_url()).content.decode()
    client.force_login(place.member)  # sits in the panel alone
    said = client.get(row.get_absolute_url()).content.decode()
    assert f">{incident.reference}<" not in said
    assert "Paused is not closed" in said


def test_only_the_service_records_and_the_panel_reads(client: Client, place: Place, death: Make):
    row = death()
    pages = [reverse("deaths:register", args=[place.partnership.key]), row.get_absolute_url()]
    for reader, answers in (
        (place.officer, [200, 200]),
        (place.member, [200, 200]),
        (place.independent, [403, 404]),
        (place.reviewer, [403, 404]),
    ):
        client.force_login(reader)
        assert [client.get(page).status_code for page in pages] == answers
    client.force_login(place.independent)
    counts = reverse("deaths:figures", args=[place.partnership.key])
    assert client.get(counts).status_code == 200
    with pytest.raises(NotAllowed):
        recording.record_stage(row, "met_on", on=TODAY, by=place.chair, today=TODAY)


def test_a_request_names_the_act_and_goes_to_the_room_of_requests(
    client: Client, place: Place, death: Make
):
    row = death()
    client.force_login(place.officer)
    page = reverse("deaths:ask", args=[row.pk])
    assert "Children Act 2004 s16N" in client.get(page).content.decode()
    said = {"agency": place.council.pk, "what": "The report of the ward", "why": "The review"}
    said |= {"due_on_day": "1", "due_on_month": "12", "due_on_year": "2099"}
    answer = client.post(page, said)
    assert answer.status_code == 302
    shown = client.get(row.get_absolute_url()).content.decode()
    assert "Request for information" in shown
