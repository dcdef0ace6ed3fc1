"""National bodies are told what was decided; the Panel's reply is awaited, kept and regarded."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from boards.rooms import tasks_of
from reviews import services
from reviews.models import Incident, Outcome, Recipient, Reply, Review, Says
from reviews.national import national, to_inform

DECIDED, TODAY = date(2026, 3, 16), date(2026, 3, 31)
PANEL, SOS, OFSTED = Recipient


@pytest.fixture
def decided(review: Callable[..., Review]) -> Incident:
    """A child's case on which a local review was decided on 16 March 2026."""
    return review(DECIDED).incident


@pytest.fixture
def sent(world: Any, incident: Callable[..., Incident]) -> Incident:
    """A rapid review that went to the Panel on 20 March 2026."""
    row, by = incident(date(2026, 3, 2)), {"by": world.officer, "today": TODAY}
    services.record_notice(row, on=date(2026, 3, 4), **by)
    return services.record_rapid_review(row, on=date(2026, 3, 20), **by)


def tell(row: Incident, world: Any, to: str, on: date = DECIDED) -> None:
    said: dict[str, Any] = {"to": to, "told_on": on, "how": "Secure e-mail"}
    services.record_informed(row, **said, by=world.officer, today=TODAY)


def replies(row: Incident, world: Any, on: date = date(2026, 3, 27)) -> Reply:
    said: dict[str, Any] = {
        "says": Says.DIFFERS,
        "received_on": on,
        "words": "Look at the first contact again.",
    }
    return services.record_reply(row, **said, by=world.officer, today=TODAY)


def test_all_three_are_told_of_a_local_review_each_once(world: Any, decided: Incident) -> None:
    assert to_inform(decided) == [PANEL, SOS, OFSTED]
    tell(decided, world, OFSTED)
    assert to_inform(decided) == [PANEL, SOS]
    with pytest.raises(ValidationError) as refused:
        tell(decided, world, OFSTED)
    assert list(refused.value.message_dict) == ["to"]
    assert decided.informed.count() == 1


def test_of_the_decision_for_no_review_the_panel_alone_hears(decided: Incident) -> None:
    decided.outcome = Outcome.NO_REVIEW
    assert to_inform(decided) == [PANEL]


def test_nobody_is_told_before_the_decision_or_of_an_adult(
    world: Any, sent: Incident, review: Callable[..., Review]
) -> None:
    assert to_inform(sent) == []
    with pytest.raises(ValidationError, match="Nothing is decided yet"):
        tell(sent, world, PANEL)
    adult = review(DECIDED, adult=True).incident
    with pytest.raises(ValidationError):
        tell(adult, world, PANEL)
    assert not adult.informed.exists()


@pytest.mark.parametrize("on", [date(2026, 3, 15), date(2026, 4, 1)])
def test_they_are_told_after_the_decision_and_not_in_the_future(
    world: Any, decided: Incident, on: date
) -> None:
    with pytest.raises(ValidationError) as refused:
        tell(decided, world, PANEL, on)
    assert list(refused.value.message_dict) == ["told_on"]


def test_the_reply_is_awaited_in_working_days_and_never_late(sent: Incident) -> None:
    shown = national(sent, TODAY)
    assert (shown.waits_since, shown.waits_days) == (date(2026, 3, 20), 7)
    assert national(sent, date(2027, 3, 31)).waits_since == date(2026, 3, 20)


def test_a_reply_ends_the_waiting_and_asks_for_regard_until_it_is_had(
    world: Any, sent: Incident
) -> None:
    reply = replies(sent, world)
    assert national(Incident.objects.get(pk=sent.pk), TODAY).waits_since is None
    what = "Have regard to what the Panel wrote"
    assert what in {task.what for task in tasks_of(world.officer, TODAY)}
    assert what not in {task.what for task in tasks_of(world.member, TODAY)}
    by = {"by": world.officer, "today": TODAY}
    services.have_regard_to_reply(reply, regard="The group meets on it in April.", **by)
    assert what not in {task.what for task in tasks_of(world.officer, TODAY)}
    assert Reply.objects.get().regard_on == TODAY


def test_a_reply_comes_after_a_rapid_review_that_was_sent(
    world: Any, sent: Incident, incident: Callable[..., Incident]
) -> None:
    with pytest.raises(ValidationError) as refused:
        replies(sent, world, date(2026, 3, 19))
    assert list(refused.value.message_dict) == ["received_on"]
    with pytest.raises(ValidationError, match="No rapid review was sent"):
        replies(incident(date(2026, 3, 2)), world)


def test_the_page_of_the_incident_says_who_was_told_and_what_the_panel_wrote(
    world: Any, decided: Incident, client: Client
) -> None:
    client.force_login(world.officer)
    address = decided.get_absolute_url()
    assert "Not recorded" in client.get(address).content.decode()
    days = {"told_on_day": 16, "told_on_month": 3, "told_on_year": 2026}
    for to in Recipient:
        said: dict[str, Any] = {"to": to, "how": "Secure e-mail <b>", **days}
        assert client.post(f"{address}told/", said).status_code == 302
    page = client.get(address).content.decode()
    assert "Secure e-mail &lt;b&gt;" in page
    assert "Ofsted told of the decision" in page  # in the log
    assert f"{address}told/" not in page
