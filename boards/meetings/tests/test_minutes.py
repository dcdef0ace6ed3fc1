"""Minutes go from draft through the chair to approved; then their words stay."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from boards.meetings.doors import minutes_to_check
from boards.meetings.minuting import counted, parts
from boards.meetings.models import AgendaItem, LineKind, MinuteLine, Minutes, Stage
from boards.meetings.services import agenda, papers
from boards.meetings.services import minutes as services
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import Group
from boards.models import Action
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter
from partnership.people.models import User

pytestmark = pytest.mark.django_db

AFTER = date(2026, 12, 10)
NOW = datetime(2026, 12, 10, 10, tzinfo=UTC)


@pytest.fixture
def group(db: None) -> Group:
    return Group()


def write(group: Group, item: AgendaItem, words: str, **said: Any) -> MinuteLine:
    facts = {"kind": LineKind.NOTE, **said}
    return services.write_line(item, Said(words=words, **facts), by=group.officer, today=AFTER)


def minutes_of(group: Group) -> Minutes:
    return Minutes.objects.get(meeting=group.meeting)


def send(group: Group) -> None:
    services.send_to_chair(minutes_of(group), by=group.officer, today=AFTER, now=NOW)


def check(group: Group) -> None:
    send(group)
    services.check_minutes(minutes_of(group), by=group.chair, now=NOW)


def approve(group: Group) -> Minutes:
    later = group.meets(date(2027, 2, 10))
    found = minutes_of(group)
    return services.approve_minutes(found, at=later, by=group.officer, today=date(2027, 2, 11))


def told(group: Group, user: User) -> list[str]:
    return [one.line.words for part in parts(group.meeting, user) for one in part.lines]


def test_lines_stand_under_their_item_in_the_order_written(group: Group) -> None:
    one, two = group.item("One"), group.item("Two")
    write(group, two, "Third")
    write(group, one, "First")
    write(group, one, "Second", kind=LineKind.DECISION)
    assert told(group, group.officer) == ["First", "Second", "Third"]
    assert counted(parts(group.meeting, group.officer)) == "one decision"


def test_an_action_is_raised_with_its_line_and_both_lead_to_the_other(group: Group) -> None:
    item = group.item("Neglect")
    due = date(2027, 1, 29)
    said = {"kind": LineKind.ACTION, "agency": group.trust, "due_on": due}
    line = write(group, item, "Train every manager", **said)
    action = Action.objects.get()
    assert line.action == action
    assert (action.owner_agency, action.due_on) == (group.trust, due)
    assert action.raised_on == group.meeting.held_on
    assert action.came_from == f"{group.meeting}, item 1"


@pytest.mark.parametrize(
    ("lacks", "field"), [({"due_on": None}, "due_on"), ({"agency": None}, "agency")]
)
def test_an_action_without_its_owner_or_day_writes_nothing(
    group: Group, lacks: dict[str, None], field: str
) -> None:
    item = group.item("Neglect")
    said = {"kind": LineKind.ACTION, "agency": group.trust, "due_on": date(2027, 1, 29), **lacks}
    with pytest.raises(ValidationError) as refused:
        write(group, item, "Train", **said)
    assert list(refused.value.message_dict) == [field]
    assert not MinuteLine.objects.exists()
    assert not Action.objects.exists()


def test_what_a_restricted_item_asks_does_not_leak_through_the_register(group: Group) -> None:
    case = group.item("A case")
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    said = {"kind": LineKind.ACTION, "agency": group.trust, "due_on": date(2027, 1, 29)}
    with pytest.raises(ValidationError, match="not for everybody"):
        write(group, case, "Do something", **said)
    assert not Action.objects.exists()


@pytest.mark.parametrize("closed", ["restricted", "withheld"])
def test_what_is_closed_to_some_offers_no_action_and_says_why(
    group: Group, client: Client, closed: str
) -> None:
    item = group.item("A case")
    write(group, item, "Do something")
    client.force_login(group.officer)
    address = reverse("meetings:minute_item", args=[item.pk])
    page = client.get(address).content.decode()
    assert 'value="action"' in page
    assert "Make it an action" in page
    assert "not for everybody" not in page
    if closed == "restricted":
        papers.restrict_item(item, readers=[group.police], because="A case", by=group.officer)
    else:
        papers.withhold(item, person=group.nurse, because="An interest", by=group.officer)
    page = client.get(address).content.decode()
    assert 'value="action"' not in page
    assert "Make it an action" not in page
    assert "not for everybody" in page
    assert 'name="agency"' not in page


def test_what_an_action_needs_is_not_called_optional(group: Group, client: Client) -> None:
    client.force_login(group.officer)
    item = group.item("One")
    form = client.get(reverse("meetings:minute_item", args=[item.pk])).context["form"]
    for name in ("agency", "due_on"):
        whole = render_to_string("ui/field.html", {"field": form[name]})
        assert "Needed for an action" in whole
        assert "(optional)" not in whole
    assert "(optional)" in render_to_string("ui/field.html", {"field": form["owner"]})


def test_members_read_minutes_when_the_chair_has_checked_them(group: Group) -> None:
    item, case = group.item("One"), group.item("A case")
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    write(group, item, "Said aloud")
    write(group, case, "Said in confidence")
    assert told(group, group.chair) == ["Said aloud", "Said in confidence"]
    assert told(group, group.nurse) == []
    check(group)
    assert told(group, group.nurse) == ["Said aloud"]
    assert told(group, group.constable) == ["Said aloud", "Said in confidence"]
    assert {letter.to for letter in Letter.objects.filter(key__contains=":read:")} == {
        group.nurse,
        group.constable,
    }
    assert not Letter.objects.filter(words__contains="Said").exists()


def test_only_the_chair_checks(group: Group) -> None:
    write(group, group.item("One"), "Said")
    with pytest.raises(ValidationError, match="not with you"):
        services.check_minutes(minutes_of(group), by=group.chair, now=NOW)
    send(group)
    for person in (group.officer, group.nurse):
        with pytest.raises(NotAllowed):
            services.check_minutes(minutes_of(group), by=person, now=NOW)


def test_what_waits_to_be_checked_is_asked_of_who_chairs_the_group_alone(group: Group) -> None:
    write(group, group.item("One"), "Said")
    assert minutes_to_check(group.chair, AFTER) == []
    send(group)
    (task,) = minutes_to_check(group.chair, AFTER)
    assert str(group.meeting) in task.what
    assert task.url == f"/minutes/{minutes_of(group).pk}/check/"
    for person in (group.officer, group.independent, group.nurse):
        assert minutes_to_check(person, AFTER) == []
    letter = Letter.objects.get(to=group.chair, heading__startswith="Minutes to check")
    assert minutes_of(group).get_absolute_url() in letter.words
    services.check_minutes(minutes_of(group), by=group.chair, now=NOW)
    assert minutes_to_check(group.chair, AFTER) == []


def test_checked_minutes_are_changed_only_after_they_are_taken_back(group: Group) -> None:
    line = write(group, group.item("One"), "Said")
    check(group)
    with pytest.raises(ValidationError, match="take them back"):
        services.change_line(line, words="Other", because="Wrong", by=group.officer, today=AFTER)
    services.take_back(minutes_of(group), because="Wrong", by=group.officer)
    services.change_line(line, words="Other", because="Wrong", by=group.officer, today=AFTER)
    assert told(group, group.nurse) == []
    assert minutes_of(group).checked_by is None


def test_approved_minutes_are_frozen_and_corrected_by_addenda(group: Group) -> None:
    item = group.item("One")
    line = write(group, item, "Said")
    with pytest.raises(ValidationError, match="not approved yet"):
        services.add_addendum(item, words="Not so", by=group.officer, now=NOW)
    check(group)
    approved = approve(group)
    assert approved.stage == Stage.APPROVED
    assert approved.digest == approved.digest_now()
    with pytest.raises(ValidationError, match="approved"):
        write(group, item, "More")
    with pytest.raises(ValidationError, match="approved"):
        services.take_back(approved, because="Wrong", by=group.officer)
    services.add_addendum(item, words="It was ten.", by=group.officer, now=NOW)
    (part,) = parts(group.meeting, group.nurse)
    assert [one.words for one in part.addenda] == ["It was ten."]
    line.words = "Changed behind everybody's back"
    line.save_because("by hand", by=None)
    assert approved.digest != approved.digest_now()


def test_minutes_are_approved_by_a_later_meeting_of_the_same_group_that_was_held(
    group: Group,
) -> None:
    write(group, group.item("One"), "Said")
    check(group)
    found = minutes_of(group)
    later = group.meets(date(2027, 2, 10))
    for at, today in ((group.meeting, AFTER), (later, date(2027, 2, 9))):
        with pytest.raises(ValidationError, match="later meeting"):
            services.approve_minutes(found, at=at, by=group.officer, today=today)


def test_what_was_raised_on_the_day_comes_onto_the_agenda_until_the_minutes_are_checked(
    group: Group,
) -> None:
    item = group.item("Tabled on the day")
    write(group, item, "Said")
    check(group)
    refused = {
        "add": lambda: group.item("Too late"),
        "change": lambda: agenda.change_item(
            item, title="Other", because="Wrong", by=group.officer
        ),
        "drop": lambda: agenda.drop_item(item, because="Wrong", by=group.officer),
        "move": lambda: agenda.move_item(item, up=True, by=group.officer),
        "time": lambda: agenda.save_times(group.meeting, minutes={item.pk: 99}, by=group.officer),
    }
    for act in refused.values():
        with pytest.raises(ValidationError, match="no draft"):
            act()


def test_nothing_is_minuted_before_the_day(group: Group) -> None:
    item = group.item("One")
    with pytest.raises(ValidationError, match="The meeting is on 9 December 2026"):
        services.write_line(
            item,
            Said(kind=LineKind.NOTE, words="Said"),
            by=group.officer,
            today=date(2026, 12, 8),
        )


def test_sending_to_nobody_is_refused_and_nothing_is_half(group: Group) -> None:
    write(group, group.item("One"), "Said")
    seat = group.chair.memberships.get()
    seat.ends_on = date(2026, 12, 9)
    seat.save_because("left", by=None)
    with pytest.raises(ValidationError, match="Nobody chairs"):
        send(group)
    assert minutes_of(group).stage == Stage.DRAFT


def test_any_line_becomes_an_action_and_each_leads_to_the_other(group: Group) -> None:
    line = write(group, group.item("One"), "Two agencies have no list")
    asked: dict[str, Any] = {
        "agency": group.trust,
        "due_on": date(2027, 3, 1),
        "words": "Make a list",
    }
    action = services.make_action(line, **asked, by=group.officer, today=AFTER)
    line.refresh_from_db()
    assert (line.kind, line.action) == (LineKind.NOTE, action)
    assert [row.subject for row in action.links.all()] == [line]
    assert (action.source_kind, action.what) == ("meeting", "Make a list")
    with pytest.raises(ValidationError, match="already"):
        services.make_action(line, **asked, by=group.officer, today=AFTER)


def test_an_action_line_links_its_action(group: Group) -> None:
    facts = {"kind": LineKind.ACTION, "agency": group.trust, "due_on": date(2027, 3, 1)}
    line = write(group, group.item("One"), "Make a list", **facts)
    assert line.action is not None
    assert [row.subject for row in line.action.links.all()] == [line]


def test_no_line_of_approved_minutes_becomes_an_action(group: Group) -> None:
    line = write(group, group.item("One"), "Two agencies have no list")
    check(group)
    approve(group)
    asked: dict[str, Any] = {
        "agency": group.trust,
        "due_on": date(2027, 3, 1),
        "words": "Make a list",
    }
    with pytest.raises(ValidationError, match="approved"):
        services.make_action(line, **asked, by=group.officer, today=AFTER)
    assert not Action.objects.exists()
