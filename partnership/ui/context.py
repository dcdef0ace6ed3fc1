"""What every page is told: its place, its links, whom to ring."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Contact:
    """A partnership's service as its readers see it; what is empty is the deployment's own."""

    place: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""

    def with_defaults(self) -> "Contact":
        """With the deployment's words where this one has none."""
        return Contact(
            self.place or settings.PORTAL_PLACE,
            self.name or settings.SERVICE_NAME,
            self.phone or settings.SERVICE_PHONE,
            self.email or settings.SERVICE_EMAIL,
        )

    @property
    def phone_link(self) -> str:
        """The number as a telephone dials it."""
        return "".join(mark for mark in self.phone if mark.isdigit() or mark == "+")


class Portal:
    """Worked out when a template asks, so that pages which ask for little cost little."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def signed_in(self) -> bool:
        """Whether the page may say who reads it: not before the second factor was shown."""
        user = getattr(self._request, "user", None)
        return bool(user and user.is_authenticated and not self.half_way)

    @cached_property
    def half_way(self) -> bool:
        """Whether somebody has signed in as far as the second factor, which they still owe."""
        return bool(getattr(self._request, "half_way", False))

    @cached_property
    def navigation(self) -> list[Link]:
        entries = settings.NAVIGATION if self.signed_in else settings.PUBLIC_NAVIGATION
        path = self._request.path
        held = set(getattr(self._request.user, "offices_now", ())) if self.signed_in else set()
        return [
            Link(
                label=label,
                url=reverse(url_name),
                current=path == "/" if prefix == "/" else path.startswith(prefix),
            )
            for label, url_name, prefix, *offices in entries
            if not offices or held & set(offices[0])
        ]

    @cached_property
    def contacts(self) -> list[Contact]:
        """The services that this reader may ring, at least one; each once."""
        user = getattr(self._request, "user", None)
        user = user if self.signed_in or user is None else AnonymousUser()
        asked: Callable[[Any], list[Contact]] = import_string(settings.CONTACTS)
        found = [one.with_defaults() for one in asked(user)] if user is not None else []
        return list(dict.fromkeys(found)) or [Contact().with_defaults()]

    @property
    def services(self) -> list[Contact]:
        """The same without the place, which is said in the masthead."""
        return list(dict.fromkeys(replace(one, place="") for one in self.contacts))

    @property
    def place(self) -> str:
        return "; ".join(dict.fromkeys(one.place for one in self.contacts if one.place))

    @property
    def demo(self) -> bool:
        return settings.DEMO_MODE

    @property
    def service_name(self) -> str:
        return self.contacts[0].name

    @property
    def service_phone(self) -> str:
        return self.contacts[0].phone

    @property
    def service_phone_link(self) -> str:
        return self.contacts[0].phone_link

    @property
    def service_email(self) -> str:
        return self.contacts[0].email

    @cached_property
    def office(self) -> str:
        return getattr(self._request.user, "office_line", "") if self.signed_in else ""

    @cached_property
    def clock_line(self) -> str:
        line: Callable[[], str] = import_string(settings.CLOCK_LINE)
        return line()

    @cached_property
    def clock_page(self) -> str:
        page: Callable[[object], str] = import_string(settings.CLOCK_PAGE)
        return page(self._request.user) if self.signed_in else ""


def portal(request: HttpRequest) -> dict[str, Portal]:
    return {"portal": Portal(request)}
