"""What a person chooses to be told, and how soon; what nobody can switch off."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from partnership.outbox import services
from partnership.outbox.jobs import sweep
from partnership.outbox.kinds import Kind, Way, declare_kind, kinds_for
from partnership.outbox.models import Letter, Preference
from partnership.outbox.services import deliver, post
from partnership.outbox.writing import NOT_BY_MAIL
from tests.letters.days import AWARE, LAST, news, noon


def test_a_person_may_have_a_kind_at_once_or_not_by_mail_and_still_reads_it_in_the_portal(
    client, world
):
    services.choose(world.officer, {"told-of-change": "off"})
    services.choose(world.head, {"told-of-change": "at_once"})
    now = timezone.now()
    post([news(who, world.group) for who in (world.officer, world.head)], now=now)
    assert deliver(now=now) == 1
    assert mail.outbox[0].to == [world.head.email]
    assert Letter.objects.get(to=world.officer).dropped_because == NOT_BY_MAIL
    client.force_login(world.officer)
    page = client.get(reverse("outbox:sent")).content.decode()
    assert f"News of {world.group}" in page
    assert NOT_BY_MAIL in page


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        ("reminder-late", "daily"),
        ("reminder-late", "off"),
        ("account", "daily"),
        ("account", "off"),
        ("reminder-soon", "off"),
        ("reminder-guidance", "off"),
        ("no-such-kind", "daily"),
    ],
)
def test_no_clock_and_no_account_matter_can_be_switched_off(world, kind, way):
    with pytest.raises(ValidationError):
        services.choose(world.officer, {kind: way})
    assert not Preference.objects.exists()


def test_a_choice_written_past_the_form_puts_off_no_urgent_letter(world, incident):
    row = Preference(person=world.officer, kind="reminder-late", way=Way.OFF)
    row.save_because("by hand", by=None)
    incident(AWARE)
    sweep("a", noon(LAST))
    assert deliver(now=noon(LAST)) == 1


def test_the_page_keeps_the_choices_and_offers_none_that_are_not_there(client, world):
    client.force_login(world.officer)
    address = reverse("outbox:preferences")
    said = {"reminder-soon": "at_once", "reminder-guidance": "daily"}
    said |= {"told-of-change": "off", "vacancies": "off", "meeting": "daily"}
    others = [kind for kind in kinds_for(set(world.officer.offices_now)) if kind.key not in said]
    said |= {kind.key: kind.default for kind in others if not kind.urgent}
    assert client.post(address, said).status_code == 302
    assert client.post(address, said).status_code == 302
    kept = dict(Preference.objects.values_list("kind", "way"))
    assert kept == {"reminder-soon": "at_once", "told-of-change": "off", "vacancies": "off"}
    assert client.post(address, {**said, "reminder-soon": "off"}).status_code == 200
    assert dict(Preference.objects.values_list("kind", "way")) == kept
    assert Preference.history.count() == 3


def test_no_kind_of_letter_is_declared_twice():
    with pytest.raises(ValueError, match="twice"):
        declare_kind(Kind("account", "Your account", "Again"))


def test_a_letter_of_an_undeclared_kind_is_refused(world):
    with pytest.raises(KeyError):
        post([news(world.officer, world.group, kind="no-such-kind")], now=noon(AWARE))


def test_a_letter_about_ones_own_account_goes_at_once_also_before_the_first_office(world):
    post([news(world.stranger, world.stranger)], now=noon(AWARE))
    assert deliver(now=noon(AWARE)) == 1
    assert mail.outbox[0].to == [world.stranger.email]
