"""Pages that are read: the public list, one document, an older text, a comparison."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.models import Board, Partnership
from boards.policies import register
from boards.policies.framework import framework_of
from boards.policies.models import GovernedDocument, Kind, ReviewRecord, Version
from boards.policies.texts import differences
from partnership.access.services import rights_of
from partnership.access.views import A_PAGE, seen_or_404
from partnership.documents.models import Document
from partnership.documents.views import as_attachment


@login_not_required
@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    """What is open to everybody, by kind if one is chosen."""
    today, kind = timezone.localdate(), request.GET.get("kind", "")
    found = Paginator(register.public_documents(request.user, kind), A_PAGE)
    page = found.get_page(request.GET.get("page"))
    page.object_list = [register.standing_of(row, today) for row in page.object_list]
    context = {"page": page, "kinds": Kind.choices, "kind": kind, "address": _address(kind)}
    return render(request, "policies/list.html", context)


@require_safe
def register_page(request: HttpRequest, key: str) -> HttpResponse:
    """The register of a partnership: every governed document that the reader may see."""
    partnership = seen_or_404(request.user, Partnership.objects.all(), key=key)
    today, kind = timezone.localdate(), request.GET.get("kind", "")
    found = Paginator(register.register_of(partnership, request.user, kind), A_PAGE)
    page = found.get_page(request.GET.get("page"))
    page.object_list = [register.standing_of(row, today) for row in page.object_list]
    context = {"page": page, "kinds": Kind.choices, "kind": kind, "partnership": partnership}
    context["address"] = _address(kind)
    context["keeps"] = "keep_policies" in rights_of(request.user, partnership)
    return render(request, "policies/register.html", context)


@login_not_required
@require_safe
def document(request: HttpRequest, key: str) -> HttpResponse:
    """The version that holds; where there is none, the draft, to those who write it."""
    found = seen_or_404(request.user, register.documents_seen(request.user), key=key)
    return _shown(request, found)


@login_not_required
@require_safe
def version(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """An old link: the version that holds, with a word on which was asked and what changed."""
    found = seen_or_404(request.user, register.documents_seen(request.user), key=key)
    if not register.is_told_of(found, number, request.user):
        raise Http404
    return _shown(request, found, number)


@login_not_required
@require_safe
def text(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The words of one version, whether or not it still holds."""
    found = _version(request, key, number)
    reading = register.reading_of(found)
    holds = found.pk == found.document.current_id
    context = {"document": found.document, "reading": reading, "holds": holds}
    return render(request, "policies/text.html", context)


@login_not_required
@require_safe
def file(request: HttpRequest, key: str, number: int) -> FileResponse:
    """The file of a version."""
    found = Document.objects.about(_version(request, key, number)).first()
    if found is None:
        raise Http404
    return as_attachment(found)


@login_not_required
@require_safe
def compare(request: HttpRequest, key: str, first: int, second: int) -> HttpResponse:
    """What differs between two versions, paragraph by paragraph."""
    before, after = (_version(request, key, number) for number in (first, second))
    found = differences(before.words, after.words)
    counts = {what: sum(one.what == what for one in found) for what in ("new", "gone", "changed")}
    context: dict[str, Any] = {"document": after.document, "before": before, "after": after}
    context |= {"differences": found, "counts": counts, "any": any(counts.values())}
    return render(request, "policies/compare.html", context)


@require_safe
def learning(request: HttpRequest, key: str) -> HttpResponse:
    """The learning and improvement framework, with what the portal holds of each method."""
    partnership = seen_or_404(request.user, Partnership.objects.all(), key=key)
    seen = register.register_of(partnership, request.user, Kind.FRAMEWORK)
    context = {
        "partnership": partnership,
        "held": framework_of(partnership, request.user, timezone.localdate()),
        "frameworks": seen,
    }
    return render(request, "policies/learning.html", context)


@require_safe
def terms(request: HttpRequest, key: str) -> HttpResponse:
    """The terms of reference of a board, now and before."""
    board = seen_or_404(request.user, Board.objects.all(), key=key)
    today, found = timezone.localdate(), register.terms_of(board, request.user)
    pages = [register.document_page(row, request.user, today) for row in found]
    return render(request, "policies/terms.html", {"board": board, "pages": pages})


def _address(kind: str) -> str:
    return f"?kind={kind}" if kind in Kind.values else ""


def _version(request: HttpRequest, key: str, number: int) -> Version:
    seen = Version.objects.select_related("document__current", "document__owner", "approved_by")
    found: Version = seen_or_404(request.user, seen, document__key=key, number=number)
    return found


def _shown(
    request: HttpRequest, document: GovernedDocument, asked: int | None = None
) -> HttpResponse:
    today = timezone.localdate()
    page = register.document_page(document, request.user, today, asked=asked)
    context = {"document": document, "page": page, "keeps": False, "answers": set()}
    if request.user.is_authenticated:
        context["keeps"] = "keep" in rights_of(request.user, document)
        answers = ReviewRecord.objects.visible_to(request.user, "answer")
        context["answers"] = set(answers.filter(document=document).values_list("pk", flat=True))
    return render(request, "policies/document.html", context)
