"""What is published stays available for a year, and comes down at once where it shows who it is."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from partnership.access.services import NotAllowed
from reviews import services
from reviews.available import available_until
from reviews.models import Publication, Review

SENT, OUT = date(2026, 3, 17), date(2026, 4, 20)
WHY: dict[str, Any] = {"because": "The partners replaced it.", "identifies": False}


@pytest.fixture
def published(world: Any, sent: Callable[..., Review]) -> Review:
    """A practice review that was published on 20 April 2026."""
    row = sent(SENT, OUT)
    services.publish(row, by=world.officer, today=OUT)
    return Review.objects.get(pk=row.pk)


def test_it_must_be_available_for_a_year(world: Any, published: Review) -> None:
    assert available_until(published) == date(2027, 4, 20)
    with pytest.raises(ValidationError, match="until 20 April 2027"):
        services.take_down(published, **WHY, by=world.head, today=date(2027, 4, 19))
    assert Publication.objects.get().taken_down_on is None
    services.take_down(published, **WHY, by=world.head, today=date(2027, 4, 20))
    assert Publication.objects.get().taken_down_on == date(2027, 4, 20)


def test_a_page_that_was_published_on_a_leap_day_is_free_at_the_end_of_february(
    published: Review,
) -> None:
    published.published_on = date(2028, 2, 29)
    assert available_until(published) == date(2029, 2, 28)


def test_what_lets_somebody_be_recognised_comes_down_at_once_and_the_log_says_so(
    world: Any, published: Review, client: Client
) -> None:
    why: dict[str, Any] = {"because": "A street can be told.", "identifies": True}
    services.take_down(published, **why, by=world.head, today=OUT)
    page = Publication.objects.get()
    for address in (page.get_absolute_url(), f"{page.get_absolute_url()}report/"):
        assert client.get(address).status_code == 404
    assert page.title not in client.get("/published/").content.decode()
    client.force_login(world.officer)
    log = client.get(f"{published.get_absolute_url()}log/").content.decode()
    assert "Taken down within the year: A street can be told." in log
    assert client.get(page.get_absolute_url()).status_code == 404


def test_it_is_put_back_in_the_words_it_had(world: Any, published: Review, client: Client) -> None:
    why: dict[str, Any] = {"because": "A street can be told.", "identifies": True}
    by: dict[str, Any] = {"by": world.head}
    services.take_down(published, **why, **by, today=OUT)
    with pytest.raises(ValidationError, match="It was taken down on 20 April 2026"):
        services.take_down(published, **why, **by, today=OUT)
    services.put_back(published, because="It cannot.", **by, today=OUT)
    assert client.get(Publication.objects.get().get_absolute_url()).status_code == 200
    with pytest.raises(ValidationError, match="It is public"):
        services.put_back(published, because="It cannot.", **by, today=OUT)


def test_the_head_of_service_alone_takes_it_down(world: Any, published: Review) -> None:
    for somebody in (world.officer, world.chair, world.independent):
        with pytest.raises(NotAllowed):
            services.take_down(published, **WHY, by=somebody, today=date(2028, 1, 4))


def test_nothing_is_taken_down_that_was_never_published(
    world: Any, signed_off: Callable[..., Review]
) -> None:
    with pytest.raises(ValidationError, match="Nothing of it is published"):
        services.take_down(signed_off(SENT), **WHY, by=world.head, today=OUT)


def test_the_form_says_until_when_it_must_be_available_and_the_page_that_it_is_down(
    world: Any, published: Review, client: Client
) -> None:
    client.force_login(world.head)
    address = published.get_absolute_url()
    assert "Take the public page down" in client.get(address).content.decode()
    assert "until 20 April 2027" in client.get(f"{address}take-down/").content.decode()
    client.post(f"{address}take-down/", {"because": "A street <b>.", "identifies": "on"})
    shown = client.get(address).content.decode()
    assert "Put the public page back" in shown
    assert "A street &lt;b&gt;." in shown
    assert "Read the public page" not in shown
