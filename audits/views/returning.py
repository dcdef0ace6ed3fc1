"""Pages of a return: its list of tasks, one standard at a time, checked and submitted."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audits import forms
from audits.lacking import lacking, lines_of, parts_of
from audits.models import Answer, Evidence, Return, Section, Submission
from audits.services import answering, giving, submitting
from boards.known_names import names_here
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Return, lookup="pk", page="the return")
def one(request: PersonRequest, row: Return) -> HttpResponse:
    """The task list of a return: each standard, who has it and how far it is."""
    row = Return.objects.select_related("cycle__edition__framework", "agency").get(pk=row.pk)
    lines = lines_of(row, today=timezone.localdate())
    parts = parts_of(lines)
    context = {
        "return": row,
        "rights": request.rights,
        "parts": parts,
        "complete": sum(part.complete == len(part.lines) for part in parts),
        "first": next((part for part in parts if part.complete < len(part.lines)), None),
        "missing": len(lacking(lines)),
        "carries": sum(line.answer is None and line.last is not None for line in lines),
        "submissions": row.submissions.select_related("by"),
    }
    return render(request, "audits/return.html", context)


@form_page
@right("answer", Section, lookup="pk", page="answering a standard")
def answer(request: PersonRequest, section: Section) -> HttpResponse:
    """One standard: every question of it on one page."""
    row = section.of
    lines = lines_of(row, section, today=timezone.localdate())
    alone = _number(request, "alone")
    if alone:
        lines = [line for line in lines if line.question.pk == alone]
    grades = list(row.cycle.edition.scale.grades.all())
    known = names_here(row.cycle.partnership_id)
    form = forms.StandardForm(typed(request), lines=lines, grades=grades, known=known)
    if alone:
        return _save_alone(form, section, request)
    meanwhile: list[Answer] = []
    if request.method == "POST" and form.is_valid():
        meanwhile = _save(form, section, request)
        if not form.errors:
            return HttpResponseRedirect(_onwards(request, section))
    context = {"return": row, "section": section, "standard": section.standard, "form": form}
    context |= {"meanwhile": meanwhile, "back": _back(request, section)}
    context["has_files"] = Evidence.objects.visible_to(request.user).filter(of=row).exists()
    return render(request, "audits/answer.html", context)


def _save_alone(form: forms.StandardForm, section: Section, request: PersonRequest) -> JsonResponse:
    """One question, saved by the page itself while the reader types (static/js/saving.js).

    Gives how often it was saved now, or why it is not: then the page keeps what was typed, and its
    buttons show the whole story.
    """
    if not form.lines:
        return JsonResponse({"words": "This question is not asked here."}, status=404)
    meanwhile = _save(form, section, request) if form.is_valid() else []
    if form.errors:
        words = next(iter(form.errors.values()))[0]
        return JsonResponse({"words": words}, status=409 if meanwhile else 422)
    pk = form.lines[0].question.pk
    stands = Answer.objects.filter(of=section.of_id, question=pk).first()
    return JsonResponse({"saved": stands.saved if stands else 0})


def _back(request: PersonRequest, section: Section) -> str:
    """The list of the return; whoever was given one standard does not see it."""
    seen = Return.objects.visible_to(request.user).filter(pk=section.of_id).exists()
    return section.of.get_absolute_url() if seen else reverse("reporting:home")


def _onwards(request: PersonRequest, section: Section) -> str:
    wanted = _number(request, "file")
    if wanted:
        return reverse("audits:add_evidence", args=[section.pk, wanted])
    if "next" in request.POST:
        mine = Section.objects.visible_to(request.user, "answer").filter(of=section.of_id)
        later = mine.filter(standard__number__gt=section.standard.number).first()
        if later is not None:
            return str(later.get_absolute_url())
    return _back(request, section)


def _number(request: PersonRequest, name: str) -> int:
    words = request.POST.get(name, "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


@transaction.atomic
def _save(form: forms.StandardForm, section: Section, request: PersonRequest) -> list[Answer]:
    """Save each question; gives what somebody else saved meanwhile, and then keeps nothing half."""
    meanwhile = []
    for line, said, read in form.said():
        try:
            answering.save_answer(section, line.question, said, read=read, by=request.user)
        except answering.ChangedMeanwhile as error:
            meanwhile.append(error.answer)
            form.add_error(f"words_{line.question.pk}", error.messages[0])
        except ValidationError as error:
            form.add_error(None, error.messages)
    if form.errors:
        transaction.set_rollback(True)
        form.take_what_stands(meanwhile)
    return meanwhile


@form_page
@right("answer", Return, lookup="pk", page="giving a standard to a colleague")
def give(request: PersonRequest, row: Return, number: int) -> HttpResponse:
    """Give one standard to a colleague, or take it back."""
    section = _section(row, number)
    now = timezone.now()
    people = giving.colleagues(row, now)
    form = forms.GiveForm(
        typed(request), people=people, initial={"person": section.person_id or forms.LEADS}
    )

    def do(person: str) -> Section:
        who = next((one for one in people if str(one.pk) == person), None)
        return giving.give(section, who, by=request.user, now=now)

    def said(done: Section) -> str:
        return f"{done.person} is told." if done.person else "The leads answer it."

    page = _around(row, f"Who answers standard {number}?", "Save")
    page["standfirst"] = (
        "They see this standard and nothing else of the return. You can answer it too."
    )
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


def _section(row: Return, number: int) -> Section:
    found: Section = get_object_or_404(row.sections, standard__number=number)
    return found


@form_page
@right("answer", Return, lookup="pk", page="carrying answers over")
def carry_over(request: PersonRequest, row: Return) -> HttpResponse:
    """Begin with what was said last time."""
    do = partial(answering.carry_over, row, by=request.user)

    def said(many: int) -> str:
        return f"{many} answers are carried over. Confirm each of them: save its standard."

    page = _around(row, "Begin with last time’s answers", "Carry them over")
    page["standfirst"] = (
        "Questions without an answer get what you said last time. Actions are not carried over."
    )
    form = PortalForm(typed(request))
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("submit", Return, lookup="pk", page="checking the return")
def check(request: PersonRequest, row: Return) -> HttpResponse:
    """Check the answers, and submit them."""
    lines = lines_of(row)

    def do(signed_as: str, **_: Any) -> Submission:
        return submitting.submit(row, signed_as=signed_as, by=request.user, now=timezone.now())

    page = _around(row, "Check the answers", "Submit the return")
    page |= {"lines": lines, "missing": lacking(lines), "return": row}
    form = forms.SubmitForm(typed(request))
    said = "It is submitted. You can read and download it here for ever."
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said=said, page=page, template="audits/check.html")


def _around(row: Return, title: str, submit: str) -> dict[str, Any]:
    to = row.get_absolute_url()
    return around(title, submit, kicker=row, back="the return", to=to)
