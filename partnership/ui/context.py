"""What every page is told: its place, its links, whom to ring."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool


class Portal:
    """Worked out when a template asks, so that pages which ask for little cost little."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def signed_in(self) -> bool:
        user = getattr(self._request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def navigation(self) -> list[Link]:
        entries = settings.NAVIGATION if self.signed_in else settings.PUBLIC_NAVIGATION
        path = self._request.path
        return [
            Link(
                label=label,
                url=reverse(url_name),
                current=path == "/" if prefix == "/" else path.startswith(prefix),
            )
            for label, url_name, prefix in entries
        ]

    @property
    def place(self) -> str:
        return settings.PORTAL_PLACE

    @property
    def demo(self) -> bool:
        return settings.DEMO_MODE

    @property
    def service_name(self) -> str:
        return settings.SERVICE_NAME

    @property
    def service_phone(self) -> str:
        return settings.SERVICE_PHONE

    @property
    def service_phone_link(self) -> str:
        return "".join(mark for mark in settings.SERVICE_PHONE if mark.isdigit() or mark == "+")

    @property
    def service_email(self) -> str:
        return settings.SERVICE_EMAIL

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
