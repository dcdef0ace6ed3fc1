"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """Nobody signs themselves up: people are entered with an office."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
