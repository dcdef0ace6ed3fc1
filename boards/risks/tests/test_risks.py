"""Risks: raised, judged anew, closed, opened again; who reads them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.meetings.models import LineKind
from boards.meetings.services.minutes import Said, write_line
from boards.meetings.services.papers import give_back, restrict_item, withhold
from boards.meetings.tests.factories import NOW, Group
from boards.risks import services
from boards.risks.doors import waiting_for
from boards.risks.figures import register, standing
from boards.risks.minuted import of_lines, source_of
from boards.risks.models import Judgement, Risk
from boards.risks.services import Judged
from boards.tests.factories import a_board, a_person, a_post, an_agency
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db

TODAY = datetime(2026, 11, 23, tzinfo=UTC).date()
LATER = date(2027, 2, 1)
GRAVE = Judged(4, 5, "Three vacancies")


@pytest.fixture
def group() -> Group:
    return Group()


def raised(group: Group, judged: Judged = GRAVE, **more: Any) -> Risk:
    facts: dict[str, Any] = {
        "what": "Nobody is there to chair conferences",
        "cause": "Posts stand empty",
        "controls": "",
        "agency": group.trust,
        "came_from": "",
        "look_again_on": LATER,
    }
    by: dict[str, Any] = {"by": group.officer, "today": TODAY}
    return services.raise_risk(group.board, judged, **by, **(facts | more))


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_risk_that_minutes_speak_of_leads_to_the_register_and_back(group: Group):
    item = group.item("What the audit found", group.meets(TODAY))
    closed = group.item("Of a family", item.meeting)
    said: dict[str, Any] = {"by": group.officer, "today": TODAY}
    line = write_line(item, Said(kind=LineKind.RISK, words="Posts stand empty"), **said)
    kept = write_line(closed, Said(kind=LineKind.RISK, words="Of one family"), **said)
    restrict_item(closed, readers=[group.police], because="Theirs", by=group.officer)
    kept.refresh_from_db()
    offered = of_lines(group.officer, [line, kept])
    assert set(offered) == {line.pk}
    page = browser(group.officer).get(offered[line.pk].url).content.decode()
    assert "Posts stand empty" in page
    assert f"{item.meeting}, item 1, line 1" in page
    assert of_lines(group.chair, [line]) == {}
    row = withhold(item, person=group.nurse, because="An interest", by=group.officer)
    assert of_lines(group.officer, [line]) == {}
    give_back(row, because="Settled", by=group.officer, now=NOW)
    asked = f"{reverse('risks:raise', args=[group.board.key])}?line="
    for bad in (kept.pk, "x", "9" * 40):
        told = browser(group.officer).get(f"{asked}{bad}").content.decode()
        assert "Of one family" not in told
    risk = raised(group, what=line.words, came_from=source_of(line))
    assert of_lines(group.officer, [line])[line.pk].url == risk.get_absolute_url()


def test_a_risk_gets_the_next_number_and_its_first_judgement(group: Group):
    first, second = raised(group), raised(group, what="Another risk")
    assert raised(group) == first  # the second click
    assert [first.reference, second.reference] == ["RISK-2026-001", "RISK-2026-002"]
    assert first.judgements.get().score == 20
    with pytest.raises(NotAllowed):
        services.raise_risk(group.board, GRAVE, by=group.chair, today=TODAY, look_again_on=LATER)


def test_a_number_beyond_five_an_agency_of_elsewhere_and_a_past_day_are_refused(group: Group):
    with pytest.raises(ValidationError):
        raised(group, Judged(6, 1, "Too much"))
    with pytest.raises(ValidationError, match="of this partnership"):
        raised(group, agency=an_agency("Elsewhere"))
    with pytest.raises(ValidationError, match="must be to come"):
        raised(group, look_again_on=TODAY)
    assert not Risk.objects.exists()


def test_a_newer_judgement_holds_and_the_older_stays(group: Group):
    risk = raised(group)
    judged = Judged(2, 5, "Two were filled")
    for _ in range(2):  # the second click
        services.judge_risk(risk, judged, look_again_on=LATER, by=group.officer, today=TODAY)
    assert [row.score for row in risk.judgements.all()] == [10, 20]
    (shown,) = standing(register(group.partnership, group.officer, "open", TODAY), TODAY)
    assert (shown.score, shown.words, shown.tint) == (10, "Middle, 10 of 25", "amber")


def test_a_closed_risk_is_judged_no_more_until_it_is_opened_again(group: Group):
    risk = raised(group)
    by: dict[str, Any] = {"by": group.officer, "today": TODAY}
    services.close_risk(risk, because="All posts are filled", **by)
    for act in (
        lambda: services.close_risk(risk, because="Again", **by),
        lambda: services.judge_risk(risk, GRAVE, look_again_on=LATER, **by),
        lambda: services.change_risk(risk, because="Words", what="Other", **by),
    ):
        with pytest.raises(ValidationError, match="was closed on"):
            act()
    services.reopen_risk(risk, because="Two have left", look_again_on=LATER, **by)
    with pytest.raises(ValidationError, match="is open"):
        services.reopen_risk(risk, because="Again", look_again_on=LATER, **by)
    assert Judgement.objects.count() == 1


def test_the_gravest_stands_first_and_what_is_to_be_looked_at_waits_for_the_service(group: Group):
    low, high = raised(group, Judged(1, 2, "Rare"), what="A rare one"), raised(group)
    rows = register(group.partnership, group.officer, "open", TODAY)
    assert [row.reference for row in rows] == [high.reference, low.reference]
    assert waiting_for(group.officer, TODAY) == []
    assert len(waiting_for(group.officer, LATER)) == 2
    assert waiting_for(group.nurse, LATER) == []


def test_the_group_and_the_agencys_lead_read_it_and_nobody_else(group: Group):
    risk = raised(group)
    lead, other = a_person("lead"), a_person("other")
    a_post(lead, group.trust)
    a_post(other, group.police)
    page = reverse("risks:register", args=[group.partnership.key])
    for reader in (group.chair, group.nurse, group.independent, lead):
        assert risk.what in browser(reader).get(page).content.decode()
    assert risk.what not in browser(other).get(page).content.decode()
    assert browser(other).get(risk.get_absolute_url()).status_code == 404
    assert browser(Group().officer).get(page).status_code == 404


def test_a_wrong_form_keeps_what_was_typed_and_writes_nothing(group: Group):
    client = browser(group.officer)
    path = reverse("risks:raise", args=[group.board.key])
    page = client.post(path, {"what": "A risk with words", "likelihood": "9"}).content.decode()
    assert "A risk with words" in page
    assert "There is a problem" in page
    assert not Risk.objects.exists()


def test_the_register_costs_the_same_with_few_and_with_many(group: Group):
    client = browser(group.officer)
    risk = raised(group)
    pages = [reverse("risks:register", args=[group.partnership.key]), risk.get_absolute_url()]

    def costs() -> list[int]:
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page).status_code == 200
            found.append(len(asked))
        return found

    costs()
    few = costs()
    for number in range(60):
        group.board = a_board(group.partnership, f"Group {number}")
        raised(group)
    assert costs() == few
    assert "Page 1 of 2" in client.get(pages[0]).content.decode()
