"""Deputies named for a meeting: they read what the seat would, and nothing else opens."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards import services
from boards.meetings.agendas import shown
from boards.meetings.models import AgendaItem, LineKind, Minutes, Paper
from boards.meetings.permissions import readers_once_issued
from boards.meetings.preview import who_opens_what
from boards.meetings.services import minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import NOW, TODAY, Group, pdf
from boards.models import Action, Answer, Decision, Deputy, Meeting, Reply
from boards.services.meetings import readers_of_pack
from boards.services.replying import deputies_for
from boards.standing_in import nominations
from boards.tests.factories import a_person, a_post, a_seat
from partnership.access.offices import Office
from partnership.access.querysets import about_visible
from partnership.access.services import NotAllowed, open_to, rights_of
from partnership.access.standing import standing
from partnership.documents.models import Document
from partnership.documents.services import attach
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


class WithDeputy(Group):
    """The nurse of the trust has a colleague as her standing deputy."""

    def __init__(self) -> None:
        super().__init__()
        self.colleague = a_person("Colleague")
        a_post(self.colleague, self.trust, Office.PRACTITIONER)
        seat = self.nurse.memberships.get().seat  # type: ignore[attr-defined]
        self.deputy = Deputy(seat=seat, person=self.colleague, starts_on=date(2026, 1, 1))
        self.deputy.save_because("named", by=None)


@pytest.fixture
def group() -> WithDeputy:
    return WithDeputy()


def says(group: WithDeputy, person, answer: str, **more) -> Reply:
    facts = {"by": person, "today": TODAY, "now": NOW, **more}
    return services.reply(group.meeting, answer=answer, **facts)


def nominated(group: WithDeputy) -> Reply:
    return says(group, group.nurse, Answer.DEPUTY, standing=group.deputy)


def reads(person, on: date = TODAY) -> set[str]:
    return {item.title for item in AgendaItem.objects.visible_to(person, on=on)}


def pack(group: WithDeputy) -> None:
    """One item for everybody, one for each agency, one for the nurse in person."""
    group.item("Everybody")
    for title, readers in (
        ("Trust", [group.trust]),
        ("Police", [group.police]),
        ("Nurse", [group.nurse]),
    ):
        papers.restrict_item(group.item(title), readers=readers, because="A case", by=group.officer)
    group.issue()


def test_a_deputy_reads_what_is_open_to_all_and_to_the_seats_agency(group):
    pack(group)
    assert not reads(group.colleague)
    assert not Meeting.objects.visible_to(group.colleague, on=TODAY).exists()
    nominated(group)
    assert reads(group.colleague) == {"Everybody", "Trust"}
    assert list(Meeting.objects.visible_to(group.colleague, on=TODAY)) == [group.meeting]
    assert rights_of(group.colleague, group.meeting, on=TODAY) == {"view", "reply"}
    assert [str(line.item) for line in shown(group.meeting, group.colleague, TODAY).lines] == [
        "Everybody",
        "Trust",
    ]


def test_a_deputy_reads_nothing_before_the_pack_is_issued(group):
    group.item("Draft")
    nominated(group)
    assert not reads(group.colleague)


def test_a_deputy_reads_papers_and_files_of_those_items_alone(group):
    open_one, police = group.item("Everybody"), group.item("Police")
    papers.restrict_item(police, readers=[group.police], because="A case", by=group.officer)
    for item in (open_one, police):
        papers.add_paper(item, title=item.title, paper=pdf(), by=group.officer, now=NOW)
    group.issue()
    nominated(group)
    seen = Paper.objects.visible_to(group.colleague, on=TODAY)
    assert [paper.title for paper in seen] == ["Everybody"]
    files = about_visible(Document.objects.all(), group.colleague, on=TODAY)
    assert {file.subject.paper.title for file in files} == {"Everybody"}


def test_a_file_about_the_meeting_itself_is_the_deputys_as_it_is_the_seats(group):
    """Such files were attached before papers hung on items: the whole group has them."""
    other, past = group.meets(date(2026, 12, 16)), group.meets(date(2026, 10, 1))
    mine, *_ = [
        attach(meeting, pdf(), title=f"Agenda of {meeting}", by=group.officer, now=NOW)
        for meeting in (group.meeting, other, past)
    ]

    def files(person, on: date = TODAY) -> list[Document]:
        kinds = Document.objects.about(group.meeting)
        every = Document.objects.filter(subject_type=kinds.get().subject_type)
        return list(about_visible(every, person, on=on))

    assert len(files(group.nurse)) == 3
    assert files(group.colleague) == []
    nominated(group)
    assert files(group.colleague) == [mine]
    assert files(group.colleague, group.meeting.held_on + timedelta(days=1)) == []
    says(group, group.nurse, Answer.COMING)
    assert files(group.colleague) == []
    nominated(group)
    seat = group.nurse.memberships.get()
    seat.ends_on = TODAY - timedelta(days=1)
    seat.save_because("left", by=None)
    assert (files(group.nurse), files(group.colleague)) == ([], [])


@pytest.mark.parametrize("kept_from", ["colleague", "nurse"])
def test_what_is_kept_from_the_deputy_or_from_the_member_is_kept_from_the_deputy(group, kept_from):
    pack(group)
    nominated(group)
    item = AgendaItem.objects.get(title="Everybody")
    papers.withhold(item, person=getattr(group, kept_from), because="Interest", by=group.officer)
    assert reads(group.colleague) == {"Trust"}


def test_the_reading_ends_when_the_member_comes_after_all(group):
    pack(group)
    nominated(group)
    before = standing(group.colleague, on=TODAY)
    says(group, group.nurse, Answer.COMING)
    assert not reads(group.colleague)
    assert not Meeting.objects.visible_to(group.colleague, on=TODAY).exists()
    assert before - standing(group.colleague, on=TODAY), "a download made before is closed"
    assert Letter.objects.filter(to=group.colleague, heading__startswith="You need not").exists()


def test_the_reading_ends_with_the_day_of_the_meeting(group):
    pack(group)
    nominated(group)
    day = group.meeting.held_on
    assert reads(group.colleague, day) == {"Everybody", "Trust"}
    assert not reads(group.colleague, day + timedelta(days=1))


@pytest.mark.parametrize("whose", ["member", "deputy", "seat"])
def test_the_reading_ends_with_the_members_office_the_deputy_and_the_seat(group, whose):
    pack(group)
    nominated(group)
    held = group.nurse.memberships.get()
    row = {"member": held, "deputy": group.deputy, "seat": held.seat}[whose]
    row.ends_on = group.meeting.held_on - timedelta(days=1)
    row.save_because("ended", by=None)
    assert not reads(group.colleague)


def test_nothing_else_opens_to_a_deputy(group):
    pack(group)
    other = group.meets(date(2026, 12, 16))
    group.item("Another meeting", other)
    papers.issue_pack(other, by=group.officer, today=TODAY, now=NOW)
    past = group.meets(date(2026, 10, 1))
    nominated(group)
    assert reads(group.colleague) == {"Everybody", "Trust"}
    for model in (Decision, Action, Minutes):
        assert not model.objects.visible_to(group.colleague, on=TODAY).exists()
    for meeting in (other, past):
        assert not rights_of(group.colleague, meeting, on=TODAY)
    stranger = a_person("Stranger")
    a_post(stranger, group.trust, Office.PRACTITIONER)
    assert not reads(stranger)


def test_a_name_that_is_typed_opens_nothing(group):
    pack(group)
    says(group, group.nurse, Answer.DEPUTY, deputy="Colleague")
    assert not reads(group.colleague)


def test_the_preview_of_the_pack_and_the_gate_say_the_same_of_deputies(group):
    item = group.item("Everybody")
    restricted = group.item("Police")
    papers.restrict_item(restricted, readers=[group.police], because="x", by=group.officer)
    nominated(group)
    told = readers_once_issued([item, restricted], group.meeting)
    opens = who_opens_what(group.meeting, readers_of_pack(group.meeting), group.officer)
    group.issue()
    seen = set(AgendaItem.objects.visible_to(group.colleague, on=TODAY))
    assert seen == {row for row in (item, restricted) if group.colleague.pk in told[row.pk]}
    assert [one.items for one in opens if one.person == group.colleague] == [1]
    assert Letter.objects.filter(to=group.colleague, key__startswith="pack:").exists()


def test_who_else_can_see_a_meeting_counts_its_deputies(group):
    who = "Deputy named for the meeting, until its day is over"
    assert who not in {line.who for line in open_to(group.meeting, on=TODAY)}
    nominated(group)
    assert [line.people for line in open_to(group.meeting, on=TODAY) if line.who == who] == [1]


def test_a_deputy_sends_no_deputy(group):
    nominated(group)
    with pytest.raises(ValidationError, match="a deputy sends no other"):
        says(group, group.colleague, Answer.DEPUTY, deputy="Somebody")
    assert says(group, group.colleague, Answer.COMING).answer == Answer.COMING


def test_a_deputy_comes_for_one_seat_and_not_beside_a_seat_of_their_own(group):
    seat = group.constable.memberships.get().seat
    twice = Deputy(seat=seat, person=group.colleague, starts_on=date(2026, 1, 1))
    twice.save_because("named", by=None)
    nominated(group)
    with pytest.raises(ValidationError, match="one person counts for one seat"):
        says(group, group.constable, Answer.DEPUTY, standing=twice)
    says(group, group.nurse, Answer.COMING)
    a_seat(group.colleague, group.board)
    with pytest.raises(ValidationError, match="sits in this group already"):
        nominated(group)


def test_only_a_standing_deputy_of_ones_own_seat_may_be_sent(group):
    assert deputies_for(group.meeting, group.nurse) == [group.deputy]
    assert not deputies_for(group.meeting, group.constable)
    with pytest.raises(ValidationError, match="not a deputy of your seat"):
        says(group, group.constable, Answer.DEPUTY, standing=group.deputy)


def test_whoever_is_not_named_does_not_answer(group):
    with pytest.raises(NotAllowed):
        says(group, group.colleague, Answer.COMING)


def test_the_named_deputy_is_asked_by_a_link_and_the_member_when_the_deputy_ends(group):
    nominated(group)
    asked = Letter.objects.get(to=group.colleague)
    assert "/rsvp/" in asked.words
    nominated(group)
    assert Letter.objects.filter(to=group.colleague).count() == 1
    services.end_deputy(
        group.deputy, ends_on=TODAY, because="Left", by=group.officer, today=TODAY, now=NOW
    )
    assert "not a deputy of your seat any more" in Letter.objects.get(to=group.nurse).words
    assert not nominations(TODAY + timedelta(days=1)).exists()


def test_the_pages_of_the_meeting_show_a_deputy_no_more_than_that(group, client):
    pack(group)
    minutes.write_line(
        AgendaItem.objects.get(title="Everybody"),
        Said(kind=LineKind.NOTE, words="Said on the day"),
        by=group.officer,
        today=group.meeting.held_on,
    )
    client.force_login(group.colleague)
    pages = [
        reverse(name, args=[group.meeting.pk])
        for name in ("boards:meeting", "meetings:agenda", "attendance:register", "meetings:minutes")
    ]
    assert {client.get(page).status_code for page in pages} == {404}
    nominated(group)
    shown_now = [client.get(page) for page in pages]
    assert {answer.status_code for answer in shown_now} == {200}
    words = "".join(answer.content.decode() for answer in shown_now)
    assert "Everybody" in words
    for hidden in ("Police", ">Nurse<", "Said on the day"):
        assert hidden not in words
    why = client.get(reverse("access:why", args=["boards.Meeting", group.meeting.pk]))
    assert "Standing deputy" in why.content.decode()
    item = AgendaItem.objects.get(title="Police")
    assert client.get(item.get_absolute_url()).status_code == 404
    for act in ("boards:change_meeting", "boards:invite_to_meeting", "meetings:issue"):
        assert client.get(reverse(act, args=[group.meeting.pk])).status_code == 403
    assert client.get(reverse("meetings:propose", args=[group.board.key])).status_code == 403
