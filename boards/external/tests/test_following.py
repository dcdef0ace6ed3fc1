"""What follows from an entry: actions and challenges, linked both ways."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.actions.models import Link
from boards.actions.services.raising import Asked, raise_action
from boards.challenges.models import Challenge, Origin, Source
from boards.challenges.services import Asked as AskedOfAgency
from boards.external import services
from boards.external.models import ExternalEntry, Kind
from boards.external.tests.factories import TODAY, WHEN, an_entry, browser
from boards.meetings.tests.factories import Group
from boards.models import Action, SourceKind
from boards.tests.factories import a_board, a_person, a_post, a_seat
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db
DUE = date(2027, 1, 29)


@pytest.fixture
def group() -> Group:
    return Group()


def an_action(entry: ExternalEntry, group: Group, what: str = "Show it", **more: Any) -> Action:
    asked = Asked(what, group.trust, TODAY, DUE)
    who: dict[str, Any] = {"by": group.officer, "today": TODAY, **more}
    return services.raise_action_from(entry, group.board, asked, **who)


def a_challenge(entry: ExternalEntry, group: Group, **more: Any) -> Challenge:
    asked = AskedOfAgency(group.trust, "Say why", "Chair")
    who: dict[str, Any] = {"by": group.chair, **WHEN, **more}
    return services.raise_challenge_from(entry, group.board, asked, **who)


@pytest.mark.parametrize(
    ("kind", "of_action", "of_challenge"),
    [
        (Kind.INSPECTION, SourceKind.INSPECTION, Source.INSPECTION),
        (Kind.JOINT, SourceKind.INSPECTION, Source.INSPECTION),
        (Kind.COMPLAINTS, SourceKind.COMPLAINTS, Source.COMPLAINTS),
        (Kind.SENT, SourceKind.LETTER, Source.LETTER),
        (Kind.RECEIVED, SourceKind.LETTER, Source.LETTER),
    ],
)
def test_each_kind_is_a_source_of_actions_and_of_challenges(
    group: Group, kind: Kind, of_action: str, of_challenge: str
):
    entry = an_entry(group, kind=kind)
    assert an_action(entry, group).source_kind == of_action
    assert a_challenge(entry, group).source == of_challenge


def test_an_entry_leads_to_several_actions_each_once(group: Group):
    entry = an_entry(group)
    first = an_action(entry, group)
    assert an_action(entry, group) == first  # the second click
    second = an_action(entry, group, "Show more")
    assert first != second
    assert [row.subject for row in Link.objects.all()] == [entry, entry]
    with pytest.raises(NotAllowed):
        an_action(entry, group, by=group.chair)
    elsewhere = Group()
    asked = Asked("Show", group.trust, TODAY, DUE)
    with pytest.raises(ValidationError, match="of this partnership"):
        services.raise_action_from(entry, elsewhere.board, asked, by=group.officer, today=TODAY)


def test_the_pages_lead_to_each_other_for_whoever_reads_both(group: Group):
    entry = an_entry(group)
    action, challenge = an_action(entry, group), a_challenge(entry, group)
    for reader in (group.officer, group.chair, group.nurse, group.independent):
        words = browser(reader).get(entry.get_absolute_url()).content.decode()
        assert action.get_absolute_url() in words
        assert challenge.get_absolute_url() in words
        for row in (action, challenge):
            assert entry.get_absolute_url() in (
                browser(reader).get(row.get_absolute_url()).content.decode()
            )
    lead = a_person("lead of the trust, which the entry does not concern")
    a_post(lead, group.trust)
    for row in (action, challenge):
        words = browser(lead).get(row.get_absolute_url()).content.decode()
        assert entry.get_absolute_url() not in words
        assert entry.reference not in words


def test_a_member_of_another_board_sees_nothing_of_actions_and_challenges(group: Group):
    entry = an_entry(group)
    action, challenge = an_action(entry, group), a_challenge(entry, group)
    other = Group()
    member = a_person("Member of another board")
    a_seat(member, a_board(group.partnership, "Another"))
    words = browser(member).get(entry.get_absolute_url()).content.decode()
    assert action.reference not in words
    assert challenge.reference not in words
    assert words.count("None that you may see") == 2
    assert browser(other.officer).get(entry.get_absolute_url()).status_code == 404


def test_a_challenge_is_raised_once_by_a_chair_or_the_service(group: Group):
    entry = an_entry(group)
    first = a_challenge(entry, group)
    assert a_challenge(entry, group) == first  # the second click
    assert Origin.objects.get().subject == entry
    assert a_challenge(an_entry(group, body="Another"), group) != first  # the same words
    with pytest.raises(NotAllowed):
        a_challenge(entry, group, by=group.nurse)
    other = a_board(group.partnership, "Another board")
    asked = AskedOfAgency(group.trust, "Say why", "Chair")
    with pytest.raises(NotAllowed):  # the chair chairs another group
        services.raise_challenge_from(entry, other, asked, by=group.chair, **WHEN)


def test_an_action_with_its_source_in_words_is_linked_and_keeps_them(group: Group):
    entry = an_entry(group)
    by: dict[str, Any] = {"by": group.officer, "today": TODAY}

    def older(kind: str, board: Any = None) -> Action:
        asked = Asked(
            "Done before",
            group.trust,
            date(2026, 3, 2),
            date(2026, 12, 1),
            source_kind=kind,
            came_from="Inspection of the spring, page 4",
        )
        return raise_action(board or group.board, asked, **by)

    spring, audit = older(SourceKind.INSPECTION), older(SourceKind.AUDIT)
    assert list(services.may_be_linked(entry, group.officer)) == [spring]
    assert list(services.may_be_linked(entry, group.chair)) == []
    for _ in range(2):  # the second click
        services.link_action(entry, action=spring, by=group.officer)
    assert Link.objects.get().subject == entry
    spring.refresh_from_db()
    assert spring.came_from == "Inspection of the spring, page 4"
    assert list(services.may_be_linked(entry, group.officer)) == []
    for wrong, to in ((audit, entry), (spring, an_entry(group, body="Another"))):
        with pytest.raises(ValidationError, match="not linked yet"):
            services.link_action(to, action=wrong, by=group.officer)


def test_the_register_of_actions_names_the_source_and_leads_to_it(group: Group):
    entry = an_entry(group)
    an_action(entry, group)
    words = browser(group.officer).get(reverse("actions:register")).content.decode()
    link = f'<a href="{entry.get_absolute_url()}">An inspectorate, 5 October 2026</a>'
    assert f"Inspection: {link}" in words


def test_the_pages_of_acts_do_them(group: Group):
    entry = an_entry(group)
    officer, chair = browser(group.officer), browser(group.chair)
    due = {"due_on_day": 29, "due_on_month": 1, "due_on_year": 2050}
    board = {"board": group.board.pk}
    said = {"what": "Show it", "owner_agency": group.trust.pk, **board, **due}
    path = reverse("external:raise_action", args=[entry.pk])
    assert officer.post(path, said).status_code == 302
    assert chair.get(path).status_code == 403
    path = reverse("external:challenge", args=[entry.pk])
    said = {"what": "Say why", "agency": group.trust.pk, "challenger": "Chair", **board, **due}
    a_post(a_person("lead"), group.trust)
    far = chair.post(path, {**said, "due_on_year": 2099}).content.decode()
    assert "cannot be counted" in far
    wrong = chair.post(path, {**said, "responder": "nobody@example.org"})
    assert "Nobody with this address holds an office" in wrong.content.decode()
    assert chair.post(path, said).status_code == 302
    assert (Action.objects.count(), Challenge.objects.count()) == (1, 1)
