"""One thing of every kind that search knows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache

from audits.programme.services.planning import Planned, plan_audit
from boards.actions.services.raising import Asked, raise_action
from boards.challenges.models import Challenge, Round, Source
from boards.closing.models import ClosingReport, Resource, Stage
from boards.differences.models import Difference, Ground, Side
from boards.external import services as external
from boards.meetings.models import AgendaItem, Issue, Paper, Purpose
from boards.models import BoardKind
from boards.owed import services as owed
from boards.plan.models import Plan, Status
from boards.plan.services import keeping
from boards.policies.models import GovernedDocument, State, Version
from boards.risks import services as risks
from partnership.access.offices import Office
from partnership.documents.models import Document
from reviews.asking.services import drawing
from reviews.commissioning.models import Commission, Terms
from reviews.deaths.services import recording as deaths
from reviews.findings.models import NationalRecommendation, NationalReport
from reviews.findings.services import learning, recommending, themes
from reviews.leder import services as leder
from reviews.models import Publication, Review
from reviews.referrals.services.referring import Told, refer
from tests import factories as make
from tests.factories import World
from tests.search.sought import NOW, rename


@pytest.fixture(autouse=True)
def _fresh_rates() -> None:
    cache.clear()


@pytest.fixture
def kinds(world: World, signed_off: Callable[..., Review], plan: Any, send: Any) -> dict[str, str]:
    """One thing of every kind, with a word by which it alone is found."""
    board = make.board(world.partnership, name="Quartzite forum")
    named = make.agency("Basalt constabulary")
    make.listing(world.partnership, named)
    entry = make.listing(world.partnership, make.agency("Gneiss trust"))
    rename(entry, printed="All obsidian settings")
    make.seat(make.person("Feldspar Hornblende"), Office.LAY_MEMBER, board)
    meeting = make.meeting(world.group, date(2026, 11, 2))
    rename(meeting, place="Dolomite hall")
    item = AgendaItem(board=world.group, meeting=meeting, title="Schist", purpose=Purpose.NOTE)
    item.save_because("made", by=None)
    Paper(item=item, title="Mica", added_at=NOW).save_because("made", by=None)
    Issue(meeting=meeting, issued_at=NOW, issued_by=world.officer).save_because("made", by=None)
    asked = Asked("Granite", world.trust, date(2026, 11, 2), date(2027, 3, 1))
    raise_action(world.group, asked, by=world.officer, today=date(2026, 11, 3))
    asked = {"agency": world.council, "raised_by": world.officer, "raised_on": date(2026, 11, 2)}
    challenge = Challenge(
        partnership=world.partnership,
        reference="CH-2026-001",
        board=world.group,
        source=Source.BETWEEN,
        challenger="Chair",
        what="Show the gabbro",
        due_on=date(2026, 12, 2),
        **asked,
    )
    challenge.save_because("made", by=None)
    days = {"asked_on": date(2026, 11, 2), "due_on": date(2026, 12, 2)}
    Round(challenge=challenge, number=1, **days).save_because("made", by=None)
    difference = Difference(
        partnership=world.partnership,
        reference="PD-2026-001",
        remit="children",
        ground=Ground.RISK,
        words="The dacite plan",
        raised_for=world.trust,
        raised_by=world.officer,
        raised_on=date(2026, 11, 2),
    )
    difference.save_because("made", by=None)
    side = Side(difference=difference, agency=world.trust, asked=False)
    side.save_because("made", by=None)
    _govern(world)
    review = signed_off(date(2026, 3, 17))
    rename(review.incident, what_happened="Seen near the travertine quarry.")
    rename(review.decision, summary="Decided about pumice")
    rename(review, not_full_because="Because of the rhyolite inquest")
    rename(Document.objects.get(), title="Andesite report")
    other = signed_off(date(2026, 4, 17))
    send(other, date(2026, 4, 20))
    plan(other, date(2026, 5, 20), today=date(2026, 4, 20))
    published = Publication(
        review=other,
        slug="marble",
        title="Learning about marble",
        summary="What was learned.",
        scope="full",
        document=Document.objects.about(other).get(),
        published_on=date(2026, 5, 20),
    )
    published.save_because("published", by=None)
    business = Plan(partnership=world.partnership, board=board, name="Tuff", status=Status.AGREED)
    business.starts_on = make.LONG_AGO
    business.save_because("made", by=None)
    priority = keeping.add_priority(business, name="A priority", by=world.officer)
    objective = keeping.add_objective(priority, words="Breccia", by=world.officer)
    asked = keeping.Asked(what="Look", lead="The trust")
    keeping.add_action(objective, asked, by=world.officer, today=NOW.date())
    owed.expect(
        world.group,
        title="Limestone",
        agency=world.trust,
        group=None,
        every="year",
        first_due_on=NOW.date(),
        why="Asked",
        by=world.officer,
        today=NOW.date(),
    )
    risks.raise_risk(
        world.group,
        risks.Judged(2, 2, "So far"),
        what="Chert",
        cause="A cause",
        look_again_on=date(2099, 1, 1),
        by=world.officer,
        today=NOW.date(),
    )
    external.record_entry(
        world.partnership,
        external.Entered("received", "A body", NOW.date(), "About flint"),
        by=world.officer,
        today=NOW.date(),
        now=NOW,
    )
    report = ClosingReport(
        board=make.board(world.partnership, BoardKind.TASK),
        above=world.group,
        asked="Look at gypsum.",
        done="Done.",
        changed="Much.",
        lessons="Begin.",
        stage=Stage.SENT,
        sent_on=date(2026, 5, 1),
    )
    report.save_because("made", by=None)
    Resource(report=report, title="Halite", added_at=NOW).save_because("made", by=None)
    _teach(world, review)
    _commission(review, world)
    today = date(2026, 3, 18)
    drawn = drawing.Drawn("report", [world.trust], ["Who knew of the porphyry?"], today)
    drawing.draw_up(review, drawn, by=world.officer, today=today)
    deaths.record_death(
        world.partnership,
        deaths.Known(date(2026, 10, 5), date(2026, 10, 6), external_reference="Kyanite"),
        by=world.officer,
        today=NOW.date(),
    )
    leder.record_review(
        world.partnership,
        national_reference="Olivine",
        notified_on=date(2026, 10, 5),
        group=None,
        by=world.officer,
        today=NOW.date(),
    )
    _refer(world)
    audited = Planned("other", "Syenite", world.group, NOW.date())
    plan_audit(world.partnership, audited, by=world.officer, today=NOW.date())
    return {
        "audit": "Syenite",
        "finding": "Phyllite",
        "recommendation": "Migmatite",
        "nationalrecommendation": "Amphibolite",
        "commission": "Mylonite",
        "terms": "eclogite",
        "death": "Kyanite",
        "lederreview": "Olivine",
        "plan": "Tuff",
        "planaction": "Breccia",
        "expectation": "Limestone",
        "risk": "Chert",
        "externalentry": "flint",
        "closingreport": "gypsum",
        "referral": "Peridotite",
        "resource": "Halite",
        "asking": "Porphyry",
        "board": "Quartzite",
        "agency": "Basalt",
        "listing": "obsidian",
        "user": "Feldspar",
        "meeting": "Dolomite",
        "action": "Granite",
        "agendaitem": "Schist",
        "paper": "Mica",
        "challenge": "gabbro",
        "difference": "dacite",
        "decision": "pumice",
        "governeddocument": "Serpentine",
        "incident": "travertine",
        "review": "rhyolite",
        "file": "Andesite",
        "publication": "marble",
    }


def _refer(world: World) -> None:
    """A case that a lead tells of."""
    said = Told("Peridotite", "A lead", "yes", "", "Something.", "Much.", "", {})
    at: dict[str, Any] = {"about": "child", "agency": world.trust, "by": world.lead, "now": NOW}
    refer(world.partnership, said, **at)


def _teach(world: World, review: Review) -> None:
    """A finding, what it recommends to the trust, and a national recommendation."""
    by = {"by": world.officer, "today": NOW.date()}
    theme = themes.add_theme(world.partnership, name="A theme", **by)
    found = learning.Found("Phyllite was not asked about.", theme, date(2026, 4, 1))
    finding = learning.record_finding(review, found, **by)
    said = recommending.Recommended("Ask about migmatite.", world.trust, "An audit")
    row = recommending.recommend(finding, said, **by)
    recommending.send_to_agency(row, sent_on=NOW.date(), now=NOW, **by)
    report = NationalReport(
        partnership=world.partnership,
        title="A study",
        publisher="A panel",
        published_on=date(2026, 4, 1),
        recorded_by=world.officer,
    )
    report.save_because("made", by=None)
    national = NationalRecommendation(report=report, number=1, words="Look for amphibolite")
    national.save_because("made", by=None)


def _commission(review: Review, world: World) -> None:
    """Somebody who reviewed, and what the review asked."""
    day = review.decided_on
    Commission(
        review=review,
        role="author",
        name="Mylonite",
        independent=False,
        method="silp",
        basis="fixed",
        days_agreed=1,
        pence=1,
        contract_on=day,
    ).save_because("made", by=None)
    period = {"period_from": day, "period_to": day, "written_on": day}
    Terms(
        review=review, number=1, questions="Why eclogite?", written_by=world.officer, **period
    ).save_because("made", by=None)


def _govern(world: World) -> None:
    """A document for members, known from a published report."""
    row = GovernedDocument(
        partnership=world.partnership,
        kind="policy",
        title="Policy",
        key="policy",
        owner=world.group,
    )
    row.save_because("made", by=None)
    version = Version(document=row, number=1, state=State.PRINTED, words="About serpentine")
    version.save_because("made", by=None)
    rename(row, current=version)
