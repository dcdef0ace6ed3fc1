"""Pages of one answer once it is in: the thread, the moderated grade, the reply, graded anew."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audits import forms
from audits.models import Answer, Grade, Moderation, Return
from audits.services import answering, chasing, moderating
from boards.known_names import names_here
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm
from partnership.ui.words import plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Answer, lookup="pk", page="one answer of the return")
def one(request: PersonRequest, row: Answer) -> HttpResponse:
    """One answer with everything that was said about it, and every grade that it had."""
    past = row.history.select_related("grade", "history_user").order_by("history_date")
    context = {
        "answer": row,
        "return": row.of,
        "moderation": _moderation(row),
        "remarks": row.remarks.select_related("by"),
        "past": past,
        "rights": request.rights,
    }
    return render(request, "audits/one_answer.html", context)


def _moderation(row: Answer) -> Moderation | None:
    return Moderation.objects.filter(answer=row).select_related("grade", "by", "replied_by").first()


def _grades(row: Answer) -> list[Grade]:
    return list(row.of.cycle.edition.scale.grades.all())


@form_page
@right("remark", Answer, lookup="pk", page="a remark about an answer")
def remark(request: PersonRequest, row: Answer) -> HttpResponse:
    """Ask about the answer, or answer what was asked."""
    form = forms.RemarkForm(typed(request), known=names_here(row.of.cycle.partnership_id))
    do = partial(moderating.remark, row, by=request.user, now=timezone.now())
    page = _around(row, f"About question {row.question}", "Send it")
    return act(request, form, do, then=row.get_absolute_url(), said="It is sent.", page=page)


@form_page
@right("moderate", Answer, lookup="pk", page="moderating a grade")
def moderate(request: PersonRequest, row: Answer) -> HttpResponse:
    """Grade beside the agency's own."""
    known = names_here(row.of.cycle.partnership_id)
    stands = _moderation(row)
    initial = {"grade": stands.grade.code, "reason": stands.reason} if stands else {}
    form = forms.ModerateForm(typed(request), grades=_grades(row), known=known, initial=initial)
    do = partial(moderating.moderate, row, by=request.user, now=timezone.now())
    page = _around(row, f"Moderate the grade of {row.question}", "Save the moderated grade")
    page["standfirst"] = (
        f"The agency said: {row.grade or 'it does not apply'}. Both grades stand, and the agency is"
        " asked what it says before yours is final."
    )
    said = "It is saved. The agency is told."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("answer", Answer, lookup="pk", page="replying to a moderated grade")
def reply(request: PersonRequest, row: Answer) -> HttpResponse:
    """What the agency says to the moderated grade."""
    moderation = _there(row)
    form = forms.ReplyForm(
        typed(request),
        known=names_here(row.of.cycle.partnership_id),
        initial={"words": moderation.reply},
    )
    do = partial(moderating.reply, moderation, by=request.user, now=timezone.now())
    page = _around(row, f"Reply to the moderated grade of {row.question}", "Save the reply")
    page["standfirst"] = f"The board says: {moderation.grade}. {moderation.reason}"
    return act(request, form, do, then=row.get_absolute_url(), said="It is saved.", page=page)


@form_page
@right("moderate", Answer, lookup="pk", page="making a moderated grade final")
def make_final(request: PersonRequest, row: Answer) -> HttpResponse:
    """From now on the moderated grade counts."""
    moderation = _there(row)
    do = partial(moderating.make_final, moderation, by=request.user, now=timezone.now())
    page = _around(row, f"Make the moderated grade of {row.question} final", "Make it final")
    said = moderation.reply or "nothing yet"
    page["standfirst"] = f"It counts from now on. The agency says to it: {said}"
    form = PortalForm(typed(request))
    return act(request, form, do, then=row.get_absolute_url(), said="It is final.", page=page)


def _there(row: Answer) -> Moderation:
    found = _moderation(row)
    if found is None:
        raise Http404
    return found


@form_page
@right("answer", Answer, lookup="pk", page="grading anew")
def regrade(request: PersonRequest, row: Answer) -> HttpResponse:
    """The agency grades anew, because something was done since."""
    known = names_here(row.of.cycle.partnership_id)
    initial = {"grade": row.grade.code if row.grade else "", "words": row.words}
    form = forms.RegradeForm(typed(request), grades=_grades(row), known=known, initial=initial)
    do = partial(answering.regrade, row, by=request.user, now=timezone.now())
    page = _around(row, f"Grade {row.question} anew", "Save the new grade")
    page["standfirst"] = "What you submitted stays word for word; what stood before stays readable."
    return act(request, form, do, then=row.get_absolute_url(), said="It is saved.", page=page)


@form_page
@right("moderate", Return, lookup="pk", page="sending the return back")
def send_back(request: PersonRequest, row: Return) -> HttpResponse:
    """Let the agency change its return and submit it again."""
    form = forms.SendBackForm(typed(request), known=names_here(row.cycle.partnership_id))
    do = partial(moderating.send_back, row, by=request.user, now=timezone.now())
    to = row.get_absolute_url()
    page = around("Send the return back", "Send it back", kicker=row, back="the return", to=to)
    page["standfirst"] = (
        "What was submitted stays. The agency changes its answers and submits again."
    )
    said = "It is sent back. The agency’s leads are told."
    return act(request, form, do, then=to, said=said, page=page)


@form_page
@right("extend", Return, lookup="pk", page="giving a return longer")
def extend(request: PersonRequest, row: Return) -> HttpResponse:
    """One agency gets longer; the others keep their day."""
    form = forms.ExtendForm(typed(request), known=names_here(row.cycle.partnership_id))
    do = partial(chasing.extend, row, by=request.user, today=timezone.localdate())
    to = row.get_absolute_url()
    page = around("Give it longer", "Save the day", kicker=row, back="the return", to=to)
    page["standfirst"] = f"It is due by {plain_day(row.due_on)}. The other agencies keep their day."
    return act(request, form, do, then=to, said="It has longer.", page=page)


def _around(row: Answer, title: str, submit: str) -> dict[str, Any]:
    to = row.get_absolute_url()
    return around(title, submit, kicker=row.of, back="the answer", to=to)
