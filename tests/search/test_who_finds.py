"""Search: those who may see a thing find it, and for everybody else it is not there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.models import BoardKind, Decision
from boards.plan.models import PlanAction, Status
from boards.plan.services import keeping
from partnership.access.offices import Office
from partnership.access.services import name_exception
from partnership.search.finding import find
from partnership.search.registry import all_indexed, labels
from reviews.models import Review
from tests import factories as make
from tests.factories import World
from tests.search.sought import NOW, SEARCH, page, rename, seek

pytestmark = [pytest.mark.django_db, pytest.mark.served]


# --- who finds what ---------------------------------------------------------------------------


EVERYBODY_HERE = {"board", "agency", "listing", "publication", "governeddocument"}
EVERYBODY_HERE |= {"plan", "planaction", "nationalrecommendation"}
OF_MEETINGS = {"meeting", "agendaitem", "paper", "decision", "closingreport", "resource"}
IN_THE_GROUP = EVERYBODY_HERE | OF_MEETINGS
IN_THE_GROUP |= {"action", "challenge", "incident", "review", "file", "risk", "expectation"}
IN_THE_GROUP |= {"externalentry", "finding", "recommendation", "commission", "terms"}
IN_THE_GROUP |= {"asking", "audit"}
OF_THE_SERVICE = {"user", "difference", "death", "lederreview", "referral"}
OF_AN_AGENCY = {"action", "difference", "expectation", "recommendation", "referral"}
OF_CASES = {"asking", "commission", "finding", "incident", "recommendation", "review", "terms"}


FINDS = {
    "officer": IN_THE_GROUP | OF_THE_SERVICE,
    "head": IN_THE_GROUP | OF_THE_SERVICE,
    "independent": IN_THE_GROUP | {"difference"},
    "chair": IN_THE_GROUP | {"referral"},
    "member": IN_THE_GROUP - OF_CASES - {"decision", "file"},
    "lead": EVERYBODY_HERE | OF_AN_AGENCY,
    "stranger": {"publication"},
}


def test_each_office_finds_what_it_may_see_and_counts_nothing_else(
    world: World, kinds: dict[str, str]
):
    assert set(kinds) == set(labels())
    for who, finds in FINDS.items():
        person = getattr(world, who)
        found = {kind for kind, word in kinds.items() if seek(person, word)}
        assert found == finds, who
        for kind, word in kinds.items():
            answer = find(person, word)
            facets = {facet.kind for facet in answer.facets}
            assert facets == ({kind} if kind in finds else set()), (who, kind)
            assert bool(answer.in_all) is (kind in finds), (who, kind)


def test_a_neighbouring_partnership_finds_no_trace(world: World, kinds: dict[str, str]):
    there = make.partnership("Elsewhere")
    head = world.holder(Office.HEAD_OF_SERVICE, make.board(there, BoardKind.SERVICE))
    assert {kind for kind, word in kinds.items() if seek(head, word)} == {"publication"}
    body = page(head, q="travertine").content.decode()
    assert "Nothing is found" in body
    assert '<ol class="hits' not in body


def test_what_is_found_ends_with_the_office(world: World, kinds: dict[str, str]):
    assert seek(world.chair, "rhyolite")
    tenure = world.chair.memberships.get()
    rename(tenure, ends_on=timezone.localdate() - timedelta(days=1))
    assert not seek(world.chair, "rhyolite")


def test_a_named_person_finds_the_one_case_its_decision_and_its_file(
    world: World, kinds: dict[str, str]
):
    review = Review.objects.order_by("pk").first()
    today = timezone.localdate()
    name_exception(
        review.incident, world.lead, because="Asked", starts_on=today, ends_on=None, by=world.head
    )
    assert seek(world.lead, "rhyolite")
    assert seek(world.lead, "Andesite")
    assert seek(world.lead, "pumice")
    assert seek(world.lead, "travertine")
    assert not seek(world.lead, "schist")


def test_nobody_signed_out_searches(client: Client, db: None):
    answer = client.get(reverse(SEARCH), {"q": "anything"})
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_a_person_is_found_by_part_of_the_name_but_only_by_the_whole_address(world: World):
    who = make.person("Wilhelmina Featherstonehaugh")
    make.seat(who, Office.LAY_MEMBER, world.executive)
    for words in ("wilhel", "Feather", "featherstonehaugh wil", who.email, who.email.upper()):
        assert seek(world.officer, words) == [who.name], words
    assert not seek(world.officer, who.email.split("@")[0][:4])
    assert not seek(world.officer, "example.org")
    assert not seek(world.lead, "wilhelmina")
    assert not seek(world.lead, who.email)


# --- every kind is registered -----------------------------------------------------------------


def test_a_plan_and_its_actions_are_found_by_all_here_once_it_is_agreed(world: World):
    by, today = {"by": world.officer}, NOW.date()
    facts = {"name": "Plan on gneiss", "starts_on": today, "ends_on": today}
    plan = keeping.begin_plan(world.partnership, world.group, **facts, **by)
    priority = keeping.add_priority(plan, name="A priority", **by)
    objective = keeping.add_objective(priority, words="Less gneiss", **by)
    asked = keeping.Asked(what="Survey the gneiss", lead="The trust", agency=world.trust)
    row: PlanAction = keeping.add_action(objective, asked, today=today, **by)
    titles = {"Plan on gneiss", f"{row.number} Survey the gneiss"}
    assert set(seek(world.officer, "gneiss")) == titles
    assert set(seek(world.chair, "gneiss")) == titles
    assert not find(world.lead, "gneiss").in_all
    plan.status, plan.agreed_on = Status.AGREED, today
    plan.save_because("agreed", by=None)
    assert set(seek(world.lead, "gneiss")) == titles
    assert not find(make.World().officer, "gneiss").in_all
    rename(plan, name="Plan on basalt")
    assert seek(world.lead, "basalt") == ["Plan on basalt"]


def test_every_kind_that_is_found_has_an_address_and_keeps_history():
    for entry in all_indexed():
        assert hasattr(entry.model, "history")
        for model, path in entry.follows:
            assert hasattr(model, "history")
            entry.model._meta.get_field(path)


def test_no_kind_is_registered_twice():
    from partnership.search.registry import indexed

    with pytest.raises(ValueError, match="Two models"):
        indexed(Decision, "Decisions", title=str)
