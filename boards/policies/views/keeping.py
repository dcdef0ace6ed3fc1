"""Pages of acts: enter and change a document, write and approve a version, answer a review."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.models import Board, Partnership
from boards.policies import forms
from boards.policies.models import GovernedDocument, ReviewRecord, Version
from boards.policies.offering import offered_to, opened_from, opening_of
from boards.policies.services import approving, reviewing, writing
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _page(document: GovernedDocument, title: str, submit: str, **more: Any) -> dict[str, Any]:
    to = document.get_absolute_url()
    return around(title, submit, kicker=document, back="the document", to=to, **more)


def _boards(partnership: int, user: Any) -> Any:
    return Board.objects.visible_to(user).filter(partnership=partnership)


@form_page
@right("keep_policies", Partnership, lookup="key")
def add(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Enter a document."""
    form = forms.DocumentForm(typed(request), boards=_boards(partnership.pk, request.user))
    do = partial(writing.add_document, partnership, by=request.user)
    page = {"title": "Enter a document", "kicker": str(partnership), "submit_label": "Enter it"}
    page["standfirst"] = "It is seen by the service alone until a version of it is approved."
    said = "The document is entered. Write its first version."
    return act(request, form, do, then=lambda row: row.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", GovernedDocument, lookup="key")
def change(request: PersonRequest, document: GovernedDocument) -> HttpResponse:
    """Change what the register says of it."""
    versions = opening_of(document)
    initial = {name: getattr(document, name) for name in writing.CHANGED}
    initial["public_from"] = opened_from(document)
    boards = _boards(document.partnership_id, request.user)
    form = forms.ChangeDocumentForm(
        typed(request), initial=initial, boards=boards, versions=versions
    )
    do = partial(writing.change_document, document, by=request.user)
    page = _page(document, "Change the entry", "Save")
    return act(request, form, do, then=document.get_absolute_url(), said="Saved.", page=page)


@form_page
@right("keep", GovernedDocument, lookup="key")
def withdraw(request: PersonRequest, document: GovernedDocument) -> HttpResponse:
    """Withdraw it."""
    form = forms.WithdrawForm(typed(request))
    do = partial(writing.withdraw_document, document, by=request.user, today=timezone.localdate())
    page = _page(document, "Withdraw the document", "Withdraw it")
    page["standfirst"] = "Its links still lead to it, and say that it is withdrawn and why."
    said = "The document is withdrawn."
    return act(request, form, do, then=document.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", GovernedDocument, lookup="key")
def write(request: PersonRequest, document: GovernedDocument) -> HttpResponse:
    """Write the next version, beginning with the words of the one that holds."""
    initial = {"words": document.current.words if document.current else ""}
    form = forms.VersionForm(
        typed(request), request.FILES or None, initial=initial, person=request.user
    )
    do = partial(writing.write_version, document, by=request.user, now=timezone.now())
    page = _page(document, "Write the next version", "Save the draft")
    said = "The draft is saved. Only the service sees it until it is approved."
    return act(request, form, do, then=document.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", Version, lookup="pk")
def change_draft(request: PersonRequest, version: Version) -> HttpResponse:
    """Change the text of a draft."""
    initial = {"words": version.words, "what_changed": version.what_changed}
    form = forms.ChangeDraftForm(typed(request), initial=initial)
    do = partial(writing.change_draft, version, by=request.user)
    page = _page(version.document, f"Change the draft of version {version.number}", "Save")
    then = version.document.get_absolute_url()
    return act(request, form, do, then=then, said="The draft is saved.", page=page)


@form_page
@right("keep", Version, lookup="pk")
def add_file(request: PersonRequest, version: Version) -> HttpResponse:
    """Add a file to a draft."""
    form = forms.FileForm(typed(request), request.FILES or None, person=request.user)
    do = partial(writing.add_file, version, by=request.user, now=timezone.now())
    page = _page(version.document, f"Add a file to version {version.number}", "Add the file")
    then = version.document.get_absolute_url()
    return act(request, form, do, then=then, said="The file is added.", page=page)


@form_page
@right("keep", Version, lookup="pk")
def approve(request: PersonRequest, version: Version) -> HttpResponse:
    """Say which decision approved a draft."""
    document, today = version.document, timezone.localdate()
    form = forms.ApprovalForm(typed(request), offered=offered_to(document, request.user, today))

    def do(*, starts_on: Any, **facts: Any) -> Version:
        approval = approving.Approval(**facts)
        when = {"starts_on": starts_on, "today": today}
        return approving.approve_version(version, approval, by=request.user, **when)

    page = _page(document, f"Approve version {version.number}", "Approve it")
    page["standfirst"] = "A version holds only by a decision: name the one that approved it."
    said = f"Version {version.number} is approved."
    return act(request, form, do, then=document.get_absolute_url(), said=said, page=page)


@form_page
@right("answer", ReviewRecord, lookup="pk")
def review(request: PersonRequest, record: ReviewRecord) -> HttpResponse:
    """Say what came of a review."""
    form = forms.ReviewForm(typed(request))
    today = timezone.localdate()
    do = partial(reviewing.answer_review, record, by=request.user, today=today)
    page = _page(record.document, f"Review of {record.document}", "Save")
    page["record"] = record
    then, said = record.document.get_absolute_url(), "Your answer is recorded."
    template = "policies/review.html"
    return act(request, form, do, then=then, said=said, page=page, template=template)
