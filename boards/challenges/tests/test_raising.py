"""Challenges raised from minutes or between meetings."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.challenges import services
from boards.challenges.models import Challenge
from boards.challenges.services import Asked
from boards.challenges.tests.asking import WHAT, signed_in
from boards.meetings.models import LineKind
from boards.meetings.services import minutes
from boards.meetings.services.minutes import Said
from boards.tests.factories import an_agency
from partnership.access.services import NotAllowed
from partnership.clock.calendar import working_days_after
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


def test_a_challenge_is_numbered_due_by_the_partnerships_days_and_written_to_the_lead(
    group,
):
    row = group.raises()
    assert row.reference == f"CH-{group.today.year}-001"
    assert row.due_on == working_days_after(group.today, 10)
    letter = Letter.objects.get(to=group.lead)
    assert row.reference in letter.heading
    assert WHAT not in letter.words + letter.heading
    assert "/challenges/by-link/" in letter.words
    assert letter.path in letter.words  # what a daily mail shows
    assert "/challenges/by-link/" in letter.path
    assert group.raises("Another").reference.endswith("-002")


def test_a_second_click_raises_nothing_new(group):
    assert group.raises() == group.raises()
    line = group.line()
    first, second = group.raises(line=line), group.raises("Typed anew", line=line)
    assert first == second
    assert Challenge.objects.count() == 2


def test_who_may_not_challenge_is_refused(group):
    for person in (group.constable, group.lead):
        with pytest.raises(NotAllowed):
            group.raises(by=person)


def test_an_agency_or_a_responder_from_elsewhere_and_a_day_gone_are_refused(group):
    with pytest.raises(ValidationError, match="this partnership"):
        services.raise_challenge(
            group.board,
            Asked(agency=an_agency("Elsewhere"), what="x", challenger="Chair"),
            by=group.chair,
            today=group.today,
            now=group.now,
        )
    with pytest.raises(ValidationError, match="no office"):
        group.raises(responder=group.constable)
    with pytest.raises(ValidationError, match="cannot be due"):
        group.raises(due_on=group.today - timedelta(days=1))
    assert not Challenge.objects.exists()


def test_only_a_running_line_of_that_kind_becomes_a_challenge(group):
    item = group.item("An item", group.held)
    note = Said(kind=LineKind.NOTE, words="Noted")
    line = minutes.write_line(item, note, by=group.officer, today=group.today)
    with pytest.raises(ValidationError, match="no challenge"):
        group.raises(line=line)


def test_the_minutes_show_what_a_line_became_and_who_may_make_it_so(group):
    line = group.line()
    page = reverse("meetings:minutes", args=[group.held.pk])
    raise_it = reverse("challenges:raise_line", args=[line.pk])
    assert raise_it in signed_in(group.officer).get(page).content.decode()
    row = group.raises(line=line)
    group.checks()
    body = signed_in(group.constable).get(page).content.decode()
    assert row.get_absolute_url() in body
    assert row.get_state_display() in body
    assert raise_it not in body
    shown = signed_in(group.constable).get(row.get_absolute_url())
    assert page in shown.content.decode()
