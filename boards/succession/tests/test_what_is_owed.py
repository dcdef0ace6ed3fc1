"""What an agency still owes on the day passes to whoever follows it; what is done stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.challenges import services as challenges
from boards.challenges.models import Challenge, Source, State, Verdict
from boards.differences import services as differences
from boards.differences.looking import page_of
from boards.differences.models import Difference, Ground, Outcome, Theme
from boards.external.models import ExternalEntry, Kind
from boards.heirs import what_passes
from boards.models import Listing, ListName
from boards.owed import services as owed
from boards.owed.asking import waiting_for
from boards.owed.figures import owed_between
from boards.owed.models import Every, Expectation, OwedReport
from boards.relevant import services as relevant
from boards.relevant.models import Confirmation
from boards.risks import services as risks
from boards.risks.models import Risk
from boards.sharing.models import Agreement, InformationRequest, Party
from boards.sharing.services import agreements, asking, giving
from boards.succession.jobs import follow
from boards.succession.models import Planned
from boards.succession.planning import Said, say_succession
from boards.succession.services import Heir, Moves, succeed
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can
from partnership.agencies.models import Agency
from partnership.agencies.models import Kind as AgencyKind
from partnership.people.models import Appointment
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = timedelta(days=1)
WHEN: dict[str, Any] = {"today": TODAY, "now": NOW}
NEW = Heir("New trust", AgencyKind.NHS_TRUST)


class Owing:
    """A trust that owes one of everything, the same done before, and a successor to come."""

    def __init__(self) -> None:
        self.world = world = World()
        self.trust, self.officer, self.lead = world.trust, world.officer, world.lead
        self.risk, self.gone = self.raised("Vacancies"), self.raised("A fire")
        risks.close_risk(self.gone, because="Put out", by=self.officer, today=TODAY)
        self.report = self.expected("Private fostering", TODAY - 100 * DAY)
        self.challenge = self.challenged("Why so late?", responder=self.lead)
        self.difference = self.differed()
        self.agreement = self.agreed()
        self.request = self.asked("Contacts")
        self.letter = self.written()

    def raised(self, what: str) -> Risk:
        facts: dict[str, Any] = {"what": what, "cause": "Posts stand empty", "controls": ""}
        facts |= {"agency": self.trust, "came_from": "", "look_again_on": TODAY + 60 * DAY}
        judged = risks.Judged(4, 5, "Three of them")
        return risks.raise_risk(self.world.group, judged, by=self.officer, today=TODAY, **facts)

    def expected(self, title: str, first: Any, agency: Agency | None = None) -> Expectation:
        facts: dict[str, Any] = {"every": Every.QUARTER, "why": "The board", "group": None}
        row = Expectation(
            board=self.world.group,
            title=title,
            agency=agency or self.trust,
            starts_on=TODAY - 300 * DAY,
            first_due_on=first,
            **facts,
        )
        row.save_because("expected", by=self.officer)
        return row

    def challenged(self, what: str, **more: Any) -> Challenge:
        said = challenges.Asked(self.trust, what, "The chair", due_on=TODAY + 9 * DAY, **more)
        return challenges.raise_challenge(self.world.group, said, by=self.officer, **WHEN)

    def differed(self, **more: Any) -> Difference:
        facts: dict[str, Any] = {"raised_for": self.world.council, "asked": [self.trust]}
        facts |= {"remit": "children", "ground": Ground.NEED}
        said = differences.Raised(**(facts | more))
        return differences.raise_difference(self.world.partnership, said, by=self.officer, **WHEN)

    def agreed(self, title: str = "Sharing", **more: Any) -> Agreement:
        facts: dict[str, Any] = {"purpose": "Attendances", "bases": ["CONSENT"]}
        facts |= {"parties": [self.trust, self.world.council], "starts_on": TODAY - 90 * DAY}
        return agreements.add_agreement(
            self.world.partnership,
            agreements.Terms(**(facts | more)),
            title=title,
            owner=self.world.group,
            review_months=12,
            by=self.officer,
        )

    def asked(self, what: str) -> InformationRequest:
        facts: dict[str, Any] = {"board": self.world.group, "agency": self.trust, "what": what}
        facts |= {"why": "A review", "basis": "CA2004-S16H", "due_on": TODAY + 9 * DAY}
        asked = asking.Asked(**facts)
        return asking.ask_for_information(self.world.partnership, asked, by=self.officer, **WHEN)

    def written(self) -> ExternalEntry:
        row = ExternalEntry(
            partnership=self.world.partnership,
            reference="EXT-1",
            kind=Kind.RECEIVED,
            body="An inspectorate",
            dated_on=TODAY - 3 * DAY,
            came_on=TODAY,
            summary="It asks for a plan",
            due_on=TODAY + 20 * DAY,
        )
        row.save_because("entered", by=self.officer)
        row.concerned.create(agency=self.trust)
        return row

    def moves(self, *, post: bool = True) -> Moves:
        entries = Listing.objects.filter(agency=self.trust).values_list("pk", flat=True)
        posts = Appointment.objects.filter(agency=self.trust).values_list("pk", flat=True)
        return Moves(frozenset(entries), frozenset(), frozenset(posts) if post else frozenset())

    def followed(self, *heirs: Any, **more: Any) -> Agency:
        """The first agency that follows the trust from today."""
        facts: dict[str, Any] = {"on": TODAY, "because": "By order", "by": self.world.head}
        moves = more.pop("moves", None) or self.moves()
        found = succeed([self.trust], heirs or [NEW], moves, **facts, today=TODAY, **more)
        self.trust.refresh_from_db()
        return found[0]


@pytest.fixture
def owing() -> Owing:
    return Owing()


def why(row: Any) -> str:
    return str(row.history.latest().history_change_reason)


def test_what_is_open_is_the_successors_and_history_says_why_and_who(owing: Owing):
    new = owing.followed()
    for row in (owing.risk, owing.challenge, owing.request):
        row.refresh_from_db()
        assert row.agency == new
        line = row.history.latest()
        assert line.history_change_reason == (
            "Succession: A trust is followed by New trust: By order"
        )
        assert line.history_user == owing.world.head
        assert line.prev_record.agency == owing.trust
    assert owing.challenge.responder == owing.lead  # whose office goes on
    assert owing.letter.concerned.filter(agency=new).exists()
    assert owing.letter.concerned.filter(agency=owing.trust).exists()


def test_who_is_named_to_answer_answers_no_more_where_their_office_ends(owing: Owing):
    owing.followed(moves=owing.moves(post=False))
    owing.challenge.refresh_from_db()
    assert owing.challenge.responder is None


def test_what_is_closed_answered_or_over_stays_with_the_agency_that_did_it(owing: Owing):
    now: dict[str, Any] = {"by": owing.lead, "today": TODAY}
    answered = owing.challenged("Answered")
    challenges.answer_challenge(answered, words="Because", now=NOW, **now)
    withdrawn = owing.challenged("Withdrawn")
    challenges.withdraw_challenge(withdrawn, because="A mistake", by=owing.officer, today=TODAY)
    given = owing.asked("Addresses")
    asking.answer_request(given, answer="Sent", **now)
    settled = owing.differed(ground=Ground.RISK)
    over: dict[str, Any] = {"outcome": Outcome.AGREED, "theme": Theme.ROLES, "learning": "Read it"}
    differences.resolve_difference(settled, **over, by=owing.officer, **WHEN)
    ended = owing.agreed("Old sharing", ends_on=TODAY - DAY)
    owing.followed()
    for row in (answered, withdrawn, given, owing.gone):
        row.refresh_from_db()
        assert row.agency == owing.trust
    assert {side.agency for side in settled.sides.all()} == {owing.trust, owing.world.council}
    assert {party.agency for party in ended.parties.all()} == {owing.trust, owing.world.council}
    assert not any(party.ended_on for party in ended.parties.all())


def test_what_was_answered_is_taken_further_with_the_successor(owing: Owing):
    challenges.answer_challenge(owing.challenge, words="Because", by=owing.lead, **WHEN)
    new = owing.followed()
    owing.challenge.refresh_from_db()
    assert owing.challenge.agency == owing.trust
    again = challenges.Judgement(Verdict.ASK_AGAIN, "Not enough", due_on=TODAY + 20 * DAY)
    challenges.judge_challenge(owing.challenge, again, by=owing.officer, **WHEN)
    owing.challenge.refresh_from_db()
    assert (owing.challenge.agency, owing.challenge.state) == (new, State.ASKED)
    assert can(owing.lead, "answer", owing.challenge, on=TODAY)


def test_an_answer_that_satisfies_stays_the_old_agencys(owing: Owing):
    challenges.answer_challenge(owing.challenge, words="Because", by=owing.lead, **WHEN)
    owing.followed()
    enough = challenges.Judgement(Verdict.SATISFIED, "The form changed")
    challenges.judge_challenge(owing.challenge, enough, by=owing.officer, **WHEN)
    owing.challenge.refresh_from_db()
    assert owing.challenge.agency == owing.trust


def test_a_letter_that_is_only_drafted_is_addressed_to_the_successor(owing: Owing):
    held = make.meeting(owing.world.group, TODAY - 5 * DAY)
    draft = challenges.draft_attendance_challenge(
        owing.world.group, owing.trust, absences=[held], by=owing.officer, today=TODAY
    )
    new = owing.followed()
    draft.refresh_from_db()
    assert (draft.agency, draft.source) == (new, Source.ATTENDANCE)
    assert draft.letter.startswith("To New trust\n")


# --- rights -----------------------------------------------------------------------------------


def test_the_successors_lead_sees_and_answers_and_the_old_lead_does_not(owing: Owing):
    heir = make.agency("Big trust", AgencyKind.NHS_TRUST)
    make.listing(owing.world.partnership, heir, ListName.CHILDREN)
    lead = make.person("Lead of the heir")
    make.appointment(lead, Office.AGENCY_LEAD, heir)
    rows: list[Any] = [owing.risk, owing.challenge, owing.difference, owing.request, owing.letter]
    assert [can(owing.lead, "view", row, on=TODAY) for row in rows] == [True] * 5
    assert [can(lead, "view", row, on=TODAY) for row in rows] == [False] * 5
    owing.followed(heir, moves=owing.moves(post=False))
    rows = [type(row).objects.get(pk=row.pk) for row in rows]
    assert [can(lead, "view", row, on=TODAY) for row in rows] == [True] * 5
    assert [can(owing.lead, "view", row, on=TODAY) for row in rows] == [False] * 5
    challenges.answer_challenge(owing.challenge, words="We took it over", by=lead, **WHEN)
    asking.answer_request(owing.request, answer="Sent", by=lead, today=TODAY)
    (task,) = waiting_for(lead, TODAY)
    assert task.agency == heir.pk
    with pytest.raises(NotAllowed):
        asking.answer_request(owing.request, answer="Late", by=owing.lead, today=TODAY)


# --- reports ----------------------------------------------------------------------------------


def test_what_came_stays_and_what_did_not_is_owed_by_the_successor(owing: Owing):
    old = owing.report
    late, ahead = [one.due_on for one in owed_between(_only(old), TODAY - 100 * DAY, TODAY, TODAY)]
    came = owed.hand_in(old, due_on=late, report=make.pdf(), by=owing.lead, today=TODAY, now=NOW)
    owed.note_asked(old, ahead, by=None, today=TODAY - 20 * DAY)
    new = owing.followed()
    old.refresh_from_db()
    heirs = Expectation.objects.get(agency=new)
    assert (old.agency, old.ends_on) == (owing.trust, TODAY - DAY)
    assert (heirs.title, heirs.starts_on, heirs.ends_on) == (old.title, TODAY, None)
    came.refresh_from_db()
    assert came.expectation == old
    carried = heirs.reports.get()
    assert (carried.due_on, carried.asked_on) == (ahead, TODAY - 20 * DAY)
    left = old.reports.get(due_on=ahead)
    assert left.not_needed_because.startswith("Owed by New trust since ")
    assert why(left) == why(heirs) == "Succession: A trust is followed by New trust: By order"
    new_lead = owing.lead  # her office goes on
    done = owed.hand_in(
        heirs, due_on=ahead, report=make.pdf(words="Another"), by=new_lead, today=TODAY, now=NOW
    )
    assert done.received_on == TODAY


def _only(row: Expectation) -> Any:
    return Expectation.objects.filter(pk=row.pk)


def test_every_due_day_is_owed_by_one_agency(owing: Owing):
    owing.followed()
    rows = Expectation.objects.filter(board=owing.world.group)
    found = owed_between(rows, TODAY - 400 * DAY, TODAY + 400 * DAY, TODAY)
    still = [one.due_on for one in found if one.is_open]
    assert len(still) == len(set(still))
    assert {one.expectation.agency for one in found if one.is_open} == {
        Agency.objects.get(name=NEW.name)
    }
    assert sum(one.state == "late" for one in found) == 2


def test_a_report_handed_in_ahead_is_not_asked_of_the_successor_again(owing: Owing):
    ahead = owing.expected("Audit", TODAY + 30 * DAY)
    owed.hand_in(
        ahead, due_on=TODAY + 30 * DAY, report=make.pdf(), by=owing.lead, today=TODAY, now=NOW
    )
    new = owing.followed()
    heirs = Expectation.objects.get(agency=new, title="Audit")
    assert heirs.reports.get().not_needed_because.startswith("Handed in by A trust on ")


def test_what_was_owed_once_and_came_is_owed_no_more(owing: Owing):
    once = owing.expected("One audit", TODAY - DAY)
    once.every = Every.ONCE
    once.save_because("once", by=None)
    owed.hand_in(once, due_on=TODAY - DAY, report=make.pdf(), by=owing.lead, today=TODAY, now=NOW)
    new = owing.followed()
    once.refresh_from_db()
    assert once.ends_on is None
    assert not Expectation.objects.filter(agency=new, title="One audit").exists()


def test_an_heir_that_owes_the_same_is_asked_beside_it_for_what_is_behind(owing: Owing):
    heir = make.agency("Big trust", AgencyKind.NHS_TRUST)
    make.listing(owing.world.partnership, heir, ListName.CHILDREN)
    own = owing.expected(owing.report.title, TODAY - 100 * DAY, heir)
    owing.followed(heir)
    theirs = Expectation.objects.filter(agency=heir).exclude(pk=own.pk)
    assert {row.every for row in theirs} == {Every.ONCE}
    assert all(row.title.startswith("Private fostering, of A trust, due ") for row in theirs)
    found = owed_between(theirs, TODAY - 400 * DAY, TODAY + 400 * DAY, TODAY)
    assert [one.state for one in found] == ["late", "late"]
    assert not own.reports.exists()


# --- differences and agreements ---------------------------------------------------------------


def test_the_successor_stands_on_the_same_side_and_the_old_side_stays_to_be_seen(
    owing: Owing, client: Client
):
    new = owing.followed()
    sides = {side.agency: side for side in owing.difference.sides.all()}
    assert sides[new].asked
    assert (sides[owing.trust].ended_on, sides[new].ended_on) == (TODAY - DAY, None)
    assert owing.difference.agencies_asked() == [new]
    row = Difference.objects.get(pk=owing.difference.pk)
    assert all(one.where != "A trust" for one in page_of(row, TODAY).next)
    client.force_login(owing.officer)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "another agency followed it" in page


def test_a_difference_between_two_that_become_one_stays_open_for_the_service(owing: Owing):
    world = owing.world
    entries = Listing.objects.filter(agency__in=[world.trust, world.council])
    moves = Moves(frozenset(entries.values_list("pk", flat=True)))
    facts: dict[str, Any] = {"on": TODAY, "because": "By order", "by": world.head, "today": TODAY}
    (new,) = succeed([world.council, world.trust], [NEW], moves, **facts)
    standing = owing.difference.sides.filter(ended_on__isnull=True)
    assert [side.agency for side in standing] == [new]
    owing.difference.refresh_from_db()
    assert owing.difference.state == "open"
    assert owing.agreement.parties.filter(ended_on__isnull=True).get().agency == new


def test_the_successor_is_a_party_that_has_not_signed(owing: Owing, client: Client):
    new = owing.followed()
    old, heirs = (Party.objects.get(agency=one) for one in (owing.trust, new))
    assert (old.ended_on, old.to_sign) == (TODAY - DAY, False)
    assert (heirs.ended_on, heirs.to_sign) == (None, True)
    client.force_login(owing.officer)
    page = client.get(owing.agreement.get_absolute_url()).content.decode()
    assert "Has not signed" in page
    assert "A trust, until " in page
    shared: dict[str, Any] = {"giver": new, "receiver": owing.world.council, "what": "Dates"}
    shared |= {"why": "A plan", "basis": "CONSENT", "given_on": TODAY, "how": "By post"}
    given = giving.Given(**shared, given_by="Nurse", agreement=owing.agreement)
    with pytest.raises(ValidationError, match="have signed it"):
        giving.record_sharing(owing.world.partnership, given, by=owing.officer, **WHEN)
    change = reverse("sharing:change_agreement", args=[owing.agreement.pk])
    assert "Which have signed it now?" in client.get(change).content.decode()
    sent: dict[str, Any] = {"purpose": "Attendances", "bases": ["CONSENT"], "because": "Signed"}
    sent |= {"parties": [new.pk, owing.world.council.pk], "signed": [new.pk]}
    begins = owing.agreement.starts_on
    sent |= {f"starts_on_{part}": getattr(begins, part) for part in ("day", "month", "year")}
    answer = client.post(change, sent)
    assert answer.status_code == 302, answer.content.decode()
    heirs.refresh_from_db()
    assert not heirs.to_sign
    assert Party.objects.filter(agency=owing.trust).exists()
    assert giving.record_sharing(owing.world.partnership, given, by=owing.officer, **WHEN).pk
    assert "Which have signed it now?" not in client.get(change).content.decode()


def test_an_agency_that_was_followed_is_made_a_party_by_nobody_again(owing: Owing):
    owing.followed()
    terms = agreements.Terms(
        parties=[owing.trust, owing.world.council],
        purpose="More",
        bases=["CONSENT"],
        starts_on=TODAY,
    )
    with pytest.raises(ValidationError, match="party no more"):
        agreements.change_agreement(owing.agreement, terms, because="No", by=owing.officer)


def test_a_successor_that_agreed_already_has_signed(owing: Owing):
    heir = make.agency("Big trust", AgencyKind.NHS_TRUST)
    make.listing(owing.world.partnership, heir, ListName.CHILDREN)
    agreed = owing.agreed("Three share", parties=[owing.trust, owing.world.council, heir])
    owing.followed(heir)
    assert not agreed.parties.get(agency=heir).to_sign


# --- the lists --------------------------------------------------------------------------------


def test_an_open_review_of_the_lists_asks_the_successor(owing: Owing):
    world, until = owing.world, TODAY + 20 * DAY
    review = relevant.open_review(world.partnership, answer_by=until, by=owing.officer, **WHEN)
    new = owing.followed()
    row = Confirmation.objects.get(review=review, agency=new)
    assert can(owing.lead, "answer", row, on=TODAY)
    assert not Confirmation.objects.filter(review=review, agency=owing.trust).exists()


def test_an_heir_that_is_asked_already_is_not_asked_twice(owing: Owing):
    world, until = owing.world, TODAY + 20 * DAY
    review = relevant.open_review(world.partnership, answer_by=until, by=owing.officer, **WHEN)
    owing.followed(world.council)
    row = Confirmation.objects.get(review=review, agency=owing.trust)
    assert row.settled_because == "Followed by A council, which is asked itself"
    assert row.waits == ""


# --- the act ----------------------------------------------------------------------------------


def test_doing_it_twice_moves_nothing_twice(owing: Owing):
    owing.followed()
    counted = [
        (model, model.objects.count(), model.history.count())
        for model in (Risk, Challenge, Party, Expectation, OwedReport, InformationRequest)
    ]
    with pytest.raises((NotAllowed, ValidationError)):
        owing.followed()
    for model, rows, lines in counted:
        assert (model.objects.count(), model.history.count()) == (rows, lines)


def test_of_several_successors_the_first_takes_what_is_owed(owing: Owing):
    north, south = (Heir(name, AgencyKind.NHS_TRUST) for name in ("North", "South"))
    new = owing.followed(north, south)
    assert new.name == "North"
    for row in (owing.risk, owing.challenge, owing.request):
        row.refresh_from_db()
        assert row.agency == new
    assert not Party.objects.filter(agency__name="South").exists()


def test_each_goes_to_the_successor_that_is_said(owing: Owing):
    north, south = (Heir(name, AgencyKind.NHS_TRUST) for name in ("North", "South"))
    to = {f"risks-{owing.risk.pk}": 1, f"agreements-{owing.agreement.pk}": 1, "owed-0": 1}
    moves = Moves(owing.moves().listings, to=to)
    first = owing.followed(north, south, moves=moves)
    second = Agency.objects.get(name="South")
    owing.risk.refresh_from_db()
    owing.challenge.refresh_from_db()
    assert (owing.risk.agency, owing.challenge.agency) == (second, first)
    standing = owing.agreement.parties.filter(ended_on__isnull=True)
    assert {party.agency for party in standing} == {second, owing.world.council}


def test_a_split_asks_of_each_to_whom_it_goes(owing: Owing, client: Client):
    client.force_login(owing.world.head)
    url = reverse("succession:split", args=[owing.trust.key])
    asked = client.get(url).content.decode()
    assert f"{owing.risk}: Vacancies" in asked
    day = TODAY + 40 * DAY
    sent: dict[str, Any] = {"names": "North\nSouth", "kind": "nhs_trust", "because": "By order"}
    sent |= {f"on_{part}": getattr(day, part) for part in ("day", "month", "year")}
    sent |= {"listings": list(owing.moves().listings), f"risks-{owing.risk.pk}": 2}
    wrong = client.post(url, sent).content.decode()
    assert "Only two are named above" in wrong
    planned = client.post(url, {**sent, f"risks-{owing.risk.pk}": 1}, follow=True)
    page = planned.content.decode()
    assert "Goes to South" in page
    row = Planned.objects.get()
    choose = reverse("succession:choose", args=[row.pk])
    assert '<option value="1" selected>South' in client.get(choose).content.decode()
    again = {"listings": sent["listings"], "because": "The other", f"owed-{owing.report.pk}": 1}
    assert client.post(choose, again).status_code == 302
    row.refresh_from_db()
    assert row.goes_on["to"] == {f"owed-{owing.report.pk}": 1}
    follow("", NOW + timedelta(days=40))
    owing.risk.refresh_from_db()
    assert owing.risk.agency == Agency.objects.get(name="North")
    assert Expectation.objects.filter(agency__name="South").exists()


def test_what_is_planned_moves_on_its_day_and_not_before(owing: Owing):
    day = TODAY + 40 * DAY
    said = Said([owing.trust], [NEW], owing.moves(), day, "By order")
    say_succession(said, by=owing.world.head, today=TODAY)
    owing.risk.refresh_from_db()
    assert owing.risk.agency == owing.trust
    assert Party.objects.count() == 2
    late = owing.raised("Raised after it was planned")
    follow("", NOW + timedelta(days=40))
    follow("", NOW + timedelta(days=41))
    found: list[Any] = [owing.risk, late, owing.challenge]
    for row in found:
        row.refresh_from_db()
        assert row.agency.name == NEW.name
    assert Party.objects.filter(agreement=owing.agreement).count() == 3


# --- the pages --------------------------------------------------------------------------------


def test_the_page_says_how_much_will_move(owing: Owing, client: Client):
    owing.raised("Another")
    client.force_login(owing.world.head)
    for name in ("rename", "split"):
        page = client.get(reverse(f"succession:{name}", args=[owing.trust.key])).content.decode()
        assert "What the successor takes over" in page
        for line in (
            "Open risks: 2",
            "Reports owed to boards: 1",
            "Challenges to answer: 1",
            "Open professional differences: 1",
            "Information-sharing agreements: 1",
            "Requests for information: 1",
            "Inspections and letters that wait for an answer: 1",
        ):
            assert line in page
        assert "Open actions" not in page  # there is none
    merge = reverse("succession:merge", args=[owing.trust.key])
    page = client.get(merge, {"others": [owing.world.council.key]}).content.decode()
    assert "Open risks: 2" in page
    said = Said([owing.trust], [NEW], owing.moves(), TODAY + 40 * DAY, "By order")
    row: Any = say_succession(said, by=owing.world.head, today=TODAY)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Open risks: 2" in page


def test_what_nobody_may_see_is_not_counted(owing: Owing):
    stranger = World()
    assert what_passes([owing.trust.pk], stranger.head, TODAY, TODAY) == []
    assert what_passes([owing.world.council.pk], owing.world.head, TODAY, TODAY)


def test_much_that_moves_costs_the_page_no_more_than_little(owing: Owing, client: Client):
    client.force_login(owing.world.head)
    urls = [reverse(f"succession:{name}", args=[owing.trust.key]) for name in ("rename", "split")]

    def cost() -> list[int]:
        found = []
        for url in urls:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            found.append(len(queries))
        return found

    cost()
    few = cost()
    for number in range(4):
        owing.raised(f"Risk {number}")
        owing.challenged(f"Challenge {number}")
        owing.agreed(f"Agreement {number}")
        owing.expected(f"Report {number}", TODAY)
    assert cost() == few
