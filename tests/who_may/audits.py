"""Facts and arguments for the rows of audits.txt."""

from datetime import date, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from audits.lacking import lines_of
from audits.letters import RETURN as RETURN_LETTER
from audits.models import (
    Answer,
    ChallengeDay,
    Cycle,
    Edition,
    Evidence,
    Framework,
    Grade,
    PublishedCount,
    Question,
    Return,
    Scale,
    Slot,
    Standard,
    Use,
)
from audits.services import cycles, frameworks, moderating
from audits.services.answering import Said, save_answer
from audits.services.challenging import Planned, plan_day
from audits.services.evidence import Shown, add_evidence, take_off
from audits.services.giving import give
from audits.services.submitting import submit
from audits.services.surveying import open_survey
from audits.sheets.answers import RETURN
from audits.sheets.wording import EDITION
from boards.models import Board, Partnership
from partnership.agencies.models import Agency
from partnership.outbox.models import Letter
from partnership.people.models import User
from partnership.sheets import services as sheets
from tests import factories as make
from tests.bad_input.page import three
from tests.who_may.policies import NOON, TODAY

DUE = date(2027, 1, 29)


def plant(d: Any) -> None:
    """A framework with a cycle drawn up, one launched and one whose return is in; one elsewhere."""
    w, outsider = d.w, d.people["outsider"]
    d.audit_edition = framework(w.partnership, w.officer)
    d.audit_new = framework(w.partnership, w.officer, "NEW", publish=False)
    said: dict[str, Any] = {"edition": d.audit_edition, "group": w.group, "by": w.officer}
    d.audit_cycles = {tag: _cycle(tag, **said) for tag in ("drawn", "past", "asked", "next")}
    for days, tag in ((3, "past"), (2, "asked"), (1, "next")):
        cycles.launch(d.audit_cycles[tag], by=w.officer, now=NOON - timedelta(days=days))
    d.audit_open, d.audit_in = (
        Return.objects.get(cycle=d.audit_cycles[tag], agency=w.trust) for tag in ("asked", "past")
    )
    for row in (d.audit_open, d.audit_in):
        _answer(row, w.lead)
    book = {"name": "r.csv", "data": _workbook().read()}
    d.audit_sheet = sheets.upload(RETURN, d.audit_open, **book, by=w.lead, now=NOON)
    worded = {"name": "e.csv", "data": _worded().read()}
    d.wording = sheets.upload(EDITION, d.audit_new, **worded, by=w.officer, now=NOON)
    section = d.audit_open.sections.get(standard__number=1)
    first = lines_of(d.audit_open)[0]
    shown = Shown("Minutes", date(2026, 1, 1), date(2026, 10, 1))
    pdf = make.pdf(words="Minutes")
    at: dict[str, Any] = {"by": w.lead, "now": NOON}
    put = add_evidence(first.section, first.question, shown, pdf, **at)
    d.audit_kept = take_off(put, by=w.lead).evidence
    d.audit_used, d.audit_used_in = (_evidence(row, w.lead) for row in (d.audit_open, d.audit_in))
    give(section, d.people["practitioner"], by=w.lead, now=NOON)
    submit(d.audit_in, signed_as="Chief nurse", by=w.lead, now=NOON)
    answer = d.audit_in.answers.first()
    d.audit_remark = moderating.remark(answer, "Which areas?", by=w.officer, now=NOON)
    worst = answer.grade.scale.grades.last()
    facts = {"grade": worst, "reason": "It is old.", "by": w.officer, "now": NOON}
    d.audit_moderation = moderating.moderate(answer, **facts)
    d.audit_count = PublishedCount(
        partnership=w.partnership,
        title="Audit",
        moment="at the launch",
        as_at=TODAY,
        by_grade=[["Met", "green", 3]],
        not_applicable=1,
        source="A report",
        page="7",
    )
    d.audit_count.save_because("printed", by=None)
    past = d.audit_cycles["past"]
    begun = Return.objects.get(cycle=d.audit_cycles["asked"], agency=d.police)
    d.audit_begun = Answer(of=begun, question=answer.question, words="Begun")
    d.audit_begun.save_because("answered", by=w.lead)
    d.audit_used_police = _of_police(begun, answer.question, w.lead)
    d.audit_survey = open_survey(past, closes_on=DUE, by=w.officer, now=NOON)
    when = Planned(held_on=TODAY, place="By video", begins_at=time(9), minutes=20)
    d.audit_day = plan_day(past, when, by=w.officer, today=TODAY)
    d.audit_turn = d.audit_day.slots.get()
    d.audit_day_asks, d.audit_turn_asks = _turn(begun, w.trust, w.officer)
    council = make.agency("A council elsewhere that answers")
    make.listing(d.there, council)
    there = framework(d.there, outsider)
    cycle = _cycle("there", edition=there, group=d.group_there, by=outsider)
    cycles.launch(cycle, by=outsider, now=NOON)
    d.audit_there = Return.objects.get(cycle=cycle, agency=council)
    d.audit_day_there, _ = _turn(d.audit_there, None, outsider)
    Letter.objects.filter(kind=RETURN_LETTER.key).update(sent_at=NOON)  # none is stuck


def framework(place: Partnership, by: User, code: str = "OWN", *, publish: bool = True) -> Edition:
    """Two standards with a question each."""
    scale = _saved(Scale(partnership=place, name=f"Scale {code}"), by)
    grades = (("R", "Not met", True), ("G", "Met", False))
    for number, (short, words, act) in enumerate(grades, start=1):
        named = {"code": short, "words": words, "tint": "green", "is_met": not act}
        _saved(Grade(scale=scale, place=number, needs_action=act, **named), by)
    known = {"partnership": place, "code": code, "title": f"Own {code}", "duty": "CA2004-S11"}
    edition = _saved(Edition(framework=_saved(Framework(**known), by), number=1, scale=scale), by)
    for number in (1, 2):
        standard = _saved(Standard(edition=edition, number=number, title=f"Part {number}"), by)
        asked = {"key": f"Q{number}", "words": "Is it so?", "twin": "So it is" * (number == 1)}
        _saved(Question(standard=standard, number=1, **asked), by)
    return frameworks.publish_edition(edition, by=by, today=TODAY) if publish else edition


def _turn(row: Return, asked_by: Agency | None, by: User) -> tuple[ChallengeDay, Slot]:
    """A day with one turn."""
    day = _saved(ChallengeDay(cycle=row.cycle, held_on=TODAY, place="By video"), by)
    made = Slot(day=day, of=row, begins_at=time(9), minutes=20, asked_by=asked_by)
    return day, _saved(made, by)


def _saved(row: Any, by: User) -> Any:
    row.save_because("made", by=by)
    return row


def _cycle(tag: str, *, edition: Edition, group: Board, by: User) -> Cycle:
    said: dict[str, Any] = {"edition": edition, "group": group, "title": f"Cycle {tag}"}
    place = edition.framework.partnership
    return cycles.draw_up(place, **said, due_on=DUE, by=by, today=TODAY)


def _answer(row: Return, by: User) -> None:
    best = row.cycle.edition.scale.grades.get(code="G")
    for line in lines_of(row):
        said = Said(grade=best, words="A list")
        save_answer(line.section, line.question, said, read=0, by=by)


def _evidence(row: Return, by: User) -> Use:
    """A file under the first answer."""
    line = lines_of(row)[0]
    shown = Shown("A list of policies", date(2026, 1, 1), date(2026, 10, 1))
    return add_evidence(line.section, line.question, shown, make.pdf(), by=by, now=NOON)


def _of_police(row: Return, question: Question, by: User) -> Use:
    """A file in the police's return, which their senior officer reads."""
    kept = Evidence(of=row, title="A list", tells_from=TODAY, tells_until=TODAY)
    section = row.sections.get(standard=question.standard_id)
    kept = _saved(kept, by)
    use: Use = _saved(Use(evidence=kept, section=section, question=question), by)
    return use


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    first, second = d.audit_open.sections.order_by("standard__number")
    answer: Answer = d.audit_moderation.answer
    police = Return.objects.get(cycle=d.audit_cycles["asked"], agency=d.police)
    edition = d.audit_edition
    kept = {
        "scale": edition.scale,
        "grade": edition.scale.grades.first(),
        "framework": edition.framework,
        "standard": edition.standards.first(),
        "question": Question.objects.get(standard__edition=edition, key="Q1"),
        "published": d.audit_count,
        "given": first,
        "kept": second,
        "section-in": d.audit_in.sections.first(),
        "audit-submission": d.audit_in.submissions.get(),
        "audit-remark": d.audit_remark,
        "audit-moderation": d.audit_moderation,
        "audit-answer": answer,
        "return": d.audit_in,
        "survey": d.audit_survey,
        "day-own": d.audit_day,
        "turn-own": d.audit_turn,
        "turn-asks": d.audit_turn_asks,
        "used": d.audit_used,
        "used-in": d.audit_used_in,
        "evidence": d.audit_used.evidence,
        "evidence-in": d.audit_used_in.evidence,
    }
    found: dict[str, list[Any]] = {
        "audits:edition@here": [edition.pk],
        "audits:edition@there": [d.audit_there.cycle.edition.pk],
        "audits:begin_edition@here": [edition.pk],
        "audits:publish@new": [d.audit_new.pk],
        "audits:add_standard@new": [d.audit_new.pk],
        "audits:cycle@asked": [d.audit_cycles["asked"].pk],
        "audits:prompts@asked": [d.audit_cycles["asked"].pk],
        "audits:gap@asked": [d.audit_cycles["asked"].pk],
        "audits:open_survey@asked": [d.audit_cycles["asked"].pk],
        "audits:survey_by_link@past": [d.audit_survey.get_absolute_url().split("/")[-2]],
        "audits:over_time@asked": [d.audit_cycles["asked"].pk],
        "audits:cycle@there": [d.audit_there.cycle.pk],
        "audits:launch@drawn": [d.audit_cycles["drawn"].pk],
        "audits:give@open": [d.audit_open.pk, 1],
        "audits:give@police": [police.pk, 1],
        "audits:check@police": [police.pk],
        "audits:remark@police": [d.audit_begun.pk],
        "audits:regrade@police": [d.audit_begun.pk],
        "audits:answer@police": [police.sections.first().pk],
        "audits:answer@given": [first.pk],
        "audits:answer@kept": [second.pk],
        "audits:answer@there": [d.audit_there.sections.first().pk],
        "audits:add_evidence@given": [first.pk, d.audit_used.question_id],
        "audits:use_evidence@given": [first.pk, d.audit_used.question_id],
        "audits:take_off@used": [d.audit_used.pk],
        "audits:take_off@police": [d.audit_used_police.pk],
        "audits:one_answer@open": [d.audit_open.answers.first().pk],
        "audits:one_answer@in": [answer.pk],
        "exports:download_of@heat-map-asked": ["heat-map", d.audit_cycles["asked"].pk, "csv"],
        "exports:download_of@return-open": ["return", d.audit_open.pk, "csv"],
        "exports:download_of@return-in": ["return", d.audit_in.pk, "csv"],
    }
    for tag, key in (("here", here), ("there", there)):
        found |= {f"audits:{page}@{tag}": [key] for page in ("register", "take_over", "draw_up")}
    for tag, one in (("open", d.audit_open), ("in", d.audit_in), ("there", d.audit_there)):
        ways = ["return", "carry_over", "check", "send_back", "extend", "take_workbook"]
        ways.append("bring_workbook")
        found |= {f"audits:{page}@{tag}": [one.pk] for page in ways}
    acts = ("remark", "moderate", "reply", "make_final", "regrade", "challenge", "action")
    found |= {f"audits:{page}@in": [answer.pk] for page in acts}
    part = d.audit_new.standards.first()
    worded = ("rename_standard", "drop_standard", "add_question")
    found |= {f"audits:{page}@new": [part.pk] for page in worded}
    question = Question.objects.get(standard=part).pk
    found |= {f"audits:{page}@new": [question] for page in ("question", "drop_question")}
    coming = Return.objects.get(cycle=d.audit_cycles["next"], agency=d.w.trust)
    found |= {f"audits:{page}@new": [d.audit_new.pk] for page in ("take_wording", "bring_wording")}
    found["audits:wording@new"] = [d.audit_new.pk, d.wording.pk]
    found["audits:workbook@open"] = [d.audit_open.pk, d.audit_sheet.pk]
    found["audits:carry_over@next"] = [coming.pk]
    days = {"own": d.audit_day, "asks": d.audit_day_asks, "there": d.audit_day_there}
    found |= {f"audits:challenge_day@{tag}": [one.pk] for tag, one in days.items()}
    found |= {f"audits:{page}@own": [d.audit_turn.pk] for page in ("change_slot", "say_outcome")}
    found["audits:tell_agencies@own"] = [d.audit_day.pk]
    found["audits:plan_day@past"] = [d.audit_cycles["past"].pk]
    found["exports:download_of@day-own"] = ["challenge-day", d.audit_day.pk, "csv"]
    for tag, thing in kept.items():
        logs = ("why", "changes", "readings")
        found |= {f"access:{page}@{tag}": [thing._meta.label, thing.pk] for page in logs}
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    first, second = (
        Question.objects.get(standard__edition=d.audit_edition, key=key).pk for key in ("Q1", "Q2")
    )
    due = {"due_on_day": 29, "due_on_month": 1, "due_on_year": 2027}

    def file() -> dict[str, Any]:
        told = {**three("tells_from", TODAY), **three("tells_until", TODAY)}
        return {"title": "A survey", "file": make.pdf(words="A survey"), **told}

    return {
        "audits:take_over": {"code": "S11"},
        "audits:draw_up": {
            **{"edition": d.audit_edition.pk, "group": d.w.group.pk, "title": "Another"},
            **due,
        },
        "audits:add_standard": {"title": "Another"},
        "audits:rename_standard": {"title": "Another"},
        "audits:add_question": {"words": "Is it so now?"},
        "audits:question": {"words": "Is it so now?"},
        "audits:give": {"person": d.w.lead.pk},
        "audits:check": {"signed_as": "Chief nurse", "agreed": "on"},
        "audits:answer@given": _changed(first),
        "audits:answer@kept": _changed(second),
        "audits:answer@there": {},
        "audits:add_evidence": file,
        "audits:use_evidence": {"evidence": d.audit_kept.pk},
        "audits:bring_workbook": lambda: {"file": _workbook()},
        "audits:bring_wording": lambda: {"file": _worded()},
        "audits:plan_day": {
            **{"place": "By video", "begins_at": "9am", "minutes": 20},
            **three("held_on", date(2027, 1, 15)),
        },
        "audits:change_slot": {"begins_at": "10am", "minutes": 20},
        "audits:say_outcome": {"outcome": "Training by March"},
        "audits:open_survey": three("closes_on", DUE),
        "audits:survey_by_link": {"agency": d.w.trust.pk, f"said_{first}": 4},
        "audits:extend": {"because": "A new lead", **three("due_on", date(2027, 3, 1))},
        "audits:send_back": {"because": "Question 1.1 again"},
        "audits:remark": {"words": "Since when?"},
        "audits:moderate": {"grade": "R", "reason": "It is older still."},
        "audits:challenge": {"what": "What was done since?"},
        "audits:action": {"what": "Train everybody", **three("due_on", DUE)},
        "audits:reply": {"words": "We sent a new one."},
        "audits:regrade": {"grade": "G", "words": "It is put right."},
    }


def _workbook() -> SimpleUploadedFile:
    """Other words for the first answer, which was saved once."""
    return SimpleUploadedFile("r.csv", b"Number,What shows it,Saved\n1.1,Two lists,1\n")


def _worded() -> SimpleUploadedFile:
    """Something new is asked."""
    return SimpleUploadedFile("e.csv", b"Standard,Question\n1,Is it so on Sundays?\n")


def _changed(question: int) -> dict[str, Any]:
    """Other words, by somebody who has read the answer that stands."""
    return {f"grade_{question}": "G", f"words_{question}": "Two lists", f"read_{question}": 1}
