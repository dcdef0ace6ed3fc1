"""A paper that comes after issue: who is told of it; and large packs that are bound ahead."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import services
from boards.meetings.jobs import bind_ahead, clear
from boards.meetings.models import AgendaItem, BoundPack, Paper
from boards.meetings.services import agenda, packs, papers
from boards.meetings.services.late import AHEAD
from boards.meetings.services.packs import plan_for
from boards.meetings.tests.factories import NOW, TODAY, Group, pdf
from boards.models import Answer, Deputy
from boards.tests.factories import a_person, a_post
from partnership.access.offices import Office
from partnership.jobs.models import Job
from partnership.outbox.models import Letter
from partnership.people.models import User

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def group(db: None) -> Group:
    return Group()


@pytest.fixture
def issued(group: Group) -> Group:
    """An item for everybody and one for the police alone, each with a paper of a page."""
    for title in ("Neglect", "Quartzite"):
        item = group.item(title)
        if title == "Quartzite":
            readers = [group.police]
            papers.restrict_item(item, readers=readers, because="A case", by=group.officer)
        add(group, item, f"{title} report", now=NOW)
    group.issue()
    return group


def add(group: Group, item: AgendaItem, title: str, now: Any = LATER) -> Paper:
    return papers.add_paper(item, title=title, paper=pdf(title), by=group.officer, now=now)


def on(group: Group, title: str) -> AgendaItem:
    return AgendaItem.objects.get(meeting=group.meeting, title=title)


def told(kind: str = "paper-late") -> set[User]:
    return {letter.to for letter in Letter.objects.filter(kind=kind) if letter.to}


def words_to(person: User) -> str:
    letter = Letter.objects.get(kind="paper-late", to=person)
    return f"{letter.heading}\n{letter.words}"


# --- letters ----------------------------------------------------------------------------------


def test_those_who_may_open_a_late_paper_are_told_item_and_page(issued: Group) -> None:
    add(issued, on(issued, "Neglect"), "What came late")
    assert told() == {issued.chair, issued.constable, issued.nurse}
    words = words_to(issued.nurse)
    assert "item 1, “Neglect”," in words
    assert "page 1a" in words
    assert "What came late" not in words, "no title of a paper stands in a letter"


def test_of_a_restricted_item_only_its_readers_hear_and_no_letter_names_it(issued: Group) -> None:
    add(issued, on(issued, "Quartzite"), "What came late")
    assert told() == {issued.chair, issued.constable}
    assert "item 2 of" in words_to(issued.constable)
    assert "page 2a" in words_to(issued.constable)
    for letter in Letter.objects.all():
        assert "Quartzite" not in letter.heading + letter.words


def test_from_whom_an_item_is_kept_hears_nothing_and_others_no_title(issued: Group) -> None:
    item = on(issued, "Neglect")
    papers.withhold(item, person=issued.nurse, because="An interest", by=issued.officer)
    add(issued, item, "What came late")
    assert told() == {issued.chair, issued.constable}
    assert "Neglect" not in words_to(issued.chair)


def test_before_the_issue_and_after_the_meeting_nobody_is_told(group: Group) -> None:
    item = group.item("Neglect")
    add(group, item, "In time", now=NOW)
    group.issue()
    add(group, item, "Afterwards", now=NOW + timedelta(days=60))
    assert not told()


def test_a_second_press_adds_and_sends_nothing_twice(issued: Group) -> None:
    item = on(issued, "Neglect")
    first = add(issued, item, "What came late")
    again = add(issued, item, "What came late", now=LATER + timedelta(seconds=2))
    assert first == again
    assert item.papers.count() == 2
    assert Letter.objects.filter(kind="paper-late", to=issued.nurse).count() == 1
    other = papers.add_paper(
        item, title="What came late", paper=pdf("Other"), by=issued.officer, now=LATER
    )
    assert other != first, "another file under the same title is another paper"


def test_what_was_withdrawn_can_be_added_again(issued: Group) -> None:
    item = on(issued, "Neglect")
    first = add(issued, item, "What came late")
    papers.withdraw_paper(first, because="Too early", by=issued.officer)
    assert add(issued, item, "What came late", now=LATER + timedelta(hours=1)) != first


def test_a_newer_version_is_told_to_those_who_opened_the_older_alone(issued: Group) -> None:
    paper = Paper.objects.get(title="Neglect report")
    papers.add_version(paper, file=pdf("Newer"), by=issued.officer, now=LATER)
    assert not told()


def test_a_deputy_who_comes_is_told_of_what_the_seat_reads(issued: Group) -> None:
    colleague = a_person("Colleague")
    a_post(colleague, issued.trust, Office.PRACTITIONER)
    seat = issued.nurse.memberships.get().seat  # type: ignore[attr-defined]
    deputy = Deputy(seat=seat, person=colleague, starts_on=date(2026, 1, 1))
    deputy.save_because("named", by=None)
    services.reply(
        issued.meeting,
        answer=Answer.DEPUTY,
        standing=deputy,
        by=issued.nurse,
        today=TODAY,
        now=NOW,
    )
    add(issued, on(issued, "Quartzite"), "For the police")
    assert colleague not in told()
    add(issued, on(issued, "Neglect"), "For all")
    assert colleague in told()


def test_an_item_that_comes_late_brings_its_paper_and_the_letters(issued: Group) -> None:
    facts = {"title": "Transition", "purpose": "note"}
    item = agenda.propose_item(issued.board, by=issued.nurse, **facts)
    add(issued, item, "Transition report")
    assert not told()
    agenda.take_in(item, issued.meeting, by=issued.officer, now=LATER)
    assert told() == {issued.chair, issued.constable, issued.nurse}


# --- packs that are bound ahead ---------------------------------------------------------------


@pytest.fixture
def all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "PAGES_AT_ONCE", 0)


def work(kind: str) -> None:
    """Do the jobs of this kind that stand."""
    now = timezone.now()
    for job in Job.objects.filter(kind=kind):
        if kind == AHEAD:
            bind_ahead(job.key, now)
        else:
            packs.make(int(job.key), today=timezone.localdate(now), now=now)


def opens(group: Group, person: User) -> bool:
    """Whether the first click gives the pack."""
    client = Client()
    client.force_login(person)
    answer: Any = client.get(reverse("meetings:pack", args=[group.meeting.pk]))
    return answer["Content-Type"] == "application/pdf"  # type: ignore[no-any-return]


def test_a_large_pack_lies_ready_before_the_first_click(issued: Group, all_are_large: None) -> None:
    work(AHEAD)
    assert BoundPack.objects.filter(ahead=True).count() == 2, "with the restricted paper, and not"
    work(packs.JOB)
    for person in issued.everybody:
        assert opens(issued, person)


def test_without_the_job_a_large_pack_waits_for_the_first_click(
    issued: Group, all_are_large: None
) -> None:
    assert not opens(issued, issued.nurse)


def test_nobody_gets_more_than_their_own_from_what_lies_ready(
    issued: Group, all_are_large: None
) -> None:
    work(AHEAD)
    work(packs.JOB)
    keys = {
        person: plan_for(issued.meeting, person, today=timezone.localdate()).key
        for person in issued.everybody
    }
    assert keys[issued.nurse] != keys[issued.constable]
    assert set(keys.values()) == set(BoundPack.objects.values_list("key", flat=True))


def test_a_small_pack_is_not_bound_ahead(issued: Group) -> None:
    assert Job.objects.filter(kind=AHEAD).count() == 1
    work(AHEAD)
    assert not BoundPack.objects.exists()


def test_a_late_paper_makes_the_packs_anew_and_throws_the_old_ones_away(
    issued: Group, all_are_large: None
) -> None:
    work(AHEAD)
    work(packs.JOB)
    old = {row.path for row in BoundPack.objects.all()}
    add(issued, on(issued, "Neglect"), "What came late")
    for _ in range(2):  # a worker that is killed leaves it to be done again
        work(AHEAD)
        work(packs.JOB)
    assert BoundPack.objects.count() == 2
    assert not any(default_storage.exists(path) for path in old)
    assert opens(issued, issued.nurse)


def test_the_night_binds_anew_what_a_restriction_threw_away(
    issued: Group, all_are_large: None
) -> None:
    work(AHEAD)
    work(packs.JOB)
    readers = [issued.police]
    papers.restrict_item(on(issued, "Neglect"), readers=readers, because="It", by=issued.officer)
    assert not BoundPack.objects.exists()
    Job.objects.all().delete()
    clear("", timezone.now())
    work(AHEAD)
    work(packs.JOB)
    assert opens(issued, issued.constable)
    assert Job.objects.filter(kind=AHEAD).count() == 1


def test_the_night_binds_nothing_for_a_meeting_that_is_over(
    issued: Group, all_are_large: None
) -> None:
    Job.objects.all().delete()
    clear("", timezone.now() + (issued.meeting.held_on - timezone.localdate()) + timedelta(days=1))
    assert not Job.objects.exists()


def test_what_was_bound_ahead_lies_ready_until_the_meeting_is_over(
    issued: Group, all_are_large: None
) -> None:
    work(AHEAD)
    work(packs.JOB)
    day = timezone.now() + (issued.meeting.held_on - timezone.localdate())
    assert packs.throw_away(now=day) == 0
    assert packs.throw_away(now=day + timedelta(days=1) + packs.KEPT_FOR) == 2
