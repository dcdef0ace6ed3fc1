"""Forms of self-assessments, each ready to be sent."""

from datetime import time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audits.lacking import lines_of
from audits.models import Answer, Cycle, Edition, Question, Return, Slot, Use
from audits.services import moderating
from audits.services.answering import Said, save_answer
from audits.services.challenging import Planned, plan_day
from audits.services.evidence import Shown, add_evidence
from audits.services.submitting import submit
from audits.services.wording import begin_edition
from audits.tests.conftest import DUE, NOW, Here
from tests import factories as make
from tests.bad_input.page import Page, Sent, three


class PagesOfAudits(Sent):
    """Forms of a framework, a cycle, a return and what becomes of it."""

    def _answered(self) -> Return:
        row = Here(self.world).returned()
        best = row.cycle.edition.scale.grades.get(code="G")
        for line in lines_of(row):
            said = Said(grade=best, words="A list")
            save_answer(line.section, line.question, said, read=0, by=self.world.lead)
        return row

    def _submitted(self) -> Answer:
        row = self._answered()
        submit(row, signed_as="Chief nurse", by=self.world.lead, now=NOW)
        return Answer.objects.filter(of=row).order_by("pk")[0]

    def _moderated(self) -> Answer:
        answer = self._submitted()
        worst = answer.of.cycle.edition.scale.grades.get(code="R")
        said: dict[str, Any] = {"grade": worst, "reason": "It is old."}
        moderating.moderate(answer, **said, by=self.world.officer, now=NOW)
        return answer

    def framework_taken_over(self) -> Page:
        path = reverse("audits:take_over", args=[self.world.partnership.key])
        return Page(self.world.officer, path, {"code": "S11"})

    def cycle_drawn_up(self) -> Page:
        here = Here(self.world)
        good = {"edition": here.edition().pk, "group": here.group.pk, "title": "Section 11"}
        good |= three("due_on", self.day(-30))
        path = reverse("audits:draw_up", args=[self.world.partnership.key])
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def standard_answered(self) -> Page:
        row = Here(self.world).returned()
        section = row.sections.order_by("standard__number")[0]
        pk = lines_of(row, section)[0].question.pk
        good = {f"grade_{pk}": "A", f"words_{pk}": "A list", f"action_{pk}": "Train"}
        good |= {f"owner_{pk}": "Head", f"read_{pk}": "0", **three(f"due_on_{pk}", self.day(-30))}
        path = section.get_absolute_url()
        return Page(self.world.lead, path, good, {f"due_on_{pk}": self.day(1)}, owes_nothing=True)

    def standard_given(self) -> Page:
        row = Here(self.world).returned()
        path = reverse("audits:give", args=[row.pk, 1])
        return Page(self.world.lead, path, {"person": str(self.world.lead.pk)})

    def return_checked(self) -> Page:
        path = reverse("audits:check", args=[self._answered().pk])
        return Page(self.world.lead, path, {"signed_as": "Chief nurse", "agreed": "on"})

    def return_sent_back(self) -> Page:
        path = reverse("audits:send_back", args=[self._submitted().of_id])
        return Page(self.world.officer, path, {"because": "Question 1.1 again"})

    def return_extended(self) -> Page:
        path = reverse("audits:extend", args=[Here(self.world).returned().pk])
        later = DUE + timedelta(days=30)
        good = {"because": "A new lead", **three("due_on", later)}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def workbook_brought(self) -> Page:
        path = reverse("audits:bring_workbook", args=[Here(self.world).returned().pk])
        sheet = b"Number,Grade,Saved\n1.1,Fully met,0\n"
        return Page(self.world.lead, path, {"file": SimpleUploadedFile("r.csv", sheet)})

    def day_planned(self) -> Page:
        path = reverse("audits:plan_day", args=[self._submitted().of.cycle_id])
        good = {"place": "By video", "begins_at": "9:30am", "minutes": "20"}
        good |= three("held_on", self.day(-30))
        return Page(self.world.officer, path, good, {"held_on": self.day(1)})

    def turn_changed(self) -> Page:
        path = reverse("audits:change_slot", args=[self._turn().pk])
        return Page(self.world.officer, path, {"begins_at": "10am", "minutes": "20"})

    def turn_told_of(self) -> Page:
        path = reverse("audits:say_outcome", args=[self._turn().pk])
        return Page(self.world.officer, path, {"outcome": "Training by March"})

    def _turn(self) -> Slot:
        when = Planned(self.today, "By video", time(9, 30), 20)
        cycle = self._submitted().of.cycle
        return plan_day(cycle, when, by=self.world.officer, today=self.today).slots.get()

    def wording_brought(self) -> Page:
        path = reverse("audits:bring_wording", args=[self._drafted().pk])
        sheet = b"Standard,Question\n1,Is it so on Sundays?\n"
        return Page(self.world.officer, path, {"file": SimpleUploadedFile("e.csv", sheet)})

    def answer_asked_about(self) -> Page:
        path = reverse("audits:remark", args=[self._submitted().pk])
        return Page(self.world.officer, path, {"words": "Since when?"})

    def grade_moderated(self) -> Page:
        path = reverse("audits:moderate", args=[self._submitted().pk])
        return Page(self.world.officer, path, {"grade": "R", "reason": "It is old."})

    def answer_challenged(self) -> Page:
        path = reverse("audits:challenge", args=[self._submitted().pk])
        good = {"what": "What was done since?", **three("due_on", self.day(-30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def action_of_answer(self) -> Page:
        path = reverse("audits:action", args=[self._submitted().pk])
        good = {"what": "Train everybody", **three("due_on", self.day(-30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def moderation_replied(self) -> Page:
        path = reverse("audits:reply", args=[self._moderated().pk])
        return Page(self.world.lead, path, {"words": "We sent a new one."})

    def graded_anew(self) -> Page:
        path = reverse("audits:regrade", args=[self._submitted().pk])
        return Page(self.world.lead, path, {"grade": "G", "words": "It is put right."})

    def survey_opened(self) -> Page:
        path = reverse("audits:open_survey", args=[self._asked().pk])
        good = three("closes_on", self.day(-30))
        return Page(self.world.officer, path, good, {"closes_on": self.day(1)})

    def _asked(self) -> Cycle:
        here = Here(self.world)
        row = here.returned(here.edition(twin="So it is"))
        return row.cycle

    # --- wording ---

    def _drafted(self) -> Edition:
        return begin_edition(Here(self.world).edition(), by=self.world.officer)

    def standard_added(self) -> Page:
        path = reverse("audits:add_standard", args=[self._drafted().pk])
        return Page(self.world.officer, path, {"title": "Another"})

    def standard_renamed(self) -> Page:
        path = reverse("audits:rename_standard", args=[self._drafted().standards.all()[0].pk])
        return Page(self.world.officer, path, {"title": "Another"})

    def question_added(self) -> Page:
        path = reverse("audits:add_question", args=[self._drafted().standards.all()[0].pk])
        return Page(self.world.officer, path, {"words": "Is it so now?"})

    def question_changed(self) -> Page:
        row = Question.objects.filter(standard__edition=self._drafted())[0]
        path = reverse("audits:question", args=[row.pk])
        return Page(self.world.officer, path, {"words": "Is it so now?"})

    # --- evidence ---

    def _used(self) -> Use:
        line = lines_of(Here(self.world).returned())[0]
        shown = Shown("A list", self.day(60), self.day(30))
        at: dict[str, Any] = {"by": self.world.lead, "now": NOW}
        return add_evidence(line.section, line.question, shown, make.pdf(), **at)

    def evidence_added(self) -> Page:
        line = lines_of(Here(self.world).returned())[0]
        path = reverse("audits:add_evidence", args=[line.section.pk, line.question.pk])
        good = {"title": "A list", "file": make.pdf(), **three("tells_from", self.day(60))}
        good |= three("tells_until", self.day(30))
        return Page(self.world.lead, path, good, {"tells_until": self.day(-1)})

    def evidence_used_again(self) -> Page:
        use = self._used()
        other = lines_of(use.section.of)[1].question
        path = reverse("audits:use_evidence", args=[use.section.pk, other.pk])
        return Page(self.world.lead, path, {"evidence": str(use.evidence.pk)})
