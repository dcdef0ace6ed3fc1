"""The register of outside bodies on its pages: who reads it, what is struck, what it costs."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.external import services
from boards.external.doors import waiting_for
from boards.external.models import ExternalEntry
from boards.external.reminding import letters
from boards.external.tests.factories import DUE, TODAY, an_entry, browser, entered
from boards.meetings.tests.factories import Group, pdf
from boards.models import BoardKind
from boards.tests.factories import a_board, a_person, a_post, a_seat
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.documents.models import Document

pytestmark = pytest.mark.django_db


def test_members_of_every_board_read_it_and_leads_what_concerns_their_agency(group: Group):
    row = an_entry(group, agencies=[group.trust], file=pdf())
    lead, other, practitioner = a_person("lead"), a_person("other"), a_person("practitioner")
    a_post(lead, group.trust)
    a_post(other, group.police)
    a_post(practitioner, group.trust, Office.PRACTITIONER)
    elsewhere = a_person("A member of another board here")
    a_seat(elsewhere, a_board(group.partnership, "Another", kind=BoardKind.BOARD))
    page = reverse("external:register", args=[group.partnership.key])
    of_trust = reverse("external:of_agency", args=[group.trust.key])
    file = Document.objects.about(row).get().get_absolute_url()
    for reader in (group.chair, group.nurse, group.independent, lead, elsewhere):
        for path in (page, of_trust):
            assert row.reference in browser(reader).get(path).content.decode()
        assert browser(reader).get(file).status_code == 200
    for reader in (other, practitioner):
        for path in (page, of_trust):
            words = browser(reader).get(path).content.decode()
            assert row.reference not in words
            assert group.trust.name not in words or path == of_trust
        assert browser(reader).get(row.get_absolute_url()).status_code == 404
        assert browser(reader).get(file).status_code == 404
    stranger = Group()
    assert browser(stranger.officer).get(page).status_code == 404
    assert browser(stranger.officer).get(row.get_absolute_url()).status_code == 404


def test_what_is_struck_is_for_the_service_alone(group: Group):
    row = an_entry(group, agencies=[group.trust])
    lead = a_person("lead")
    a_post(lead, group.trust)
    services.strike_entry(row, because="It named a family", by=group.officer)
    for reader in (group.chair, group.independent, lead):
        assert browser(reader).get(row.get_absolute_url()).status_code == 404
    officer = browser(group.officer)
    assert "It named a family" in officer.get(row.get_absolute_url()).content.decode()
    page = reverse("external:register", args=[group.partnership.key])
    assert row.reference not in officer.get(page).content.decode()
    assert row.reference in officer.get(page, {"show": "struck"}).content.decode()
    assert browser(group.chair).get(page, {"show": "struck"}).context["page"].paginator.count == 0
    for act in (
        lambda: services.strike_entry(row, because="Again", by=group.officer),
        lambda: services.say_no_answer(row, because="None", by=group.officer),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert list(letters(DUE)) == []
    assert an_entry(group, agencies=[group.trust]) != row


def test_pages_cost_the_same_with_few_and_many(group: Group):
    client = browser(group.officer)
    row = an_entry(group, agencies=[group.trust, group.police])
    pages = [
        reverse("external:register", args=[group.partnership.key]),
        reverse("external:of_agency", args=[group.trust.key]),
        reverse("exports:download_of", args=["external", group.partnership.key, "csv"]),
        row.get_absolute_url(),
    ]

    def cost() -> list[int]:
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            found.append(len(queries))
        return found

    cost()
    few = cost()
    for number in range(12):
        an_entry(group, body=f"Body {number}", agencies=[group.trust, group.police])
    assert cost() == few
    with CaptureQueriesContext(connection) as queries:
        assert len(waiting_for(group.officer, TODAY)) == 13
    assert len(queries) <= 3
    with CaptureQueriesContext(connection) as queries:
        assert len(list(letters(DUE))) == 13
    assert len(queries) <= 7


def test_the_form_keeps_what_was_typed_and_warns_of_a_name(group: Group):
    client = browser(group.officer)
    path = reverse("external:record", args=[group.partnership.key])
    said: dict[str, Any] = {
        "kind": "inspection",
        "body": "An inspectorate",
        "agencies": [group.trust.pk],
        "dated_on_day": "5",
        "dated_on_month": "10",
        "dated_on_year": "2026",
        "address": "not an address",
        "summary": "It speaks of Marian Okafor and of the Care Quality Commission.",
        "file": pdf(),
    }
    answer = client.post(path, said)
    words = answer.content.decode()
    assert "Enter a whole web address" in words
    assert "“Marian Okafor” looks like a name" in words
    assert "“Care Quality" not in words
    assert "Your file" in words
    assert not ExternalEntry.objects.exists()
    kept = answer.context["form"].data["file_kept"]
    del said["file"]
    mended = {**said, "address": "example.org/r", "file_kept": kept, "sure": "on"}
    assert client.post(path, mended).status_code == 302
    row = ExternalEntry.objects.get()
    assert row.address == "https://example.org/r"
    assert Document.objects.about(row).exists()


def test_two_who_change_it_at_once_lose_nothing(group: Group):
    row = an_entry(group, agencies=[group.trust])
    client = browser(group.officer)
    path = reverse("external:change", args=[row.pk])
    opened = client.get(path).context["form"].initial["opened"]
    change: dict[str, Any] = {"because": "Words", "by": group.officer, "today": TODAY}
    services.change_entry(row, entered(agencies=[group.trust], summary="New words"), **change)
    said = {
        "opened": opened,
        "kind": row.kind,
        "body": "Another body",
        "agencies": [group.trust.pk],
        "summary": row.summary,
        "to_answer": row.to_answer,
        "because": "The body",
    }
    for name in ("dated_on", "came_on", "due_on"):
        day = getattr(row, name)
        said |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    assert client.post(path, said).status_code == 302
    row.refresh_from_db()
    assert (row.body, row.summary) == ("Another body", "New words")
    assert [one.agency for one in row.concerned.all()] == [group.trust]


def test_filters_say_nothing_of_what_the_reader_may_not_see(group: Group):
    an_entry(group, agencies=[group.trust])
    mine = an_entry(group, body="A second", agencies=[group.police])
    lead = a_person("lead")
    a_post(lead, group.police)
    page = reverse("external:register", args=[group.partnership.key])
    shown = browser(lead).get(page)
    assert [one.row for one in shown.context["lines"]] == [mine]
    assert shown.context["found"].agencies == [group.police]
    officer: Client = browser(group.officer)
    for query, count in (
        ({"kind": "sent"}, 0),
        ({"kind": "inspection"}, 2),
        ({"agency": group.police.key}, 1),
        ({"agency": "no-such"}, 2),
        ({"show": "open"}, 2),
        ({"show": "late"}, 0),
        ({"show": "<script>"}, 2),
    ):
        assert officer.get(page, query).context["page"].paginator.count == count, query
