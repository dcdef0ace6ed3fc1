"""Challenges answered, judged and closed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from boards.actions.services.raising import Asked as AskedAction
from boards.challenges import services
from boards.challenges.figures import counted
from boards.challenges.models import State, Verdict
from boards.challenges.tests.asking import WHAT, link_of, signed_in
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


def test_the_lead_answers_by_the_link_without_a_password_and_once(group):
    row = group.raises()
    link = link_of(Letter.objects.get(to=group.lead))
    client = Client()
    shown = client.get(link)
    assert WHAT in shown.content.decode()
    assert row.rounds.get().answer == ""
    assert client.post(link, {"words": ""}).status_code == 200
    done = client.post(link, {"words": "They are done in time"})
    assert done.status_code == 302
    assert client.get(done.url).status_code == 200
    row.refresh_from_db()
    assert row.state == State.ANSWERED
    said = row.rounds.get()
    assert (said.answer, said.answered_by) == ("They are done in time", group.lead)
    assert client.get(link).status_code == 410
    assert Letter.objects.filter(to=group.chair, heading__contains="an answer has come").exists()


def test_a_link_dies_with_the_office(group):
    group.raises()
    link = link_of(Letter.objects.get(to=group.lead))
    post = group.lead.appointments.get()
    post.ends_on = group.today - timedelta(days=1)
    post.save_because("left", by=None)
    assert Client().get(link).status_code == 410


def test_two_answers_at_once_leave_the_first_and_say_who_gave_it(group):
    row = group.answers(group.raises())
    assert group.answers(row).state == State.ANSWERED  # the second click
    with pytest.raises(ValidationError, match=str(group.lead)):
        services.answer_challenge(
            row, words="Other", by=group.top, today=group.today, now=group.now
        )
    assert row.rounds.get().answer == "They are"


def test_satisfied_needs_what_changed_and_settles_it(group):
    row = group.answers(group.raises())
    with pytest.raises(ValidationError):
        group.judges(row, Verdict.SATISFIED, words="")
    row = group.judges(row, Verdict.SATISFIED)
    assert (row.state, row.effect, row.settled_on) == (
        State.SATISFIED,
        "Now 98 of 100",
        group.today,
    )
    assert group.judges(row, Verdict.SATISFIED) == row  # the second click
    with pytest.raises(ValidationError, match="satisfied"):
        group.judges(row, Verdict.ESCALATE, escalated_to="Executive")


def test_not_satisfied_asks_again_in_a_new_round_with_a_day_of_its_own(group):
    row = group.answers(group.raises())
    with pytest.raises(ValidationError, match="by which"):
        group.judges(row, Verdict.ASK_AGAIN)
    due = group.today + timedelta(days=30)
    row = group.judges(row, Verdict.ASK_AGAIN, words="And for those placed away?", due_on=due)
    assert (row.state, row.due_on, row.rounds.count()) == (State.ASKED, due, 2)
    again = group.judges(row, Verdict.ASK_AGAIN, words="And for those placed away?", due_on=due)
    assert again.rounds.count() == 2  # the second click
    row = group.answers(row, "For those too")
    assert [one.answer for one in row.rounds.all()] == ["They are", "For those too"]


def test_without_an_answer_it_can_be_escalated_and_nothing_else(group):
    row = group.raises()
    with pytest.raises(ValidationError, match="No answer has come"):
        group.judges(row, Verdict.SATISFIED)
    with pytest.raises(ValidationError, match="to whom"):
        group.judges(row, Verdict.ESCALATE)
    row = group.judges(row, Verdict.ESCALATE, escalated_to="The executive board")
    assert (row.state, row.escalated_to) == (State.ESCALATED, "The executive board")
    assert Letter.objects.filter(to=group.top, heading__contains="escalated").exists()
    assert group.judges(row, Verdict.SATISFIED).state == State.SATISFIED


def test_a_withdrawn_one_stays_in_the_log_and_in_no_figure(group):
    row = group.raises()
    row = group.withdraws(row)
    assert row.state == State.WITHDRAWN
    assert counted([row], group.today) == []
    with pytest.raises(ValidationError):
        group.withdraws(row, "Again")


def test_whoever_was_to_answer_is_told_and_the_link_says_that_it_was_withdrawn(group):
    row = group.raises()
    asked = Letter.objects.get(to=group.lead)
    row = group.withdraws(row)
    told = Letter.objects.exclude(pk=asked.pk).get(to=group.lead)
    assert "it is withdrawn" in told.heading
    assert "Asked twice" not in told.words
    page = Client().get(asked.path).content.decode()
    assert "No answer is asked for" in page
    assert "<textarea" not in page
    assert "Asked twice" not in page, "the reason is read signed in"
    mine = signed_in(group.lead).get(row.get_absolute_url()).content.decode()
    assert "Asked twice" in mine


def test_it_can_raise_one_action_unless_the_action_would_tell_too_many(group):
    what = AskedAction(
        what="Report to the group",
        owner_agency=group.trust,
        raised_on=group.today,
        due_on=group.today,
    )
    row, by = group.raises(), {"by": group.officer, "today": group.today}
    action = services.raise_action_from(row, what, **by)
    assert action.came_from == f"Challenge {row}"
    assert services.raise_action_from(row, what, **by) == action
    with pytest.raises(NotAllowed):
        services.raise_action_from(row, what, by=group.chair, today=group.today)
    for closed in (
        group.raises("Closed", closed_because="A case"),
        group.raises(line=group.line(restricted=True)),
    ):
        with pytest.raises(ValidationError, match="whole group"):
            services.raise_action_from(closed, what, **by)
