"""The board of self-assessments: 150 agencies, 80 questions, 4 cycles: 48,000 answers.

Beside the fastest honest way: one query that counts, and a bare table of agencies by standards.
"""

from collections import defaultdict
from datetime import timedelta
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone

from audits.models import (
    Answer,
    Cycle,
    Edition,
    Framework,
    Grade,
    Question,
    Return,
    Scale,
    Section,
    Standard,
    Tint,
)
from bench.pages import Page, bare_page, beside_a_bare_page
from bench.timing import Line
from boards.models import BoardKind
from partnership.agencies.models import Agency
from partnership.people.models import User
from tests import factories as make

AGENCIES, STANDARDS, QUESTIONS, CYCLES = 150, 8, 10, 4  # questions of each standard
GRADES = (("R", "Not met", Tint.RED), ("A", "Partly met", Tint.AMBER), ("G", "Met", Tint.GREEN))
TEMPLATE = """<!DOCTYPE html><title>Agencies and standards</title><p>{{ request.user.name }}</p>
<table>{% for agency, cells in rows %}<tr><th>{{ agency }}</th>{% for place, number in cells %}
<td>{{ place }}: {{ number }}</td>{% endfor %}</tr>{% endfor %}</table>"""


def counted(request: HttpRequest) -> HttpResponse:
    """The floor: who is asking, one query over the answers of the newest cycle, a bare table."""
    assert request.user.is_authenticated
    newest = Cycle.objects.order_by("-pk").values("pk")[:1]
    answers = Answer.objects.filter(of__cycle__in=newest).order_by()
    found = answers.values_list("of__agency__name", "question__standard")
    rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for agency, _, place, number in found.annotate(Min("grade__place"), Count("pk")):
        rows[agency].append((place, number))
    return bare_page(request, rows.items(), TEMPLATE)


urlpatterns = [path("", counted)]


def measure() -> list[Line]:
    """As an officer asks for them."""
    officer, cycle = _plant()
    answers = f"{AGENCIES * STANDARDS * QUESTIONS * CYCLES:,} answers"
    pages = [
        Page(f"Heat-map, {answers}", reverse("audits:cycle", args=[cycle.pk]), officer, 4, 20),
        Page("Cycles compared", reverse("audits:over_time", args=[cycle.pk]), officer, 4, 12),
    ]
    return beside_a_bare_page(pages, __name__)


@cache
def _plant() -> tuple[User, Cycle]:
    here = make.World()
    group = make.board(here.partnership, BoardKind.QUALITY)
    agencies = [make.agency() for _ in range(AGENCIES)]
    for agency in agencies:
        make.listing(here.partnership, agency)
    edition = _edition(here.partnership, here.officer)
    cycles = [_cycle(edition, group, n, here.officer) for n in range(CYCLES)]
    for n, cycle in enumerate(cycles):
        _answer(cycle, agencies, n)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return here.officer, cycles[-1]


def _edition(place: Any, by: User) -> Edition:
    scale = _kept(Scale(partnership=place, name="Three"), by)
    for number, (code, words, tint) in enumerate(GRADES, start=1):
        facts = {"place": number, "code": code, "words": words, "tint": tint}
        _kept(Grade(scale=scale, **facts, is_met=code == "G"), by)
    framework = _kept(Framework(partnership=place, code="BENCH", title="Bench"), by)
    told = {"published_on": timezone.localdate(), "published_by": by}
    edition: Edition = _kept(Edition(framework=framework, number=1, scale=scale, **told), by)
    for number in range(1, STANDARDS + 1):
        standard = _kept(Standard(edition=edition, number=number, title=f"Standard {number}"), by)
        for place_ in range(1, QUESTIONS + 1):
            asked = {"number": place_, "key": f"B{number}-{place_}", "words": "Is it so?"}
            _kept(Question(standard=standard, **asked), by)
    return edition


def _cycle(edition: Edition, group: Any, n: int, by: User) -> Cycle:
    launched = timezone.now() - timedelta(days=365 * (CYCLES - n))
    said = {"edition": edition, "group": group, "title": f"Cycle {n}", "launched_by": by}
    said |= {"due_on": launched.date() + timedelta(days=90), "launched_at": launched}
    made: Cycle = _kept(Cycle(partnership=edition.framework.partnership, **said), by)
    return made


def _answer(cycle: Cycle, agencies: list[Agency], n: int) -> None:
    """Every question of every agency; one answer in ten does not apply."""
    submitted = timezone.now()
    rows = Return.objects.bulk_create(
        Return(cycle=cycle, agency=agency, submitted_at=submitted) for agency in agencies
    )
    standards = list(Standard.objects.filter(edition=cycle.edition))
    Section.objects.bulk_create(
        Section(of=row, standard=standard) for row in rows for standard in standards
    )
    grades = list(cycle.edition.scale.grades.all())
    asked = list(Question.objects.filter(standard__edition=cycle.edition))
    Answer.objects.bulk_create(
        (
            Answer(
                of=row,
                question=one,
                grade=None if (a + q + n) % 10 == 0 else grades[(a * q + n) % len(grades)],
                not_applicable=(a + q + n) % 10 == 0,
                words="Shown by the minutes of the board and the audit of last spring.",
                saved=1,
            )
            for a, row in enumerate(rows)
            for q, one in enumerate(asked)
        ),
        batch_size=5_000,
    )


def _kept(row: Any, by: User) -> Any:
    row.save_because("made", by=by)
    return row
