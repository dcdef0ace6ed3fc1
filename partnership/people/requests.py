"""The request of somebody who is signed in: what views behind the gate take."""

from django.http import HttpRequest

from partnership.people.models import User


class PersonRequest(HttpRequest):
    """A request whose user is a person; doors of partnership.access put their rights on it."""

    user: User
    rights: frozenset[str]
