"""How an agency is printed in a list is put right by the service, and its history kept."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards import services
from boards.models import Listing
from boards.tests.factories import a_listing
from boards.tests.setting_up.days import DAY, SAID, TODAY
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db
PRINTED = {"heading": "Health", "subheading": "Trusts", "note": "As it asked"}


@pytest.fixture
def entry(fen) -> Listing:
    return Listing.objects.get(agency=fen.trust)


def test_an_entry_is_put_right_where_it_stands_and_what_was_printed_is_remembered(fen, entry):
    was, began = entry.printed, entry.starts_on
    services.change_entry(entry, printed="Fen NHS trust", **PRINTED, by=fen.officer, **SAID)
    entry.refresh_from_db()
    assert (entry.printed, entry.heading, entry.subheading) == ("Fen NHS trust", "Health", "Trusts")
    assert (entry.starts_on, entry.ends_on) == (began, None)
    newest, oldest = entry.history.all()
    assert (newest.history_user, newest.history_change_reason) == (fen.officer, "Agreed")
    assert oldest.printed == was


def test_the_second_click_writes_nothing(fen, entry):
    for _ in range(2):
        services.change_entry(entry, printed="Fen NHS trust", **PRINTED, by=fen.officer, **SAID)
    assert entry.history.count() == 2


def test_an_entry_that_left_the_list_stays_as_it_was_printed(fen, entry):
    entry.ends_on = TODAY - DAY
    entry.save_because("left", by=None)
    with pytest.raises(ValidationError, match="It left the list"):
        services.change_entry(entry, printed="Another", **PRINTED, by=fen.officer, **SAID)


def test_one_list_does_not_print_one_agency_twice_in_the_same_words(fen, entry):
    other = a_listing(fen.partnership, fen.trust, list_name="children", printed="Fen hospital")
    with pytest.raises(ValidationError) as refused:
        services.change_entry(other, printed=entry.printed, **PRINTED, by=fen.officer, **SAID)
    assert "printed" in refused.value.message_dict


def test_an_agency_does_not_word_its_own_entry(fen, entry):
    with pytest.raises(NotAllowed):
        services.change_entry(entry, printed="The best trust", **PRINTED, by=fen.lead, **SAID)


def test_the_page_of_the_agency_leads_to_it_and_shows_what_came_of_it(fen, entry, client):
    client.force_login(fen.officer)
    address = reverse("boards:change_entry", args=[entry.pk])
    assert address in client.get(fen.trust.get_absolute_url()).content.decode()
    page = client.get(address).content.decode()
    assert entry.printed in page
    refused = client.post(address, {"printed": "Fen NHS trust", "because": ""})
    assert "Fen NHS trust" in refused.content.decode()
    done = client.post(address, {"printed": "Fen NHS trust", "because": "Renamed"}, follow=True)
    assert "Fen NHS trust" in done.content.decode()
    client.force_login(fen.lead)
    assert address not in client.get(fen.trust.get_absolute_url()).content.decode()
