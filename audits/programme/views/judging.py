"""Pages of an agency's part: its cases, one at a time, handed in, agreed on."""

from functools import partial

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audits.models import Grade
from audits.programme import forms
from audits.programme.models import Case, Judgement, Part
from audits.programme.services import judging
from audits.programme.views.planning import form_page
from boards.known_names import names_here
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, take_errors, typed
from partnership.ui.forms import PortalForm


@require_safe
@right("view", Part, lookup="pk", page="the part of an agency")
def part(request: PersonRequest, row: Part) -> HttpResponse:
    """The cases, how far each is, and what was judged."""
    row = _whole(row)
    open_ = {case.pk: many for case, many in judging.lacking(row)}
    asked = len(judging.asked_of(row))
    said: dict[int, list[Judgement]] = {}
    for one in row.judgements.select_related("question__standard", "grade", "agreed", "agreed_by"):
        said.setdefault(one.case_id, []).append(one)
    cases = [
        (case, open_.get(case.pk, 0), asked, said.get(case.pk, []))
        for case in Case.objects.filter(audit=row.audit_id)
    ]
    context = {"part": row, "audit": row.audit, "cases": cases, "rights": request.rights}
    first = next((case for case, many, _, _ in cases if many), None)
    context |= {"first": first, "over": bool(row.audit.reported_on or row.audit.given_up_because)}
    return render(request, "programme/part.html", context)


@form_page
@right("judge", Part, lookup="pk", page="judging a case")
def judge(request: PersonRequest, row: Part, case: int) -> HttpResponse:
    """One case: every question of the tool on one page."""
    row = _whole(row)
    found = get_object_or_404(Case, pk=case, audit=row.audit_id)
    grades = list(Grade.objects.filter(scale__editions=row.audit.tool_id))
    rows = Judgement.objects.filter(part=row, case=found).select_related("grade")
    form = forms.JudgeForm(
        typed(request),
        asked=judging.asked_of(row),
        grades=grades,
        stands={one.question_id: one for one in rows},
        known=names_here(row.audit.partnership_id),
    )
    meanwhile: dict[int, Judgement] = {}
    if request.method == "POST" and form.is_valid():
        try:
            meanwhile = judging.judge_case(row, found, form.said(), by=request.user)
        except ValidationError as error:
            take_errors(form, error)
        if meanwhile:
            form.take_what_stands(meanwhile)
        if not form.errors:
            return HttpResponseRedirect(_onwards(request, row, found))
    context = {"part": row, "audit": row.audit, "case": found, "form": form}
    context["meanwhile"] = list(meanwhile.values())
    return render(request, "programme/judge.html", context)


def _onwards(request: PersonRequest, row: Part, case: Case) -> str:
    later = Case.objects.filter(audit=row.audit_id, number__gt=case.number).first()
    if "next" in request.POST and later is not None:
        return reverse("programme:judge", args=[row.pk, later.pk])
    return row.get_absolute_url()


@form_page
@right("judge", Part, lookup="pk", page="handing in")
def hand_in(request: PersonRequest, row: Part) -> HttpResponse:
    """Every case is judged."""
    row = _whole(row)
    do = partial(judging.hand_in, row, by=request.user, now=timezone.now())
    page = around(
        "Hand it in", "Hand it in", kicker=row, back="the cases", to=row.get_absolute_url()
    )
    page["standfirst"] = "The service and the group read it then. It is not changed after that."
    if missing := judging.lacking(row):
        words = ", ".join(f"case {one.number} ({many} open)" for one, many in missing[:8])
        page["standfirst"] = f"Still to be judged: {words}."
    form = PortalForm(typed(request))
    return act(request, form, do, then=row.get_absolute_url(), said="It is handed in.", page=page)


@form_page
@right("agree", Part, lookup="pk", page="sending a part back")
def send_back(request: PersonRequest, row: Part) -> HttpResponse:
    """The agency does something again."""
    row = _whole(row)
    do = partial(judging.send_back, row, by=request.user, now=timezone.now())
    page = around("Send it back", "Send it", kicker=row, back="the part", to=row.get_absolute_url())
    form = forms.SendBackForm(typed(request), known=names_here(row.audit.partnership_id))
    said = "It is sent back and the leads are told."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("agree", Judgement, lookup="pk", page="the grade agreed on")
def agree(request: PersonRequest, row: Judgement) -> HttpResponse:
    """Write down the grade that the auditors agreed on."""
    part = _whole(row.part)
    grades = list(Grade.objects.filter(scale__editions=part.audit.tool_id))
    known = names_here(part.audit.partnership_id)
    form = forms.AgreeForm(typed(request), grades=grades, known=known)
    do = partial(judging.agree, row, by=request.user, now=timezone.now())
    title = f"Grade agreed on: case {row.case.number}, question {row.question}"
    to = part.get_absolute_url()
    page = around(title, "Save it", kicker=part, back="the part", to=to)
    page["standfirst"] = row.question.words
    return act(request, form, do, then=to, said="The grade agreed on is written down.", page=page)


def _whole(row: Part) -> Part:
    related = ("audit__partnership", "audit__tool", "agency")
    found: Part = Part.objects.select_related(*related).get(pk=row.pk)
    return found
