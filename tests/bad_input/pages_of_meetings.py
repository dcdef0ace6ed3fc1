"""Forms about meetings, seats and interests, each ready to be sent."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from boards.interests.models import How
from boards.interests.services.declaring import declare
from boards.meetings.models import AgendaItem, Purpose
from boards.meetings.services import agenda, papers
from partnership.access.offices import Office
from tests import factories as make
from tests.bad_input.page import Page, Sent, three


class PagesOfMeetings(Sent):
    """Forms about meetings, their papers and minutes, who sits there and what they declare."""

    def meeting(self) -> Page:
        path = reverse("boards:record_meeting", args=[self.world.group.key])
        good = {"place": "Room 4", **three("held_on", self.day(6))}
        return Page(self.world.officer, path, good, {"held_on": make.LONG_AGO - timedelta(days=1)})

    def give(self) -> Page:
        path = reverse("people:give", args=[self.world.member.pk])
        good = {
            "office": Office.LAY_MEMBER,
            "place": f"board-{self.world.adults.pk}",
            "seat": f"agency-{self.world.trust.pk}",
            "because": "Elected",
            **three("starts_on", self.today),
            **three("ends_on", self.today + timedelta(days=90)),
        }
        return Page(self.world.head, path, good, {"ends_on": self.day(1)})

    def end(self) -> Page:
        held = self.world.member.memberships.get()
        path = reverse("people:end", args=[self.world.member.pk, "board", held.pk])
        good = {"because": "Left", **three("ends_on", self.today)}
        return Page(self.world.head, path, good, {"ends_on": held.starts_on - timedelta(days=1)})

    def agenda_item(self) -> AgendaItem:
        """An item of a meeting held, whose minutes are open."""
        held = make.meeting(self.world.group, self.day(6))
        facts = {"title": "An item", "purpose": Purpose.NOTE, "by": self.world.officer}
        return agenda.add_item(held, **facts)

    def item(self) -> Page:
        path = reverse("meetings:add_item", args=[self.agenda_item().meeting_id])
        good = {"title": "Neglect", "purpose": "note", "owner": "Chair", "minutes": "5"}
        return Page(self.world.officer, path, good | three("paper_due_on", self.day(10)))

    def readers(self) -> Page:
        path = reverse("meetings:restrict", args=[self.agenda_item().pk])
        good = {"readers": [f"person:{self.world.member.pk}"], "because": "A case"}
        return Page(self.world.officer, path, good)

    def withhold(self) -> Page:
        path = reverse("meetings:withhold", args=[self.agenda_item().pk])
        good = {"person": str(self.world.member.pk), "because": "An interest"}
        return Page(self.world.officer, path, good)

    def paper(self) -> Page:
        path = reverse("meetings:add_paper", args=[self.agenda_item().pk])
        return Page(self.world.officer, path, {"title": "A paper", "paper": make.pdf()})

    def call_off(self) -> Page:
        held = make.meeting(self.world.group, self.day(6))
        path = reverse("boards:call_off", args=[held.pk])
        return Page(self.world.officer, path, {"because": "No business"})

    def withdrawal(self) -> Page:
        facts = {"title": "A paper", "paper": make.pdf(), "now": timezone.now()}
        paper = papers.add_paper(self.agenda_item(), by=self.world.officer, **facts)
        path = reverse("meetings:withdraw_paper", args=[paper.pk])
        return Page(self.world.officer, path, {"because": "Names a child"})

    def declining(self) -> Page:
        by = self.world.member
        item = agenda.propose_item(self.world.group, title="A", purpose=Purpose.NOTE, by=by)
        path = reverse("meetings:decline_item", args=[item.pk])
        return Page(self.world.officer, path, {"because": "The executive has it"})

    def line(self) -> Page:
        path = reverse("meetings:minute_item", args=[self.agenda_item().pk])
        good = {"kind": "action", "words": "Do it", "agency": str(self.world.trust.pk)}
        good |= three("due_on", self.today + timedelta(days=30))
        return Page(self.world.officer, path, good, {"due_on": self.day(30)})

    def seat(self) -> Page:
        path = reverse("boards:open_seat", args=[self.world.group.key])
        good = {"part": "adviser", "title": "Designated doctor", "because": "Agreed"}
        return Page(self.world.head, path, good | three("starts_on", self.today))

    def quorum(self) -> Page:
        path = reverse("attendance:set_quorum", args=[self.world.group.key])
        good = {"seats": "3", "must": ["chair"], "source": "Terms", "because": "Agreed"}
        return Page(self.world.head, path, good | three("starts_on", self.today))

    def interest(self) -> Page:
        path = reverse("interests:write_down", args=[self.world.partnership.key])
        good = {"person": str(self.world.member.pk), "kind": "work", "what": "Works there"}
        good |= {"agency": str(self.world.trust.pk), "body": ""} | three("starts_on", self.day(99))
        return Page(self.world.officer, path, good)

    def declared(self) -> Page:
        item = self.agenda_item()
        path = reverse("interests:write_declared", args=[item.meeting_id])
        good = {"person": str(self.world.member.pk), "what": "A sister", "item": str(item.pk)}
        return Page(self.world.officer, path, good)

    def ruling(self) -> Page:
        item = self.agenda_item()
        row = declare(
            item.meeting,
            what="A sister",
            person=self.world.member,
            by=self.world.officer,
            how=How.MEETING,
            now=timezone.now(),
        )
        path = reverse("interests:rule", args=[row.pk])
        good = {
            "item": str(item.pk),
            "outcome": "leaves",
            "because": "Close",
            "minuted": "One left.",
        }
        return Page(self.world.officer, path, good)
