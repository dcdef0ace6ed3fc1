"""Audits from the plan to the question whether it lasted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from audits.programme.figures import scores
from audits.programme.models import Audit, Case, Finding, Judgement, Kind, Part
from audits.programme.services import judging, planning, reporting
from audits.programme.services.judging import Judged, asked_of
from audits.programme.services.reporting import Learned
from audits.programme.tests.conftest import DUE, LATER, NOW, TODAY
from boards.actions.services.closing import Done, close
from boards.models import BoardKind
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter
from tests import factories as make
from tests.factories import pdf

pytestmark = pytest.mark.django_db


def test_a_planned_audit_has_a_number_and_the_second_click_makes_none(programme):
    planned = programme.planned()
    place = programme.world.partnership
    first = planning.plan_audit(place, planned, by=programme.officer, today=TODAY)
    again = planning.plan_audit(place, planned, by=programme.officer, today=TODAY)
    assert first.reference == "AUD-2026-001"
    assert again == first


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"due_on": TODAY - timedelta(days=1)}, "due_on"),
        ({"kind": Kind.SINGLE, "tool": None}, "agency"),
        ({"kind": Kind.OTHER}, "tool"),
    ],
)
def test_what_does_not_go_together_is_refused_at_its_field(programme, wrong, field):
    planned, place = replace(programme.planned(), **wrong), programme.world.partnership
    with pytest.raises(ValidationError) as said:
        planning.plan_audit(place, planned, by=programme.officer, today=TODAY)
    assert list(said.value.message_dict) == [field]
    assert not Audit.objects.exists()


def test_nothing_of_another_partnership_is_planned(programme):
    there = make.partnership("Elsewhere")
    agency = make.agency("Elsewhere's trust")
    make.listing(there, agency)
    group = make.board(there, BoardKind.QUALITY)
    wrong = {"group": group, "kind": Kind.SINGLE, "tool": None, "agency": agency}
    with pytest.raises(ValidationError) as said:
        programme.audit(**wrong)
    assert set(said.value.message_dict) == {"group", "agency"}
    with pytest.raises(NotAllowed):
        planning.plan_audit(there, programme.planned(), by=programme.officer, today=TODAY)


def test_cases_stand_by_reference_each_once_and_never_by_an_nhs_number(programme):
    audit = programme.audit()
    planning.add_cases(audit, ["T-1", " T-1 ", "", "T-2"], by=programme.officer)
    made = planning.add_cases(audit, ["T-2", "T-3"], by=programme.officer)
    assert [(case.number, case.reference) for case in made] == [(3, "T-3")]
    for wrong in (["943 476 5919"], ["x" * 121], ["", " "]):
        with pytest.raises(ValidationError) as said:
            planning.add_cases(audit, wrong, by=programme.officer)
        assert "references" in said.value.message_dict
    assert audit.cases.count() == 3


def test_agencies_are_asked_once_and_only_with_a_tool_and_a_case(programme):
    audit = programme.audit()
    trust = programme.world.trust
    with pytest.raises(ValidationError, match="at least one case"):
        planning.ask(audit, [trust], by=programme.officer, now=NOW)
    planning.add_cases(audit, ["T-1"], by=programme.officer)
    assert len(planning.ask(audit, [trust], by=programme.officer, now=NOW)) == 1
    assert planning.ask(audit, [trust], by=programme.officer, now=NOW) == []
    (letter,) = Letter.objects.all()
    assert letter.to == programme.lead
    assert "T-1" not in letter.heading + letter.words
    assert mail.outbox == []


def test_a_part_is_handed_in_once_every_question_of_every_case_is_judged(programme):
    part = programme.asked()
    first = part.audit.cases.first()
    grade = part.audit.tool.scale.grades.get(code="G")
    said = {one.pk: Judged(grade, words="Seen") for one in asked_of(part)}
    judging.judge_case(part, first, said, by=programme.lead)
    with pytest.raises(ValidationError, match=r"case 2 \(4 open\)"):
        judging.hand_in(part, by=programme.lead, now=NOW)
    programme.judged(part)
    done = judging.hand_in(part, by=programme.lead, now=NOW)
    assert judging.hand_in(part, by=programme.lead, now=NOW + timedelta(days=1)) == done
    with pytest.raises(ValidationError, match="handed in"):
        judging.judge_case(part, first, said, by=programme.lead)


def test_what_does_not_apply_needs_its_reason(programme):
    part = programme.judged(programme.asked())
    case, question = part.audit.cases.first(), asked_of(part)[0]
    stands = Judgement.objects.get(part=part, case=case, question=question)
    silent = {question.pk: Judged(None, True, "", stands.saved)}
    assert judging.judge_case(part, case, silent, by=programme.lead) == {}
    assert judging.lacking(part) == [(case, 1)]


def test_of_two_tabs_the_later_sees_what_the_earlier_saved_and_nothing_is_lost(programme):
    part = programme.asked()
    case, (one, two, *_) = part.audit.cases.first(), asked_of(part)
    grade = part.audit.tool.scale.grades.get(code="A")
    judging.judge_case(part, case, {one.pk: Judged(grade, words="First")}, by=programme.lead)
    later = {one.pk: Judged(grade, words="Second"), two.pk: Judged(grade, words="Other")}
    meanwhile = judging.judge_case(part, case, later, by=programme.lead)
    assert [row.words for row in meanwhile.values()] == ["First"]
    assert list(Judgement.objects.values_list("words", flat=True)) == ["First"]
    later[one.pk] = replace(later[one.pk], read=1)
    assert judging.judge_case(part, case, later, by=programme.lead) == {}
    assert set(Judgement.objects.values_list("words", flat=True)) == {"Second", "Other"}


def test_the_grade_agreed_on_counts_and_the_agencys_own_stays_beside_it(programme):
    part = programme.returned("G")
    row = part.judgements.first()
    worst = row.grade.scale.grades.get(code="R")
    said = {"grade": worst, "because": "No plan in the record"}
    judging.agree(row, **said, by=programme.officer, now=NOW)
    judging.agree(row, **said, by=programme.officer, now=NOW)
    row.refresh_from_db()
    assert (row.grade.code, row.agreed.code) == ("G", "R")
    found = scores(part.audit, Part.objects.all())
    assert found.whole.words == "7 of 8 (87.5 %)"
    assert row.history.count() == 2


def test_a_part_sent_back_is_judged_again_and_its_leads_are_told(programme):
    part = programme.returned()
    letters = Letter.objects.count()
    judging.send_back(part, because="Case 2 again", by=programme.officer, now=NOW)
    assert Letter.objects.count() == letters + 1
    assert judging.hand_in(part, by=programme.lead, now=NOW).returned_at == NOW


def test_a_report_waits_for_every_agency_and_ends_the_judging(programme):
    part = programme.judged(programme.asked())
    with pytest.raises(ValidationError, match="Not handed in yet: A trust"):
        programme.report(part.audit)
    judging.hand_in(part, by=programme.lead, now=NOW)
    done = programme.report(part.audit)
    assert (done.reported_on, done.cases_seen) == (TODAY, 2)
    with pytest.raises(ValidationError, match="reported or given up"):
        planning.add_cases(done, ["T-9"], by=programme.officer)
    with pytest.raises(ValidationError, match="reported or given up"):
        judging.send_back(part, because="Again", by=programme.officer, now=NOW)


def test_a_lead_tells_of_their_own_agencys_audit_and_of_no_others(programme):
    place, learned = programme.world.partnership, Learned(TODAY, "Chronologies were thin", 12)
    said = {"title": "Supervision", "by": programme.lead, "now": NOW}
    mine = (place, programme.world.trust, programme.group, learned, pdf())
    row = reporting.log_audit(*mine, **said)
    assert reporting.log_audit(*mine, **said) == row
    assert (row.kind, row.reported_on, row.cases_seen) == (Kind.SINGLE, TODAY, 12)
    with pytest.raises(NotAllowed):
        reporting.log_audit(place, programme.world.council, programme.group, learned, **said)
    assert Audit.objects.count() == 1


def test_a_finding_leads_to_an_action_and_a_later_audit_opens_it_again(programme):
    first = programme.report(programme.returned().audit)
    finding = reporting.add_finding(
        first, words="Plans were late", is_strength=False, agency=None, by=programme.officer
    )
    asked = {"what": "Check each plan", "owner_agency": programme.world.trust, "due_on": DUE}
    said = {"by": programme.officer, "today": TODAY}
    action = reporting.ask_for_action(finding, **asked, **said)
    assert reporting.ask_for_action(finding, **asked, **said) == action
    assert (action.source_kind, action.came_from) == ("audit", "AUD-2026-001, finding 1")
    done = Done(TODAY, "Checked", "A list", no_check_because="The next audit asks")
    close(action, done, **said, now=NOW)

    again = programme.audit(title="Neglect again", tool=first.tool, follows=first)
    later = {"by": programme.officer, "now": NOW}
    with pytest.raises(ValidationError) as refused:
        reporting.recheck(again, action, lasted=False, words="Late", due_on=None, **later)
    assert "due_on" in refused.value.message_dict
    assert not again.rechecks.exists()
    reporting.recheck(again, action, lasted=False, words="Late again", due_on=DUE, **later)
    action.refresh_from_db()
    assert action.closed_on is None
    assert action.reopenings.get().because == "AUD-2026-002: Late again"
    with pytest.raises(ValidationError, match="said already"):
        reporting.recheck(again, action, lasted=True, words="It did", due_on=None, **later)


def test_an_action_of_elsewhere_is_not_checked(programme):
    first = programme.report(programme.returned().audit)
    again = programme.audit(title="Again", tool=first.tool, follows=first)
    finding = reporting.add_finding(
        again, words="New", is_strength=False, agency=None, by=programme.officer
    )
    action = reporting.ask_for_action(
        finding,
        what="Do it",
        owner_agency=programme.world.trust,
        due_on=DUE,
        by=programme.officer,
        today=TODAY,
    )
    with pytest.raises(ValidationError, match="did not come from the audit before"):
        reporting.recheck(
            again, action, lasted=True, words="x", due_on=None, by=programme.officer, now=NOW
        )


def test_the_group_reads_a_part_once_it_is_in_and_no_agency_reads_anothers(programme):
    part = programme.judged(programme.asked())
    member = make.person("Member of the quality group")
    make.seat(member, Office.GROUP_MEMBER, programme.group)
    seen = Part.objects.visible_to(member)
    assert not seen.exists()
    judging.hand_in(part, by=programme.lead, now=NOW)
    assert seen.get() == part
    assert not Case.objects.visible_to(member).exists()
    other = make.person("Lead of the council")
    make.appointment(other, programme.lead.appointments.get().office, programme.world.council)
    for model in (Part, Case, Judgement, Audit):
        assert not model.objects.visible_to(other).exists(), model
        assert model.objects.visible_to(programme.lead).exists(), model


def test_agencies_read_the_findings_once_the_audit_is_reported(programme):
    part = programme.returned()
    reporting.add_finding(
        part.audit, words="Good plans", is_strength=True, agency=None, by=programme.officer
    )
    assert not Finding.objects.visible_to(programme.lead).exists()
    programme.report(part.audit, LATER)
    assert Finding.objects.visible_to(programme.lead).get().is_strength


def test_an_audit_that_is_not_done_stays_with_its_reason(programme):
    audit = planning.give_up(programme.audit(), because="No capacity", by=programme.officer)
    assert audit.state_on(DUE) == ("Not done", "")
    with pytest.raises(ValidationError, match="reported or given up"):
        planning.move_audit(audit, due_on=DUE, because="Later", by=programme.officer, today=TODAY)


def test_a_lead_who_did_not_take_part_in_the_audit_before_finds_no_trace_of_it(client, programme):
    first = programme.report(programme.audit(kind=Kind.OTHER, title="A visit"))
    again = programme.audit(follows=first)
    planning.add_cases(again, ["T-1"], by=programme.officer)
    planning.ask(again, [programme.world.trust], by=programme.officer, now=NOW)
    client.force_login(programme.lead)
    page = client.get(again.get_absolute_url())
    assert page.status_code == 200
    assert first.reference not in page.content.decode()
    client.force_login(programme.officer)
    assert first.get_absolute_url() in client.get(again.get_absolute_url()).content.decode()
