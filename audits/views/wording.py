"""Pages that word a new edition."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from audits import forms
from audits.models import Edition, Question, Standard
from audits.services import wording
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("change", Edition, lookup="pk")
def begin(request: PersonRequest, row: Edition) -> HttpResponse:
    """The next edition, word for word to begin with."""
    do = partial(wording.begin_edition, row, by=request.user)
    page = _around(row, "Begin a new edition", "Begin it")
    page["standfirst"] = "It begins with every standard and question of the newest one."
    said = "The new edition is begun. Word it, then publish it."
    form = PortalForm(typed(request))
    return act(request, form, do, then=Edition.get_absolute_url, said=said, page=page)


@form_page
@right("change", Edition, lookup="pk")
def add_standard(request: PersonRequest, row: Edition) -> HttpResponse:
    """One more standard, at the end."""
    do = partial(wording.add_standard, row, by=request.user)
    page = _around(row, "Add a standard", "Add it")
    form, then = forms.TitleForm(typed(request)), row.get_absolute_url()
    return act(request, form, do, then=then, said="The standard is added.", page=page)


@form_page
@right("change", Standard, lookup="pk")
def rename(request: PersonRequest, row: Standard) -> HttpResponse:
    """Word its title anew."""
    do = partial(wording.rename_standard, row, by=request.user)
    page = _around(row.edition, f"Rename standard {row.number}", "Save it")
    form = forms.TitleForm(typed(request), initial={"title": row.title})
    then = row.edition.get_absolute_url()
    return act(request, form, do, then=then, said="It is saved.", page=page)


@form_page
@right("change", Standard, lookup="pk")
def drop_standard(request: PersonRequest, row: Standard) -> HttpResponse:
    """Leave it out, with its questions."""
    do = partial(wording.drop_standard, row, by=request.user)
    page = _around(row.edition, f"Leave out {row}", "Leave it out")
    page["standfirst"] = "Its questions go with it. Earlier editions keep them."
    form, then = PortalForm(typed(request)), row.edition.get_absolute_url()
    return act(request, form, do, then=then, said="It is left out.", page=page)


@form_page
@right("change", Standard, lookup="pk")
def add_question(request: PersonRequest, row: Standard) -> HttpResponse:
    """One more question, at the end of the standard."""
    form = forms.QuestionForm(typed(request))

    def do(**_: Any) -> Question:
        return wording.put_question(row, form.wording(), by=request.user)

    page = _around(row.edition, f"Add a question to standard {row.number}", "Add it")
    then = row.edition.get_absolute_url()
    return act(request, form, do, then=then, said="The question is added.", page=page)


@form_page
@right("change", Question, lookup="pk")
def question(request: PersonRequest, row: Question) -> HttpResponse:
    """Word a question anew."""
    names = ("words", "guidance", "evidence", "twin", "kinds", "may_not_apply")
    initial = {name: getattr(row, name) for name in names}
    form = forms.QuestionForm(typed(request), initial=initial)

    def do(**_: Any) -> Question:
        return wording.put_question(row.standard, form.wording(), question=row, by=request.user)

    page = _around(row.standard.edition, f"Change question {row}", "Save it")
    then = row.standard.edition.get_absolute_url()
    return act(request, form, do, then=then, said="It is saved.", page=page)


@form_page
@right("change", Question, lookup="pk")
def drop_question(request: PersonRequest, row: Question) -> HttpResponse:
    """Leave it out."""
    do = partial(wording.drop_question, row, by=request.user)
    page = _around(row.standard.edition, f"Leave out question {row}", "Leave it out")
    page["standfirst"] = row.words
    form, then = PortalForm(typed(request)), row.standard.edition.get_absolute_url()
    return act(request, form, do, then=then, said="It is left out.", page=page)


def _around(row: Edition, title: str, submit: str) -> dict[str, Any]:
    to = row.get_absolute_url()
    return around(title, submit, kicker=row, back="the edition", to=to)
