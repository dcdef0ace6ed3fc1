"""Professional differences: raised by reference, seen by the sides and nobody else."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.differences.figures import figures, raised_in
from boards.differences.looking import register
from boards.differences.models import Difference
from boards.differences.tests.area import signed_in
from boards.models import BoardKind
from boards.tests.factories import a_board, a_listing, a_partnership, a_person, a_seat, an_agency
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.clock.calendar import working_days_after
from partnership.outbox.models import Letter
from partnership.people.models import User

pytestmark = pytest.mark.django_db


def sees(person: User) -> set[str]:
    return set(Difference.objects.visible_to(person).values_list("reference", flat=True))


# --- raised -----------------------------------------------------------------------------------


def test_a_practitioner_raises_one_for_their_own_agency_and_the_other_lead_is_told(area):
    row = area.raises()
    assert row.reference == f"PD-{area.today.year}-001"
    assert (row.stage, row.due_on) == (1, working_days_after(area.today, 2))
    letter = Letter.objects.get(to=area.council_lead)
    assert row.reference in letter.heading
    assert "No answer" not in letter.words
    with pytest.raises(ValidationError, match="your own agency"):
        area.raises(raised_for=area.third)
    assert area.raises(by=area.officer, raised_for=area.third).raised_for == area.third


def test_who_sits_in_a_group_alone_raises_none_and_its_chair_does(area):
    with pytest.raises(NotAllowed):
        area.raises(by=area.member)
    assert sees(area.chair) == set()
    row = area.raises(by=area.chair)
    assert sees(area.chair) == {row.reference}


def test_agencies_are_of_this_partnership_and_another_than_ones_own(area):
    for asked, words in (
        ([], "this partnership"),
        ([an_agency("Elsewhere")], "this partnership"),
        ([area.school], "another agency"),
    ):
        with pytest.raises(ValidationError, match=words):
            area.raises(asked=asked)
    assert not Difference.objects.exists()


def test_a_second_click_raises_nothing_new(area):
    assert area.raises() == area.raises()
    assert area.raises(asked=[area.third]) != area.raises()


def test_where_somebody_is_at_risk_what_was_done_is_asked_for_and_kept(area):
    with pytest.raises(ValidationError, match="done at once"):
        area.raises(at_risk=True)
    row = area.raises(at_risk=True, made_safe="Police told, 10:20am")
    assert [one.words for one in row.safety.all()] == ["Police told, 10:20am"]


def test_the_first_question_is_about_risk_and_says_what_to_do_now(area):
    client, key = signed_in(area.teacher), area.partnership.key
    first = client.get(reverse("differences:begin", args=[key])).content.decode()
    now = reverse("differences:raise_one", args=[key, "now"])
    assert now in first
    page = client.get(now).content.decode()
    assert "tel:999" in page
    assert page.index("tel:999") < page.index('name="made_safe"')
    calm = client.get(reverse("differences:raise_one", args=[key, "not-now"])).content.decode()
    assert 'name="made_safe"' not in calm


def test_a_name_is_warned_about_before_anything_is_saved(area):
    client = signed_in(area.teacher)
    page = reverse("differences:raise_one", args=[area.partnership.key, "not-now"])
    sent = {"raised_for": area.school.pk, "asked": area.council.pk, "remit": "children"}
    sent |= {"ground": "need", "words": "They closed it without asking Ayo Okonkwo"}
    warned = client.post(page, sent)
    assert "looks like a name" in warned.content.decode()
    assert not Difference.objects.exists()
    assert client.post(page, {**sent, "sure": "on"}).status_code == 302
    assert Difference.objects.get().raised_by == area.teacher
    agency = {**sent, "words": f"No answer from {area.council} since Monday"}
    assert client.post(page, agency).status_code == 302


# --- who sees it ------------------------------------------------------------------------------


def test_the_sides_the_service_and_the_independent_chair_see_it_and_nobody_else(area):
    row = area.raises()
    for person in (area.teacher, area.school_lead, area.council_lead, area.officer, area.head):
        assert sees(person) == {row.reference}
    assert sees(area.independent) == {row.reference}
    for person in (area.third_lead, area.chair, area.member):
        assert sees(person) == set()
        assert signed_in(person).get(row.get_absolute_url()).status_code == 404
    area.end(area.teacher)
    assert sees(area.teacher) == set()


def test_another_partnership_finds_no_trace_even_of_a_shared_agency(area):
    row = area.raises()
    there = a_partnership("Elsewhere")
    a_listing(there, area.council)
    outsider = a_person("outsider")
    a_seat(outsider, a_board(there, "Theirs", kind=BoardKind.SERVICE), Office.HEAD_OF_SERVICE)
    assert sees(outsider) == set()
    client = signed_in(outsider)
    assert client.get(row.get_absolute_url()).status_code == 404
    here = reverse("differences:register", args=[area.partnership.key])
    assert client.get(here).status_code == 404
    assert figures(raised_in(outsider, area.partnership, area.today, area.today), area.today) == (
        figures([], area.today)
    )
    assert list(register(outsider, area.partnership, {}, area.today).rows) == []
