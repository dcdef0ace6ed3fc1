"""The way to the agency's sign-in and back."""

from collections.abc import Callable
from urllib.parse import urlsplit

import requests
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.signing_in import is_in, words

NO = "You could not be signed in"
Use = Callable[..., None]


def go_there(client: Client, **query: str) -> str:
    """Press the button; the address to which the agency sends back."""
    answer = client.get(reverse("agency_login", args=["council"]), query)
    sent = requests.get(answer["Location"], allow_redirects=False, timeout=5)
    return sent.headers["Location"]


def come_back(client: Client, address: str) -> HttpResponse:
    """What the browser then asks of the portal."""
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def through(client: Client | None = None) -> tuple[Client, HttpResponse]:
    """There and back."""
    client = client or Client()
    return client, come_back(client, go_there(client))


def refused(answer: HttpResponse, client: Client) -> None:
    assert answer.status_code == 401
    assert NO in words(answer)
    assert not is_in(client)
