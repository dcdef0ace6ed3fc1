"""The address of every page about every object of the table."""

from functools import cached_property
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from partnership.access.offices import Office
from partnership.clock.models import Deadline
from partnership.documents.models import Document
from partnership.people.models import Appointment
from reviews.deadlines import COPY_RULES
from reviews.models import Recipient
from tests.permissions.planted import Planted
from tests.permissions.table import Row, from_rooms


class Addressed(Planted):
    """The address of every page about every object of the table."""

    def url(self, row: Row, role: str) -> str:
        """The address of the row's page about the row's object."""
        if not row.tag:
            return reverse(row.name)
        if row.tag == "self":
            pk = self.people[role].pk if role in self.people else self.w.officer.pk
            return reverse(row.name, args=[pk])
        return reverse(row.name, args=self.objects[row.page])

    @cached_property
    def objects(self) -> dict[str, list[Any]]:
        """The arguments of every address with an object."""
        return {
            **self._objects_of_boards(),
            **self._objects_of_reviews(),
            **self._objects_of_people(),
            **self._objects_of_reasons(),
            **self._objects_of_files(),
            **{page: args for give in from_rooms("objects") for page, args in give(self).items()},
        }

    def _objects_of_boards(self) -> dict[str, list[Any]]:
        boards = {
            "group": self.w.group,
            "sar-group": self.w.adults,
            "adults-board": self.adults_board,
            "elsewhere": self.group_there,
        }
        agencies = {
            "council": self.w.council,
            "trust": self.w.trust,
            "elsewhere": self.council_there,
        }
        pages = ("boards:board", "boards:record_meeting", "reviews:record_incident")
        return {
            **{f"{page}@{tag}": [row.key] for page in pages for tag, row in boards.items()},
            **{f"boards:agency@{tag}": [row.key] for tag, row in agencies.items()},
        }

    def _objects_of_reviews(self) -> dict[str, list[Any]]:
        incident = ("incident", "record_notice", "record_rapid_review", "decide", "what_if")
        incident += ("record_partners_told",)
        review = ("review", "review_decision", "review_log", "sign_off", "plan", "publish")
        review += ("undo_sign_off",)
        review += ("record_copy", "record_delay", "ask_override")
        found: dict[str, list[Any]] = {}
        for pages, rows in ((incident, self.incidents), (review, self.reviews)):
            for page in pages:
                for tag, row in rows.items():
                    found[f"reviews:{page}@{tag}"] = [row.reference]
        planned = self.reviews["planned"]
        mine, another = planned.despatches.get(), self.reviews["ready"].despatches.first()
        out = self.reviews["published"].reference
        found |= {f"reviews:{page}@published": [out] for page in ("take_down", "put_back")}
        found["reviews:withdraw_copy@planned"] = [planned.reference, mine.pk]
        found["reviews:withdraw_copy@copy-of-another"] = [planned.reference, another.pk]
        found["reviews:explain@planned"] = [planned.reference, COPY_RULES[Recipient.OFSTED]]
        for tag, override in self.asked.items():
            args = [override.review.reference, override.pk]
            found[f"reviews:agree_override@{tag}"] = args
            found["reviews:agree_override@override-of-another"] = [planned.reference, override.pk]
        slugs = {tag: page.slug for tag, page in self.publications.items()}
        slugs["ready"] = self.reviews["ready"].reference.lower()
        for page in ("publication", "report"):
            found |= {f"reviews:{page}@{tag}": [slug] for tag, slug in slugs.items()}
        return found

    def _objects_of_people(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for role, person in self.people.items():
            found |= {f"people:person@{role}": [person.pk], f"people:give@{role}": [person.pk]}
        seat = self.w.member.memberships.get()
        practitioner = self.people["practitioner"]
        office = practitioner.appointments.get()
        found["people:end@group-member"] = [self.w.member.pk, "board", seat.pk]
        found["people:end@practitioner"] = [practitioner.pk, "agency", office.pk]
        found["people:end@office-of-another"] = [practitioner.pk, "board", seat.pk]
        key = user_pk_to_url_str(self.w.stranger)
        token = default_token_generator.make_token(self.w.stranger)
        found["account_reset_password_from_key@true"] = [key, token]
        found["account_reset_password_from_key@false"] = [key, "d2k-0123456789abcdef"]
        return found

    def _objects_of_reasons(self) -> dict[str, list[Any]]:
        w = self.w
        lead_of_icb = Appointment.objects.get(office=Office.LEAD_REPRESENTATIVE)
        rows = {
            "partnership": w.partnership,
            "board": w.group,
            "listing": w.partnership.listings.first(),
            "board-link": self.link,
            "agency": w.trust,
            "seat": w.chair.memberships.get(board=w.group),
            "partnership-elsewhere": self.there,
            "listing-elsewhere": self.listing_there,
            "seat-elsewhere": self.seat_there,
            "group-meeting": self.then[w.group.pk],
            "sar-group-meeting": self.then[w.adults.pk],
            "adults-board-meeting": self.then[self.adults_board.pk],
            "group-decision": self.reviews["under-way"].decision,
            "sar-group-decision": self.reviews["adult-review"].decision,
            "decision-elsewhere": self.reviews["elsewhere"].decision,
            "incident": self.incidents["child"],
            "adult-incident": self.incidents["adult"],
            "review": self.reviews["under-way"],
            "adult-review": self.reviews["adult-review"],
            "publication": self.publications["published"],
            "person-in-a-board": w.member,
            "person-of-an-agency": self.people["practitioner"],
            "office-for-the-trust": self.people["practitioner"].appointments.get(),
            "office-for-the-icb": lead_of_icb,
            "kind-without-policy": self.reviews["planned"].despatches.get(),
        }
        found = {f"access:why@{tag}": [row._meta.label, row.pk] for tag, row in rows.items()}
        return {**found, "access:why@no-such-kind": ["reviews.nothing", 1]}

    def _objects_of_files(self) -> dict[str, list[Any]]:
        files = {
            "report": self.reviews["signed-off"],
            "published-report": self.reviews["published"],
            "adult-report": self.reviews["improvements"],
            "elsewhere": self.reviews["elsewhere"],
        }
        clocks: dict[str, Any] = {
            "incident": self.incidents["child"],
            "review": self.reviews["planned"],
            "adult-review": self.reviews["adult-review"],
            "elsewhere": self.reviews["elsewhere"],
        }
        found = {
            f"documents:fetch@{tag}": [Document.objects.about(row).first().pk]
            for tag, row in files.items()
        }
        for page in ("proof", "proof_pdf"):
            for tag, row in clocks.items():
                found[f"clock:{page}@{tag}"] = [Deadline.objects.about(row).first().pk]
        return found
