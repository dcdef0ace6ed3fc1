"""Forms about what agencies are asked for a case and the chronologies they give."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from partnership.sheets import services as sheets
from reviews.asking.models import Asked, Asking, Purpose
from reviews.asking.services import answering, drawing
from reviews.chronologies.models import Entry
from reviews.chronologies.services.bringing import bring
from tests import factories as make
from tests.bad_input.page import Page, Sent, three

SHEET = b"Date,Time,Agency,What happened\n3/4/2021,,A trust,A call\n"
SURE = {"sure": "on"}


class PagesOfAsked(Sent):
    """Forms about questions to agencies, their answers and chronologies."""

    def round(self) -> Asking:
        drawn = drawing.Drawn(
            Purpose.RAPID, [self.world.trust], ["What contacts were there?"], self.day(-10)
        )
        case = self.incident(self.aware)
        return drawing.draw_up(case, drawn, by=self.world.officer, today=self.today)

    def part(self) -> Asked:
        by: dict[str, Any] = {"by": self.world.officer, "today": self.today}
        return drawing.send(self.round(), now=timezone.now(), **by).asked.get()

    def asked_of_agencies(self) -> Page:
        path = reverse("asking:ask_review", args=[self.review(self.day(20)).reference])
        good = {"purpose": "report", "agencies": [str(self.world.trust.pk)]}
        good |= {"questions": "What contacts were there?", **three("due_on", self.day(-10)), **SURE}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def question(self) -> Page:
        path = reverse("asking:add_question", args=[self.round().pk])
        good = {"words": "What was learned?", "agencies": [str(self.world.trust.pk)], **SURE}
        return Page(self.world.officer, path, good)

    def withdrawn_questions(self) -> Page:
        path = reverse("asking:withdraw", args=[self.round().pk])
        return Page(self.world.officer, path, {"because": "Asked by telephone", **SURE})

    def file_to_answers(self) -> Page:
        path = reverse("asking:add_file", args=[self.part().pk])
        return Page(self.world.lead, path, {"title": "A report", "file": make.pdf(), **SURE})

    def refused_questions(self) -> Page:
        path = reverse("asking:refuse", args=[self.part().pk])
        return Page(self.world.lead, path, {"because": "Not ours", **SURE})

    def answers_sent_back(self) -> Page:
        part, now = self.part(), timezone.now()
        words = {one.pk: "Two visits" for one in answering.questions_of(part)}
        given: dict[str, Any] = {"words": words, "holds_nothing": False, "now": now}
        row = answering.submit(part, by=self.world.lead, **given)
        good = {"because": "It does not say when", **three("due_on", self.day(-10)), **SURE}
        path = reverse("asking:send_back", args=[row.pk])
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def chronology(self) -> Page:
        path = reverse("chronologies:upload", args=[self.review(self.day(20)).reference])
        return Page(self.world.officer, path, {"file": SimpleUploadedFile("a.csv", SHEET)})

    def struck_entry(self) -> Page:
        said: dict[str, Any] = {"by": self.world.officer, "now": timezone.now()}
        row = bring(self.review(self.day(20)), name="a.csv", data=SHEET, **said)
        sheets.apply(row, **said)
        path = reverse("chronologies:strike", args=[Entry.objects.get().pk])
        return Page(self.world.officer, path, {"because": "Of another case", **SURE})
