"""The deployment that the tables ask: its people, addresses and acts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client

from partnership.access.services import NotAllowed, name_exception
from reviews.criteria import law_for
from reviews.models import About
from tests import factories as make
from tests.permissions.addressed import Addressed
from tests.permissions.counted import count_rows
from tests.permissions.planted import MET, TODAY
from tests.permissions.table import ACCOUNT_PAGES, Row, from_rooms


class Deployment(Addressed):
    """What the columns and tags of the table stand for."""

    # --- what a row of the table asks for ---

    def sign_in(self) -> None:
        """A session for every role; how many rows there are from then on."""
        self.sessions = {}
        for role, person in self.people.items():
            client = Client()
            client.force_login(person)
            self.sessions[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.baseline = count_rows()

    def client(self, role: str) -> Client:
        """A browser of this role."""
        client = Client()
        if role != "anonymous":
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        return client

    def says(self, row: Row, role: str) -> dict[str, Any]:
        """What somebody with the right would send."""
        what = self.sent.get(row.page) or self.sent.get(row.name) or dict
        said = what() if callable(what) else dict(what)
        if row.name == "people:give" and role == "outsider":
            said["place"] = f"board-{self.seat_there.board_id}"  # where they may give offices
        return said

    @cached_property
    def sent(self) -> dict[str, Callable[[], dict[str, Any]]]:
        """By page, or by page and object."""
        w = self.w
        passwords = {"oldpassword": make.PASSWORD, "password1": "a-new-and-long-one"}
        passwords["password2"] = passwords["password1"]
        office = {"office": "trainer", "place": f"board-{w.service.pk}", "because": "Elected"}
        plan = {"scope": "full", "title": "Learning", "summary": "What was learned."}
        copy = {"to": "sos", "how": "Secure e-mail"}
        delay = {"reason": "inquest", "explanation": "An inquest is open."}
        signed = {"reviewer": "A reviewer", **day("on", MET)}
        return {
            "account_login": lambda: {"login": w.officer.email, "password": make.PASSWORD},
            "account_signup": lambda: {"email": "new@example.org", **passwords},
            "account_change_password": lambda: passwords,
            "account_reset_password": lambda: {"email": w.officer.email},
            "account_reset_password_from_key": lambda: passwords,
            "boards:record_meeting": lambda: day("held_on", date(2026, 11, 16)),
            "reviews:record_incident": lambda: self._incident(w.council),
            "reviews:record_incident@elsewhere": lambda: self._incident(self.council_there),
            "reviews:record_notice": lambda: day("on", date(2026, 11, 16)),
            "reviews:record_rapid_review": lambda: day("on", date(2026, 11, 18)),
            "reviews:decide@child": lambda: self._decision(w.group, About.CHILD),
            "reviews:decide@adult": lambda: self._decision(w.adults, About.ADULT),
            "reviews:record_copy": lambda: {**copy, **day("sent_on", date(2026, 11, 18))},
            "reviews:withdraw_copy": lambda: {"because": "A slip"},
            "reviews:explain": lambda: {"reason": "Ofsted asked for none"},
            "reviews:record_delay": lambda: delay,
            "reviews:undo_sign_off": lambda: {"because": "The wrong file"},
            "reviews:take_down": lambda: {"because": "A street", "identifies": "on"},
            "reviews:put_back": lambda: {"because": "It cannot"},
            "reviews:sign_off": lambda: {**signed, "report": make.pdf()},
            "reviews:plan": lambda: {**plan, **day("on", date(2026, 12, 7))},
            "reviews:ask_override": lambda: {"reason": "A court asks for it"},
            "people:give": lambda: {**office, **day("starts_on", TODAY)},
            "people:end": lambda: {"because": "Left", **day("ends_on", TODAY)},
            **{page: what for give in from_rooms("says") for page, what in give(self).items()},
        }

    def _incident(self, council: Any) -> dict[str, Any]:
        words = {"council": council.pk, "what_happened": "Something happened.", "ground": "serious"}
        return {**words, **day("became_aware_on", date(2026, 11, 18))}

    def _decision(self, group: Any, about: str) -> dict[str, Any]:
        return {
            **{f"limb_{limb.code}": "yes" for limb in law_for(about, TODAY).limbs},
            "confirmed": "yes",
            "outcome": "review",
            "how": "meeting",
            "meeting": self.lately[group.pk].pk,
            "taken_by": self.chair_of(group).pk,
            "reasons": "The test is met.",
        }

    # --- asking ---

    def ask(self, role: str, row: Row) -> Any:
        """The answer of the portal. No rate limit counts across cells."""
        if row.name.startswith((*ACCOUNT_PAGES, "exports:", "feeds:")):
            cache.clear()
        if row.method in {"CALL", "ASK"}:
            return self.call(role, row)
        client, url = self.client(role), self.url(row, role)
        if row.method == "POST":
            return client.post(url, self.says(row, role))
        return getattr(client, row.method.lower())(url)

    def call(self, role: str, row: Row) -> Any:
        """The answer of a service, in the same numbers."""
        by: Any = self.people.get(role, AnonymousUser())
        try:
            self.calls[row.name](by)
        except NotAllowed:
            return Answer(403)
        return Answer(302)

    @cached_property
    def calls(self) -> dict[str, Callable[[Any], Any]]:
        """The acts that are asked of a service itself."""
        until = {"starts_on": TODAY, "ends_on": None, "because": "Asked by the court"}
        planned, stranger = self.reviews["planned"], self.w.stranger
        return {
            "name_exception": lambda by: name_exception(planned.incident, stranger, by=by, **until),
            **{name: call for give in from_rooms("calls") for name, call in give(self).items()},
        }


@dataclass(frozen=True)
class Answer:
    """What a service says, as a page would."""

    status_code: int
    url: str = "done"


def day(name: str, on: date) -> dict[str, int]:
    """A day as the three boxes send it."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}
