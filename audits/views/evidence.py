"""Pages that put files under the answers of a standard."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audits import forms
from audits.lacking import Line, lines_of
from audits.models import Evidence, Section, Use
from audits.services import evidence
from boards.known_names import names_here
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _line(section: Section, question: int) -> Line:
    for line in lines_of(section.of, section):
        if line.question.pk == question:
            return line
    raise Http404


@form_page
@right("answer", Section, lookup="pk", page="adding evidence")
def add(request: PersonRequest, section: Section, question: int) -> HttpResponse:
    """A file that shows what the answer says."""
    line = _line(section, question)
    known = names_here(section.of.cycle.partnership_id)
    sent = request.FILES if request.method == "POST" else None
    form = forms.EvidenceForm(typed(request), sent, person=request.user, known=known)

    def do(file: Any, **_: Any) -> Use:
        by: dict[str, Any] = {"by": request.user, "now": timezone.now()}
        return evidence.add_evidence(section, line.question, form.shown(), file, **by)

    page = _around(section, f"Evidence for question {line.question}", "Add the file")
    page["standfirst"] = line.question.evidence
    said = "The file stands under the answer."
    return act(request, form, do, then=section.get_absolute_url(), said=said, page=page)


@form_page
@right("answer", Section, lookup="pk", page="using a file again")
def use(request: PersonRequest, section: Section, question: int) -> HttpResponse:
    """A file that stands in the return already shows this answer too."""
    line = _line(section, question)
    files = Evidence.objects.visible_to(request.user).filter(of=section.of_id)
    form = forms.UseForm(typed(request), files=files)
    do = partial(evidence.use_evidence, section=section, question=line.question, by=request.user)
    page = _around(section, f"A file for question {line.question}", "Use it")
    said = "The file stands under this answer too."
    return act(request, form, do, then=section.get_absolute_url(), said=said, page=page)


@form_page
@right("change", Use, lookup="pk", page="taking a file off")
def take_off(request: PersonRequest, row: Use) -> HttpResponse:
    """The file does not show this answer after all."""
    do = partial(evidence.take_off, row, by=request.user)
    page = _around(row.section, f"Take “{row.evidence}” off {row.question}", "Take it off")
    page["standfirst"] = "The file stays in the return, also under other answers."
    form, then = PortalForm(typed(request)), row.section.get_absolute_url()
    return act(request, form, do, then=then, said="It is taken off.", page=page)


def _around(section: Section, title: str, submit: str) -> dict[str, Any]:
    to = section.get_absolute_url()
    return around(title, submit, kicker=section, back="the standard", to=to)
