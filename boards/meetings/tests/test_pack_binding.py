"""The file of a pack: bound once for all who read the same, and never past a closed door."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from boards.meetings.models import BoundPack
from boards.meetings.packs import plan_of
from boards.meetings.services import packs, papers
from boards.meetings.tests.factories import NOW, TODAY, Group
from boards.meetings.tests.packs import browser, everything_in, opened
from partnership.jobs.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_asked_before")]


def test_whoever_reads_the_same_shares_a_file_and_nobody_else_does(issued: Group) -> None:
    for person in (issued.officer, issued.chair, issued.constable):
        opened(issued, person)
    assert BoundPack.objects.count() == 1
    opened(issued, issued.nurse)
    assert BoundPack.objects.count() == 2
    item = issued.meeting.items.get(title="Neglect")
    papers.withhold(item, person=issued.constable, because="An interest", by=issued.officer)
    keys = {plan_of(issued.meeting, one, TODAY).key for one in issued.everybody}
    assert len(keys) == 3
    assert "Neglect" not in everything_in(opened(issued, issued.constable))


def test_a_file_that_lies_ready_is_not_given_once_something_in_it_is_closed(issued: Group) -> None:
    opened(issued, issued.nurse)
    item = issued.meeting.items.get(title="Neglect")
    (row,) = BoundPack.objects.all()
    papers.restrict_item(item, readers=[issued.police], because="A case", by=issued.officer)
    assert not default_storage.exists(row.path)
    assert opened(issued, issued.nurse).page_labels == ["i", "6"]


def test_what_is_closed_while_the_pack_is_bound_is_not_given(
    issued: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    bind = packs.bind

    def slowly(plan: Any, **more: Any) -> Any:
        row = bind(plan, **more)
        item = issued.meeting.items.get(title="Neglect")
        papers.withhold(item, person=issued.nurse, because="An interest", by=issued.officer)
        return row

    monkeypatch.setattr(packs, "bind", slowly)
    answer = browser(issued.nurse).get(reverse("meetings:pack", args=[issued.meeting.pk]))
    assert answer["Content-Type"].startswith("text/html")
    assert "being put together" in answer.content.decode()


def test_two_who_bind_the_same_pack_keep_one_file(issued: Group) -> None:
    plan = plan_of(issued.meeting, issued.nurse, TODAY)
    first = packs.bind(plan, by=issued.nurse, now=NOW)
    second = packs.bind(plan, by=issued.nurse, now=NOW)
    assert first == second
    assert first.path == second.path
    folder = default_storage.listdir(f"packs/{first.place[:2]}")[1]
    assert folder.count(first.place) == 1


def test_a_large_pack_is_made_by_a_job_and_then_given(
    issued: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "PAGES_AT_ONCE", 2)
    client, address = browser(issued.nurse), reverse("meetings:pack", args=[issued.meeting.pk])
    for _ in range(2):
        assert "being put together" in client.get(address).content.decode()
    (job,) = Job.objects.filter(kind=packs.JOB)
    for _ in range(2):
        packs.make(int(job.key), today=timezone.localdate(), now=timezone.now())
    assert opened(issued, issued.nurse).page_labels == ["i", "1", "2", "6"]


def test_a_pack_whose_maker_was_killed_is_made_by_the_next(issued: Group) -> None:
    plan = plan_of(issued.meeting, issued.nurse, TODAY)
    now = timezone.now()
    BoundPack.objects.create(
        meeting=issued.meeting, key=plan.key, asked_by=issued.nurse, asked_at=now
    )
    assert opened(issued, issued.nurse).page_labels == ["i", "1", "2", "6"]


def test_a_pack_that_lay_for_days_is_thrown_away(issued: Group) -> None:
    opened(issued, issued.nurse)
    (row,) = BoundPack.objects.all()
    assert packs.throw_away(now=timezone.now()) == 0
    assert packs.throw_away(now=timezone.now() + packs.KEPT_FOR + timedelta(hours=1)) == 1
    assert not default_storage.exists(row.path)
