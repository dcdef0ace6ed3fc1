"""Forms about groups, agencies, their lists and themes, each ready to be sent."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from boards.models import Board, BoardKind
from boards.succession.planning import Said, say_succession
from boards.succession.services import Heir, Moves
from tests import factories as make
from tests.bad_input.page import Page, Sent, three


class PagesOfBodies(Sent):
    """Forms about groups that end, lists of agencies, their duties, names and themes."""

    def task_group(self) -> Board:
        return make.board(self.world.partnership, BoardKind.TASK)

    def term(self) -> Page:
        path = reverse("closing:set_term", args=[self.task_group().key])
        good = {"because": "Agreed", **three("finish_by", self.today)}
        days = {"finish_by": make.LONG_AGO - timedelta(days=1)}
        return Page(self.world.officer, path, good, days)

    def closing(self) -> Page:
        path = reverse("closing:write", args=[self.task_group().key])
        names = ("asked", "done", "changed", "stays_open", "lessons")
        good = {name: "Words." for name in names} | {"above": self.world.executive.pk}
        return Page(self.world.officer, path, good)

    def list_review(self) -> Page:
        path = reverse("relevant:open_review", args=[self.world.partnership.key])
        good = three("answer_by", self.today + timedelta(days=20))
        return Page(self.world.officer, path, good, {"answer_by": self.day(1)})

    def earlier_edition(self) -> Page:
        path = reverse("relevant:record", args=[self.world.partnership.key])
        good = {"approved_by": "The board", "source": "A leaflet"}
        days = {"on": self.today + timedelta(days=1)}
        return Page(self.world.officer, path, good | three("on", self.day(9)), days)

    def entry(self) -> Page:
        listing = self.world.trust.listings.get()
        path = reverse("boards:change_entry", args=[listing.pk])
        return Page(self.world.officer, path, {"printed": "Other words", "because": "Asked"})

    def duty(self) -> Page:
        world = self.world
        path = reverse("obligations:say_duty", args=[world.partnership.key, world.trust.key])
        good = {"code": "CA14-S6", "applies": "no", "because": "Agreed"}
        return Page(world.officer, path, good | three("starts_on", self.today))

    def named_lead(self) -> Page:
        path = reverse("obligations:name_lead", args=[self.world.trust.key])
        good = {"purpose": "data", "person": self.world.lead.pk}
        return Page(self.world.lead, path, good | three("starts_on", self.today))

    def rename(self) -> Page:
        path = reverse("succession:rename", args=[self.world.trust.key])
        listed = [self.world.trust.listings.get().pk]
        good = {"name": "Another", "kind": "nhs_trust", "listings": listed, "because": "Agreed"}
        days = {"on": self.world.trust.starts_on}  # it cannot be followed on its first day
        return Page(self.world.head, path, good | three("on", self.today), days)

    def call_off_succession(self) -> Page:
        listing = self.world.trust.listings.get()
        heirs, moves = [Heir("Another", "nhs_trust")], Moves(frozenset({listing.pk}))
        april = self.today + timedelta(days=90)
        said = Said([self.world.trust], heirs, moves, april, "Agreed")
        row: Any = say_succession(said, by=self.world.head, today=self.today)
        path = reverse("succession:call_off", args=[row.pk])
        return Page(self.world.head, path, {"because": "Withdrawn"})

    def theme(self) -> Page:
        path = reverse("themes:say_part", args=[self.world.partnership.key])
        good = {"theme": "Neglect", "board": self.world.executive.pk, "part": "lead"}
        good |= {"protocol": "Protocol", **three("starts_on", self.today)}
        days = {"starts_on": make.LONG_AGO - timedelta(days=1)}
        return Page(self.world.officer, path, good, days)
