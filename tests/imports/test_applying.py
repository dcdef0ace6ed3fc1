"""Applied and undone once, by who may, with nothing lost that came after the trial."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from boards.services import invite_again
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.sheets import services
from partnership.sheets.jobs import forget_typed
from partnership.sheets.models import Import, TypedRows
from partnership.sheets.registry import sheets
from partnership.sheets.undoing import undo
from tests import factories as make
from tests.factories import World
from tests.imports.brought import LATER, NOW, TODAY, action, applied, body, brought, member, trial

pytestmark = pytest.mark.django_db


# --- applying and undoing, once ---------------------------------------------------------


def test_a_wrong_row_keeps_every_row_out(world):
    row = brought(world, "agencies", body(), body(Name="B", Lists=""))
    with pytest.raises(ValidationError, match="Row 3, Lists"):
        services.apply(row, by=world.head, now=NOW)
    assert not Agency.objects.filter(name="Fenshire Hospice").exists()
    assert TypedRows.objects.filter(of=row).exists()


def test_what_changed_between_trial_and_applying_is_seen(world):
    row = brought(world, "members", member(world))
    assert not trial(row, world).wrong
    other = make.person(
        "Somebody Else",
    )
    other.email = "asha.patel@example.org"
    other.save()
    make.seat(other, Office.TRAINER, world.service)
    with pytest.raises(ValidationError, match="known as the address of Somebody Else"):
        services.apply(row, by=world.head, now=NOW)


def test_applying_and_undoing_happen_once(world):
    row = applied(world, "agencies", body())
    with pytest.raises(ValidationError, match="It was applied on 22 November 2026 by"):
        services.apply(row, by=world.officer, now=NOW)
    undo(row, by=world.head, now=LATER)
    with pytest.raises(ValidationError, match="It was undone on 23 November 2026 by"):
        undo(row, by=world.head, now=LATER)
    with pytest.raises(ValidationError, match="It was applied"):
        services.apply(row, by=world.head, now=LATER)


def test_only_what_was_applied_and_not_too_long_ago_is_undone(world):
    row = brought(world, "agencies", body())
    with pytest.raises(ValidationError, match="nothing to undo"):
        undo(row, by=world.head, now=NOW)
    services.apply(row, by=world.head, now=NOW)
    with pytest.raises(ValidationError, match="could be undone until 6 December 2026"):
        undo(row, by=world.head, now=NOW + timedelta(days=15))


def refused_undo(row: Import, world: World) -> str:
    with pytest.raises(ValidationError) as refused:
        undo(row, by=world.head, now=LATER)
    assert refused.value.messages[0] == "Nothing was undone."
    return "; ".join(refused.value.messages[1:])


def test_nothing_is_undone_that_was_changed_since(world):
    row = applied(world, "agencies", body(), body(Name="B"))
    made = Agency.objects.get(name="B")
    made.note = "Moved house"
    made.save_because("corrected", by=world.head)
    assert refused_undo(row, world) == "Row 3, B: the agency was changed since"
    assert Agency.objects.filter(name="Fenshire Hospice").exists()


def test_nothing_is_undone_that_is_used_since(world):
    row = applied(world, "agencies", body())
    made = Agency.objects.get(name="Fenshire Hospice")
    make.appointment(make.person(), Office.AGENCY_LEAD, made)
    assert refused_undo(row, world) == (
        "Row 2, Fenshire Hospice: the agency is used by a later office for an agency"
    )


def test_nobody_who_has_signed_in_or_has_another_office_is_removed(world):
    typed = member(world)
    row = applied(world, "members", typed)
    person = User.objects.get(email="asha.patel@example.org")
    later = make.seat(person, Office.TRAINER, world.service)
    assert "the person is used by a later office in a board" in refused_undo(row, world)
    later.delete()
    person.last_login = NOW
    person.save(update_fields=["last_login"])
    assert "Row 2, Asha Patel, Member" in refused_undo(row, world)
    assert User.objects.filter(pk=person.pk).exists()


def test_who_lost_the_right_applies_and_undoes_nothing(world):
    row = brought(world, "agencies", body(), by=world.officer)
    held = world.officer.memberships.get()
    held.ends_on = TODAY - timedelta(days=1)
    held.save_because("left", by=world.head)
    for act in (services.apply, undo):
        with pytest.raises(NotAllowed):
            act(row, by=world.officer, now=NOW)


@pytest.mark.parametrize("kind", [sheet.kind for sheet in sheets()])
def test_a_sheet_is_brought_only_by_those_who_may(world, kind):
    rows = {
        "agencies": body,
        "members": lambda: member(world),
        "actions": lambda: action(world),
        "reviews": lambda: {},
    }
    for person in (world.chair, world.member, world.independent, world.lead, world.stranger):
        with pytest.raises(NotAllowed):
            brought(world, kind, rows[kind](), by=person)
    assert not Import.objects.exists()


def test_typed_rows_that_nobody_applied_go_after_a_week(world):
    row = brought(world, "agencies", body())
    forget_typed("2026-11-28", NOW + timedelta(days=6))
    assert trial(row, world) is not None
    forget_typed("2026-11-29", NOW + timedelta(days=7))
    assert trial(row, world) is None
    with pytest.raises(ValidationError, match="no longer kept"):
        services.apply(row, by=world.head, now=NOW)


# --- pages and the command --------------------------------------------------------------


def test_who_was_invited_is_not_undone_and_the_reader_is_told(world):
    row = applied(world, "members", member(world))
    person = services.people_made(row)[0]
    invite_again(person, by=world.head, now=NOW)
    assert "was invited" in refused_undo(row, world)
    assert User.objects.filter(pk=person.pk).exists()
