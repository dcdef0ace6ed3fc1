"""Two partnerships in one deployment find no trace of each other in letters, sheets and pages."""

import re
from datetime import timedelta
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from boards import services
from boards.letters import letters_seen
from boards.listings import Body, enter_agency
from boards.mailboxes import mailboxes_of, share_mailbox
from boards.models import BoardKind
from boards.notices import A_MAILBOXS
from boards.resets import reset_factors
from boards.tests.factories import (
    a_board,
    a_listing,
    a_partnership,
    a_person,
    a_seat,
    an_agency,
)
from boards.vacancy_letters import vacancy_letters
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Kind
from partnership.jobs.health import clock_now
from partnership.jobs.models import Job
from partnership.jobs.services import request
from partnership.outbox.door import IS_A_PERSON, refused
from partnership.outbox.models import Letter, Mailbox
from partnership.outbox.services import set_aside
from partnership.people.models import User
from partnership.sheets import services as sheets
from partnership.sheets.columns import MOST_HINTS
from partnership.sheets.registry import sheet_of
from partnership.sheets.undoing import STAYS, undo
from tests.signing_in import with_app, words

pytestmark = pytest.mark.django_db
TODAY, NOW, DAY = timezone.localdate(), timezone.now(), timedelta(days=1)
SAID: dict[str, Any] = {"because": "Agreed", "today": TODAY}

MEMBERS = "Board or group,Person,E-mail,Office,Agency,From,Until"


def there_is(name: str) -> SimpleNamespace:
    """A partnership with its service, a review group and those who look after it."""
    whole = a_partnership(f"{name} Partnership")
    service = a_board(whole, f"{name} Service", kind=BoardKind.SERVICE)
    group = a_board(whole, f"{name} Case group", kind=BoardKind.REVIEW)
    head, officer, admin = (a_person(f"{name} {one}") for one in ("head", "officer", "admin"))
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    a_seat(officer, service, Office.SERVICE_OFFICER)
    a_seat(admin, service, Office.ADMINISTRATOR)
    return SimpleNamespace(
        whole=whole, service=service, group=group, head=head, officer=officer, admin=admin
    )


@pytest.fixture
def here():
    """The partnership whose people look."""
    return there_is("Here")


@pytest.fixture
def there():
    """The other partnership."""
    return there_is("There")


def enter(person, world, office=Office.GROUP_MEMBER):
    """Give an office in the other partnership's group, of which a letter is written."""
    who, grant = services.Who(person.email, person.name), services.Grant(office, world.group, TODAY)
    services.enter_person(who, grant, by=world.head, now=NOW, **SAID)


def test_a_letter_of_an_office_elsewhere_is_shown_to_nobody_here(here, there):
    both = a_person("Both")
    a_seat(both, here.group, Office.GROUP_MEMBER)
    enter(both, there)
    assert Letter.objects.get().to == both
    assert not letters_seen(here.officer, on=TODAY)
    assert not letters_seen(there.officer, on=TODAY)


def test_a_letter_to_somebody_whose_office_here_ended_long_ago_is_not_shown_here(here, there):
    person = a_person("Left")
    a_seat(person, here.service, Office.TRAINER, ends_on=TODAY - 3000 * DAY)
    enter(person, there)
    assert not letters_seen(here.officer, on=TODAY)


def test_a_letter_about_somebody_of_this_partnership_alone_is_shown(here):
    person = a_person("New")
    enter(person, here)
    assert [letter.to for letter in letters_seen(here.officer, on=TODAY)] == [person]


def test_nobody_sets_aside_word_that_a_second_factor_was_reset(here):
    member = a_person("Member")
    a_seat(member, here.group, Office.GROUP_MEMBER)
    with_app(member)
    reset_factors(member, because="Lost", by=here.officer, now=NOW)
    Letter.objects.update(failed_at=NOW, last_error="550 refused")
    with pytest.raises(ValidationError):
        set_aside(Letter.objects.get(), by=here.officer, now=NOW)
    assert not Letter.objects.get().dropped_because


def test_a_letter_that_has_not_failed_is_not_set_aside(here):
    enter(a_person("Member"), here)
    Letter.objects.update(kind="told-of-change")
    with pytest.raises(ValidationError, match="not failed"):
        set_aside(Letter.objects.get(), by=here.officer, now=NOW)


def uploaded(world, by, rows, heading=MEMBERS, kind="members"):
    """A sheet as somebody uploads it."""
    data = "\n".join((heading, *rows)).encode()
    return sheets.upload(sheet_of(kind), world.whole, name="people.csv", data=data, by=by, now=NOW)


def test_a_sheet_of_names_that_nobody_knows_is_judged_in_seconds(here):
    for number in range(150):
        a_listing(here.whole, an_agency(f"The Fenshire and Marshland Agency {number:03d} here"))
    named = "The Fenshyre and Marshlend Agncy {} heer"
    rows = [
        f"Bord {n} {'x' * 150},P{n},p{n}@example.org,Member,{named.format(n)},1 May 2026,"
        for n in range(4990)
    ]
    began = monotonic()
    trial = sheets.trial_of(uploaded(here, here.head, rows), by=here.head, now=NOW)
    assert monotonic() - began < 20  # on a machine that does much else besides
    hinted = [line for line in trial.lines if "Did you mean" in str(line.wrong)]
    assert len(hinted) == MOST_HINTS


def test_an_administrator_adds_no_address_to_a_board(here):
    with pytest.raises(NotAllowed):
        share(here.group, here.admin)
    assert not Mailbox.objects.exists()


def share(body, by, address="Team@shared.example"):
    return share_mailbox(body, address=address, because="Asked", by=by, now=NOW)


def test_the_head_of_service_is_told_of_a_new_mailbox_of_a_board(here, there):
    share(here.group, here.officer)
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (here.head, here.group)
    assert "team@shared.example" in letter.words
    assert here.officer.name in letter.words


def test_a_mailbox_form_answers_for_a_person_elsewhere_as_for_nobody(here, there):
    for address in (there.head.email, "nobody@example.org"):
        box = share(here.group, here.officer, address)
        copy = Letter(mailbox=box, subject=here.group, heading="A letter", words="Of it")
        assert refused([copy], box, holds_office=True, day=TODAY) == {}
    with pytest.raises(ValidationError, match="A person signs in"):
        share(here.group, here.officer, here.head.email)


def test_a_mailbox_is_told_what_it_was_told_when_somebody_elsewhere_gets_its_address(here, there):
    box = share(here.group, here.officer, "team@example.org")
    copy = Letter(mailbox=box, subject=here.group, heading="A letter", words="Of it")
    theirs = User.objects.create_user("team@example.org", "Entered There")
    a_seat(theirs, there.group, Office.GROUP_MEMBER)
    assert refused([copy], box, holds_office=True, day=TODAY) == {}
    a_seat(theirs, here.group, Office.GROUP_MEMBER)
    assert refused([copy], box, holds_office=True, day=TODAY) == {None: IS_A_PERSON}


def test_each_service_adds_the_same_mailbox_to_an_agency_that_both_list(here, there):
    trust = an_agency("Shared Trust")
    for world in (here, there):
        a_listing(world.whole, trust)
    for world in (here, there):
        share(trust, world.admin)
        with pytest.raises(ValidationError, match="here already"):
            share(trust, world.admin)
        with pytest.raises(ValidationError, match="here already"):
            share(trust, world.officer)
        [shown] = mailboxes_of(trust, world.admin, on=TODAY)
        assert shown.added_by == world.admin.name


@pytest.mark.parametrize("name", ["", "Typed Name"])
def test_entering_a_person_answers_for_an_account_elsewhere_as_for_none(here, there, name):
    answers = []
    for address in (there.head.email, "nobody@example.org"):
        grant = services.Grant(Office.TRAINER, here.service, TODAY)
        try:
            person = services.enter_person(
                services.Who(address, name), grant, by=here.head, now=NOW, **SAID
            )
        except ValidationError as refused:
            answers.append(refused.message_dict)
        else:
            answers.append(person.email == address)
    assert answers[0] == answers[1]
    assert Letter.objects.count() == (2 if name else 0)


def test_a_mailbox_elsewhere_keeps_nobody_from_being_entered_here(here, there):
    share(there.group, there.officer, "new@example.org")
    row = uploaded(here, here.head, [f"{here.group.name},New,new@example.org,Member,,{TODAY},"])
    sheets.apply(row, by=here.head, now=NOW)
    assert User.objects.get(email="new@example.org").memberships.get().board == here.group


def test_a_mailbox_of_ones_own_is_nobodys_address(here, there):
    share(here.group, here.officer, "team@example.org")
    row = uploaded(here, here.head, [f"{here.group.name},New,team@example.org,Member,,{TODAY},"])
    [line] = sheets.trial_of(row, by=here.head, now=NOW).lines
    assert line.wrong == [("E-mail", A_MAILBOXS)]


def test_the_trial_of_a_sheet_answers_for_an_account_elsewhere_as_for_none(here, there):
    rows = [
        f"{here.service.name},Typed {n},{address},Trainer,,1 January 2030,"
        for n, address in enumerate((there.head.email, "nobody@example.org"))
    ]
    trial = sheets.trial_of(uploaded(here, here.admin, rows), by=here.admin, now=NOW)
    known, unknown = trial.lines
    assert (known.act, known.wrong, known.notes) == (unknown.act, unknown.wrong, unknown.notes)
    assert not known.wrong
    assert "Typed 0" in known.says


AGENCIES = "Name,Key,Kind,From,Lists"


def test_the_key_of_an_agency_counts_none_that_the_reader_does_not_see(here, there):
    keys = []
    for world in (there, here, here):
        name = f"Secret Clinic{' ' * len(keys)}"
        body = Body(name, Kind.NHS_TRUST, TODAY)
        made, _ = enter_agency(
            world.whole, body, {"children": ""}, because="Agreed", by=world.admin
        )
        keys.append(made.key)
    assert keys[0] == "secret-clinic"
    for key in keys[1:]:
        assert re.fullmatch(r"secret-clinic-[a-z]{4}", key)


def test_a_mailbox_of_a_shared_agency_is_told_of_its_keepers_vacancies_alone(here, there):
    trust = an_agency("Shared Trust")
    a_listing(here.whole, trust, list_name="children")
    a_listing(there.whole, trust, list_name="statutory")
    share(trust, here.admin)
    [copy] = [one for one in vacancy_letters(TODAY) if one.subject == trust]
    assert copy.heading == "Nobody holds: Agency safeguarding lead of Shared Trust"


def test_the_clock_of_several_partnerships_counts_nothing(client, settings, here, there):
    settings.REQUIRE_SECOND_FACTOR = False
    for number in range(23):
        request("search.read", f"{number}", now=NOW)
    Job.objects.filter(key="7").update(last_error="ValueError: b", attempts=17)
    client.force_login(here.admin, backend="partnership.people.backends.AccountBackend")
    shown = words(client.get(reverse("boards:clock")))
    assert "Some" in shown
    assert "ValueError" in shown
    assert not re.search(r"\b(23|17)\b", shown.split("Every day")[0])
    clock = clock_now(NOW, quotes=False)
    assert (clock.waiting, clock.oldest) == (1, None)
    assert [(one.key, one.attempts, one.again_at) for one in clock.failing] == [("", 0, None)]


def test_what_another_partnership_uses_is_not_undone_and_not_told(here, there):
    row = uploaded(here, here.head, [f"{here.group.name},New,new@example.org,Member,,{TODAY},"])
    row = sheets.apply(row, by=here.head, now=NOW)
    a_seat(User.objects.get(email="new@example.org"), there.group, Office.GROUP_MEMBER)
    with pytest.raises(ValidationError) as refused:
        undo(row, by=here.head, now=NOW)
    assert f"the person {STAYS}" in refused.value.messages[1]
    assert "used" not in str(refused.value.messages)


def test_the_change_of_an_agency_that_is_shared_since_is_not_undone(here, there):
    shared = an_agency("Old name", kind=Kind.NHS_TRUST)
    a_listing(here.whole, shared)
    typed = f"New name,{shared.key},NHS trust,1 April 2015,Children"
    row = sheets.apply(
        uploaded(here, here.admin, [typed], AGENCIES, "agencies"), by=here.admin, now=NOW
    )
    a_listing(there.whole, shared)
    with pytest.raises(ValidationError, match="ring those"):
        undo(row, by=here.admin, now=NOW)
    shared.refresh_from_db()
    assert shared.name == "New name"
