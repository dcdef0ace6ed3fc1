"""Challenges: raised from minutes or between meetings, answered, judged, chased, kept closed."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.actions.services.raising import Asked as AskedAction
from boards.challenges import services
from boards.challenges.chasing import letters_owed
from boards.challenges.doors import waiting_for
from boards.challenges.figures import counted, raised_in
from boards.challenges.jobs import chase
from boards.challenges.looking import register
from boards.challenges.models import Challenge, Source, State, Verdict
from boards.challenges.services import Asked, Attended, Judgement
from boards.meetings.models import LineKind
from boards.meetings.services import minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import Group
from boards.models import Board, BoardKind
from boards.tests.factories import (
    a_board,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.outbox.models import Letter
from partnership.people.models import User

pytestmark = pytest.mark.django_db

WHAT = "Show that health assessments are done in time"


class Asking(Group):
    """A group whose police and trust have people who answer; a meeting held with minutes."""

    def __init__(self) -> None:
        super().__init__()
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)
        self.lead = self._post(Office.AGENCY_LEAD)
        self.top = self._post(Office.LEAD_REPRESENTATIVE)
        self.practitioner = self._post(Office.PRACTITIONER)
        self.held = self.meets(self.today - timedelta(days=1))

    def _post(self, office: Office) -> User:
        person = a_person(f"{office.label} of the trust")
        a_post(person, self.trust, office)
        return person

    def raises(self, what: str = WHAT, **more: Any) -> Challenge:
        by = more.pop("by", self.chair)
        line = more.pop("line", None)
        asked = Asked(agency=self.trust, what=what, challenger="Chair", **more)
        return services.raise_challenge(
            self.board, asked, by=by, today=self.today, now=self.now, line=line
        )

    def line(self, **more: Any) -> Any:
        item = self.item("An item", self.held)
        if more.get("restricted"):
            papers.restrict_item(item, readers=[self.police], because="A case", by=self.officer)
        said = Said(kind=LineKind.CHALLENGE, words=WHAT, owner=str(self.trust))
        return minutes.write_line(item, said, by=self.officer, today=self.today)

    def checks(self) -> None:
        row = self.held.minutes
        minutes.send_to_chair(row, by=self.officer, today=self.today, now=self.now)
        minutes.check_minutes(row, by=self.chair, now=self.now)

    def answers(self, row: Challenge, words: str = "They are") -> Challenge:
        return services.answer_challenge(
            row, words=words, by=self.lead, today=self.today, now=self.now
        )

    def judges(self, row: Challenge, verdict: str, **more: Any) -> Challenge:
        judgement = Judgement(verdict=verdict, words=more.pop("words", "Now 98 of 100"), **more)
        return services.judge_challenge(
            row, judgement, by=self.chair, today=self.today, now=self.now
        )


@pytest.fixture
def group() -> Asking:
    return Asking()


def sees(person: User) -> set[str]:
    return set(Challenge.objects.visible_to(person).values_list("reference", flat=True))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


# --- raised -----------------------------------------------------------------------------------


def test_a_challenge_is_numbered_due_by_the_partnerships_days_and_written_to_the_lead(
    group,
):
    row = group.raises()
    assert row.reference == f"CH-{group.today.year}-001"
    assert row.due_on == working_days_after(group.today, 10)
    letter = Letter.objects.get(to=group.lead)
    assert row.reference in letter.heading
    assert WHAT not in letter.words + letter.heading
    assert "/challenges/by-link/" in letter.words
    assert group.raises("Another").reference.endswith("-002")


def test_a_second_click_raises_nothing_new(group):
    assert group.raises() == group.raises()
    line = group.line()
    first, second = group.raises(line=line), group.raises("Typed anew", line=line)
    assert first == second
    assert Challenge.objects.count() == 2


def test_who_may_not_challenge_is_refused(group):
    for person in (group.constable, group.lead):
        with pytest.raises(NotAllowed):
            group.raises(by=person)


def test_an_agency_or_a_responder_from_elsewhere_and_a_day_gone_are_refused(group):
    with pytest.raises(ValidationError, match="this partnership"):
        services.raise_challenge(
            group.board,
            Asked(agency=an_agency("Elsewhere"), what="x", challenger="Chair"),
            by=group.chair,
            today=group.today,
            now=group.now,
        )
    with pytest.raises(ValidationError, match="no office"):
        group.raises(responder=group.constable)
    with pytest.raises(ValidationError, match="cannot be due"):
        group.raises(due_on=group.today - timedelta(days=1))
    assert not Challenge.objects.exists()


def test_only_a_running_line_of_that_kind_becomes_a_challenge(group):
    item = group.item("An item", group.held)
    note = Said(kind=LineKind.NOTE, words="Noted")
    line = minutes.write_line(item, note, by=group.officer, today=group.today)
    with pytest.raises(ValidationError, match="no challenge"):
        group.raises(line=line)


def test_the_minutes_show_what_a_line_became_and_who_may_make_it_so(group):
    line = group.line()
    page = reverse("meetings:minutes", args=[group.held.pk])
    raise_it = reverse("challenges:raise_line", args=[line.pk])
    assert raise_it in signed_in(group.officer).get(page).content.decode()
    row = group.raises(line=line)
    group.checks()
    body = signed_in(group.constable).get(page).content.decode()
    assert row.get_absolute_url() in body
    assert row.get_state_display() in body
    assert raise_it not in body
    shown = signed_in(group.constable).get(row.get_absolute_url())
    assert page in shown.content.decode()


# --- who reads it -----------------------------------------------------------------------------


def test_a_challenge_between_meetings_is_for_the_group_and_the_agency_asked(group):
    row = group.raises()
    for person in (*group.everybody, group.lead, group.top):
        assert sees(person) == {row.reference}
    assert sees(group.practitioner) == set()


def test_a_practitioner_reads_what_they_are_named_to_answer_while_they_hold_an_office(
    group,
):
    row = group.raises(responder=group.practitioner)
    assert sees(group.practitioner) == {row.reference}
    post = group.practitioner.appointments.get()
    post.ends_on = group.today - timedelta(days=1)
    post.save_because("left", by=None)
    assert sees(group.practitioner) == set()
    letters = [draft.to for drafts in letters_owed(row.due_on) for draft in drafts]
    assert letters == [group.lead]


def test_a_closed_one_is_kept_from_the_members(group):
    row = group.raises(closed_because="Names a service that can be known")
    assert sees(group.constable) == sees(group.nurse) == set()
    for person in (group.officer, group.independent, group.chair, group.lead):
        assert sees(person) == {row.reference}


def test_one_from_a_restricted_item_is_for_its_readers_and_the_agency_alone(group):
    row = group.raises(line=group.line(restricted=True))
    assert sees(group.constable) == set()  # the minutes are not checked
    group.checks()
    assert sees(group.constable) == {row.reference}
    assert sees(group.nurse) == set()
    assert sees(group.lead) == {row.reference}
    letter = Letter.objects.get(to=group.lead, subject_id=row.pk, key__startswith="challenge:")
    assert "/by-link/" not in letter.words  # such a one is answered after signing in


def test_an_item_closed_later_closes_its_challenge_and_its_links_too(group):
    row = group.raises(line=group.line())
    group.checks()
    assert sees(group.nurse) == {row.reference}
    link = link_of(Letter.objects.get(to=group.lead))
    item = row.line.item
    papers.restrict_item(item, readers=[group.police], because="A case", by=group.officer)
    assert sees(group.nurse) == set()
    assert Client().get(link).status_code == 410


def test_what_is_kept_from_a_person_is_kept_from_them_here_too(group):
    row = group.raises(line=group.line())
    group.checks()
    papers.withhold(row.line.item, person=group.officer, because="Interest", by=group.officer)
    papers.withhold(row.line.item, person=group.lead, because="Interest", by=officer_two(group))
    assert sees(group.officer) == sees(group.lead) == set()
    assert sees(group.constable) == {row.reference}


def test_no_letter_tells_of_a_challenge_to_whom_its_item_is_kept_from(group):
    row = group.raises(line=group.line(), by=group.officer)
    group.checks()
    for person in (group.chair, group.lead):
        papers.withhold(row.line.item, person=person, because="Interest", by=group.officer)
    Letter.objects.all().delete()
    chase(key="", now=group.now + timedelta(days=60))
    services.answer_challenge(row, words="They are", by=group.top, today=group.today, now=group.now)
    told = {letter.to for letter in Letter.objects.filter(key__startswith="challenge:")}
    assert not told & {group.chair, group.lead}
    assert group.independent in told


def test_who_raised_a_challenge_and_left_hears_nothing_of_its_answer(group):
    row = group.raises()
    seat = group.chair.memberships.get()
    seat.ends_on = group.today - timedelta(days=1)
    seat.save_because("left", by=None)
    group.answers(row)
    assert not Letter.objects.filter(to=group.chair).exists()
    assert Letter.objects.filter(to=group.independent, heading__contains="an answer").exists()


def officer_two(group: Asking) -> User:
    person = a_person("Second officer")
    service = Board.objects.get(partnership=group.partnership, kind=BoardKind.SERVICE)
    a_seat(person, service, Office.SERVICE_OFFICER)
    return person


def test_another_partnership_finds_no_trace(group):
    row = group.raises()
    there = a_partnership("Elsewhere")
    outsider = a_person("outsider")
    a_seat(
        outsider, a_board(there, "Their service", kind=BoardKind.SERVICE), Office.HEAD_OF_SERVICE
    )
    assert sees(outsider) == set()
    client = signed_in(outsider)
    assert client.get(row.get_absolute_url()).status_code == 404
    log = reverse("challenges:register", args=[group.partnership.key])
    assert client.get(log).status_code == 404
    own = client.get(reverse("challenges:register", args=[there.key]), {"group": row.board.key})
    assert own.status_code == 200
    assert str(row.board) not in own.content.decode()
    found = register(outsider, group.partnership, {"show": "all"}, group.today)
    assert (list(found.rows), found.groups, found.agencies) == ([], [], [])


# --- answered and judged ----------------------------------------------------------------------


def link_of(letter: Letter) -> str:
    return next(word for word in letter.words.split() if "/by-link/" in word)


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
    row = services.withdraw_challenge(row, because="Asked twice", by=group.chair, today=group.today)
    assert row.state == State.WITHDRAWN
    assert counted([row], group.today) == []
    with pytest.raises(ValidationError):
        services.withdraw_challenge(row, because="Again", by=group.chair, today=group.today)


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


# --- chased -----------------------------------------------------------------------------------


def told(day: date) -> dict[str, str]:
    return {
        draft.to.name: draft.heading.split(": ")[1]
        for drafts in letters_owed(day)
        for draft in drafts
    }


def test_the_agency_is_reminded_then_its_representative_then_the_chair(group):
    row = group.raises()
    due = row.due_on
    assert told(working_days_before(due, 3)) == {}
    assert set(told(working_days_before(due, 2))) == {group.lead.name}
    assert set(told(due)) == {group.lead.name}
    late = told(working_days_after(due, 1))
    assert set(late) == {group.top.name, group.lead.name}
    assert set(told(working_days_after(due, 5))) == {group.chair.name}
    group.answers(row)
    assert told(working_days_after(due, 5)) == {}


def test_where_nobody_answers_for_the_agency_the_chair_is_told(group):
    row = group.raises()
    for person in (group.lead, group.top):
        post = person.appointments.get()
        post.ends_on = group.today
        post.save_because("left", by=None)
    assert set(told(working_days_after(row.due_on, 1))) == {group.chair.name}


def test_chasing_twice_writes_once(group):
    row = group.raises()
    now = datetime.combine(row.due_on, timezone.now().timetz())
    for _ in range(2):
        chase(str(row.due_on), now)
    assert Letter.objects.filter(to=group.lead).count() == 2  # asked, reminded


def test_chasing_costs_the_same_for_few_and_many(group, django_assert_max_num_queries):
    rows = [group.raises(f"Challenge {n}") for n in range(9)]
    with django_assert_max_num_queries(20):
        assert sum(len(drafts) for drafts in letters_owed(rows[0].due_on)) == 9


# --- attendance -------------------------------------------------------------------------------


def attended(group: Asking, *was_there: bool) -> list[Attended]:
    first = group.today - timedelta(days=200)
    return [
        Attended(group.trust.pk, n, first + timedelta(days=30 * n), there)
        for n, there in enumerate(was_there)
    ]


@pytest.mark.parametrize(
    ("was_there", "meetings"),
    [
        ((True, True, False), None),
        ((False, False, True), None),
        ((True, False, False), (1, 2)),
        ((False, True, False, True, False), (0, 2, 4)),
    ],
)
def test_two_meetings_running_or_three_of_a_year_are_poor_attendance(group, was_there, meetings):
    rows = attended(group, *was_there)
    limits = services.limits_of(group.partnership, group.today)
    found = services.poor_attenders(reversed(rows), limits, today=group.today)
    assert [one.meetings for one in found] == ([meetings] if meetings else [])


def test_the_chair_edits_and_sends_the_drafted_letter_and_the_answer_is_logged(group):
    by = {"by": group.officer, "today": group.today}
    row = services.draft_attendance_challenge(group.board, group.trust, absences=[group.held], **by)
    assert (row.state, row.source) == (State.DRAFT, Source.ATTENDANCE)
    again = services.draft_attendance_challenge(
        group.board, group.trust, absences=[group.held], **by
    )
    assert again == row
    assert sees(group.constable) == sees(group.lead) == set()
    client = signed_in(group.chair)
    page = reverse("challenges:send", args=[row.pk])
    assert str(group.trust) in client.get(page).content.decode()
    assert client.post(page, {"letter": "Tell us who will come."}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.letter) == (State.ASKED, "Tell us who will come.")
    assert (
        "Tell us who will come."
        in signed_in(group.lead).get(row.get_absolute_url()).content.decode()
    )
    assert group.answers(row).state == State.ANSWERED
    with pytest.raises(ValidationError, match="no draft"):
        services.send_draft(row, letter="x", by=group.chair, today=group.today, now=group.now)


def test_a_drafted_letter_that_was_withdrawn_stays_with_the_chairs_and_the_service(group):
    by = {"by": group.officer, "today": group.today}
    row = services.draft_attendance_challenge(group.board, group.trust, absences=[group.held], **by)
    services.withdraw_challenge(row, because="The register was wrong", **by)
    for person in (group.lead, group.top, group.constable, group.nurse):
        assert sees(person) == set()
        assert signed_in(person).get(row.get_absolute_url()).status_code == 404
    for person in (group.officer, group.chair, group.independent):
        assert sees(person) == {row.reference}
    sent = group.raises()
    services.withdraw_challenge(sent, because="Asked twice", **by)
    assert sees(group.lead) == sees(group.constable) == {sent.reference}


def test_a_letter_about_no_meeting_or_one_of_another_group_is_not_drafted(group):
    other = a_board(group.partnership, "Other group")
    held = [] if other.meetings.exists() else [group.meeting]  # still to come
    for absences in ([], held):
        with pytest.raises(ValidationError, match="seat was empty"):
            services.draft_attendance_challenge(
                group.board, group.trust, absences=absences, by=group.chair, today=group.today
            )


# --- the register -----------------------------------------------------------------------------


def test_figures_count_in_time_late_and_with_effect_by_agency(group):
    group.judges(group.answers(group.raises("One")), Verdict.SATISFIED)
    late = group.raises("Two")
    later = late.due_on + timedelta(days=1)
    services.answer_challenge(late, words="x", by=group.lead, today=later, now=group.now)
    group.raises("Three")
    rows = raised_in(group.chair, group.partnership, group.today, group.today)
    one = counted(rows, group.today, by="agency")[0]
    assert one.of == str(group.trust)
    assert (one.raised, one.in_time, one.late, one.waiting, one.with_effect) == (3, 1, 1, 1, 1)
    assert counted(rows, later + timedelta(days=9))[0].late == 2
    assert [one.of for one in counted(rows, group.today, by="group")] == [str(group.board)]


def test_the_register_filters_and_costs_the_same_for_few_and_many(group, django_assert_num_queries):
    page = reverse("challenges:register", args=[group.partnership.key])
    client = signed_in(group.officer)
    row = group.raises()
    client.get(page)
    with CountQueries() as few:
        assert row.reference in client.get(page).content.decode()
    for n in range(12):
        group.raises(f"Challenge {n}", line=group.line())
    with CountQueries() as many:
        client.get(page)
    assert many.count <= few.count
    for query, found in (
        ({"show": "late"}, False),
        ({"show": "settled"}, False),
        ({"agency": group.trust.key}, True),
        ({"agency": group.police.key}, False),
        ({"source": "between", "group": group.board.key}, True),
        ({"source": "inspection"}, False),
        ({"show": "nonsense", "source": "nonsense"}, True),
    ):
        body = client.get(page, query).content.decode()
        assert (f">{row.reference}<" in body) is found, query


class CountQueries:
    """How many queries ran inside."""

    def __enter__(self) -> "CountQueries":
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        self._queries = CaptureQueriesContext(connection)
        self._queries.__enter__()
        return self

    def __exit__(self, *args: Any) -> None:
        self._queries.__exit__(*args)
        self.count = len(self._queries)


def test_home_asks_the_agency_to_answer_and_the_chair_to_judge(group):
    row = group.raises()
    assert [one.what for one in waiting_for(group.lead, group.today)] == ["Answer a challenge"]
    assert waiting_for(group.officer, group.today) == []
    group.answers(row)
    assert waiting_for(group.lead, group.today) == []
    assert [one.what for one in waiting_for(group.chair, group.today)] == ["Judge an answer"]


def test_every_page_is_walked_by_its_people(group):
    client = signed_in(group.chair)
    new = reverse("challenges:raise_one", args=[group.board.key])
    sent = {"agency": group.trust.pk, "what": WHAT, "challenger": "Chair", "source": "scrutiny"}
    assert client.get(new).status_code == 200
    wrong = client.post(new, {**sent, "responder": "nobody@example.org"})
    assert "Nobody with this address" in wrong.content.decode()
    done = client.post(new, {**sent, "responder": group.practitioner.email})
    row = Challenge.objects.get()
    assert done.url == row.get_absolute_url()
    assert row.responder == group.practitioner
    answer = reverse("challenges:answer", args=[row.pk])
    theirs = signed_in(group.practitioner)
    assert theirs.post(answer, {"words": "Done"}).status_code == 302
    judge = reverse("challenges:judge", args=[row.pk])
    assert client.get(judge).status_code == 200
    said = {"verdict": "satisfied", "words": "Fewer wait"}
    assert client.post(judge, said).status_code == 302
    body = theirs.get(row.get_absolute_url()).content.decode()
    assert "Fewer wait" in body
    of_board = client.get(reverse("challenges:of_board", args=[group.board.key]))
    assert row.reference in client.get(of_board.url).content.decode()


def test_what_is_kept_from_somebody_is_answered_after_signing_in_alone(
    group: Asking, client: Client
):
    line = group.line()
    row = group.raises(line=line)
    letter = Letter.objects.get(to=group.lead)
    address = letter.words[letter.words.index("/challenges/") :].split()[0]
    assert client.get(address).status_code == 200
    papers.withhold(line.item, person=group.nurse, because="An interest", by=group.officer)
    assert client.get(address).status_code == 410
    other = group.line()
    papers.withhold(other.item, person=group.nurse, because="An interest", by=group.officer)
    group.raises("Another", line=other)
    newest = Letter.objects.filter(to=group.lead).latest("pk")
    assert "without a password" not in newest.words
    assert row.pk
