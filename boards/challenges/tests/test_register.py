"""The register of challenges: figures, filters, the home page and every page."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from boards.challenges import services
from boards.challenges.doors import waiting_for
from boards.challenges.figures import counted, raised_in
from boards.challenges.models import Challenge, Verdict
from boards.challenges.tests.asking import WHAT, signed_in

pytestmark = pytest.mark.django_db


def test_figures_count_in_time_late_and_with_effect_by_agency(group):
    group.judges(group.answers(group.raises("One")), Verdict.SATISFIED)
    late = group.raises("Two")
    later = late.due_on + timedelta(days=1)
    services.answer_challenge(late, words="x", by=group.lead, today=later, now=group.now)
    group.raises("Three")
    rows = raised_in(group.chair, group.partnership, group.today, group.today)
    one = counted(rows, group.today, by="agency")[0]
    assert one.of == str(group.trust)
    assert (one.raised, one.in_time, one.late, one.waiting, one.with_effect) == (3, 1, 1, 1, 1)
    assert counted(rows, later + timedelta(days=9))[0].late == 2
    assert [one.of for one in counted(rows, group.today, by="group")] == [str(group.board)]


def test_the_register_filters_and_costs_the_same_for_few_and_many(group, django_assert_num_queries):
    page = reverse("challenges:register", args=[group.partnership.key])
    client = signed_in(group.officer)
    row = group.raises()
    client.get(page)
    with CountQueries() as few:
        assert row.reference in client.get(page).content.decode()
    for n in range(12):
        group.raises(f"Challenge {n}", line=group.line())
    with CountQueries() as many:
        client.get(page)
    assert many.count <= few.count
    for query, found in (
        ({"show": "late"}, False),
        ({"show": "settled"}, False),
        ({"agency": group.trust.key}, True),
        ({"agency": group.police.key}, False),
        ({"source": "between", "group": group.board.key}, True),
        ({"source": "inspection"}, False),
        ({"show": "nonsense", "source": "nonsense"}, True),
    ):
        body = client.get(page, query).content.decode()
        assert (f">{row.reference}<" in body) is found, query


class CountQueries:
    """How many queries ran inside."""

    def __enter__(self) -> "CountQueries":
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        self._queries = CaptureQueriesContext(connection)
        self._queries.__enter__()
        return self

    def __exit__(self, *args: Any) -> None:
        self._queries.__exit__(*args)
        self.count = len(self._queries)


def test_home_asks_the_agency_to_answer_and_the_chair_to_judge(group):
    row = group.raises()
    assert [one.what for one in waiting_for(group.lead, group.today)] == ["Answer a challenge"]
    assert waiting_for(group.officer, group.today) == []
    group.answers(row)
    assert waiting_for(group.lead, group.today) == []
    assert [one.what for one in waiting_for(group.chair, group.today)] == ["Judge an answer"]


def test_every_page_is_walked_by_its_people(group):
    client = signed_in(group.chair)
    new = reverse("challenges:raise_one", args=[group.board.key])
    sent = {"agency": group.trust.pk, "what": WHAT, "challenger": "Chair", "source": "scrutiny"}
    assert client.get(new).status_code == 200
    wrong = client.post(new, {**sent, "responder": "nobody@example.org"})
    assert "Nobody with this address" in wrong.content.decode()
    done = client.post(new, {**sent, "responder": group.practitioner.email})
    row = Challenge.objects.get()
    assert done.url == row.get_absolute_url()
    assert row.responder == group.practitioner
    answer = reverse("challenges:answer", args=[row.pk])
    theirs = signed_in(group.practitioner)
    assert theirs.post(answer, {"words": "Done"}).status_code == 302
    judge = reverse("challenges:judge", args=[row.pk])
    assert client.get(judge).status_code == 200
    said = {"verdict": "satisfied", "words": "Fewer wait"}
    assert client.post(judge, said).status_code == 302
    body = theirs.get(row.get_absolute_url()).content.decode()
    assert "Fewer wait" in body
    of_board = client.get(reverse("challenges:of_board", args=[group.board.key]))
    assert row.reference in client.get(of_board.url).content.decode()
