"""Who sees people: each themselves; upper floors open them to their partnership's service."""

from partnership.access.policies import Themselves, allow
from partnership.people.models import User

allow(User, Themselves(rights=frozenset({"view"})), words={"manage": "manage offices"})
