"""Who holds no office today is signed out at their next request."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

NO_OFFICE = "You hold no office today, so you were signed out. Ring the partnership service."


class InOffice:
    """Ends the session of a person whose last office has ended, whatever page they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not request.user.offices_now:
            logout(request)
            messages.info(request, NO_OFFICE)
        return self.get_response(request)
