"""Words of challenges that may tell who somebody is are asked about before they are sent."""

import pytest
from django.urls import reverse

from boards.challenges import services
from boards.challenges.models import Challenge
from boards.challenges.tests.asking import Asking, signed_in

pytestmark = pytest.mark.django_db

LOOKED = "I have looked again"


@pytest.fixture
def group() -> Asking:
    return Asking()


def test_an_answer_that_names_somebody_is_asked_about_and_kept(group):
    row = group.raises()
    page = reverse("challenges:answer", args=[row.pk])
    client, words = signed_in(group.lead), "We have seen Ayo Okonkwo twice"
    asked = client.post(page, {"words": words}).content.decode()
    assert LOOKED in asked
    assert words in asked
    assert row.rounds.get().answer == ""
    assert client.post(page, {"words": words, "sure": "on"}).status_code == 302
    assert row.rounds.get().answer == words


def test_an_nhs_number_is_never_sent(group):
    page = reverse("challenges:raise_one", args=[group.board.key])
    sent = {"agency": group.trust.pk, "challenger": "Chair", "source": "scrutiny", "sure": "on"}
    sent["what"] = "Say what was done for 943 476 5919"
    said = signed_in(group.officer).post(page, sent).content.decode()
    assert "NHS number" in said
    assert not Challenge.objects.exists()


def test_days_and_the_names_of_the_place_may_stand(group):
    row = group.raises()
    here = f"{group.trust}, {group.board} and {group.board.partnership} agreed it on 3 March 2026"
    page = reverse("challenges:answer", args=[row.pk])
    assert signed_in(group.lead).post(page, {"words": here}).status_code == 302


def test_a_drafted_letter_with_its_days_goes_as_it_is_and_a_name_in_it_is_asked_about(group):
    row = services.draft_attendance_challenge(
        group.board, group.trust, absences=[group.held], by=group.officer, today=group.today
    )
    page, client = reverse("challenges:send", args=[row.pk]), signed_in(group.chair)
    named = client.post(page, {"letter": f"{row.letter} Ask Ayo Okonkwo."}).content.decode()
    assert LOOKED in named
    assert client.post(page, {"letter": row.letter}).status_code == 302
