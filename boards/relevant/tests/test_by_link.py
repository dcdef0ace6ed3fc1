"""An agency's lead answers for its entries by the link of the letter, without signing in."""

from datetime import datetime
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from boards.relevant import services
from boards.relevant.jobs import remind
from boards.relevant.letters import CONFIRM_BY_LINK
from boards.relevant.models import Confirmation
from boards.relevant.tests.listed import DAY, IN_A_MONTH, NOW, TODAY, WHEN, Lists
from partnership.links.services import sign
from partnership.outbox.jobs import digest
from partnership.outbox.models import Letter
from partnership.outbox.services import deliver

pytestmark = pytest.mark.django_db
RIGHT = {"said": "right"}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The portal's clock, set to the day on which the agencies are asked."""

    def put(at: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)

    put(NOW)
    return put


def the_link(lists: Lists, step: str = "asked") -> str:
    row = lists.asked(lists.world.trust)
    return Letter.objects.get(key=f"confirm-lists:{row.pk}:{step}:{lists.world.lead.pk}").path


def test_the_daily_mail_carries_a_link_that_answers_without_a_password(
    lists: Lists, client: Client, clock: Any
):
    lists.opened()
    digest("a", NOW + DAY)
    deliver(now=NOW + DAY)
    mails = [one for one in mail.outbox if one.to == [lists.world.lead.email]]
    assert len(mails) == 1
    assert the_link(lists) in mails[0].body
    assert client.post(the_link(lists), RIGHT).status_code == 302
    row = lists.asked(lists.world.trust)
    assert (row.said, row.said_by, row.said_on) == ("right", lists.world.lead, TODAY)
    assert row.history.first().history_change_reason == "answered by the link in the letter"


def test_opening_it_changes_nothing_and_it_answers_once(lists: Lists, client: Client, clock: Any):
    lists.opened()
    page = client.get(the_link(lists))
    assert lists.trust.printed in page.content.decode()
    assert str(lists.world.lead) in page.content.decode()
    assert page["Referrer-Policy"] == "strict-origin"
    assert lists.asked(lists.world.trust).said == ""
    assert client.post(the_link(lists), RIGHT).status_code == 302
    for again in (client.get(the_link(lists)), client.post(the_link(lists), RIGHT)):
        assert again.status_code == 410


def test_an_answer_that_is_refused_does_not_use_the_link_up(
    lists: Lists, client: Client, clock: Any
):
    lists.opened()
    refused = client.post(the_link(lists), {"said": "change", "words": ""})
    assert "Say what must be changed" in refused.content.decode()
    said = {"said": "change", "words": "We have a new name"}
    done = client.post(the_link(lists), said, follow=True).content.decode()
    assert "The answer is with the partnership service" in done
    assert lists.asked(lists.world.trust).words == "We have a new name"


def test_it_is_dead_once_the_lists_are_published(lists: Lists, client: Client, clock: Any):
    review = lists.opened()
    link = the_link(lists)
    for row in review.confirmations.all():
        services.settle(row, because="By telephone", by=lists.world.officer, **WHEN)
    approval = services.Approval("The executive board", meeting=lists.meeting)
    services.publish(review, approval, by=lists.world.officer, **WHEN)
    assert client.get(link).status_code == 410
    assert client.post(link, RIGHT).status_code == 410
    assert not Confirmation.objects.filter(said="right").exists()


def test_it_is_dead_a_while_after_the_day_to_answer_by_and_a_reminder_brings_another(
    lists: Lists, client: Client, clock: Any
):
    lists.opened()
    late = NOW + (IN_A_MONTH - TODAY) + 20 * DAY
    clock(late)
    assert client.get(the_link(lists)).status_code == 410
    remind("", late)
    assert client.get(the_link(lists, "late")).status_code == 200


def test_who_leads_the_agency_no_more_does_not_answer_by_it(
    lists: Lists, client: Client, clock: Any
):
    lists.opened()
    held = lists.world.lead.appointments.get()
    held.ends_on = TODAY - DAY
    held.save_because("left", by=None)
    assert client.post(the_link(lists), RIGHT).status_code in (403, 410)
    assert lists.asked(lists.world.trust).said == ""


def test_a_link_for_another_purpose_or_a_forged_one_does_not_open(
    lists: Lists, client: Client, clock: Any
):
    lists.opened()
    row, lead = lists.asked(lists.world.trust), lists.world.lead
    other = sign("rsvp", person=lead, subject=row, until=NOW + DAY)
    meeting = sign(CONFIRM_BY_LINK, person=lead, subject=lists.world.partnership, until=NOW + DAY)
    for token in (other, meeting, "x", "é"):
        assert client.get(f"/lists/by-link/{token}/").status_code == 410


def test_the_page_after_it_leads_to_the_entries_whatever_it_is_asked(
    lists: Lists, client: Client, clock: Any
):
    lists.opened()
    row = lists.asked(lists.world.trust)
    page = client.get(f"/lists/answered/?asked={row.pk}").content.decode()
    assert f"?next={row.get_absolute_url()}" in page
    for odd in ("?asked=x", "?asked=9999999999999", "?asked=%00", ""):
        assert '?next=/"' in client.get(f"/lists/answered/{odd}").content.decode()
