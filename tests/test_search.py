"""Search: those who may see a thing find it, and for everybody else it is not even counted."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.actions.services.raising import Asked, raise_action
from boards.challenges.models import Challenge, Round, Source
from boards.closing.models import ClosingReport, Resource, Stage
from boards.differences.models import Difference, Ground, Side
from boards.external import services as external
from boards.meetings.models import AgendaItem, Issue, Paper, Purpose
from boards.models import BoardKind, Decision, Meeting
from boards.owed import services as owed
from boards.plan.models import Plan, PlanAction, Status
from boards.plan.services import keeping
from boards.policies.models import GovernedDocument, State, Version
from boards.risks import services as risks
from partnership.access.models import Reading
from partnership.access.offices import Office
from partnership.access.services import name_exception
from partnership.demo.paper import small_pdf
from partnership.documents.models import Document
from partnership.documents.services import attach
from partnership.jobs.models import Job
from partnership.jobs.services import run
from partnership.people.models import User
from partnership.search import services
from partnership.search.finding import MOST_HITS, find, show, tokens
from partnership.search.jobs import READ, plan_readings
from partnership.search.models import Entry, Mark
from partnership.search.rates import A_MINUTE
from partnership.search.registry import all_indexed, labels
from partnership.search.tasks import refresh
from reviews.models import Incident, Publication, Review
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 12, tzinfo=UTC)
SEARCH = "search:search"


@pytest.fixture(autouse=True)
def _fresh_rates() -> None:
    cache.clear()


def seek(user: User, words: str, kind: str = "") -> list[str]:
    """The titles that this person finds, after catching up."""
    assert services.catch_up(now=NOW, most=None)
    return [hit.entry.title for hit in show(find(user, words, kind=kind).pks, words)]


def page(user: User, **query: Any) -> Any:
    """The page of results as this person gets it."""
    client = Client()
    client.force_login(user)
    return client.get(reverse(SEARCH), query)


def read_files() -> None:
    """What the worker does with files that are new."""
    services.catch_up(now=NOW, most=None)
    plan_readings(NOW)
    for job in Job.objects.filter(kind=READ, finished_at__isnull=True):
        assert run(job.pk, now=NOW)


def rename(row: Any, **fields: Any) -> None:
    """Change a record as services do."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.save_because("renamed", by=None)


def remove(row: Any) -> None:
    """Delete a record with a reason, as its history demands."""
    row._change_reason = "removed"
    row.delete()


def entries() -> list[tuple[Any, ...]]:
    """Every entry as it stands, whatever its number."""
    names = [field.attname for field in Entry._meta.concrete_fields if field.name != "id"]
    return sorted(Entry.objects.values_list(*names), key=str)


# --- who finds what ---------------------------------------------------------------------------


@pytest.fixture
def kinds(world: World, signed_off: Callable[..., Review], plan: Any, send: Any) -> dict[str, str]:
    """One thing of every kind, with a word by which it alone is found."""
    board = make.board(world.partnership, name="Quartzite forum")
    named = make.agency("Basalt constabulary")
    make.listing(world.partnership, named)
    entry = make.listing(world.partnership, make.agency("Gneiss trust"))
    rename(entry, printed="All obsidian settings")
    make.seat(make.person("Feldspar Hornblende"), Office.LAY_MEMBER, board)
    meeting = make.meeting(world.group, date(2026, 11, 2))
    rename(meeting, place="Dolomite hall")
    item = AgendaItem(board=world.group, meeting=meeting, title="Schist", purpose=Purpose.NOTE)
    item.save_because("made", by=None)
    Paper(item=item, title="Mica", added_at=NOW).save_because("made", by=None)
    Issue(meeting=meeting, issued_at=NOW, issued_by=world.officer).save_because("made", by=None)
    asked = Asked("Granite", world.trust, date(2026, 11, 2), date(2027, 3, 1))
    raise_action(world.group, asked, by=world.officer, today=date(2026, 11, 3))
    asked = {"agency": world.council, "raised_by": world.officer, "raised_on": date(2026, 11, 2)}
    challenge = Challenge(
        partnership=world.partnership,
        reference="CH-2026-001",
        board=world.group,
        source=Source.BETWEEN,
        challenger="Chair",
        what="Show the gabbro",
        due_on=date(2026, 12, 2),
        **asked,
    )
    challenge.save_because("made", by=None)
    days = {"asked_on": date(2026, 11, 2), "due_on": date(2026, 12, 2)}
    Round(challenge=challenge, number=1, **days).save_because("made", by=None)
    difference = Difference(
        partnership=world.partnership,
        reference="PD-2026-001",
        remit="children",
        ground=Ground.RISK,
        words="The dacite plan",
        raised_for=world.trust,
        raised_by=world.officer,
        raised_on=date(2026, 11, 2),
    )
    difference.save_because("made", by=None)
    side = Side(difference=difference, agency=world.trust, asked=False)
    side.save_because("made", by=None)
    _govern(world)
    review = signed_off(date(2026, 3, 17))
    rename(review.incident, what_happened="Seen near the travertine quarry.")
    rename(review.decision, summary="Decided about pumice")
    rename(review, not_full_because="Because of the rhyolite inquest")
    rename(Document.objects.get(), title="Andesite report")
    other = signed_off(date(2026, 4, 17))
    send(other, date(2026, 4, 20))
    plan(other, date(2026, 5, 20), today=date(2026, 4, 20))
    published = Publication(
        review=other,
        slug="marble",
        title="Learning about marble",
        summary="What was learned.",
        scope="full",
        document=Document.objects.about(other).get(),
        published_on=date(2026, 5, 20),
    )
    published.save_because("published", by=None)
    business = Plan(partnership=world.partnership, board=board, name="Tuff", status=Status.AGREED)
    business.starts_on = make.LONG_AGO
    business.save_because("made", by=None)
    priority = keeping.add_priority(business, name="A priority", by=world.officer)
    objective = keeping.add_objective(priority, words="Breccia", by=world.officer)
    asked = keeping.Asked(what="Look", lead="The trust")
    keeping.add_action(objective, asked, by=world.officer, today=NOW.date())
    owed.expect(
        world.group,
        title="Limestone",
        agency=world.trust,
        group=None,
        every="year",
        first_due_on=NOW.date(),
        why="Asked",
        by=world.officer,
        today=NOW.date(),
    )
    risks.raise_risk(
        world.group,
        risks.Judged(2, 2, "So far"),
        what="Chert",
        cause="A cause",
        look_again_on=date(2099, 1, 1),
        by=world.officer,
        today=NOW.date(),
    )
    external.record_entry(
        world.partnership,
        external.Entered("received", "A body", NOW.date(), "About flint"),
        by=world.officer,
        today=NOW.date(),
        now=NOW,
    )
    report = ClosingReport(
        board=make.board(world.partnership, BoardKind.TASK),
        above=world.group,
        asked="Look at gypsum.",
        done="Done.",
        changed="Much.",
        lessons="Begin.",
        stage=Stage.SENT,
        sent_on=date(2026, 5, 1),
    )
    report.save_because("made", by=None)
    Resource(report=report, title="Halite", added_at=NOW).save_because("made", by=None)
    return {
        "plan": "Tuff",
        "planaction": "Breccia",
        "expectation": "Limestone",
        "risk": "Chert",
        "externalentry": "flint",
        "closingreport": "gypsum",
        "resource": "Halite",
        "board": "Quartzite",
        "agency": "Basalt",
        "listing": "obsidian",
        "user": "Feldspar",
        "meeting": "Dolomite",
        "action": "Granite",
        "agendaitem": "Schist",
        "paper": "Mica",
        "challenge": "gabbro",
        "difference": "dacite",
        "decision": "pumice",
        "governeddocument": "Serpentine",
        "incident": "travertine",
        "review": "rhyolite",
        "file": "Andesite",
        "publication": "marble",
    }


def _govern(world: World) -> None:
    """A document for members, known from a published report."""
    row = GovernedDocument(
        partnership=world.partnership,
        kind="policy",
        title="Policy",
        key="policy",
        owner=world.group,
    )
    row.save_because("made", by=None)
    version = Version(document=row, number=1, state=State.PRINTED, words="About serpentine")
    version.save_because("made", by=None)
    rename(row, current=version)


EVERYBODY_HERE = {"board", "agency", "listing", "publication", "governeddocument"}
EVERYBODY_HERE |= {"plan", "planaction"}
OF_MEETINGS = {"meeting", "agendaitem", "paper", "decision", "closingreport", "resource"}
IN_THE_GROUP = EVERYBODY_HERE | OF_MEETINGS
IN_THE_GROUP |= {"action", "challenge", "incident", "review", "file", "risk", "expectation"}
IN_THE_GROUP |= {"externalentry"}


@pytest.mark.parametrize(
    ("who", "finds"),
    [
        ("officer", IN_THE_GROUP | {"user", "difference"}),
        ("head", IN_THE_GROUP | {"user", "difference"}),
        ("independent", IN_THE_GROUP | {"difference"}),
        ("chair", IN_THE_GROUP),
        ("member", IN_THE_GROUP),
        ("lead", EVERYBODY_HERE | {"action", "difference", "expectation"}),
        ("stranger", {"publication"}),
    ],
)
def test_each_office_finds_what_it_may_see_and_counts_nothing_else(
    world: World, kinds: dict[str, str], who: str, finds: set[str]
):
    assert set(kinds) == set(labels())
    person = getattr(world, who)
    found = {kind for kind, word in kinds.items() if seek(person, word)}
    assert found == finds
    for kind, word in kinds.items():
        answer = find(person, word)
        assert {facet.kind for facet in answer.facets} == ({kind} if kind in finds else set())
        assert bool(answer.in_all) is (kind in finds)


def test_a_neighbouring_partnership_finds_no_trace(world: World, kinds: dict[str, str]):
    there = make.partnership("Elsewhere")
    head = world.holder(Office.HEAD_OF_SERVICE, make.board(there, BoardKind.SERVICE))
    assert {kind for kind, word in kinds.items() if seek(head, word)} == {"publication"}
    body = page(head, q="travertine").content.decode()
    assert "Nothing is found" in body
    assert '<ol class="hits' not in body


def test_what_is_found_ends_with_the_office(world: World, kinds: dict[str, str]):
    assert seek(world.member, "rhyolite")
    tenure = world.member.memberships.get()
    rename(tenure, ends_on=timezone.localdate() - timedelta(days=1))
    assert not seek(world.member, "rhyolite")


def test_a_named_person_finds_the_one_review_and_its_file_and_no_decision(
    world: World, kinds: dict[str, str]
):
    review = Review.objects.order_by("pk").first()
    today = timezone.localdate()
    name_exception(
        review, world.lead, because="Asked", starts_on=today, ends_on=None, by=world.head
    )
    assert seek(world.lead, "rhyolite")
    assert seek(world.lead, "Andesite")
    assert not seek(world.lead, "pumice")
    assert not seek(world.lead, "travertine")


def test_nobody_signed_out_searches(client: Client, db: None):
    answer = client.get(reverse(SEARCH), {"q": "anything"})
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_a_person_is_found_by_part_of_the_name_but_only_by_the_whole_address(world: World):
    who = make.person("Wilhelmina Featherstonehaugh")
    make.seat(who, Office.LAY_MEMBER, world.executive)
    for words in ("wilhel", "Feather", "featherstonehaugh wil", who.email, who.email.upper()):
        assert seek(world.officer, words) == [who.name], words
    assert not seek(world.officer, who.email.split("@")[0][:4])
    assert not seek(world.officer, "example.org")
    assert not seek(world.lead, "wilhelmina")
    assert not seek(world.lead, who.email)


# --- how it is found --------------------------------------------------------------------------


def test_a_reference_is_found_whole_and_from_its_beginning_and_first(
    world: World, incident: Callable[..., Incident]
):
    rows = [incident(date(2026, 3, day)) for day in (2, 3, 4)]
    rename(rows[2], what_happened=f"Like {rows[0].reference}.")
    found = seek(world.officer, rows[0].reference.lower())
    assert found[0] == f"Incident {rows[0].reference}"
    assert f"Incident {rows[2].reference}" in found
    assert f"Incident {rows[1].reference}" not in found
    beginning = rows[0].reference[:-1]
    assert len(seek(world.officer, beginning)) >= 3


def test_every_word_must_be_found_and_titles_come_before_texts(world: World):
    make.board(world.partnership, name="Forum for schools", purpose="Nothing else.")
    make.board(world.partnership, name="Other group", purpose="Listens to schools in a forum.")
    assert seek(world.officer, "forum schools") == ["Forum for schools", "Other group"]
    assert seek(world.officer, "forum hospitals") == []


def test_the_newest_of_equals_comes_first(world: World):
    for day in (3, 17, 10):
        make.meeting(world.group, date(2026, 11, day))
    found = seek(world.officer, world.group.name, kind="meeting")
    assert [title.split(", ")[1] for title in found] == [
        "17 November 2026",
        "10 November 2026",
        "3 November 2026",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "' | ! & ( ) <-> :* \\",
        "travertine:* | !quarry",
        "NOT (a OR b)",
        "%_%",
        "'; DROP TABLE search_entry; --",
        "\x00",
        "before\x00after",
        "🧒🏽",
        "the and of",
        "٣²ſ",
        "a" * 1_000_000,
        "word " * 200_000,
        "<script>alert('x')</script>",
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
)
def test_whatever_is_typed_is_only_words(world: World, typed: Any):
    answer = page(world.officer, q=typed)
    assert answer.status_code == 200
    body = answer.content.decode()
    assert "<script>alert" not in body
    assert len(body) < 60_000


def test_a_long_question_is_cut_and_shown_as_it_was_searched(world: World):
    answer = page(world.officer, q="x" * 500)
    assert answer.context["question"] == "x" * 200
    assert len(tokens("a b c d e f g h i j k l m n o p")) == 12


def test_a_title_and_a_snippet_come_out_as_text_with_the_words_marked(world: World):
    make.board(
        world.partnership,
        name="<b onclick=alert(1)>Schist</b>",
        purpose="Before <script>alert(2)</script> schist & after",
    )
    body = page(world.officer, q="schist").content.decode()
    assert "<mark>Schist</mark>" in body
    assert "&lt;script&gt;" in body
    assert "&lt;b onclick=alert(1)&gt;" in body
    assert "<b onclick" not in body
    assert "<script>alert" not in body


def test_a_snippet_begins_and_ends_with_whole_words(world: World):
    long = "alpha " * 60 + "schistose rock " + "omega " * 60
    make.board(world.partnership, name="Long", purpose=long)
    assert seek(world.officer, "schistose") == ["Long"]
    hit = show(find(world.officer, "schistose").pks, "schistose")[0]
    words = "".join(part.text for part in hit.snippet).split()
    assert words[0] == words[-1] == "…"
    assert set(words) == {"…", "alpha", "schistose", "rock", "omega"}
    assert [part.text for part in hit.snippet if part.hit] == ["schistose"]


def test_a_kind_narrows_the_results_and_an_unknown_kind_does_nothing(
    world: World, kinds: dict[str, str]
):
    make.board(world.partnership, name="Pumice forum")
    assert len(seek(world.officer, "pumice")) == 2
    assert seek(world.officer, "pumice", kind="board") == ["Pumice forum"]
    answer = page(world.officer, q="pumice", kind="nonsense")
    assert answer.context["found"].in_all == 2
    narrow = page(world.officer, q="pumice", kind="meeting").content.decode()
    assert "Nothing in meetings" in narrow
    assert "Show every kind" in narrow


def test_results_come_in_pages_and_a_thousand_is_the_most(world: World):
    kind = ContentType.objects.get_for_model(world.group)
    services.catch_up(now=NOW, most=None)
    Entry.objects.bulk_create(
        Entry(
            subject_type=kind, subject_id=world.group.pk, kind=f"k{n}", title="Gabbro", address="/"
        )
        for n in range(MOST_HITS + 5)
    )
    answer = page(world.officer, q="gabbro", page=2)
    body = answer.content.decode()
    assert f"More than {MOST_HITS} results" in body
    assert f"Page 2 of {MOST_HITS // 20}" in body
    assert "?q=gabbro&amp;page=3" in body
    assert page(world.officer, q="gabbro", page="nonsense").context["page"].number == 1


def test_nothing_found_says_what_was_searched(world: World):
    body = page(world.officer, q="xyzzy").content.decode()
    assert "Nothing is found for “xyzzy”" in body
    assert "Check the spelling" in body


def test_finding_something_restricted_is_not_opening_it(
    world: World, incident: Callable[..., Incident]
):
    row = incident()
    body = page(world.officer, q=row.reference).content.decode()
    assert f'href="{row.get_absolute_url()}"' in body
    assert not Reading.objects.exists()


def test_the_thirty_first_search_of_a_minute_waits_and_nobody_elses(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    client = Client()
    client.force_login(world.officer)
    address = reverse(SEARCH)
    answers = [client.get(address, {"q": "a"}).status_code for _ in range(A_MINUTE + 1)]
    assert answers == [200] * A_MINUTE + [429]
    assert "Wait a minute" in client.get(address, {"q": "a"}).content.decode()
    assert client.get(address).status_code == 200
    assert page(world.head, q="a").status_code == 200
    later = NOW + timedelta(minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert client.get(address, {"q": "a"}).status_code == 200


# --- kept in step -----------------------------------------------------------------------------


def test_what_was_entered_a_moment_ago_is_found_without_a_worker(world: World):
    page(world.officer, q="anything")
    make.board(world.partnership, name="Peridotite panel")
    assert "Peridotite" in page(world.officer, q="peridotite").content.decode()


def test_a_change_takes_the_old_words_away(world: World):
    assert seek(world.officer, world.group.name)
    old = world.group.name
    rename(world.group, name="Serpentine group")
    assert not [title for title in seek(world.officer, old) if title == old]
    assert "Serpentine group" in seek(world.officer, "serpentine")


def test_a_meeting_is_found_by_the_new_name_of_its_group(world: World):
    make.meeting(world.group, date(2026, 11, 2))
    assert seek(world.officer, world.group.name, kind="meeting")
    rename(world.group, name="Serpentine group")
    assert seek(world.officer, "serpentine", kind="meeting") == [
        "Serpentine group, 2 November 2026"
    ]


def test_a_deleted_row_is_gone_from_the_results(world: World):
    meeting = make.meeting(world.group, date(2026, 11, 2))
    rename(meeting, place="Dolomite hall")
    assert seek(world.officer, "dolomite")
    remove(Meeting.objects.get(pk=meeting.pk))
    assert not seek(world.officer, "dolomite")


def test_a_deleted_file_is_gone_from_the_results(world: World, signed_off: Any):
    row = signed_off()
    extra = attach(row, make.pdf("Talc.pdf"), title="Talc", by=world.officer, now=NOW)
    assert seek(world.officer, "talc") == ["Talc"]
    remove(extra)
    assert not seek(world.officer, "talc")


def test_catching_up_asks_once_when_nothing_has_changed(world: World, review: Any):
    review()
    services.catch_up(now=NOW, most=None)
    with CaptureQueriesContext(connection) as queries:
        assert services.catch_up(now=NOW)
    assert len(queries) == 1


def test_much_at_once_is_read_in_parts_and_the_page_says_so(world: World):
    services.catch_up(now=NOW, most=None)
    for n in range(7):
        make.board(world.partnership, name=f"Granite group {n}")
    assert not services.catch_up(now=NOW, most=5)
    assert find(world.officer, "granite").in_all == 5
    assert services.catch_up(now=NOW, most=5)
    assert find(world.officer, "granite").in_all == 7


def test_a_page_says_when_not_everything_is_found_yet(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(services, "catch_up", lambda now: False)
    assert "The newest of it is found" in page(world.officer, q="a").content.decode()


def test_a_group_with_many_meetings_is_left_to_the_worker(world: World):
    for day in range(1, 8):
        make.meeting(world.group, date(2026, 11, day))
    services.catch_up(now=NOW, most=None)
    rename(world.group, name="Serpentine group")
    assert not services.catch_up(now=NOW, most=5)
    assert services.catch_up(now=NOW, most=None)
    assert find(world.officer, "serpentine", kind="meeting").pks


def test_a_change_whose_transaction_ends_late_is_not_lost(world: World):
    """Its number in the history is lower than one that was seen before it."""
    services.catch_up(now=NOW, most=None)
    late = make.board(world.partnership, name="Latecomer")
    make.board(world.partnership, name="Punctual")
    history = late.history.get()
    kept = {field.attname: getattr(history, field.attname) for field in history._meta.fields}
    late.history.all().delete()
    Entry.objects.filter(title="Latecomer").delete()
    services.catch_up(now=NOW, most=None)
    assert find(world.officer, "punctual").pks
    type(history).objects.create(**kept)
    services.catch_up(now=NOW + timedelta(minutes=1), most=None)
    assert find(world.officer, "latecomer").pks
    services.catch_up(now=NOW + timedelta(minutes=20), most=None)
    assert Mark.objects.get().gaps == {}


def test_a_number_that_never_comes_is_waited_for_only_for_a_while(world: World):
    services.catch_up(now=NOW, most=None)
    gone = make.board(world.partnership, name="Rolled back")
    make.board(world.partnership, name="Kept")
    gone.history.all().delete()
    services.catch_up(now=NOW, most=None)
    assert Mark.objects.get().gaps
    services.catch_up(now=NOW + timedelta(minutes=11), most=None)
    assert not Mark.objects.get().gaps
    with CaptureQueriesContext(connection) as queries:
        services.catch_up(now=NOW + timedelta(minutes=12))
    assert len(queries) == 1


def test_one_row_can_be_indexed_at_once(world: World):
    services.catch_up(now=NOW, most=None)
    world.group.name = "Serpentine group"
    world.group.save()
    world.group.history.all().delete()
    services.index(world.group)
    assert find(world.officer, "serpentine").pks


def test_a_rebuild_changes_nothing_and_twice_is_once(world: World, kinds: dict[str, str]):
    read_files()
    before, numbers = entries(), list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    assert services.rebuild(now=NOW) == len(before)
    assert services.rebuild(now=NOW) == len(before)
    assert entries() == before
    assert list(Entry.objects.order_by("pk").values_list("pk", flat=True)) == numbers


def test_a_rebuild_mends_what_is_missing_wrong_or_left_over(world: World, kinds: dict[str, str]):
    read_files()
    before = [row[:-1] for row in entries()]
    kept = {entry.kind: entry for entry in Entry.objects.exclude(kind="file")}
    kept["board"].delete()
    kept["agency"].digest = ""
    kept["agency"].title = "Wrong"
    kept["agency"].save()
    left = kept["meeting"]
    left.pk, left.subject_id = None, left.subject_id + 1000
    left.save(force_insert=True)
    left.pk, left.kind = None, "nothing-of-ours"
    left.save(force_insert=True)
    services.rebuild(now=NOW)
    assert [row[:-1] for row in entries()] == before


def test_the_worker_indexes_everything_the_first_time(world: World, kinds: dict[str, str]):
    Mark.objects.all().delete()
    Entry.objects.all().delete()
    refresh()
    assert Mark.objects.exists()
    assert find(world.officer, "travertine").pks
    assert Job.objects.filter(kind=READ).count() == Document.objects.count() + 1
    refresh()
    assert Job.objects.filter(kind=READ).count() == Document.objects.count() + 1


# --- what it costs ----------------------------------------------------------------------------


def cost(user: User, words: str) -> int:
    client = Client()
    client.force_login(user)
    client.get(reverse(SEARCH), {"q": words})
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse(SEARCH), {"q": words}).status_code == 200
    return len(queries)


def test_a_search_costs_the_same_with_ten_and_with_many(
    world: World, incident: Callable[..., Incident]
):
    for _ in range(5):
        incident(date(2026, 3, 2))
    few = cost(world.officer, "something happened")
    for _ in range(30):
        incident(date(2026, 3, 2))
    assert cost(world.officer, "something happened") <= few <= 14


def test_a_set_of_rows_is_indexed_by_the_same_number_of_queries(world: World):
    def queries_for(number: int) -> int:
        for n in range(number):
            make.meeting(world.adults, date(2020, 1, 1) + timedelta(days=queries_for.days + n))
        queries_for.days += number
        with CaptureQueriesContext(connection) as queries:
            services.catch_up(now=NOW, most=None)
        return len(queries)

    queries_for.days = 0
    services.catch_up(now=NOW, most=None)
    assert queries_for(10) == queries_for(60)


@pytest.mark.parametrize(("address", "most"), [("people:list", 10), ("boards:agencies", 8)])
def test_the_long_lists_cost_the_same_with_few_and_many(
    world: World, client: Client, address: str, most: int
):
    client.force_login(world.officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse(address)).status_code == 200
        return len(found)

    few = queries()
    for n in range(60):
        make.seat(make.person(f"Somebody {n}"), Office.LAY_MEMBER, world.executive)
        make.listing(world.partnership, make.agency())
    assert queries() <= few <= most


def test_people_come_in_pages_are_found_by_name_and_lose_nobody(world: World, client: Client):
    for n in range(60):
        make.seat(make.person(f"Somebody {n:02}"), Office.LAY_MEMBER, world.executive)
    client.force_login(world.officer)
    pages = [client.get(reverse("people:list"), {"page": n}) for n in (1, 2)]
    shown = {person.pk for answer in pages for person in answer.context["page"]}
    assert shown == set(User.objects.visible_to(world.officer).values_list("pk", flat=True))
    assert "Page 1 of 2" in pages[0].content.decode()
    one = client.get(reverse("people:list"), {"q": "body 07"})
    assert [person.name for person in one.context["page"]] == ["Somebody 07"]
    none = client.get(reverse("people:list"), {"q": "<script>"}).content.decode()
    assert "Nobody here is called “&lt;script&gt;”" in none
    assert not client.get(reverse("people:list"), {"q": "Stranger"}).context["page"].object_list


def test_the_lists_of_agencies_show_only_entries_with_the_words(world: World, client: Client):
    make.listing(world.partnership, make.agency("Basalt constabulary"))
    client.force_login(world.lead)
    body = client.get(reverse("boards:agencies"), {"q": "basalt"}).content.decode()
    assert "Basalt constabulary" in body
    assert ">A council<" not in body
    none = client.get(reverse("boards:agencies"), {"q": "gneiss"}).content.decode()
    assert "No entry with “gneiss”" in none


# --- every kind is registered -----------------------------------------------------------------


def test_a_plan_and_its_actions_are_found_by_all_here_once_it_is_agreed(world: World):
    by, today = {"by": world.officer}, NOW.date()
    facts = {"name": "Plan on gneiss", "starts_on": today, "ends_on": today}
    plan = keeping.begin_plan(world.partnership, world.group, **facts, **by)
    priority = keeping.add_priority(plan, name="A priority", **by)
    objective = keeping.add_objective(priority, words="Less gneiss", **by)
    asked = keeping.Asked(what="Survey the gneiss", lead="The trust", agency=world.trust)
    row: PlanAction = keeping.add_action(objective, asked, today=today, **by)
    titles = {"Plan on gneiss", f"{row.number} Survey the gneiss"}
    assert set(seek(world.officer, "gneiss")) == titles
    assert set(seek(world.chair, "gneiss")) == titles
    assert not find(world.lead, "gneiss").in_all
    plan.status, plan.agreed_on = Status.AGREED, today
    plan.save_because("agreed", by=None)
    assert set(seek(world.lead, "gneiss")) == titles
    assert not find(make.World().officer, "gneiss").in_all
    rename(plan, name="Plan on basalt")
    assert seek(world.lead, "basalt") == ["Plan on basalt"]


def test_every_kind_that_is_found_has_an_address_and_keeps_history():
    for entry in all_indexed():
        assert hasattr(entry.model, "history")
        for model, path in entry.follows:
            assert hasattr(model, "history")
            entry.model._meta.get_field(path)


def test_no_kind_is_registered_twice():
    from partnership.search.registry import indexed

    with pytest.raises(ValueError, match="Two models"):
        indexed(Decision, "Decisions", title=str)


# --- the text of files ------------------------------------------------------------------------


def test_the_text_of_a_file_is_found_by_those_who_may_see_its_subject(
    world: World, signed_off: Callable[..., Review]
):
    row = signed_off()
    paper = SimpleUploadedFile("paper.pdf", small_pdf("About migmatite in schools"))
    attach(row, paper, title="Paper", by=world.officer, now=NOW)
    assert not seek(world.officer, "migmatite")
    read_files()
    assert seek(world.officer, "migmatite school") == ["Paper"]
    body = page(world.member, q="migmatite").content.decode()
    assert "About <mark>migmatite</mark> in schools" in body
    assert f'In <a href="{row.get_absolute_url()}">review {row.reference}</a>' in body
    assert not find(world.lead, "migmatite").in_all
    adults = world.holder(Office.GROUP_MEMBER, world.adults)
    assert not find(adults, "migmatite").in_all
    document = Document.objects.get(title="Paper")
    rename(document, title="Paper of the panel")
    assert seek(world.officer, "migmatite") == ["Paper of the panel"]


def test_the_report_is_everybodys_when_it_is_published_whole(world: World, kinds: dict[str, str]):
    read_files()
    found = show(find(world.lead, "report").pks, "report")
    addresses = {hit.entry.address for hit in found}
    assert addresses == {reverse("reviews:report", args=["marble"])}
    remove(Publication.objects.get())
    assert not seek(world.lead, "report")


def test_a_file_that_is_away_or_is_a_picture_is_read_once_and_said_so(
    world: World, signed_off: Callable[..., Review]
):
    row = signed_off()
    document = Document.objects.about(row).get()
    document.file.delete(save=False)
    document.file.name = "documents/no/where"
    document.save_because("lost", by=None)
    picture = Document.objects.get(pk=document.pk)
    picture.pk, picture.content_type, picture.title = None, "image/png", "Picture"
    picture._state.adding = True
    picture.file.save("picture", ContentFile(b"\x89PNG"), save=False)
    picture.save_because("added", by=None)
    read_files()
    assert {entry.no_text_because for entry in Entry.objects.filter(kind="file")} == {
        "The file is missing",
        "A file of this type holds no text",
    }
    assert not services.unread()
