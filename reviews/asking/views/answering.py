"""Pages of one agency's questions: what it answers, signed in or by link; what the service says."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from partnership.access.services import note_reading, rights_of
from partnership.access.views import right
from partnership.documents.models import Document
from partnership.links.services import DeadLink
from partnership.links.views import dead_link, unlogged
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm
from reviews.asking import forms
from reviews.asking.links import open_questions
from reviews.asking.models import Asked, Draft, Submission
from reviews.asking.services import answering
from reviews.asking.side import files_of, standing

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Asked, lookup="pk")
def asked(request: PersonRequest, row: Asked) -> HttpResponse:
    """One agency's questions, and all that it answered, newest first."""
    seen = Submission.objects.visible_to(request.user).filter(asked=row)
    related = seen.select_related("submitted_by", "read_by", "sent_back_by")
    given = list(related.prefetch_related("answers__question"))
    files = files_of(given)
    of_case = rights_of(request.user, row.asking)
    if of_case:
        note_reading(request.user, row.asking, "the answers of one agency", now=timezone.now())
    rights = request.rights | of_case
    context = {"row": row, "rights": rights, "questions": answering.questions_of(row)}
    context["given"] = [(one, files.get(one.pk, [])) for one in given]
    last = given[0] if given else None
    context["words"], context["tint"] = standing(row, last, timezone.localdate())
    context["reads_case"] = bool(of_case)
    return render(request, "asking/asked.html", context)


@form_page
@right("answer", Asked, lookup="pk")
def answer(request: PersonRequest, row: Asked) -> HttpResponse:
    """Signed in: write the answers, keep them as a draft or submit them."""
    return _answers(request, request.user, row, "")


@form_page
@right("answer", Asked, lookup="pk")
def add_file(request: PersonRequest, row: Asked) -> HttpResponse:
    """Signed in: attach a file to the draft."""
    return _file(request, request.user, row, "")


@form_page
@right("answer", Asked, lookup="pk")
def refuse(request: PersonRequest, row: Asked) -> HttpResponse:
    """Signed in: give nothing, and say why."""
    return _refuse(request, request.user, row, "")


@login_not_required
@form_page
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """By the link of a letter: the same. Opening it changes nothing."""
    return _linked(request, token, _answers)


@login_not_required
@form_page
def file_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """By link: attach a file to the draft."""
    return _linked(request, token, _file)


@login_not_required
@form_page
def refuse_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """By link: give nothing, and say why."""
    return _linked(request, token, _refuse)


def _linked(request: HttpRequest, token: str, page: Any) -> HttpResponse:
    try:
        person, row = open_questions(token, now=timezone.now())
    except DeadLink:
        return unlogged(dead_link(request))
    return unlogged(page(request, person, row, token))


def _address(row: Asked, token: str, name: str = "answer") -> str:
    """A page of this agency, by the same way as the reader came."""
    by_link_names = {"answer": "by_link", "add_file": "file_by_link", "refuse": "refuse_by_link"}
    if token:
        return reverse(f"asking:{by_link_names[name]}", args=[token])
    return reverse(f"asking:{name}", args=[row.pk])


def _answers(request: HttpRequest, person: User, row: Asked, token: str) -> HttpResponse:
    context: dict[str, Any] = {"row": row, "token": token, "person": person}
    if row.sent.is_closed:
        return render(request, "asking/answered.html", context)
    draft = Draft.objects.filter(asked=row).first()
    form = forms.AnswersForm(
        typed(request),
        questions=answering.questions_of(row),
        draft=draft,
        known=names_here(row.sent.partnership_id),
    )
    submits = request.POST.get("do") == "submit"
    common: dict[str, Any] = {"by": person, "now": timezone.now()}
    do: Any = partial(answering.save_draft, row, **common)
    if submits:
        do = partial(answering.submit, row, by_link=bool(token), **common)
    context |= {
        "draft": draft,
        "files": Document.objects.about(draft) if draft else [],
        "last": row.submissions.first(),
        "file_url": _address(row, token, "add_file"),
        "refuse_url": _address(row, token, "refuse"),
    }
    said = "Your answers are submitted." if submits else "Your draft is saved."
    then = _address(row, token) if token or not submits else row.get_absolute_url()
    return act(request, form, do, then=then, said=said, page=context, template="asking/answer.html")


def _file(request: HttpRequest, person: User, row: Asked, token: str) -> HttpResponse:
    known = names_here(row.sent.partnership_id)
    sent = request.FILES if request.method == "POST" else None
    form = forms.FileForm(typed(request), sent, person=person, known=known)
    do = partial(answering.attach_file, row, by=person, now=timezone.now())
    to = _address(row, token)
    page = _page(row, "Attach a file", "Attach it", to)
    return act(request, form, do, then=to, said="The file is attached.", page=page)


def _refuse(request: HttpRequest, person: User, row: Asked, token: str) -> HttpResponse:
    form = forms.RefuseForm(typed(request), known=names_here(row.sent.partnership_id))
    now = timezone.now()
    do = partial(answering.refuse, row, by=person, today=timezone.localdate(now), now=now)
    to = _address(row, token)
    page = _page(row, "Refuse the request", "Refuse it", to)
    then = to if token else row.get_absolute_url()
    return act(request, form, do, then=then, said="The service is told.", page=page)


def _page(row: Asked, title: str, submit: str, to: str) -> dict[str, Any]:
    kicker = f"{row.sent.case_reference}, {row.who}"
    return around(title, submit, kicker=kicker, back="the questions", to=to)


@form_page
@right("change", Submission, lookup="pk")
def take(request: PersonRequest, row: Submission) -> HttpResponse:
    """The service has read the answers."""
    do = partial(answering.take, row, by=request.user, today=timezone.localdate())
    page = around("Take the answers", "Take them", kicker=row, back="them", to=_of(row))
    page["standfirst"] = "They are marked as read. They can still be sent back."
    form, said = PortalForm(typed(request)), "They are marked as read."
    return act(request, form, do, then=_of(row), said=said, page=page)


@form_page
@right("change", Submission, lookup="pk")
def send_back(request: PersonRequest, row: Submission) -> HttpResponse:
    """Ask the agency to answer anew."""
    asked_of = row.asked.sent
    form = forms.SendBackForm(typed(request), known=names_here(asked_of.partnership_id))
    now = timezone.now()
    common: dict[str, Any] = {"today": timezone.localdate(now), "now": now}
    do = partial(answering.send_back, row, by=request.user, **common)
    page = around("Send the answers back", "Send back", kicker=row, back="them", to=_of(row))
    page["standfirst"] = "The agency gets a letter. What it answered stays beside the new answers."
    return act(request, form, do, then=_of(row), said="The agency is told.", page=page)


def _of(row: Submission) -> str:
    return row.asked.get_absolute_url()
